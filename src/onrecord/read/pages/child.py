"""The child process in which pages are parsed: bytes in, articles out, until its input ends.

It has as much memory, and for each page as much of the processor's time, as it was
given, opens no connection and writes no file.
"""

from __future__ import annotations

import signal
import socket
import sys
from typing import Final, NoReturn

from onrecord.errors import InputError
from onrecord.read.pages import wire
from onrecord.read.pages.extraction import extracted

LARGEST: Final = 2**28  # of a page, in bytes; a longer one was refused before it came here


def main(memory: int, seconds: float) -> None:
    """Answer every page on standard input, one after the other, on standard output.

    A page that takes more than so many seconds of processor time ends the process.
    """
    pages, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    confine(memory)
    while (data := wire.receive(pages, LARGEST)) is not None:
        _alarm(seconds)
        told = answer(data)
        _alarm(0)
        wire.send(told, answers)


def answer(data: bytes) -> bytes:
    """What is found in a page, or why nothing is."""
    try:
        return wire.packed(extracted(data))
    except InputError as error:
        return wire.refused(str(error))
    except MemoryError:
        return wire.refused("HTML that needs more memory than any page should")


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
