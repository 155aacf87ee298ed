"""What a run needs of whoever does its work: shards in, what became of them out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onrecord.errors import CorpusError, OnRecordError
from onrecord.scale.configs import Config
from onrecord.scale.manifests import Manifest, marked
from onrecord.scale.places import Place
from onrecord.scale.shards import ShardReport, process_shard


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to read: where it lies, how it is called, and which articles end the program.

    `again` where it was tried before.
    """

    source: str
    name: str
    left_out: tuple[str, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Came:
    """How far a shard has come, in articles."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Done:
    """A shard is done, and all that was written of it is in place."""

    name: str
    report: ShardReport


@dataclass(frozen=True, slots=True)
class Failed:
    """A shard could not be read, or nothing could be written."""

    name: str
    error: OnRecordError


@dataclass(frozen=True, slots=True)
class Died:
    """The process that read a shard has ended before it was done."""

    name: str
    why: str


Outcome = Came | Done | Failed | Died


class Engine(Protocol):
    """Whoever reads shards, several at a time."""

    def has_room(self) -> bool: ...

    def submit(self, task: Task, /) -> None: ...

    def outcomes(self, seconds: float, /) -> Iterable[Outcome]: ...

    def close(self) -> None: ...


def work(
    task: Task, target: str, config: Config, came: Callable[[int], None] | None = None
) -> Done | Failed:
    """Read one shard, leaving word at which article, for the case that this process ends there.

    `came` is told how many articles were read. Raises MemoryError where there is none left.
    """
    try:
        with_word = _Word(Place(target), task, came)
        try:
            report = process_shard(
                task.source,
                target,
                config,
                name=task.name,
                left_out=task.left_out,
                at=with_word,
            )
        finally:
            with_word.close()
        with_word.forget()
        return Done(task.name, report)
    except OnRecordError as error:
        return Failed(task.name, error)
    except OSError as error:
        told = error.strerror or str(error)
        return Failed(task.name, CorpusError(f"{task.name} cannot be read: {told}"))


class _Word:
    """The article that a process is at, in a file: what was written outlives the process.

    Elsewhere than on this machine's own disk that costs too much, and is done only for a
    shard that was tried before.
    """

    def __init__(self, place: Place, task: Task, came: Callable[[int], None] | None) -> None:
        self._place, self._came = place, came
        self._file = Manifest(place).at(task.name)
        self._opened: int | None = None
        self._everywhere = task.again
        if place.local:
            path = Path(place.at(self._file))
            with suppress(OSError):  # what writes the output will tell
                path.parent.mkdir(parents=True, exist_ok=True)
                self._opened = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o644)

    def __call__(self, path: str, number: int) -> None:
        if self._opened is not None:
            with suppress(OSError):
                os.lseek(self._opened, 0, os.SEEK_SET)
                os.write(self._opened, marked(path))
        elif self._everywhere and not self._place.local:
            self._place.write(self._file, marked(path))
        if self._came:
            self._came(number)

    def close(self) -> None:
        if self._opened is not None:
            os.close(self._opened)
            self._opened = None

    def forget(self) -> None:
        """The shard is done: nobody will ask."""
        self._place.remove(self._file)
