"""Words as a full-text index has them, for a database whose own idea of a word is another.

The same as SQLite's `unicode61 remove_diacritics 2`: a word is letters, figures and
characters of private use in a row, without case and accents, so that a query finds
the same in either database.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

# What a tsvector can hold: bytes of a word, places in a text and of a word, bytes in all.
LONGEST: Final = 500
FARTHEST: Final = 16_383
MOST_PLACES: Final = 250
LARGEST: Final = 900_000

# The fields in the order in which they are counted through, so that a long statement takes
# no room from the others, with the letter that a tsvector has for each.
FIELDS: Final = {"title": "D", "outlet": "D", "speakers": "C", "text": "A", "reading": "B"}
# Those that share a letter have their words a second time, with the field before them.
NAMED: Final = frozenset(("title", "outlet"))

# The accents that SQLite knows as such, U+0300 to U+0331; any other mark parts words.
_OTHERS: Final = (
    {0x305, 0x30D, 0x30E, 0x310, 0x32F} | {*range(0x312, 0x31B)} | {*range(0x31C, 0x323)}
    | {*range(0x329, 0x32D)}
)  # fmt: skip
ACCENTS: Final = frozenset(map(chr, {*range(0x300, 0x332)} - _OTHERS))

Places = dict[str, list[str]]


class Lexeme(NamedTuple):
    """A word of a text, `text[start:end]`, as it is looked up."""

    word: str
    start: int
    end: int


def lexemes(text: str) -> Iterator[Lexeme]:
    """The words of a text, in order."""
    start, folded = -1, list[str]()
    for at, char in enumerate(text):
        plain = _folded(char)
        if plain is None:  # no part of a word
            if folded:
                yield Lexeme("".join(folded)[:LONGEST], start, at)
            start, folded = -1, []
        elif plain or start >= 0:  # an accent of its own only goes on with a word
            start = at if start < 0 else start
            folded.append(plain)
    if folded:
        yield Lexeme("".join(folded)[:LONGEST], start, len(text))


@lru_cache(maxsize=65_536)
def _folded(char: str) -> str | None:
    """A character without case and accents; empty for an accent, None for what parts words."""
    if char in ACCENTS:
        return ""
    kind = unicodedata.category(char)
    if kind[0] not in "LN" and kind != "Co":
        return None
    plain = char.casefold()
    plain = plain if len(plain) == 1 else char.lower()
    bare = "".join(
        c for c in unicodedata.normalize("NFD", plain) if unicodedata.category(c) != "Mn"
    )
    return bare if bare.isascii() else plain  # SQLite leaves accents on other letters than ours


def places(told: Mapping[str, str]) -> Places:
    """Where each word of some fields stands, counted in words from 1, as far as there is room.

    Between two fields one place is free, so that no words in a row reach over it.
    """
    found: Places = {}
    room, at = LARGEST, 0
    for name, letter in FIELDS.items():
        for lexeme in lexemes(told[name]):
            at += 1
            words = (lexeme.word, f"{name}/{lexeme.word}") if name in NAMED else (lexeme.word,)
            for word in words:
                before = found.get(word, [])
                room -= 2 if before else 4 * len(word) + 10
                full = len(before) >= MOST_PLACES or (before and at > FARTHEST)
                if room > 0 and not full:
                    place = f"{min(at, FARTHEST)}{letter if letter != 'D' else ''}"
                    found[word] = [*before, place]
        at += 1
    return found


def vector(told: Mapping[str, str]) -> str:
    """The words of some fields as PostgreSQL writes a tsvector."""
    return " ".join(f"'{word}':{','.join(at)}" for word, at in places(told).items())


def vectored(kept: str) -> Places:
    """What `vector` was given, of a tsvector as PostgreSQL shows it."""
    found: Places = {}
    for part in kept.split():
        word, _, at = part.rpartition(":")
        found[word[1:-1]] = at.split(",")
    return found


def query(words: str, field: str | None, *, begins: bool) -> str:
    """Words in a row as PostgreSQL writes a tsquery, the last only begun; in one field or any."""
    named = f"{field}/" if field in NAMED else ""
    letter = FIELDS[field] if field and not named else ""
    row = [one.word for one in lexemes(words)] or ["/"]  # which is no word
    told = [f"'{named}{word}':{letter}" for word in row]
    told[-1] = f"'{named}{row[-1]}':{'*' if begins else ''}{letter}"
    return joined([one.removesuffix(":") for one in told], "<->")


def joined(parts: Sequence[str], sign: str) -> str:
    """Parts of a tsquery with a sign between them, in pairs of pairs: it is read recursively."""
    if len(parts) == 1:
        return f"({parts[0]})"
    middle = len(parts) // 2
    return f"({joined(parts[:middle], sign)} {sign} {joined(parts[middle:], sign)})"


def marked(text: str, wanted: Iterable[tuple[str, bool]], marks: tuple[str, str], most: int) -> str:
    """The part of a text, so many words long, that has most of what was looked for, marked.

    `wanted` are words in a row, the last of them only begun or not; what is left out is
    told by an ellipsis.
    """
    there = list(lexemes(text))
    hits = sorted({hit for words, begins in wanted for hit in _hits(there, words, begins)})
    first = _window(hits, len(there), most)
    last = min(first + most, len(there))
    start = there[first].start if first else 0
    end = there[last - 1].end if last < len(there) else len(text)
    pieces, at = ["…" if first else ""], start
    for low, high in _apart([hit for hit in hits if hit[0] >= first and hit[1] <= last]):
        pieces += [text[at : there[low].start], marks[0]]
        pieces += [text[there[low].start : there[high - 1].end], marks[1]]
        at = there[high - 1].end
    return "".join([*pieces, text[at:end], "…" if last < len(there) else ""])


def _hits(there: Sequence[Lexeme], words: str, begins: bool) -> Iterator[tuple[int, int]]:
    """Where these words stand in a row: from which word to before which."""
    row = [one.word for one in lexemes(words)]
    for at in range(len(there) - len(row) + 1) if row else ():
        here = [one.word for one in there[at : at + len(row)]]
        if here[:-1] == row[:-1] and (
            here[-1] == row[-1] or (begins and here[-1].startswith(row[-1]))
        ):
            yield at, at + len(row)


def _window(hits: Sequence[tuple[int, int]], count: int, most: int) -> int:
    """The first word of the part with most hits; the earliest of several."""
    if count <= most or not hits:
        return 0
    inside = {low: sum(low <= a and b <= low + most for a, b in hits) for low, _ in hits}
    best = max(inside, key=lambda low: (inside[low], -low))
    last = max((b for a, b in hits if best <= a and b <= best + most), default=best + 1)
    # As much before as there is room for behind.
    return max(0, min(best - max(0, (most - (last - best)) // 2), count - most))


def _apart(hits: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without those that overlap."""
    told: list[tuple[int, int]] = []
    for low, high in hits:
        if told and low < told[-1][1]:
            told[-1] = told[-1][0], max(high, told[-1][1])
        else:
            told.append((low, high))
    return told
