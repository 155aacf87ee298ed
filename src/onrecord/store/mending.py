"""Make anew whatever in a record is derived and is missing or out of step.

Texts, what was found in them, what registers told and what people judged is never
touched: where that is damaged, a backup is the way back, and `doctor` goes on telling
so. All is done in one transaction; a step that damage makes impossible leaves things
as they were for the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, Table, Text, delete, func, insert, select, type_coerce, update

from onrecord.errors import RecordError
from onrecord.store import (
    copies,
    courses,
    derivations,
    dialects,
    fulltext,
    judging,
    linking,
    matching,
    reading,
    reasons,
    register_rows,
    rows,
)
from onrecord.store.courses import MeasureMatcher
from onrecord.store.derivations import Derived
from onrecord.store.faults import Where, plainly, readable, undamaged
from onrecord.store.findings import Mended
from onrecord.store.linking import Linker
from onrecord.store.matching import Matcher
from onrecord.store.tables import (
    APPEARANCES,
    ARTICLES,
    BANDS,
    CANDIDATES,
    COPIES,
    DECISIONS,
    ENTRIES,
    GUESTS,
    IDENTITIES,
    LINKS,
    MEANINGS,
    MEASURE_KEYS,
    MEASURES,
    OCCURRENCES,
    PEOPLE,
    PHRASES,
    REASONS,
    SKETCHES,
    SPEAKERS,
)

# Whose rows can be made anew; those that hang on others of them come first.
DERIVED: Final = (
    REASONS, LINKS, PHRASES, MEANINGS, MEASURE_KEYS, CANDIDATES, GUESTS, APPEARANCES,
    OCCURRENCES, COPIES, BANDS, SKETCHES,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Menders:
    """Whoever says what is derived: who is one, which measures are, what is linked and why."""

    matcher: Matcher
    measures: MeasureMatcher
    linker: Linker
    derived: Derived


@dataclass(slots=True)
class _Mending:
    """One mending: who says what, and the numbers of entries whose links are to be made anew."""

    connection: Connection
    path: Where
    by: Menders
    moved: set[int] = field(default_factory=set)
    fresh: set[int] = field(default_factory=set)


def mend(connection: Connection, path: Where, by: Menders) -> list[Mended]:
    """Mend what can be mended, in the caller's transaction; empty where all is in step."""
    mending, told = _Mending(connection, path, by), list[Mended]()
    for step in STEPS:
        # What is damaged the doctor tells; any other fault ends it all.
        with suppress(RecordError), undamaged(), readable(path), connection.begin_nested():
            told += list(step(mending))
    return told


def _indexes(mending: _Mending) -> Iterator[Mended]:
    """The database's own, of a file that somebody has patched."""
    if dialects.of(mending.connection).reindexed(mending.connection):
        yield Mended("file", "the indexes of the tables were made anew")


def _dangling(mending: _Mending) -> Iterator[Mended]:
    for table in DERIVED:
        gone = 0
        for pointer in table.foreign_keys:
            there = select(pointer.column)
            lost = pointer.parent.not_in(there)
            gone += mending.connection.execute(delete(table).where(lost)).rowcount
        if gone:
            yield Mended("dangling", f"{gone:,} rows of {table.name} that pointed at none are gone")


def _speakers(mending: _Mending) -> Iterator[Mended]:
    """Columns that follow from a speaker's name, and from the names of a person of a register."""
    count = 0
    for row in mending.connection.execute(select(SPEAKERS)).all():
        one = rows.speaker(row)
        now = {"speaker_id": one.id, "folded": rows.folded(one.name)}
        if (row.speaker_id, row.folded) != tuple(now.values()):
            here = (SPEAKERS.c.entry == row.entry) & (SPEAKERS.c.position == row.position)
            mending.connection.execute(update(SPEAKERS).where(here).values(now))
            count += 1
    if count:
        yield Mended(
            "speaker", f"what follows from their names was told anew of {count:,} speakers"
        )


def _days(mending: _Mending) -> Iterator[Mended]:
    """The days that entries are sorted by."""
    said = (ENTRIES.c.said_latest, ENTRIES.c.said_earliest)
    printed = select(ARTICLES.c.published).where(ARTICLES.c.number == ENTRIES.c.article)
    right = func.coalesce(*said, printed.scalar_subquery())
    amiss = ENTRIES.c.day.is_distinct_from(right)
    told = mending.connection.execute(update(ENTRIES).where(amiss).values(day=right)).rowcount
    if told:
        yield Mended("day", f"the days that {told:,} statements are sorted by were told anew")


def _people(mending: _Mending) -> Iterator[Mended]:
    count = 0
    wanted = select(PEOPLE.c.number, PEOPLE.c.name, PEOPLE.c.other_names, PEOPLE.c.folded)
    for row in mending.connection.execute(wanted).all():
        now = register_rows.all_folded(row.name, row.other_names)
        if row.folded != now:
            here = PEOPLE.c.number == row.number
            mending.connection.execute(update(PEOPLE).where(here).values(folded=now))
            count += 1
    if count:
        yield Mended("name", f"the names of {count:,} people of registers were folded anew")


def _identities(mending: _Mending) -> Iterator[Mended]:
    connection = mending.connection
    before = _state(connection, (APPEARANCES, IDENTITIES, GUESTS, CANDIDATES))
    with connection.begin_nested() as attempt:
        moved = matching.rebuild(connection, mending.by.matcher).moved
        if _state(connection, (APPEARANCES, IDENTITIES, GUESTS, CANDIDATES)) == before:
            attempt.rollback()
            return
    mending.moved.update(linking.of_appearances(connection, moved))
    yield Mended("identity", "who is one across articles was matched anew")


def _courses(mending: _Mending) -> Iterator[Mended]:
    connection = mending.connection
    before = _state(connection, (MEASURES, MEASURE_KEYS))
    with connection.begin_nested() as attempt:
        courses.rebuild(connection, mending.by.measures)
        if _state(connection, (MEASURES, MEASURE_KEYS)) == before:
            attempt.rollback()
            return
    yield Mended("course", "which measures are one was matched anew")


# What is told of a row again when it is made anew; its number is not.
_KEPT: Final[dict[Table, tuple[str, ...]]] = {
    APPEARANCES: tuple(c.name for c in APPEARANCES.c if c.name != "number"),
    IDENTITIES: tuple(c.name for c in IDENTITIES.c),
    MEASURES: ("id", "course"),
    MEASURE_KEYS: ("key", "measure"),
}


def _state(connection: Connection, tables: Iterable[Table]) -> list[frozenset[Any]]:
    """What is kept in derived tables, in no order, whatever numbers its rows have."""
    numbered = connection.execute(select(APPEARANCES.c.number, APPEARANCES.c.id))
    ids = {row.number: row.id for row in numbered}
    told: list[frozenset[Any]] = []
    for table in tables:
        if table is GUESTS:
            guests = connection.execute(select(GUESTS.c.block, GUESTS.c.appearance)).all()
            told.append(frozenset((row.block, ids.get(row.appearance)) for row in guests))
        elif table is CANDIDATES:
            offered = connection.execute(select(CANDIDATES)).all()
            told.append(frozenset((ids.get(r.a), ids.get(r.b), r.because) for r in offered))
        else:
            # As the table keeps it, so that a damaged row differs and does not stop anything.
            plain = (_plain(table, name) for name in _KEPT[table])
            told.append(frozenset(map(tuple, connection.execute(select(*plain)).all())))
    return told


def _plain(table: Table, name: str) -> Any:
    return type_coerce(table.c[name], Text).label(name)


def _copies(mending: _Mending) -> Iterator[Mended]:
    """Where the statements of each story stood first."""
    connection, count, seen = mending.connection, 0, set[int]()
    for article in reading.article_numbers(connection):
        if article in seen:
            continue
        story = copies.story(connection, article)
        seen.update(story)
        before, now = copies.kept(connection, story), copies.derived(connection, story)
        count += sum(before.get(one) != now.get(one) for one in before.keys() | now.keys())
        mending.fresh |= copies.tell(connection, story)
    if count:
        yield Mended("copy", f"where {count:,} statements stood first was told anew")


def _decisions(mending: _Mending) -> Iterator[Mended]:
    """What stands of the judgements on links."""
    connection = mending.connection
    right = judging.rightly(judging.judgements(connection))
    kept = connection.execute(select(DECISIONS)).all()
    standing = [(*key, verdict.value, by) for key, (verdict, by) in right.items()]
    if sorted(map(tuple, kept)) != sorted(standing):
        connection.execute(delete(DECISIONS))
        names = [one.name for one in DECISIONS.columns]
        if fresh := [dict(zip(names, row, strict=True)) for row in standing]:
            connection.execute(insert(DECISIONS), fresh)
        yield Mended("decision", "what stands of the judgements on links was told anew")


def _near(mending: _Mending) -> Iterator[Mended]:
    """The phrases and meanings of entries."""
    phrases = meanings = 0
    for article in reading.article_numbers(mending.connection):
        try:
            with plainly(mending.path), readable(mending.path):
                stale = derivations.of_article(mending.connection, article, mending.by.derived)
        except RecordError:
            continue
        _write_phrases(mending, sorted(stale.phrases))
        if stale.meanings and mending.by.derived.meanings:
            linking.mean_anew(mending.connection, article, mending.by.derived.meanings)
        mending.fresh |= stale.phrases | stale.meanings
        phrases, meanings = phrases + len(stale.phrases), meanings + len(stale.meanings)
    if phrases:
        yield Mended("phrase", f"the phrases of {phrases:,} statements were told anew")
    if meanings:
        yield Mended("meaning", f"what {meanings:,} statements are about was told anew")


def _write_phrases(mending: _Mending, numbers: list[int]) -> None:
    connection, of = mending.connection, mending.by.derived.phrases
    if of is None or not numbers:
        return
    connection.execute(delete(PHRASES).where(PHRASES.c.entry.in_(numbers)))
    fresh = [
        {"entry": number, **part}
        for number, entry in zip(numbers, reading.entries(connection, numbers), strict=True)
        for part in rows.of_phrases(of(entry))
    ]
    if fresh:
        connection.execute(insert(PHRASES), fresh)


def _links(mending: _Mending) -> Iterator[Mended]:
    """Those that rest on no words, and all of entries whose neighbours are others now."""
    amiss = set(reasons.unfounded(mending.connection))
    them = {*amiss, *mending.moved, *mending.fresh}
    if not them:
        return
    fresh = {*amiss, *mending.fresh}
    linking.relink(mending.connection, them, mending.by.linker, fresh=fresh)
    yield Mended("link", f"the links of {len(them):,} statements were found anew")


def _search(mending: _Mending) -> Iterator[Mended]:
    """Last: all that is searched is as it should be by then."""
    index = fulltext.of(mending.connection)
    if not index.in_step(mending.connection):
        index.rebuild(mending.connection)
        yield Mended("search", "the full-text index was made anew")


STEPS: Final[tuple[Callable[[_Mending], Iterator[Mended]], ...]] = (
    _indexes, _dangling, _speakers, _days, _people, _identities, _courses, _copies, _decisions,
    _near, _links, _search,
)  # fmt: skip
