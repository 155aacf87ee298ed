"""Our side of the child process that parses pages and documents, and its limits.

A parser can be made to take minutes or gigabytes by a page of a few kilobytes,
and no size or shape of a page bounds that, nor of a PDF: so every one, however harmless
it looks, is parsed in a child, which is killed when it takes too long. The child
is started with the first page and serves many; it costs what importing the
parsers here would cost. What counts is the processor's time, so that a busy
machine gives up no page that an idle one reads; the clock only ends a child
that does not work at all, and where processor time cannot be limited.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Final

from onrecord.errors import InputError
from onrecord.read.pages import wire
from onrecord.read.pages.extraction import Extracted
from onrecord.read.sheets import Sheets

SECONDS: Final = 20.0  # of work for one page; the slowest of 229 real ones takes one
PATIENCE: Final = 6  # so many times as long by the clock
MEMORY: Final = 2 * 2**30  # of address space
PAGES: Final = 500  # that one child serves before another takes its place
LARGE: Final = 2_000_000  # bytes of a page after which one does too: memory is never given back
ANSWER: Final = 2**29  # the longest answer, in bytes

# The status of a child that has worked for too long; none on Windows.
WORKED_OUT: Final = -getattr(signal, "SIGPROF", 0) or None

# With our own search path and none of the folder that we were started in: whatever
# lies there beside the articles is not imported.
START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from onrecord.read.pages.child import main; main(int(sys.argv[2]), float(sys.argv[3]))"
)


class Worker:
    """A child process for pages and documents, started for the first one; threads may share it.

    `seconds` of work for each page, `memory` in bytes, and `pages` until the next child.
    """

    def __init__(
        self, *, seconds: float = SECONDS, memory: int = MEMORY, pages: int = PAGES
    ) -> None:
        self.seconds, self.memory, self.pages = seconds, memory, pages
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._served = 0
        self._owner = 0

    def extracted(self, data: bytes) -> Extracted:
        """What is in a page; raises InputError where nothing is, and where the child was killed."""
        with self._lock:
            answer = self._asked(data, "html")
        return wire.unpacked(answer)

    def sheets(self, data: bytes, kind: str) -> Sheets:
        """The same of a document in pages, which is a `pdf` or a `docx`."""
        with self._lock:
            answer = self._asked(data, kind)
        return wire.unpacked_sheets(answer)

    def close(self) -> None:
        """End the child, if there is one; another starts with the next page."""
        with self._lock:
            self._end()

    def _asked(self, data: bytes, kind: str) -> bytes:
        child, told = self._ready(), wire.KINDS[kind]
        seconds = self.seconds * told.times
        assert child.stdin  # they are pipes
        assert child.stdout
        late = threading.Event()
        alarm = threading.Timer(seconds * PATIENCE, _kill, (child, late))
        alarm.start()
        answer = None
        try:
            wire.send(kind.encode("ascii"), child.stdin)
            wire.send(data, child.stdin)
            answer = wire.receive(child.stdout, ANSWER)
        except OSError:
            pass  # it has gone; why, is told below
        finally:
            alarm.cancel()
            alarm.join()
            if answer is None or late.is_set():  # also where we are interrupted
                self._end()
        if answer is not None:
            self._served += self.pages if len(data) > LARGE else 1
            return answer
        if late.is_set() or child.returncode == WORKED_OUT:
            raise InputError(f"{told.words} that takes more than {seconds:g} seconds to read")
        raise InputError(f"{told.words} that ends its parser (status {child.returncode})")

    def _ready(self) -> subprocess.Popen[bytes]:
        """The child, or the next one where it has served enough, has gone, or is not ours."""
        if self._owner != os.getpid():  # we were forked: the pipes are our parent's
            self._child = None
        if self._child and (self._served >= self.pages or self._child.poll() is not None):
            self._end()
        if self._child is None:
            path = json.dumps([os.path.abspath(one) for one in sys.path])  # noqa: PTH100
            self._child = subprocess.Popen(
                [sys.executable, "-I", "-c", START, path, str(self.memory), str(self.seconds)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._served, self._owner = 0, os.getpid()
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None or self._owner != os.getpid():
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                with suppress(OSError):  # what was not yet sent has nowhere to go
                    pipe.close()
        child.wait()


def _kill(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


_SHARED: Final = Worker()
atexit.register(_SHARED.close)


def shared() -> Worker:
    """The one worker of this process."""
    return _SHARED
