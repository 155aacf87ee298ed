"""How a large record is kept: how long it takes to search it, to add to it, to decide on it.

    python -m bench.keeping [--statements 1000000] [--beside 100000] [--out docs]

Made-up articles (`generated`) are written into a file; with `--beside` so many also into
another file and into a server that is started for it. All of it runs on one core. With
`--out` the page `keeping.md` is written there.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from bench.corpus import table
from bench.filling import fill, opened
from bench.generated import STATEMENTS, World
from onrecord import pipeline
from onrecord.compare.candidates import phrases, placed
from onrecord.pipeline.linking import LINKER
from onrecord.read.sketches import sketch
from onrecord.record.entry import ArticleRecord
from onrecord.record.identity import Identity
from onrecord.record.judgement import Anchor, Judgement, Pair, Side, State, Verdict
from onrecord.record.statement import Act
from onrecord.resolve.across.identities import Identities
from onrecord.resolve.measures.across import Courses
from onrecord.store import dialects
from onrecord.store.desk import Queue
from onrecord.store.sql import Record, open_record

SMALL: Final = 2_000  # statements, where it is not said how many
ASKED: Final = 40  # questions of a kind
ADDED: Final = 15  # articles
DECIDED: Final = 20
RARE: Final = 100  # so many people are heard everywhere
HITS: Final = 20
COMMON: Final = 300  # so many words are too common for anybody to look for

BY_MEANING: Final = frozenset(
    ("three words, or what means the same", "the same of one speaker", "the same of one act")
)


class Took(NamedTuple):
    """Milliseconds on the clock, and those of them that the core worked for this process.

    The rest the core worked for others, or, where a server keeps the record, for that.
    """

    clock: float
    core: float


Timed = list[Took]


@dataclass(frozen=True)
class Question:
    """What is asked, in the words of `Record.search`."""

    query: str
    speaker: str | None = None
    by_meaning: bool = False


class Asking:
    """Questions as readers ask them, of words that stand somewhere in the record."""

    def __init__(self, world: World, statements: int) -> None:
        self.world, self.articles = world, max(1, statements // 20)
        self.dice = np.random.default_rng(world.seed + 1)
        self.common = frozenset(world.words[:COMMON])

    def kinds(self) -> dict[str, list[Question]]:
        """Questions by what they are called; each kind asks for other words."""
        return {name: [make() for _ in range(ASKED)] for name, make in self._makers().items()}

    def _makers(self) -> dict[str, Callable[[], Question]]:
        return {
            "one word": lambda: Question(self._some(1)),
            "two words": lambda: Question(self._some(2)),
            "words in a row": lambda: Question(f'"{self._row(3)}"'),
            "a word begun, and another": lambda: Question(self._begun()),
            "either of two, without a third": lambda: Question(self._either()),
            "words of one speaker": lambda: Question(self._some(1), self._who()),
            "all of one speaker": lambda: Question(f"after:{self._day()}", self._who()),
            "a word, an act, a time": lambda: Question(
                f"{self._some(1)} act:pledge after:{self._day()}"
            ),
            "an act and a time": lambda: Question(f"act:{self._act()} before:{self._day()}"),
            "a word in one outlet": lambda: Question(f"{self._some(1)} outlet:{self._outlet()}"),
            "three words, or what means the same": lambda: Question(self._some(3), by_meaning=True),
            "the same of one speaker": lambda: Question(
                self._some(3), self._who(), by_meaning=True
            ),
            "the same of one act": lambda: Question(f"{self._some(3)} act:pledge", by_meaning=True),
        }

    def _told(self) -> ArticleRecord:
        at = int(self.dice.integers(self.articles))
        return next(self.world.articles(1, start=at))

    def _words(self) -> list[str]:
        told = self._told()
        entry = told.entries[int(self.dice.integers(len(told.entries)))]
        return entry.statement.text.split()

    def _some(self, count: int) -> str:
        while (
            len(words := [w for w in self._words() if w not in self.common and len(w) > 2]) < count
        ):
            pass
        return " ".join(map(str, self.dice.choice(words, count, replace=False)))

    def _row(self, count: int) -> str:
        words = self._words()
        at = int(self.dice.integers(len(words) - count))
        return " ".join(words[at : at + count])

    def _begun(self) -> str:
        first, second = self._some(2).split()
        return f"{first[:4]}* {second}"

    def _either(self) -> str:
        one, other, third = self._some(3).split()
        return f"({one} OR {other}) -{third}"

    def _who(self) -> str:
        while not (named := [s.name for e in self._told().entries for s in e.speakers]):
            pass
        return named[int(self.dice.integers(len(named)))]

    def _day(self) -> str:
        return f"{self._told().article.published:%Y-%m}"

    def _act(self) -> str:
        return str(self.dice.choice([Act.PLEDGE, Act.DENY, Act.WARN, Act.ORDER, Act.ANNOUNCE]))

    def _outlet(self) -> str:
        return self._told().article.outlet.split()[1].casefold()


def searched(record: Record, kinds: dict[str, list[Question]]) -> dict[str, Timed]:
    """How long each question took, by its kind; the first of all is asked twice."""
    told: dict[str, Timed] = {}
    for name, questions in kinds.items():
        _ask(record, questions[0])
        told[name] = [_timed(partial(_ask, record, one)) for one in questions]
    return told


def _ask(record: Record, one: Question) -> int:
    meaning = pipeline.meant(one.query) if one.by_meaning else None
    found = record.search(one.query, speaker=one.speaker, limit=HITS, meaning=meaning)
    return sum(1 for _ in found)


def added(record: Record, told: Sequence[ArticleRecord], *, linked: bool) -> Timed:
    """How long it takes to keep an article that was read: match, and with `linked` link it."""
    return [_timed(partial(_add, record, one, linked=linked)) for one in told]


def _add(record: Record, told: ArticleRecord, *, linked: bool) -> None:
    record.add(
        told,
        phrases={entry.id: phrases(entry) for entry in told.entries},
        meanings=placed(told.entries, pipeline.meanings()),
        matcher=Identities(),
        measures=Courses(),
        linker=LINKER if linked else None,
        sketch=sketch(told.article),
    )


def decided(record: Record, world: World) -> dict[str, Timed]:
    """How long a decision at the desk takes: on a link, and on whether two speakers are one."""
    waiting = record.desk.queue(Queue(state=State.CANDIDATE), limit=DECIDED)
    pairs = [Pair.of(one.linked.link) for one in waiting]
    some = (one for name in world.people[RARE:] for one in record.identities.called(name))
    them = list(islice(some, DECIDED + 1))
    return {
        "on a link": [_timed(partial(_accept, record, one)) for one in pairs],
        "on two speakers": [
            _timed(partial(_part, record, one, other)) for one, other in pairwise(them)
        ],
    }


def _accept(record: Record, pair: Pair) -> None:
    pipeline.judge(record, Judgement(Verdict.ACCEPT, "bench", datetime.now(UTC), pair=pair))


def _part(record: Record, one: Identity, other: Identity) -> None:
    both = tuple(
        Side(each.name, tuple(Anchor(at.article, at.speaker) for at in each.appearances))
        for each in (one, other)
    )
    pipeline.judge(record, Judgement(Verdict.DIFFERENT, "bench", datetime.now(UTC), both))


def turned(record: Record, world: World) -> dict[str, Timed]:
    """How long the desk takes for a page of each of its lists."""
    who = [one.id for name in world.people[:DECIDED] for one in record.identities.called(name)]
    return {
        "the newest statements": [_timed(record.desk.newest) for _ in range(DECIDED)],
        "links that wait": [
            _timed(partial(record.desk.queue, Queue(state=State.CANDIDATE))) for _ in range(DECIDED)
        ],
        "what one speaker said": [_timed(partial(record.desk.said_by, one)) for one in who],
        "where it does not agree": [
            _timed(partial(record.desk.links_by, one, ("contradicts", "reverses"))) for one in who
        ],
    }


def _timed(act: Callable[[], Any]) -> Took:
    began, used = time.perf_counter(), time.process_time()
    act()
    return Took((time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000)


@dataclass(frozen=True)
class Kept:
    """All that was measured of one record."""

    statements: int
    bytes: int
    filled: float  # seconds
    searched: dict[str, Timed]
    added: dict[str, Timed]
    decided: dict[str, Timed]
    turned: dict[str, Timed]


def kept(target: str | Path, world: World, statements: int) -> Kept:
    """Fill a record, unless there is one at the target, and measure it."""
    began = time.perf_counter()
    if isinstance(target, str) or not target.exists():
        fill(target, world, statements)
    filled = time.perf_counter() - began
    engine = opened(target)
    size = dialects.of(engine).size(engine, target)
    engine.dispose()
    with open_record(target) as record:
        there = record.counts().articles
        new = list(world.articles(2 * ADDED * STATEMENTS, start=there))
        pipeline.meanings()
        held = record.counts().entries
        return Kept(
            held,
            size,
            filled,
            searched(record, Asking(world, statements).kinds()),
            {
                "matched": added(record, new[:ADDED], linked=False),
                "matched and linked": added(record, new[ADDED:], linked=True),
            },
            decided(record, world),
            turned(record, world),
        )


PARTS: Final = ("searched", "added", "decided", "turned")


def page(large: Kept, both: dict[str, Kept], share: float) -> str:
    """The tables of docs/keeping.md."""
    template = (Path(__file__).parent / "keeping.md").read_text(encoding="utf-8")
    names = [
        f"SQLite, {large.statements:,}",
        *(f"{name}, {one.statements:,}" for name, one in both.items()),
    ]
    every = dict(zip(names, (large, *both.values()), strict=True))
    return template.format(
        statements=f"{large.statements:,}",
        articles=f"{large.statements // STATEMENTS:,}",
        asked=_against(large),
        **{part: _beside(every, part) for part in PARTS},
        sizes=_sizes(every),
        share=f"{share:.0%}",
        sqlite=sqlite3.sqlite_version,
        python=platform.python_version(),
        machine=platform.machine(),
    )


def _against(told: Kept) -> str:
    """What was asked of a file and what was got."""
    words = [one for name, them in told.searched.items() if name not in BY_MEANING for one in them]
    fused = [one for name, them in told.searched.items() if name in BY_MEANING for one in them]
    rows = (
        ("full text and filtered, median", "< 50 ms", _core(words), 50.0, "ms"),
        ("words and meaning, median", "< 150 ms", _core(fused), 150.0, "ms"),
        ("one article more, matched, median", "< 60 ms", _core(told.added["matched"]), 60, "ms"),
        ("bytes a statement, vectors and all", "< 2,000", told.bytes / told.statements, 2000, ""),
    )
    return table(
        ["measure", "asked", "got", ""],
        [
            [name, asked, f"{got:,.0f} {unit}", "reached" if got < most else "**not reached**"]
            for name, asked, got, most, unit in rows
        ],
    )


def _beside(told: dict[str, Kept], part: str) -> str:
    """Of each kind what the core worked for the file, and the clock of all, side by side."""
    first, *_ = told
    clocks = [f"{name}, clock" for name in told]
    ratio = ["server : file"] if len(told) == 3 else []
    body = []
    for kind in getattr(told[first], part):
        timed = [getattr(one, part)[kind] for one in told.values()]
        row = [kind, f"{_core(timed[0]):,.1f}", f"{_late(timed[0]):,.1f}"]
        row += [f"{_clock(one):,.1f}" for one in timed]
        if ratio:
            row.append(f"{_clock(timed[2]) / _clock(timed[1]):.1f}")
        body.append(row)
    return table(["", f"{first}, median", "p95", *clocks, *ratio], body)


def _sizes(told: dict[str, Kept]) -> str:
    return table(
        ["kept in", "statements", "MB", "bytes a statement", "written in s"],
        [
            [
                name, f"{one.statements:,}", f"{one.bytes / 1e6:,.0f}",
                f"{one.bytes / one.statements:,.0f}", f"{one.filled:,.0f}",
            ]
            for name, one in told.items()
        ],
    )  # fmt: skip


def _core(timed: Timed) -> float:
    return float(np.median([one.core for one in timed]))


def _late(timed: Timed) -> float:
    return float(np.percentile([one.core for one in timed], 95))


def _clock(timed: Timed) -> float:
    return float(np.median([one.clock for one in timed]))


@contextmanager
def server() -> Iterator[str]:
    """A database of a PostgreSQL server of our own, started as the tests start theirs."""
    path = Path(__file__).parents[1] / "tests" / "server.py"
    spec = importlib.util.spec_from_file_location("server", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    programs = module.binaries()
    if programs is None:
        raise SystemExit(module.MISSING)
    with module.running(programs) as address:
        yield f"{address}/postgres"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=SMALL)
    parser.add_argument("--beside", type=int, default=0, help="so many in a file and on a server")
    parser.add_argument("--record", type=Path, help="where the file is kept, or is from before")
    parser.add_argument("--out", type=Path, help="where keeping.md goes")
    told = parser.parse_args(arguments)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    world, began, used = World(), time.perf_counter(), time.process_time()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        large = kept(told.record or folder / "record.db", world, told.statements)
        share = (time.process_time() - used) / (time.perf_counter() - began)
        both = {}
        if told.beside:
            both["SQLite"] = kept(folder / "beside.db", world, told.beside)
            both["PostgreSQL"] = kept(stack.enter_context(server()), world, told.beside)
    print(filled := page(large, both, share))
    if told.out:
        (told.out / "keeping.md").write_text(filled, encoding="utf-8")


if __name__ == "__main__":
    main()
