"""Sketches: what articles are recognised by as copies of one story.

A statement that stands in several of these is one statement with several occurrences.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.record.copied import Copied, Copy
from onrecord.record.entry import Entry

# Of a signature: so many hashes of four bytes. Two texts that share 0.4 of their shingles
# have all hashes of some band in common in 94 of 100 cases, 0.5 in 99.6.
HASHES: Final = 126
WIDTH: Final = 4
BAND: Final = 3

# So much of two texts is the same where they are one story: of other pairs that `bench.copies`
# looks at the likest have 0.34, two reports of one outlet on one election; 0.33, a series.
ALIKE: Final = 0.4

WORD: Final = re.compile(r"[^\W_]+")
FEW: Final = 4  # words: of so few it has to be the same one who said them


@dataclass(frozen=True, slots=True)
class Sketch:
    """What an article is recognised by among others.

    `address` is its own on the web, without what does not tell which page it is; empty
    where there is none. `signature` is the MinHash of its words: HASHES unsigned
    numbers of WIDTH bytes, little-endian; empty for a text without words. Raises
    ValueError for a signature of another length.
    """

    address: str = ""
    signature: bytes = b""

    def __post_init__(self) -> None:
        if len(self.signature) not in (0, HASHES * WIDTH):
            raise ValueError(f"a signature has {HASHES * WIDTH} bytes, not {len(self.signature)}")

    def likeness(self, other: Sketch) -> float:
        """About how much of both texts is the same, 0 to 1: the Jaccard index, estimated."""
        if not self.signature or not other.signature:
            return 0.0
        pairs = zip(_hashes(self.signature), _hashes(other.signature), strict=True)
        return sum(one == two for one, two in pairs) / HASHES

    def one_story(self, other: Sketch) -> bool:
        """True if the articles are copies, or versions of one page."""
        if self.address and self.address == other.address:
            return True
        return self.likeness(other) >= ALIKE

    @property
    def bands(self) -> tuple[int, ...]:
        """Numbers of 64 bits, signed: two texts that are alike have one in common."""
        size = BAND * WIDTH
        cut = (self.signature[at : at + size] for at in range(0, len(self.signature), size))
        return tuple(_number(place, band) for place, band in enumerate(cut))


def _hashes(signature: bytes) -> Iterator[bytes]:
    return (signature[at : at + WIDTH] for at in range(0, len(signature), WIDTH))


def _number(place: int, band: bytes) -> int:
    told = hashlib.blake2b(band, digest_size=8, salt=place.to_bytes(2, "big")).digest()
    return int.from_bytes(told, "big", signed=True)


def copied(articles: Sequence[tuple[Copy, Sketch, Sequence[Entry]]]) -> Copied:
    """What of some articles, each with its entries in reading order, is printed in others.

    Of one place, those that come first here.
    """
    told: list[tuple[str, ...]] = []
    first: dict[str, str] = {}
    for story in stories([sketch for _, sketch, _ in articles]):
        them = sorted((articles[at] for at in story), key=lambda one: one[0].place)
        told.append(tuple(copy.id for copy, _, _ in them))
        first |= occurrences([entries for _, _, entries in them])
    return Copied(tuple(told), first)


def stories(sketches: Sequence[Sketch]) -> Iterator[tuple[int, ...]]:
    """Places of those that are one story with another, a story at a time, in order."""
    parent = list(range(len(sketches)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = at = parent[parent[at]]
        return at

    having: dict[Hashable, list[int]] = {}
    for at, one in enumerate(sketches):
        for key in (one.address, *one.bands):
            if key == "":
                continue
            there = having.setdefault(key, [])
            for other in there:
                if root(other) != root(at) and one.one_story(sketches[other]):
                    parent[root(at)] = root(other)
            there.append(at)
    grouped: dict[int, list[int]] = {}
    for at in range(len(sketches)):
        grouped.setdefault(root(at), []).append(at)
    yield from (tuple(them) for them in grouped.values() if len(them) > 1)


def occurrences(printed: Iterable[Sequence[Entry]]) -> dict[str, str]:
    """By the id of an entry the id of the one that has the same words where they stood first.

    `printed` are the entries of the articles of one story, the earliest article first,
    each in reading order. What an article says twice it says twice in its copies.
    """
    first: dict[tuple[str, int], str] = {}
    again: dict[str, str] = {}
    for entries in printed:
        count = Counter[str]()
        for entry in entries:
            if not (key := _key(entry)):
                continue
            count[key] += 1
            earlier = first.setdefault((key, count[key]), entry.id)
            if earlier != entry.id:
                again[entry.id] = earlier
    return again


def _key(entry: Entry) -> str:
    """The words of a statement, and of a few words who said them; empty without a word."""
    words = WORD.findall(entry.statement.text.casefold())
    if words and len(words) <= FEW and entry.speakers:
        words += ["·", *WORD.findall(entry.speakers[0].name.casefold())[-1:]]
    return " ".join(words)
