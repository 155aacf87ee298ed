"""The child process in which pages are parsed: bytes in, articles out, until its input ends.

It has as much memory as it was given, opens no connection and writes no file.
"""

from __future__ import annotations

import socket
import sys
from typing import Final, NoReturn

from onrecord.errors import InputError
from onrecord.read.pages import wire
from onrecord.read.pages.extraction import extracted

LARGEST: Final = 2**28  # of a page, in bytes; a longer one was refused before it came here


def main(memory: int) -> None:
    """Answer every page on standard input, one after the other, on standard output."""
    pages, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    confine(memory)
    while (data := wire.receive(pages, LARGEST)) is not None:
        wire.send(answer(data), answers)


def answer(data: bytes) -> bytes:
    """What is found in a page, or why nothing is."""
    try:
        return wire.packed(extracted(data))
    except InputError as error:
        return wire.refused(str(error))
    except MemoryError:
        return wire.refused("HTML that needs more memory than any page should")


def confine(memory: int) -> None:
    """Take from this process what parsing a page does not need."""
    socket.socket.connect = _refused  # type: ignore[method-assign]
    try:
        import resource
    except ImportError:  # Windows: the time limit alone holds there
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
