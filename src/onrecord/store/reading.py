"""From rows to nouns: every question the record answers, on one open connection."""

from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    ScalarSelect,
    Select,
    Table,
    Text,
    and_,
    case,
    distinct,
    func,
    or_,
    select,
)

from onrecord.errors import InputError, NotFound
from onrecord.record.entry import ArticleRecord, Entry, Measure, SpeakerType, told_together
from onrecord.record.link import Link
from onrecord.record.text import Article
from onrecord.store import dialects, rows
from onrecord.store.columns import Words, keepable
from onrecord.store.tables import (
    APPEARANCES,
    ARTICLES,
    ENTRIES,
    EVIDENCE,
    IDENTITIES,
    LINKS,
    MEASURES,
    OCCURRENCES,
    ORIGINALS,
    ORIGINS,
    PHRASES,
    REASONS,
    SKIPS,
    SPEAKERS,
    SPOKEN_OF,
    STANDINGS,
    TARGETS,
)

Thing = TypeVar("Thing")

CHUNK: Final = 200
UNLIKE: Final = 9  # how near a name is that does not hold the words at all
LISTED: Final = 5  # how many of several things that an id may mean are named

A: Final = ENTRIES.alias("entry_a")
B: Final = ENTRIES.alias("entry_b")

# The day that an entry is sorted by: when it was said, else when it was printed.
DAY: Final = ENTRIES.c.day
NEWEST_FIRST: Final = (DAY.desc().nulls_last(), ENTRIES.c.id)

# Of a speaker of an entry: how it appears in the article.
_AS: Final = and_(
    APPEARANCES.c.article == ENTRIES.c.article,
    APPEARANCES.c.speaker_id == SPEAKERS.c.speaker_id,
)

# Of an entry: no earlier copy of its article has it.
FIRST: Final = ENTRIES.c.number.not_in(select(OCCURRENCES.c.entry))


def number_of(
    connection: Connection,
    table: Table,
    start: str,
    what: str,
    hint: str = "`onrecord search` finds ids",
) -> int:
    """The one row whose id begins so; raises NotFound if there is none or several."""
    start = start.strip().lower()
    found: Sequence[Any] = ()
    if start and set(start) <= set(string.hexdigits):
        same = table.c.id.between(start, start + "g")  # "g" follows every hexadecimal digit
        wanted = select(table.c.number, table.c.id).where(same).order_by(table.c.id)
        found = connection.execute(wanted.limit(LISTED + 1)).all()
    if len(found) == 1:
        return int(found[0].number)
    if found:
        ids = ", ".join(row.id for row in found[:LISTED]) + (", …" if len(found) > LISTED else "")
        raise NotFound(
            f"{what} {start!r} is not the beginning of one id alone", hint=f"it may mean {ids}"
        )
    raise NotFound(f"no {what} in the record has the id {start!r}", hint=hint)


def article_numbers(connection: Connection) -> Sequence[int]:
    """The articles in the order they came in."""
    return connection.scalars(select(ARTICLES.c.number).order_by(ARTICLES.c.number)).all()


def with_text(connection: Connection, sha256: str) -> Sequence[str]:
    """The ids of the articles whose text has this digest, in the order they came in."""
    there = select(ARTICLES.c.id).where(ARTICLES.c.text_sha256 == sha256)
    return connection.scalars(there.order_by(ARTICLES.c.number)).all()


def article(connection: Connection, number: int) -> Article:
    """The article with this number."""
    own = connection.execute(select(ARTICLES).where(ARTICLES.c.number == number)).one()
    of = select(ORIGINALS.c.sha256, ORIGINALS.c.media_type, ORIGINS.c.unanchored)
    of = of.join(ORIGINS, ORIGINS.c.original == ORIGINALS.c.number)
    return rows.article(own, connection.execute(of.where(ORIGINS.c.article == number)).first())


def told(connection: Connection, number: int, least: float = 0.0) -> ArticleRecord:
    """One article with its entries, measures and skips, and every link that touches it."""
    of = select(ENTRIES.c.number).where(ENTRIES.c.article == number, likely(ENTRIES, least))
    numbers = connection.scalars(of.order_by(ENTRIES.c.position)).all()
    own = select(ENTRIES.c.number).where(ENTRIES.c.article == number)
    touching = or_(LINKS.c.a.in_(own), LINKS.c.b.in_(own))
    return ArticleRecord(
        article=article(connection, number),
        entries=told_together(entries(connection, numbers)),
        measures=tuple(measures(connection, MEASURES.c.article == number, least=least)),
        links=tuple(links(connection, least, touching)),
        skips=tuple(map(rows.skip, parts(connection, SKIPS.c.article, [number]))),
    )


def measures(
    connection: Connection, where: ColumnElement[bool], least: float = 0.0
) -> Iterator[Measure]:
    """Measures by article and place; of the statements about them those that are so probable."""
    own = select(MEASURES, ARTICLES.c.id.label("article_id"))
    own = own.join(ARTICLES, ARTICLES.c.number == MEASURES.c.article).where(where)
    found = connection.execute(own.order_by(MEASURES.c.article, MEASURES.c.position)).all()
    for chunk in chunks(found):
        numbers = [row.number for row in chunk]
        standings = _by(parts(connection, STANDINGS.c.measure, numbers), "measure")
        about = select(SPOKEN_OF).join(ENTRIES, ENTRIES.c.id == SPOKEN_OF.c.entry)
        about = about.where(SPOKEN_OF.c.measure.in_(numbers), likely(ENTRIES, least))
        about = about.order_by(SPOKEN_OF.c.measure, SPOKEN_OF.c.position)
        spoken = _by(connection.execute(about).all(), "measure")
        for row in chunk:
            yield rows.measure(row, standings[row.number], spoken[row.number])


def entries(connection: Connection, numbers: Iterable[int]) -> Iterator[Entry]:
    """The entries with these numbers, in the order asked for."""
    for chunk in chunks(numbers):
        ids = ARTICLES.c.id.label("article_id"), ORIGINALS.c.sha256.label("original")
        own = select(ENTRIES, *ids).join(ARTICLES, ARTICLES.c.number == ENTRIES.c.article)
        own = own.outerjoin(ORIGINS, ORIGINS.c.article == ENTRIES.c.article)
        own = own.outerjoin(ORIGINALS, ORIGINALS.c.number == ORIGINS.c.original)
        found = {r.number: r for r in connection.execute(own.where(ENTRIES.c.number.in_(chunk)))}
        speakers = _by(parts(connection, SPEAKERS.c.entry, chunk), "entry")
        evidence = _by(parts(connection, EVIDENCE.c.entry, chunk), "entry")
        targets = _by(parts(connection, TARGETS.c.entry, chunk), "entry")
        whose = _identities(connection, {row.article for row in found.values()})
        for number in chunk:
            row = found[number]
            named = [(one, whose.get((row.article, one.speaker_id))) for one in speakers[number]]
            yield rows.entry(row, named, evidence[number], targets[number])


def _identities(connection: Connection, articles: Iterable[int]) -> dict[tuple[int, str], str]:
    """Who is who in some articles: the identity by the article's number and the speaker's id."""
    there = APPEARANCES.c.article.in_(sorted(articles)), APPEARANCES.c.identity.is_not(None)
    wanted = select(APPEARANCES.c.article, APPEARANCES.c.speaker_id, APPEARANCES.c.identity)
    found = connection.execute(wanted.where(*there))
    return {(row.article, row.speaker_id): row.identity for row in found}


def streamed(connection: Connection, wanted: Select[int]) -> Iterator[int]:
    """Numbers as they are asked for: the database holds them, and this program a page."""
    yield from connection.execute(wanted, execution_options={"yield_per": CHUNK}).scalars()


def pairs(connection: Connection, numbers: Iterable[int]) -> Iterator[tuple[Entry, Article]]:
    """The entries with these numbers, each with its article."""
    for chunk in chunks(numbers):
        of = select(ENTRIES.c.number, ENTRIES.c.article).where(ENTRIES.c.number.in_(chunk))
        home = {row.number: row.article for row in connection.execute(of)}
        articles: dict[int, Article] = {}
        for number, entry in zip(chunk, entries(connection, chunk), strict=True):
            if home[number] not in articles:
                articles[home[number]] = article(connection, home[number])
            yield entry, articles[home[number]]


def likely(of: FromClause, least: float) -> ColumnElement[bool]:
    """Entries that are at least so probable; what they are nested in is then so too."""
    return of.c.probability >= least


def ordered() -> Select[int]:
    """Entry numbers, by the day they were said, then as they came in."""
    order = (DAY.is_(None), DAY, ENTRIES.c.article, ENTRIES.c.position)
    return select(ENTRIES.c.number).order_by(*order)


def spoken_by(speaker: str) -> ColumnElement[bool]:
    """Entries of a speaker, and of whoever is one with it, by id or by the whole name."""
    folded = rows.folded(speaker)
    named = or_(SPEAKERS.c.speaker_id == speaker, SPEAKERS.c.folded == folded)
    meant = or_(APPEARANCES.c.speaker_id == speaker, APPEARANCES.c.folded == folded)
    one = select(APPEARANCES.c.identity).where(or_(meant, APPEARANCES.c.id == keepable(speaker)))
    return or_(
        ENTRIES.c.number.in_(select(SPEAKERS.c.entry).where(named)),
        ENTRIES.c.number.in_(_of_identities(one)),
    )


def of_identity(id: str) -> ColumnElement[bool]:  # noqa: A002
    """Entries of whoever has just this identity: at once, where `spoken_by` asks for names too."""
    there = and_(
        APPEARANCES.c.article == ENTRIES.c.article,
        APPEARANCES.c.speaker_id == SPEAKERS.c.speaker_id,
    )
    own = select(SPEAKERS.c.entry).select_from(APPEARANCES)
    own = own.join(ENTRIES, ENTRIES.c.article == APPEARANCES.c.article)
    own = own.join(SPEAKERS, and_(SPEAKERS.c.entry == ENTRIES.c.number, there))
    return ENTRIES.c.number.in_(own.where(APPEARANCES.c.identity == keepable(id)))


def in_office(title: str) -> ColumnElement[bool]:
    """Entries of speakers whose office, as it is told there, has all these words in its title."""
    return _spoken_where(has(SPEAKERS.c.office_title, title))


def of_organization(name: str) -> ColumnElement[bool]:
    """Entries of bodies whose name has all these words, and of those who hold an office in one."""
    body = SPEAKERS.c.type == SpeakerType.ORGANIZATION.value
    itself = and_(body, has(SPEAKERS.c.name, name))
    return _spoken_where(or_(has(SPEAKERS.c.office_organization, name), itself))


def about_measure(words: str) -> ColumnElement[bool]:
    """Entries about a measure whose text, in whatever article, has all these words."""
    named = select(MEASURES.c.number, MEASURES.c.course).where(has(MEASURES.c.text, words))
    return _about_one_with(named)


def of_same_measure(number: int) -> ColumnElement[bool]:
    """Entries about a measure that an entry is about, in whatever article."""
    own = select(MEASURES.c.number, MEASURES.c.course).join(
        SPOKEN_OF, SPOKEN_OF.c.measure == MEASURES.c.number
    )
    own = own.join(ENTRIES, ENTRIES.c.id == SPOKEN_OF.c.entry)
    return _about_one_with(own.where(ENTRIES.c.number == number))


def _about_one_with(measures: Select[int, str]) -> ColumnElement[bool]:
    """Entries about whatever is one with measures, by their numbers and courses."""
    one = measures.subquery()
    there = select(MEASURES.c.number).where(
        or_(
            MEASURES.c.number.in_(select(one.c.number)),
            MEASURES.c.course.in_(select(one.c.course)),
        )
    )
    return ENTRIES.c.id.in_(select(SPOKEN_OF.c.entry).where(SPOKEN_OF.c.measure.in_(there)))


def speakers_of(number: int) -> Select[str]:
    """The identities of whoever speaks in an entry."""
    own = select(APPEARANCES.c.identity).select_from(SPEAKERS)
    own = own.join(ENTRIES, ENTRIES.c.number == SPEAKERS.c.entry).join(APPEARANCES, _AS)
    return own.where(SPEAKERS.c.entry == number, APPEARANCES.c.identity.is_not(None))


def newest_of(connection: Connection, identity: str, limit: int) -> list[int]:
    """Numbers of the entries of an identity, those that came last first."""
    names = select(APPEARANCES.c.speaker_id).where(APPEARANCES.c.identity == identity).distinct()
    found: set[int] = set()
    for name in connection.scalars(names).all():  # each is in the index in this order
        theirs = _speaking().where(SPEAKERS.c.speaker_id == name)
        theirs = theirs.where(APPEARANCES.c.identity == identity)
        found.update(connection.scalars(theirs.order_by(SPEAKERS.c.entry.desc()).limit(limit)))
    return sorted(found, reverse=True)[:limit]


def has(of: Column[str], words: str) -> ColumnElement[bool]:
    """Has all these words, in any order and case; raises InputError where there is no word."""
    if not words.split():
        raise InputError("there is no word of an office or an organization to search for")
    return and_(*(of.icontains(word, autoescape=True) for word in words.split()))


def _spoken_where(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return ENTRIES.c.number.in_(select(SPEAKERS.c.entry).where(condition))


def _of_identities(ids: Select[str]) -> Select[int]:
    """Numbers of the entries in which somebody of these identities speaks.

    From the few names that they have: whoever is in the news each day is in thousands of
    articles, and to look through all entries of each takes long.
    """
    named = select(APPEARANCES.c.speaker_id).where(APPEARANCES.c.identity.in_(ids)).distinct()
    return _speaking().where(SPEAKERS.c.speaker_id.in_(named), APPEARANCES.c.identity.in_(ids))


def _speaking() -> Select[int]:
    """Numbers of entries in which somebody speaks who appears in the article."""
    spoken = select(SPEAKERS.c.entry).select_from(SPEAKERS)
    return spoken.join(ENTRIES, ENTRIES.c.number == SPEAKERS.c.entry).join(APPEARANCES, _AS)


def named(name: str) -> Select[*tuple[Any, ...]]:
    """Speakers by part of a name: name, type, id, entries, articles.

    What one identity says under any name is counted together.
    """
    wanted = rows.folded(name)
    nearness = case(
        (SPEAKERS.c.folded == wanted, 0),
        (SPEAKERS.c.folded.startswith(wanted, autoescape=True), 1),
        (SPEAKERS.c.folded.contains(f" {wanted}", autoescape=True), 2),
        (SPEAKERS.c.folded.contains(wanted, autoescape=True), 3),
        else_=UNLIKE,
    )
    label = func.coalesce(func.min(IDENTITIES.c.name), func.min(SPEAKERS.c.name), type_=Words)
    # What several copies print was said once.
    entries = func.count(distinct(func.coalesce(OCCURRENCES.c.first, SPEAKERS.c.entry)))
    known = func.coalesce(APPEARANCES.c.identity, SPEAKERS.c.speaker_id)
    return (
        select(
            label.label("name"),
            SPEAKERS.c.type,
            func.min(known).label("id"),
            entries.label("entries"),
            func.count(distinct(ENTRIES.c.article)).label("articles"),
        )
        .join(ENTRIES, ENTRIES.c.number == SPEAKERS.c.entry)
        .outerjoin(OCCURRENCES, OCCURRENCES.c.entry == SPEAKERS.c.entry)
        .outerjoin(
            APPEARANCES,
            and_(
                APPEARANCES.c.article == ENTRIES.c.article,
                APPEARANCES.c.speaker_id == SPEAKERS.c.speaker_id,
            ),
        )
        .outerjoin(IDENTITIES, IDENTITIES.c.id == APPEARANCES.c.identity)
        .group_by(SPEAKERS.c.type, func.coalesce(known, SPEAKERS.c.folded))
        .having(func.min(nearness) < UNLIKE)
        .order_by(func.min(nearness), entries.desc(), label)
    )


def totals() -> Select[int, int, int, int, int]:
    """How many articles, entries, named speakers, measures and links there are."""

    def count(what: Table) -> ScalarSelect[int]:
        return select(func.count()).select_from(what).scalar_subquery()

    matched = select(func.count(distinct(APPEARANCES.c.identity))).scalar_subquery()
    waiting = (
        ~select(APPEARANCES.c.number)
        .where(
            APPEARANCES.c.article == ENTRIES.c.article,
            APPEARANCES.c.speaker_id == SPEAKERS.c.speaker_id,
            APPEARANCES.c.identity.is_not(None),
        )
        .exists()
    )
    others = select(func.count(distinct(SPEAKERS.c.speaker_id)))
    others = others.join(ENTRIES, ENTRIES.c.number == SPEAKERS.c.entry).where(waiting)
    speakers = matched + others.scalar_subquery()
    return select(count(ARTICLES), count(ENTRIES), speakers, count(MEASURES), count(LINKS))


def sharing(phrases: Iterable[str]) -> Select[int]:
    """Numbers of entries that share a phrase: most shared first, then the newest.

    What an earlier copy has is found there alone.
    """
    chosen = select(ENTRIES.c.number).join(PHRASES, PHRASES.c.entry == ENTRIES.c.number)
    # One parameter however many there are: a long speech has thousands of phrases.
    asked = dialects.listed(map(keepable, phrases), Text)
    chosen = chosen.where(PHRASES.c.phrase.in_(asked), FIRST)
    chosen = chosen.group_by(ENTRIES.c.number)
    return chosen.order_by(func.count().desc(), *NEWEST_FIRST)


def links(
    connection: Connection, least: float = 0.0, where: ColumnElement[bool] | None = None
) -> Iterator[Link]:
    """Links in the order they were found, of entries that are at least so probable."""
    chosen = select(LINKS, A.c.id.label("a_id"), B.c.id.label("b_id"))
    chosen = chosen.join(A, A.c.number == LINKS.c.a).join(B, B.c.number == LINKS.c.b)
    chosen = chosen.where(likely(A, least), likely(B, least))
    if where is not None:
        chosen = chosen.where(where)
    for chunk in chunks(connection.execute(chosen.order_by(LINKS.c.number))):
        reasons = _by(parts(connection, REASONS.c.link, [row.number for row in chunk]), "link")
        for row in chunk:
            yield rows.link(row, reasons[row.number])


def spoken_of(connection: Connection) -> dict[str, str]:
    """By the id of an entry the name of the measure that it speaks of."""
    wanted = select(SPOKEN_OF.c.entry, MEASURES.c.number, MEASURES.c.course, MEASURES.c.text)
    wanted = wanted.join(MEASURES, MEASURES.c.number == SPOKEN_OF.c.measure)
    told = connection.execute(wanted.order_by(MEASURES.c.number)).all()
    named: dict[str, str] = {}
    for row in told:
        key = row.course or str(row.number)
        named[key] = max(named.get(key, ""), row.text, key=lambda text: (len(text), text))
    return {row.entry: named[row.course or str(row.number)] for row in reversed(told)}


def parts(connection: Connection, of: Column[int], numbers: Sequence[int]) -> Sequence[rows.AnyRow]:
    """Rows that hang on others, in their order."""
    order = [of.table.c[c.name] for c in of.table.primary_key]
    return connection.execute(select(of.table).where(of.in_(numbers)).order_by(*order)).all()


def chunks(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """As many at once as one question to the database should ask for."""
    them = iter(things)
    while chunk := list(islice(them, CHUNK)):
        yield chunk


def _by(parts: Iterable[rows.AnyRow], key: str) -> defaultdict[int, list[rows.AnyRow]]:
    grouped: defaultdict[int, list[rows.AnyRow]] = defaultdict(list)
    for row in parts:
        grouped[getattr(row, key)].append(row)
    return grouped
