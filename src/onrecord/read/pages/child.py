"""The child process in which pages and documents are parsed: bytes in, articles out.

It goes on until its input ends. It has as much memory, and for each page as much of the
processor's time, as it was given, opens no connection and writes no file.
"""

from __future__ import annotations

import signal
import socket
import sys
from typing import Final, NoReturn

from onrecord.errors import InputError
from onrecord.read import sheets
from onrecord.read.pages import wire
from onrecord.read.pages.extraction import extracted

LARGEST: Final = 2**28  # of a page, in bytes; a longer one was refused before it came here
SHORTEST: Final = 16  # of the name of a kind


def main(memory: int, seconds: float) -> None:
    """Answer what is on standard input, a kind and its bytes each time, on standard output.

    What takes more than so many seconds of processor time, or as many times that as is
    its kind's, ends the process.
    """
    pages, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    confine(memory)
    while (kind := wire.receive(pages, SHORTEST)) is not None:
        data = wire.receive(pages, LARGEST)
        if data is None:
            return
        name = kind.decode("ascii")
        _alarm(seconds * wire.KINDS[name].times)
        told = answer(data, name)
        _alarm(0)
        wire.send(told, answers)


def answer(data: bytes, kind: str = "html") -> bytes:
    """What is found in a page or a document, or why nothing is."""
    try:
        if kind in sheets.READERS:
            return wire.packed_sheets(sheets.READERS[kind](data))
        return wire.packed(extracted(data))
    except InputError as error:
        return wire.refused(str(error), error.hint)
    except MemoryError:
        return wire.refused(f"{wire.KINDS[kind].words} that needs more memory than any should")


def _alarm(seconds: float) -> None:
    """Let the system end this process after so much work, also in the midst of a parser."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def confine(memory: int) -> None:
    """Take from this process what parsing a page does not need."""
    socket.socket.connect = _refused  # type: ignore[method-assign]
    try:
        import resource
    except ImportError:  # Windows: the clock's limit alone holds there
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # a limit that this system does not know or already has
            continue


def _refused(*_: object) -> NoReturn:
    raise OSError("pages are read without a network")
