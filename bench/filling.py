"""Write a generated record at once, as if each of its articles had been added and matched.

What `add` asks of a matcher is told here by the name alone, and which statements are linked
by dice: to ask would take days for a million statements. The rows are of the same kind and
as many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from sqlalchemy import Connection, Engine, func, insert, select, text

from bench.generated import World
from onrecord.compare.candidates import phrases, placed
from onrecord.record.entry import ArticleRecord
from onrecord.record.identity import Appearance, appearances
from onrecord.record.link import Relation
from onrecord.record.measure import Reported
from onrecord.record.sketch import HASHES, WIDTH, Sketch
from onrecord.resolve.across.identities import Identities
from onrecord.resolve.measures.across import keys
from onrecord.store import dialects, opening, rows, servers, writing
from onrecord.store.tables import (
    APPEARANCES,
    ARTICLES,
    BANDS,
    ENTRIES,
    GUESTS,
    IDENTITIES,
    LINKS,
    MEASURE_KEYS,
    MEASURES,
    REASONS,
    SKETCHES,
)

LINKED: Final = 0.1  # links for each statement
AT_ONCE: Final = 250  # articles in one transaction

# A server counts appearances by itself, from behind those that were written with numbers.
GO_ON: Final = """
    SELECT setval(pg_get_serial_sequence('appearances', 'number'), max(number)) FROM appearances
"""


@dataclass
class _Filling:
    """What is remembered from one batch to the next."""

    world: World
    matcher: Identities = field(default_factory=Identities)
    called: dict[str, str] = field(default_factory=dict)  # by the name the identity's id


def fill(target: str | Path, world: World, statements: int) -> None:
    """Write about so many statements into a new record at a path or an address."""
    engine, filling = opened(target), _Filling(world)
    articles = world.articles(statements)
    while batch := list(islice(articles, AT_ONCE)):
        with dialects.of(engine).writing(engine).begin() as connection:
            _write(connection, batch, filling)
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.execute(text(GO_ON))
            connection.execute(text("ANALYZE"))  # as its own vacuum does sooner or later
    engine.dispose()


def opened(target: str | Path) -> Engine:
    """An engine on the record, which `open_record` keeps to itself."""
    if servers.is_address(target):
        return servers.opened(str(target), create=True, read_only=False, patience=30.0)[1]
    return opening.opened(Path(target), create=True, read_only=False, patience=30.0)


def _write(connection: Connection, batch: Sequence[ArticleRecord], filling: _Filling) -> None:
    first = _free(connection, "articles")
    numbered = list(enumerate(batch, start=first))
    meanings = placed([one for told in batch for one in told.entries], filling.world.meanings)
    articles = [{"number": at, **rows.of_article(told.article)} for at, told in numbered]
    connection.execute(insert(ARTICLES), articles)
    for at, told in numbered:
        index = {one.id: phrases(one) for one in told.entries}
        meant = {one.id: meanings[one.id] for one in told.entries if one.id in meanings}
        writing.write_entries(connection, at, told.article, told.entries, index, meant)
        writing.write_measures(connection, at, told.measures)
    _recognise(connection, numbered)
    _appear(connection, numbered, filling)
    _join_measures(connection, batch)
    _link(connection, first)


def _recognise(connection: Connection, numbered: Iterable[tuple[int, ArticleRecord]]) -> None:
    """Signatures that no two articles share."""
    sketches, bands = [], []
    for at, _ in numbered:
        one = Sketch(f"courier.example/{at}", np.random.default_rng(at).bytes(HASHES * WIDTH))
        sketches.append({"article": at, "address": one.address, "signature": one.signature})
        bands += [{"band": band, "article": at} for band in one.bands]
    connection.execute(insert(SKETCHES), sketches)
    connection.execute(insert(BANDS), bands)


def _appear(
    connection: Connection, numbered: Iterable[tuple[int, ArticleRecord]], filling: _Filling
) -> None:
    them, guests, new = [], [], []
    appearing = sorted(_appearing(numbered), key=lambda one: (one[1].published, one[1].id))
    for number, (at, one) in enumerate(appearing, _free(connection, "appearances")):
        block = filling.matcher.keys(one)
        if one.name not in filling.called:
            filling.called[one.name] = one.id
            called = {"id": one.id, "name": one.name, "folded": rows.folded(one.name)}
            new.append({**called, "type": one.type.value})
        own = {"number": number, "article": at, "block": block.home}
        them.append({**own, **rows.of_appearance(one), "identity": filling.called[one.name]})
        guests += [{"block": name, "appearance": number} for name in block.guest]
    for table, values in ((APPEARANCES, them), (GUESTS, guests), (IDENTITIES, new)):
        if values:
            connection.execute(insert(table), values)


def _appearing(
    numbered: Iterable[tuple[int, ArticleRecord]],
) -> Iterator[tuple[int, Appearance]]:
    return ((at, one) for at, told in numbered for one in appearances(told))


def _join_measures(connection: Connection, batch: Iterable[ArticleRecord]) -> None:
    """Each measure by itself."""
    fresh = MEASURES.c.course.is_(None)
    waiting = {row.id: row.number for row in connection.execute(select(MEASURES).where(fresh))}
    connection.execute(MEASURES.update().where(fresh).values(course=MEASURES.c.id))
    told = [
        {"key": key, "measure": waiting[measure.id]}
        for one in batch
        for measure in one.measures
        for key in sorted(keys(Reported(measure, one.article.published, one.article.outlet)))
    ]
    if told:
        connection.execute(insert(MEASURE_KEYS), told)


def _link(connection: Connection, first: int) -> None:
    """Statements of this batch with earlier ones, by dice; each for two reasons."""
    dice = np.random.default_rng(first)
    low, last = connection.execute(
        select(func.min(ENTRIES.c.number), func.max(ENTRIES.c.number)).where(
            ENTRIES.c.article >= first
        )
    ).one()
    links, reasons = [], []
    number = _free(connection, "links")
    for a in dice.choice(np.arange(low, last + 1), int((last - low + 1) * LINKED), replace=False):
        b = int(dice.integers(1, last + 1))
        if a != b:
            relation = list(Relation)[int(dice.integers(len(Relation)))].value
            chance = round(float(dice.uniform(0.5, 1)), 3)
            ends = {"a": int(a), "b": b, "relation": relation, "probability": chance}
            links.append({"number": number + len(links), **ends})
    for one in links:
        for place, rule in enumerate(("words", "speaker")):
            why = {"position": place, "rule": rule, "a_spans": (), "b_spans": ()}
            reasons.append({"link": one["number"], **why})
    connection.execute(insert(LINKS), links)
    connection.execute(insert(REASONS), reasons)


def _free(connection: Connection, table: str) -> int:
    return int(connection.scalar(text(f"SELECT coalesce(max(number), 0) FROM {table}")) or 0) + 1
