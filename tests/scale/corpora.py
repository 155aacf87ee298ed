"""Shards by hand, who reads them in this process, and what a run left behind."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from onrecord.scale.configs import Config
from onrecord.scale.engines import Outcome, Task, work
from onrecord.scale.tables import TABLES

TODAY = date(2026, 1, 1)
WHO = ("Ana Reyes", "Tom Okafor", "Lena Fischer", "Raj Mehta", "Iris Kowalski")
WHAT = ("the bridge", "the ferry", "the school", "the harbor", "the water main", "the tax")


def article(number: int, **said: object) -> dict[str, object]:
    """A short story, unlike every other one of this file."""
    who, what = WHO[number % len(WHO)], WHAT[number % len(WHAT)]
    text = (
        f"Mayor {who} said on Monday that {what} would stay open for {number + 2} more years.\n\n"
        f'"We will not close {what} in year {number + 3}," {who.split()[1]} told reporters.'
    )
    day = f"2017-{number % 3 + 1:02}-{number % 27 + 1:02}"
    return {"id": f"n{number}", "text": text, "date": day, "title": f"Story {number}"} | said


def page(number: int) -> dict[str, object]:
    """The same as a page."""
    told = article(number)
    shown = "".join(f"<p>{one}</p>" for one in str(told.pop("text")).split("\n\n"))
    return told | {"html": f"<html><body><article>{shown}</article></body></html>"}


def written(path: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    """A file of JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{json.dumps(one)}\n" for one in rows), encoding="utf-8")
    return path


def corpus(folder: Path, shards: int, articles: int) -> Path:
    """A folder of so many shards of so many articles each."""
    for at in range(shards):
        first = at * articles
        numbers = range(first, first + articles)
        rows = (page(number) if number % 4 == 3 else article(number) for number in numbers)
        written(folder / f"shard-{at:02}.jsonl", rows)
    return folder


def config(**options: object) -> Config:
    return Config.of(today=TODAY, **options)


def left(folder: Path) -> dict[str, bytes]:
    """All files of all tables, by name."""
    found = (path for table in TABLES for path in (folder / table).rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def table(folder: Path, name: str) -> list[dict[str, object]]:
    """The rows of one table, as Parquet has them."""
    import pyarrow.parquet as parquets

    files = sorted((folder / name).rglob("*.parquet"))
    return [row for one in files for row in parquets.ParquetFile(one).read().to_pylist()]


class Here:
    """Reads shards in this process, one at a time."""

    def __init__(self, target: str, settled: Config) -> None:
        self._target, self._config = target, settled
        self._task: Task | None = None
        self.read: list[str] = []

    def has_room(self) -> bool:
        return self._task is None

    def submit(self, task: Task) -> None:
        self._task = task

    def outcomes(self, seconds: float) -> Iterator[Outcome]:
        task, self._task = self._task, None
        if task:
            self.read.append(task.name)
            yield work(task, self._target, self._config)

    def close(self) -> None:
        pass
