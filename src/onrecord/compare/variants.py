"""Two wordings of one thing, word by word: what stands in both, and what in one alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import Final

# A word with the stops after it, so that a moved comma is no change of a word.
TOKEN: Final = re.compile(r"\S+")
BARE: Final = re.compile(r"[^\w%$€£+-]+")


class Side(StrEnum):
    """Where a piece of two wordings stands."""

    BOTH = "both"
    EARLIER = "earlier"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row, as the side has them where they stand in one, else as the later has them."""

    side: Side
    text: str


def variants(earlier: str, later: str) -> tuple[Piece, ...]:
    """The pieces of both wordings in order; what the earlier has alone before what replaces it.

    Case, quotation marks and stops make no difference.
    """
    old, new = TOKEN.findall(earlier), TOKEN.findall(later)
    keys = [_key(word) for word in old], [_key(word) for word in new]
    return tuple(_pieces(old, new, SequenceMatcher(None, *keys, autojunk=False)))


def differ(earlier: str, later: str) -> bool:
    """True if a word stands in one of the wordings alone."""
    return any(piece.side is not Side.BOTH for piece in variants(earlier, later))


def _key(word: str) -> str:
    return BARE.sub("", word.casefold()) or word


def _pieces(old: Sequence[str], new: Sequence[str], same: SequenceMatcher[str]) -> Iterator[Piece]:
    blocks = [(0, 0, 0), *same.get_matching_blocks()]
    for (a, b, size), (next_a, next_b, _) in pairwise(blocks):
        if size:
            yield Piece(Side.BOTH, " ".join(new[b : b + size]))
        if a + size < next_a:
            yield Piece(Side.EARLIER, " ".join(old[a + size : next_a]))
        if b + size < next_b:
            yield Piece(Side.LATER, " ".join(new[b + size : next_b]))
