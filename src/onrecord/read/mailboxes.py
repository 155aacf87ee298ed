"""Mailboxes: many messages in one file, as mail programs and mailing lists keep them (mbox)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO, Final

from onrecord.errors import InputError
from onrecord.record.text import Article, Origin, Skip

Found = Iterator[Article | Skip]
# What reads one message: its bytes and its path.
Reader = Callable[[bytes, str], Found]

# The largest message, in bytes, and the longest line that is looked at at once.
LARGEST: Final = 64 * 2**20
LONGEST_LINE: Final = 2**16

# How a message begins: with whom it is from and when it came. A line of the message
# that would look like one stands behind a ">".
BEGINS: Final = re.compile(
    rb"From [^\r\n]{0,300}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +"
    rb"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d|\d{1,2} +[A-Z])"
    rb"[^\r\n]{0,60}\d{4}\b[^\r\n]{0,60}\r?\n"
)
QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
ID: Final = re.compile(rb"^Message-ID:\s*<([^<>\r\n]{1,200})>", re.IGNORECASE | re.MULTILINE)
HEAD: Final = 2**16


def mailbox(stream: BinaryIO, path: str, reader: Reader) -> Found:
    """The articles of a mailbox, a message at a time.

    An article's path is `FILE#ID`, with the message's id or else its number. Its
    `origin` has both the id and the byte at which the message begins. A message that
    cannot be read costs itself. Raises InputError for what is no mailbox.
    """
    nothing = True
    for number, (offset, data) in enumerate(_messages(stream), start=1):
        nothing = False
        name = _id(data or b"")
        where = f"{path}#{name or number}"
        if data is None:
            yield Skip(where, f"a message larger than {LARGEST // 2**20} MiB")
            continue
        try:
            for one in reader(QUOTED.sub(rb"\1", data), where):
                yield _placed(one, name, offset) if isinstance(one, Article) else one
        except InputError as error:
            yield Skip(where, str(error))
    if nothing:
        raise InputError("no mailbox: no message begins in it")


def _messages(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The messages, each with where its line "From" begins; None for one that is too large."""
    at, begun = 0, -1
    held, size, blank, fresh = bytearray(), 0, True, True
    while line := stream.readline(LONGEST_LINE):
        if fresh and blank and BEGINS.match(line):
            if begun >= 0:
                yield begun, bytes(held) if size <= LARGEST else None
            begun, size = at, 0
            held.clear()
        elif begun >= 0:
            size += len(line)
            if size <= LARGEST:
                held += line
        at += len(line)
        blank, fresh = fresh and not line.strip(), line.endswith(b"\n")
    if begun >= 0:
        yield begun, bytes(held) if size <= LARGEST else None


def _id(data: bytes) -> str:
    found = ID.search(data[:HEAD].partition(b"\n\n")[0])
    return found[1].decode("ascii", "replace") if found else ""


def _placed(article: Article, name: str, offset: int) -> Article:
    pages = article.origin.pages if article.origin else ()
    return replace(article, origin=Origin("mbox", name, offset=offset, pages=pages))
