"""Processes of one machine that read shards, each with a network of its own on one thread.

A process that ends takes nothing with it but the shard that it was at; another takes its
place. When the program that started them ends, however it does, they end too.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Final

from onrecord.scale.configs import Config
from onrecord.scale.engines import Came, Died, Done, Failed, Outcome, Task, work

# Of address space for one process: a network needs one, and a page has a process of its own.
MEMORY: Final = 6 * 2**30
# Seconds without an article after which a process is taken to hang, and those that it has
# before the first, to load what it needs and fetch its shard.
PATIENCE: Final = 600.0
STARTING: Final = 1800.0
SHARDS: Final = 200  # that one process reads before another takes its place
OFTEN: Final = 0.5  # seconds between two words of how far a shard has come

OUT_OF_MEMORY: Final = 71  # status of a process that has no more


@dataclass(slots=True)
class _Worker:
    """One process, what leads to it, and the task that it is at."""

    process: SpawnProcess
    pipe: Connection
    task: Task | None = None
    heard: float = 0.0
    begun: bool = False
    served: int = 0
    why: str = ""


class Pool:
    """Some processes, started when there is work for them.

    `memory` is the address space of each in bytes, 0 for as much as there is; `patience` the
    seconds without a word after which one is ended.
    """

    def __init__(
        self,
        target: str,
        config: Config,
        *,
        workers: int,
        memory: int = MEMORY,
        patience: float = PATIENCE,
    ) -> None:
        self._target, self._config = target, config
        self._most, self._memory, self._patience = workers, memory, patience
        self._workers: list[_Worker] = []
        self._context = multiprocessing.get_context("spawn")

    def has_room(self) -> bool:
        """Whether a process is free, or another may be started."""
        return any(one.task is None for one in self._workers) or len(self._workers) < self._most

    def submit(self, task: Task) -> None:
        """Hand a shard to a process that is free."""
        free = next((one for one in self._workers if one.task is None), None)
        if free and (free.served >= SHARDS or not free.process.is_alive()):
            self._end(free)
            free = None
        worker = free or self._started()
        worker.task, worker.heard, worker.begun = task, time.monotonic(), False
        worker.served += 1
        with suppress(OSError):  # it has died: its sentinel will tell
            worker.pipe.send(task)

    def outcomes(self, seconds: float) -> Iterator[Outcome]:
        """What the processes have to tell, waiting so long for the first of it."""
        self._end_those_that_hang()
        by: dict[Any, _Worker] = {one.pipe: one for one in self._workers if one.task}
        by |= {one.process.sentinel: one for one in self._workers if one.task}
        for worker in {id(by[one]): by[one] for one in wait([*by], seconds)}.values():
            yield from self._heard(worker)

    def close(self) -> None:
        """End all of them, whatever they are at."""
        for worker in [*self._workers]:
            self._end(worker)

    def _heard(self, worker: _Worker) -> Iterator[Outcome]:
        """What was said, to the last word: what a process said before it ended counts."""
        try:
            while worker.pipe.poll():
                said: Came | Done | Failed = worker.pipe.recv()
                worker.heard, worker.begun = time.monotonic(), True
                if not isinstance(said, Came):
                    worker.task = None
                yield said
        except (EOFError, OSError):
            worker.process.join(5)
        if worker.task and not worker.process.is_alive():
            name, why = worker.task.name, worker.why or _status(worker.process.exitcode)
            self._end(worker)
            yield Died(name, why)

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=serve, args=(theirs, self._target, self._config, self._memory), daemon=True
        )
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _end_those_that_hang(self) -> None:
        for worker in self._workers:
            patience = self._patience if worker.begun else max(self._patience, STARTING)
            if worker.task and time.monotonic() - worker.heard > patience:
                worker.why = f"nothing was heard of it for {patience:g} seconds"
                worker.process.kill()

    def _end(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.process.close()
        worker.pipe.close()


def _status(code: int | None) -> str:
    if code == OUT_OF_MEMORY:
        return "out of memory"
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"status {code}"


def serve(pipe: Connection, target: str, config: Config, memory: int) -> None:
    """The whole life of a process of the pool: tasks in, what became of them out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us is told, and ends us
    _outlive_nobody()
    if memory:
        _confine(memory)
    while True:
        try:
            task: Task = pipe.recv()
            pipe.send(work(task, target, config, _Often(pipe, task.name)))
        except (EOFError, OSError):
            return
        except MemoryError:  # what is left of it is not to be trusted
            os._exit(OUT_OF_MEMORY)


class _Often:
    """Tells how far a shard has come, not at every article."""

    def __init__(self, pipe: Connection, name: str) -> None:
        self._pipe, self._name, self._last = pipe, name, 0.0

    def __call__(self, articles: int) -> None:
        now = time.monotonic()
        if now - self._last >= OFTEN:
            self._last = now
            self._pipe.send(Came(self._name, articles))


def _outlive_nobody() -> None:
    """End this process as soon as the one that started it has ended, also by force."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _confine(memory: int) -> None:
    try:
        import resource
    except ImportError:
        return
    with suppress(ValueError, OSError):  # a limit that this system does not know
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
