"""The main job: articles in, their records out, and into the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.compare.candidates import phrases, placed
from onrecord.errors import Forgotten
from onrecord.find.stage import find
from onrecord.pipeline.engines import meanings, offices_of
from onrecord.pipeline.linking import Linker, among
from onrecord.pipeline.rereading import Rereader
from onrecord.read.sketches import sketch
from onrecord.read.stage import read
from onrecord.record.entry import ArticleRecord, Entry, told_together
from onrecord.record.statement import Statement
from onrecord.record.text import Article, Document, Skip
from onrecord.resolve.across.identities import Identities
from onrecord.resolve.measures.across import Courses
from onrecord.resolve.measures.stage import measures
from onrecord.resolve.stage import resolve

if TYPE_CHECKING:
    from onrecord.models.promises import Promises
    from onrecord.models.session import AttributionSession
    from onrecord.resolve.registers.lookup import Offices
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
    read as if nobody knew when. Links are looked for with so many threads as are to work
    `at_once`, and are the same however many.
    """

    def __init__(
        self,
        *,
        model: str | Path = "",
        offices: Offices | None = None,
        today: date | None = None,
        at_once: int = 1,
    ) -> None:
        self._model, self._offices, self.today = model, offices, today
        self._linker = Linker(at_once)

    @cached_property
    def network(self) -> AttributionSession:
        """The attribution network, opened once."""
        from onrecord.models.card import weights
        from onrecord.models.session import AttributionSession

        return AttributionSession.open(Path(self._model or weights("attributions")))

    @cached_property
    def promises(self) -> Promises:
        """What weighs whether words promise something, opened once."""
        from onrecord.models.card import weights
        from onrecord.models.promises import Promises

        return Promises.open(weights("promises"))

    def extract(
        self,
        articles: Iterable[Article],
        *,
        skipped: Callable[[Skip], None],
        least: float | None = None,
        any_language: bool = False,
        worth: Callable[[Document], bool] | None = None,
    ) -> Iterator[Extract]:
        """Read and find, one article at a time; what cannot be read is skipped and told.

        So is what is not English, unless `any_language` is welcome. `least` lowers the
        model's own threshold, and never raises it. In a document that is not `worth` it
        nothing is looked for.
        """
        for document in read(articles, skipped=skipped, any_language=any_language):
            if worth is None or worth(document):
                found = find([document], network=self.network, promises=self.promises, least=least)
                yield Extract(document, tuple(found))
            else:
                yield Extract(document, ())

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

    def told(
        self, extracts: Iterable[Extract], *, least: float | None = None
    ) -> Iterator[ArticleRecord]:
        """The record of each article by itself but for links, of what was extracted from it."""
        return self._read(extracts, least, self._offices, within=False)

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
            links = tuple(among(entries)) if within else ()
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
        wanted = articles if again else _remembered(articles, record, skipped)
        extracts = self.extract(wanted, skipped=skipped, least=least, any_language=any_language)
        yield from self.keep(extracts, record, skipped=skipped, least=least, again=again)

    def keep(
        self,
        extracts: Iterable[Extract],
        record: Record,
        *,
        skipped: Callable[[Skip], None],
        least: float | None = None,
        again: bool = False,
    ) -> Iterator[Added]:
        """The same with what was extracted before: resolve, compare, and put on record."""
        offices = self._offices or offices_of(record)
        rereader = Rereader(lambda: offices)
        for told in self._read(extracts, least, offices, within=False):
            index = {entry.id: phrases(entry) for entry in told.entries}
            try:
                new = record.add(
                    told,
                    phrases=index,
                    meanings=placed(told.entries, meanings()),
                    matcher=Identities(),
                    measures=Courses(),
                    linker=self._linker,
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
