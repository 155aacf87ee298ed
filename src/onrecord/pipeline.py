"""Where the rooms meet: from articles to their records, and into the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord.compare.candidates import InMemory, Neighbours, phrases, placed
from onrecord.compare.reviewed import Saying, saying
from onrecord.compare.stage import NEAREST, compare
from onrecord.compare.verdicts import Verdicts
from onrecord.errors import Forgotten
from onrecord.find.marked import marked
from onrecord.find.stage import find
from onrecord.read.sketches import sketch
from onrecord.read.stage import read
from onrecord.record.copied import Copied, Copy
from onrecord.record.entry import ArticleRecord, Entry, Speaker, told_together
from onrecord.record.identity import Identity, Overruled, appearance_id, appearances
from onrecord.record.judgement import Judgement
from onrecord.record.link import Link
from onrecord.record.meaning import Meaning
from onrecord.record.review import Review
from onrecord.record.revision import Marked
from onrecord.record.sketch import copied
from onrecord.record.statement import Statement
from onrecord.record.text import Article, Document, Skip
from onrecord.resolve.across.identities import Identities, everybody
from onrecord.resolve.measures.across import Courses
from onrecord.resolve.measures.stage import measures
from onrecord.resolve.stage import resolve

if TYPE_CHECKING:
    from onrecord.compare.matters import Matter
    from onrecord.models.meanings import Meanings
    from onrecord.models.session import AttributionSession
    from onrecord.resolve.registers.lookup import Offices
    from onrecord.store.derivations import Derived
    from onrecord.store.findings import Finding, Mended
    from onrecord.store.forgetting import Went
    from onrecord.store.revising import Near, Reread
    from onrecord.store.sql import Record


@dataclass(frozen=True, slots=True)
class Extract:
    """What can be known of one article alone: its document and its statements."""

    document: Document
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """One article that was put on record; `new` is False when it was there already."""

    told: ArticleRecord
    new: bool


class Pipeline:
    """The main job: articles in, their records out.

    Opens the network that comes with onrecord, or the one in `model`, at the
    first article. Raises ModelError when it cannot be used. `offices` tell who
    held which office when; the register that comes with onrecord where it is None.
    Articles published after `today`, which who runs for days sets anew, have their days
    read as if nobody knew when.
    """

    def __init__(
        self,
        *,
        model: str | Path = "",
        offices: Offices | None = None,
        today: date | None = None,
    ) -> None:
        self._model, self._offices, self.today = model, offices, today

    @cached_property
    def network(self) -> AttributionSession:
        """The attribution network, opened once."""
        from onrecord.models.card import weights
        from onrecord.models.session import AttributionSession

        return AttributionSession.open(Path(self._model or weights("attributions")))

    def extract(
        self,
        articles: Iterable[Article],
        *,
        skipped: Callable[[Skip], None],
        least: float | None = None,
        any_language: bool = False,
    ) -> Iterator[Extract]:
        """Read and find, one article at a time; what cannot be read is skipped and told.

        So is what is not English, unless `any_language` is welcome. `least` lowers the
        model's own threshold, and never raises it.
        """
        for document in read(articles, skipped=skipped, any_language=any_language):
            found = find([document], network=self.network, least=least)
            yield Extract(document, tuple(found))

    def read(
        self,
        articles: Iterable[Article],
        *,
        skipped: Callable[[Skip], None],
        least: float | None = None,
        any_language: bool = False,
    ) -> Iterator[ArticleRecord]:
        """The record of each article by itself: extract, then resolve and compare within it.

        Statements less probable than `least` help to resolve the others, are
        then left out, and are compared with nothing. Where it is None the
        model's own threshold stands, which spares what is quoted.
        """
        extracts = self.extract(articles, skipped=skipped, least=least, any_language=any_language)
        for told in self._read(extracts, least, self._offices, within=True):
            yield _bare(told)

    def _read(
        self,
        extracts: Iterable[Extract],
        least: float | None,
        offices: Offices | None,
        *,
        within: bool,
    ) -> Iterator[ArticleRecord]:
        for extract in extracts:
            resolved = resolve(
                extract.document, extract.statements, offices=offices, today=self.today
            )
            likely = (one for one in resolved if one.statement.probability >= (least or 0.0))
            entries = told_together(likely)
            links = tuple(_among(entries)) if within else ()
            told = measures(extract.document, entries, offices=offices)
            article = extract.document.article
            yield ArticleRecord(article, _anchored(entries, article), told, links=links)

    def add(
        self,
        articles: Iterable[Article],
        record: Record,
        *,
        skipped: Callable[[Skip], None],
        least: float | None = None,
        any_language: bool = False,
        again: bool = False,
    ) -> Iterator[Added]:
        """Read articles, as `read` does, into a record and connect them to what is there.

        Registers that were imported into the record are asked besides the one that
        comes with onrecord, unless the pipeline has its own. An article is yielded
        when it is safe on disk; adding it again changes nothing. What was forgotten is
        skipped, unless it is to be read `again`.
        """
        offices = self._offices or _offices(record)
        rereader = _Rereader(lambda: offices)
        wanted = articles if again else _remembered(articles, record, skipped)
        extracts = self.extract(wanted, skipped=skipped, least=least, any_language=any_language)
        for told in self._read(extracts, least, offices, within=False):
            index = {entry.id: phrases(entry) for entry in told.entries}
            try:
                new = record.add(
                    told,
                    phrases=index,
                    meanings=placed(told.entries, meanings()),
                    matcher=Identities(),
                    measures=Courses(),
                    linker=_LINKER,
                    sketch=sketch(told.article),
                    again=again,
                    rereader=rereader,
                )
            except Forgotten as error:  # while it was read
                skipped(Skip(told.article.path, str(error)))
                continue
            yield Added(record.article(told.article.id), new)


def _remembered(
    articles: Iterable[Article], record: Record, skipped: Callable[[Skip], None]
) -> Iterator[Article]:
    """The articles that the record was not asked to forget."""
    for article in articles:
        if (tombstone := record.tombstone(article)) is None:
            yield article
        else:
            skipped(Skip(article.path, str(tombstone)))


def _anchored(entries: tuple[Entry, ...], article: Article) -> tuple[Entry, ...]:
    """The same entries with where they stand in the page that the article was taken from."""
    if article.original is None:
        return entries
    find = article.original.targets
    return tuple(replace(e, targets=find(article.text, e.statement.content)) for e in entries)


def _bare(told: ArticleRecord) -> ArticleRecord:
    """The same without the page itself: many records may be held at once, and no pages."""
    if told.article.original is None:
        return told
    return replace(told, article=replace(told.article, original=told.article.original.bare()))


def _offices(record: Record) -> Offices | None:
    """The starter register and those of a record; None where the record has none."""
    if next(record.sources(), None) is None:
        return None
    from onrecord.resolve.registers.lookup import Offices
    from onrecord.resolve.registers.starter import starter

    return starter() | Offices.of(record.register())


@cache
def meanings() -> Meanings:
    """What tells which statements are about the same matter, opened once."""
    from onrecord.models.card import weights
    from onrecord.models.meanings import Meanings

    return Meanings.open(weights("meanings"))


@cache
def verdicts() -> Verdicts:
    """The judge of pairs of statements, opened once."""
    from onrecord.models.card import weights
    from onrecord.models.relations import RelationSession

    session = RelationSession.open(weights("relations"))
    return Verdicts.of(session, meanings(), session.card.decoding)


def _among(entries: Sequence[Entry]) -> Iterator[Link]:
    """Links among some entries, without a record."""
    near = InMemory(entries, placed(entries, meanings()))
    return compare(entries, neighbours=near, verdicts=verdicts())


class _Linker:
    """Links as a record asks for them: between entries whose speakers' identities it knows."""

    def links(self, entries: Sequence[Entry], neighbours: Neighbours) -> Iterator[Link]:
        both = _Both(InMemory(entries), neighbours)
        return compare(entries, neighbours=both, verdicts=verdicts())


_LINKER: Final = _Linker()


class _Both:
    """Neighbours within one article and in the record behind it."""

    def __init__(self, article: InMemory, record: Neighbours) -> None:
        self._article, self._record = article, record

    def sharing(self, shared: frozenset[str], /, *, limit: int) -> Iterator[Entry]:
        yield from self._article.sharing(shared, limit=limit)
        yield from self._record.sharing(shared, limit=limit)

    def about(self, entry: Entry, *, limit: int) -> Iterable[Entry]:
        return self._record.about(entry, limit=limit)

    def same(self, entry: Entry, *, limit: int) -> Iterable[Entry]:
        return self._record.same(entry, limit=limit)

    def linked(self, entry: Entry) -> Iterable[Entry]:
        return self._record.linked(entry)


class _Rereader:
    """What people marked in an article, as a record asks for it: resolved like what was found."""

    def __init__(self, offices: Callable[[], Offices | None]) -> None:
        self._asked = offices

    @cached_property
    def _offices(self) -> Offices | None:
        """The registers, opened when somebody marked something."""
        return self._asked()

    def reread(self, told: ArticleRecord, kept: Sequence[Entry], marks: Sequence[Marked]) -> Reread:
        from onrecord.store.revising import PERSON, Reread

        document = next(read([told.article], skipped=_unread, any_language=True), None)
        if document is None:
            return Reread()
        own = list(marked(document, marks, by=PERSON))
        said = sorted(
            (*own, *(one.statement for one in kept)), key=lambda one: one.content[0].start
        )
        resolved = list(resolve(document, said, offices=self._offices))
        ids = {one.id for one in own}
        fresh = {one.id: one for one in resolved if one.id in ids}
        entries = [fresh.get(one.id, one) for one in (*kept, *fresh.values())]
        entries.sort(key=lambda one: one.statement.content[0].start)
        about = measures(document, entries, offices=self._offices) if fresh else ()
        theirs = tuple(one for one in about if ids.intersection(one.statements))
        return Reread(tuple(fresh.values()), theirs)

    def near(self, entries: Sequence[Entry]) -> Near:
        from onrecord.store.revising import Near

        return Near(
            {one.id: phrases(one) for one in entries},
            placed(entries, meanings()) if entries else {},
        )


def _unread(skip: Skip) -> None:
    """What has no words left has no statements either."""


def judge(record: Record, told: Judgement) -> tuple[Overruled, ...]:
    """Keep a person's judgement in a record, and match anew whom it is about.

    What they said is linked anew; the statements of an article that it revises are brought
    in step. Returns those on the same people that a later one overrules.
    """
    rereader = _Rereader(lambda: _offices(record))
    return record.identities.judge(
        told, Identities(), _LINKER, measures=Courses(), rereader=rereader
    )


def overruled(record: Record) -> tuple[Overruled, ...]:
    """The judgements on record that a later one contradicts, each with that one."""
    return record.identities.overruled(Identities())


def match(record: Record, *, anew: bool = False) -> None:
    """Match the speakers of a record who were not matched yet, or everybody anew."""
    if anew:
        record.identities.rebuild(Identities(), _LINKER)
    else:
        record.identities.match(Identities(), _LINKER)


def examine(record: Record) -> Iterator[Finding]:
    """Whatever in a record is not as it should be, also in what matching has made of it."""
    return record.doctor(matcher=Identities(), measures=Courses(), derived=_derived())


def repair(record: Record) -> list[Mended]:
    """Make anew whatever in a record is derived and is missing or out of step."""
    from onrecord.store.mending import Menders

    return record.repair(Menders(Identities(), Courses(), _LINKER, _derived()))


def _derived() -> Derived:
    from onrecord.store.derivations import Derived

    return Derived(phrases, lambda entries: placed(entries, meanings()))


def link_anew(record: Record) -> None:
    """Find the links of all that is on record anew."""
    record.link_anew(_LINKER, lambda entries: placed(entries, meanings()), sketch)


def meant(query: str, like: str = "") -> Meaning | None:
    """What is looked for by its meaning: a text, or else the plain words of a query.

    None where there is nothing of the kind. Raises InputError as `Record.search` does.
    """
    from onrecord.store.queries import loose, parsed

    text = like or loose(parsed(query))[0]
    return meanings().meanings([text])[0] if text else None


def matters(
    record: Record, *, speaker: str | None = None, least: float = 0.0, fewest: int = 2
) -> list[Matter]:
    """What the statements on record are about, the most spoken of first."""
    from onrecord.compare.matters import matters as gathered

    entries = [entry for entry, _ in record.entries(speaker=speaker, least=least)]
    return gathered(
        entries,
        meanings=placed(entries, meanings()),
        measures=record.spoken_of(),
        links=record.links(least=least),
        fewest=fewest,
    )


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A statement on record that says what a fact-check reviewed.

    `printed` is True where the fact-check names its article as one that prints the claim.
    """

    saying: Saying
    article: Article
    printed: bool


def reviewed(record: Record, told: Review, *, least: float = 0.0) -> list[Reviewed]:
    """The statements on record that say what a fact-check reviewed, the likeliest first.

    Looked for among those about the same matter; of the claimant's alone, where the
    record knows just one of that name. First come those of articles that it names.
    """
    near = meanings().meanings([told.claim])[0]
    if near is None:
        return []
    them = record.identities.called(told.claimant) if told.claimant else []
    who = them[0].id if len(them) == 1 else None
    hits = record.search("", speaker=who, meaning=near, alone=True, least=least, limit=NEAREST)
    home = {hit.entry.id: hit for hit in hits}
    entries = [hit.entry for hit in home.values()]
    found = [
        Reviewed(one, article, bool(article.url) and article.url in told.appearances)
        for one in saying(told, entries, verdicts=verdicts())
        for article in (home[one.entry.id].article,)
    ]
    found.sort(key=lambda one: (not one.printed, -one.saying.probability, one.saying.entry.id))
    return found


def match_measures(record: Record) -> None:
    """Match all measures of a record anew."""
    record.measures.rebuild(Courses())


def forget(
    record: Record, articles: Sequence[str], *, on: date, reason: str, person: str = ""
) -> Went:
    """Take articles, by their ids, out of a record; who spoke in them is matched anew."""
    return record.forget(
        articles,
        on=on,
        reason=reason,
        person=person,
        matcher=Identities(),
        measures=Courses(),
        linker=_LINKER,
    )


def verify(record: Record) -> Iterator[Finding]:
    """Whatever no longer holds when the kept originals are opened again."""
    from onrecord.read.html import MEDIA_TYPE
    from onrecord.read.pages.stream import stream

    return record.verify({MEDIA_TYPE: stream})


@dataclass(frozen=True, slots=True)
class Connected:
    """What connects the articles of one run: links, who speaks in several, what they copy.

    `ids` leads from appearances to the ids by which their articles call them.
    """

    links: tuple[Link, ...]
    identities: tuple[Identity, ...]
    ids: Mapping[str, str]
    copied: Copied


def connect(told: Sequence[ArticleRecord]) -> Connected:
    """What connects the articles of one run, without a record; in whatever order they come."""
    them = everybody(one for each in told for one in appearances(each))
    identity = {one.id: each.id for each in them for one in each.appearances}
    ids: dict[str, str] = {}
    entries: list[Entry] = []
    for entry in (entry for one in told for entry in one.entries):
        named: list[Speaker] = []
        for one in entry.speakers:
            at = appearance_id(entry.statement.article, one.id) if one.id else ""
            named.append(replace(one, identity=identity.get(at, "")))
            ids[at] = one.who or ""
        entries.append(replace(entry, speakers=tuple(named)))
    home = {entry.id: entry.statement.article for entry in entries}
    copies = copied([(Copy.of(one.article), sketch(one.article), one.entries) for one in told])
    first = [entry for entry in entries if entry.id not in copies.first]
    between = tuple(
        link
        for link in _among(first)
        if home[link.a] != home[link.b]
        and not copies.bears_itself_out(link, home[link.a], home[link.b])
    )
    several = (one for one in them if len({each.article for each in one.appearances}) > 1)
    return Connected(between, tuple(several), ids, copies)
