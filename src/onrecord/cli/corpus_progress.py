"""How far a run over a corpus has come: a line that moves on a terminal, JSON lines elsewhere."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from onrecord.cli.options import note
from onrecord.cli.plain import counted, safe
from onrecord.cli.screen import Screen

if TYPE_CHECKING:
    from onrecord.scale.runs import Progress, Told

EVERY: Final = 30.0  # seconds between two lines where nothing else happens


@contextmanager
def watching(*, verbose: bool = False, port: int | None = None) -> Iterator[Told]:
    """What is to be told how far a run has come; at a `port` Prometheus may ask."""
    with _shown(verbose) as told, ExitStack() as stack:
        if port is not None:
            from onrecord.cli.corpus_metrics import served

            told = stack.enter_context(served(port, told))
        yield told


@contextmanager
def _shown(verbose: bool) -> Iterator[Told]:
    console = Screen(stderr=True)
    if not console.is_terminal:
        yield _Log()
        return
    with console.status("looking for what is to be read") as status:

        def told(event: str, shard: str, progress: Progress) -> None:
            status.update(line(progress))
            if event in ("again", "failed") or (event == "done" and verbose):
                note(f"{event}: {safe(shard)}")

        yield told


def line(told: Progress) -> str:
    """A run on one line: shards, articles a second, time left."""
    parts = [f"{told.done:,} of {counted(told.shards, 'shard')}"]
    parts += [f"{told.failed:,} failed"] if told.failed else []
    parts += [counted(told.read, "article"), f"{told.rate:.1f} a second"]
    parts += [f"{clock(told.left)} left"] if told.left is not None else []
    return " · ".join(parts)


def clock(seconds: float) -> str:
    """A stretch of time as people say it."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


class _Log:
    """One JSON object a line on stderr, for whatever happened and now and then."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, event: str, shard: str, told: Progress) -> None:
        now = time.monotonic()
        if event == "tick" and now - self._last < EVERY:
            return
        self._last = now
        left = None if told.left is None else round(told.left)
        figures = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "event": event,
            "shard": shard or None,
            "shards": told.shards,
            "done": told.done,
            "failed": told.failed,
            "articles": told.read,
            "statements": told.statements,
            "articles_a_second": round(told.rate, 2),
            "seconds_left": left,
        }
        note(json.dumps(figures))
