"""One run at a time writes to a folder, or one to each part of it."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Final

from onrecord.errors import CorpusError
from onrecord.scale.places import Place

WHOLE: Final = "lock"
# Where files cannot be locked, a lock is one that was refreshed within so many seconds.
FRESH: Final = 900.0


Refresh = Callable[[], None]


@contextmanager
def locked(place: Place, part: str = "") -> Iterator[Refresh]:
    """Keep other runs away from a folder, or from a `part` of its shards ("2-of-10").

    What is yielded is to be called now and then while the block goes on. Raises
    CorpusError where another run is there.
    """
    with ExitStack() as stack:
        refresh: Refresh = _nothing
        if place.local and os.name != "nt":  # where files are locked otherwise
            stack.enter_context(_file(place, WHOLE, shared=bool(part)))
            if part:
                stack.enter_context(_file(place, f"{WHOLE}-{part}", shared=False))
        else:
            name = f"{WHOLE}-{part}" if part else WHOLE
            refresh = stack.enter_context(_object(place, name))
        yield refresh


@contextmanager
def _file(place: Place, name: str, *, shared: bool) -> Iterator[None]:
    """A lock that the system lets go of when we end, however we do."""
    import fcntl

    path = Path(place.at(name))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CorpusError(f"{place.uri} cannot be written: {reason}", hint="see --out") from error
    with file:
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError as error:
            raise _taken(place, _owner(file)) from error
        if not shared:
            file.truncate(0)
            file.write(_own())
            file.flush()
        yield


@contextmanager
def _object(place: Place, name: str) -> Iterator[Refresh]:
    """A lock where there are no locks: an object that says since when, and who."""
    told = json.loads(place.read(name) or b"{}")
    if time.time() - told.get("at", 0.0) < FRESH:
        raise _taken(place, told.get("who", "somebody"))
    last = -FRESH

    def refresh() -> None:
        nonlocal last
        if time.monotonic() - last > FRESH / 10:
            place.write(name, json.dumps({"who": _own(), "at": time.time()}).encode())
            last = time.monotonic()

    refresh()
    try:
        yield refresh
    finally:
        place.remove(name)


def _nothing() -> None:
    pass


def _own() -> str:
    return f"process {os.getpid()} on {platform.node()}"


def _owner(file: IO[str]) -> str:
    file.seek(0)
    return file.read(200).strip() or "another process"


def _taken(place: Place, who: str) -> CorpusError:
    return CorpusError(
        f"another run writes to {place.uri}: {who}",
        hint="wait for it, or run into another folder with --out",
    )
