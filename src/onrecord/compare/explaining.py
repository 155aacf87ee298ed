"""Which words carried a decision: those without which it would not have been made.

Each telling word is taken out of its side in turn, with whatever turns it round, and
the pair read again (occlusion; Zeiler & Fergus, ECCV 2014). How far the chance of the
decision falls is what the word is worth.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from onrecord.compare.words import Word, words
from onrecord.record.statement import Spans
from onrecord.record.text import Span

MOST: Final = 16  # words of a side that are tried, those that both sides share first
SHOWN: Final = 4  # words of a side that are told
WORTH: Final = 0.05  # of the chance of the decision, which a word must take with it


class Chance(Protocol):
    """The chance of the decision in question, for each pair of a left and a right text."""

    def __call__(self, pairs: Sequence[tuple[str, str]], /) -> Sequence[float]: ...


def carried(left: str, right: str, chance: Chance) -> tuple[Spans, Spans]:
    """The words on both sides that carried a decision, at most SHOWN each, in their order.

    Reads at most 2 * MOST + 1 pairs. A side of which no word alone takes the decision
    with it has none.
    """
    sides = left, right
    tried = [_tried(text, other) for text, other in (sides, sides[::-1])]
    pairs = [(left, right)]
    for at, mine in enumerate(tried):
        for spans in mine:
            text = without(sides[at], spans)
            pairs.append((text, right) if at == 0 else (left, text))
    whole, *rest = chance(pairs)
    found: list[Spans] = []
    for mine in tried:
        falls, rest = rest[: len(mine)], rest[len(mine) :]
        ranked = sorted(
            ((whole - left_over, spans) for left_over, spans in zip(falls, mine, strict=True)),
            key=lambda each: (-each[0], each[1]),
        )
        chosen = {s for fall, spans in ranked[:SHOWN] if fall >= WORTH * whole for s in spans}
        found.append(tuple(sorted(chosen)))
    return found[0], found[1]


def without(text: str, spans: Spans) -> str:
    """A text with some stretches of it taken out."""
    kept, at = [], 0
    for span in sorted(spans):
        kept.append(text[at : span.start])
        at = span.end
    return " ".join("".join((*kept, text[at:])).split())


def _tried(text: str, other: str) -> list[Spans]:
    """What is taken out, one after another: a telling word, with its negation."""
    shared = words(other).telling
    mine = [w for w in words(text).words if w.telling]
    if len(mine) < 2:
        return []  # without its only word a text says nothing, which is no test
    mine.sort(key=lambda w: (w.stem not in shared, not w.turned, w.span.start))
    return [_with_negation(word) for word in mine[:MOST]]


def _with_negation(word: Word) -> tuple[Span, ...]:
    return tuple(sorted({word.span, word.by})) if word.by else (word.span,)
