"""Line ends that mean nothing: text wrapped at a fixed width, as in mail and old wires."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

# No typewriter, mail program or wire service wraps earlier or later than this.
NARROWEST: Final = 40
WIDEST: Final = 120
# With fewer line ends inside its blocks, a text says too little about its own shape.
FEWEST: Final = 3
# So many of the line ends must come where the next word would not have fitted...
FULL: Final = 0.9
# ...and so many must go on in the middle of a sentence, with a small letter.
GOING_ON: Final = 0.5

LINE: Final = re.compile(r"[^\n]*[^\s][^\n]*")
TOO_LONG: Final = re.compile(f"[^\n]{{{WIDEST + 1}}}")


class Break(NamedTuple):
    """A single newline between two lines: where it is, and what speaks for a wrap."""

    at: int
    full: bool
    goes_on: bool


def wraps(text: str) -> Iterator[int]:
    """The places of the newlines that only wrap a paragraph; none in ordinary text.

    A text is wrapped when its widest line has `NARROWEST` to `WIDEST` characters,
    nearly every line inside its blocks is full (the next word would have made it
    the widest), and at least half of these go on with a small letter. Lists,
    verse, transcripts and texts of one line a paragraph fail one or the other.
    In a wrapped text a paragraph ends at a blank line, before an indented line,
    and at a line that had room for the next word, unless that word is a small one.
    """
    if TOO_LONG.search(text):
        return
    breaks = tuple(_breaks(text))
    if (
        len(breaks) >= FEWEST
        and sum(one.full for one in breaks) >= FULL * len(breaks)
        and sum(one.goes_on for one in breaks) >= GOING_ON * len(breaks)
    ):
        yield from (one.at for one in breaks if one.full or one.goes_on)


def _breaks(text: str) -> Iterator[Break]:
    lines = tuple(LINE.finditer(text))
    width = max((len(line.group().rstrip()) for line in lines), default=0)
    if width < NARROWEST:
        return
    for line, below in pairwise(lines):
        word = below.group().partition(" ")[0]
        if word and below.start() == line.end() + 1:
            full = len(line.group().rstrip()) + 1 + len(word) > width
            yield Break(line.end(), full, word[0].islower())
