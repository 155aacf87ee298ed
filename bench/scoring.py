"""Which attribution of ours answers which of the gold, and how many do, counted on words.

The definitions are those of PolNeAR's scorer, which is not part of onrecord:
*overlap* is content, one to one, by an intersection over union of at least one
half; *linked* the source too, likewise or absent from both; *exact* the same
words of content. `bench.breakdown` holds the two against each other in each run.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

WORD: Final = re.compile(r"\w+")
MARKS: Final = re.compile(r"''|``|[“”]")
HALF: Final = 0.5
KINDS: Final = ("direct", "mixed", "indirect")

Words = frozenset[int]


@dataclass(frozen=True)
class Attribution:
    """One attribution: which words of its text each role takes, and the spans that it was from."""

    text: str
    tokens: list[str]  # every word of the text
    spans: dict[str, Any]  # as on the wire: the roles, and of ours also medium and probabilities
    source: Words
    cue: Words
    content: Words

    def words(self, role: str) -> str:
        """What the spans of a role cut."""
        return " ".join(self.text[start:end] for start, end in self.spans[role])

    @cached_property
    def kind(self) -> str:
        """direct, mixed or indirect, by the quotation marks in the content."""
        content = MARKS.sub('"', self.words("content").strip())
        if '"' not in content:
            return "indirect"
        outside = "".join(content.split('"')[::2])
        return "direct" if content.startswith('"') and not WORD.search(outside) else "mixed"


def attributions(text: str, spans: Iterable[dict[str, Any]]) -> list[Attribution]:
    """Attributions of one text by their words, without those that have no content."""
    words = [match.span() for match in WORD.finditer(text)]
    tokens = [text[start:end] for start, end in words]
    ends = [end for _, end in words]

    def covered(parts: Iterable[Sequence[int]]) -> Words:
        out = set()
        for start, end in parts:
            at = bisect_left(ends, start + 1)
            while at < len(words) and words[at][0] < end:
                out.add(at)
                at += 1
        return frozenset(out)

    return [
        Attribution(
            text,
            tokens,
            one,
            covered(one["source"]),
            covered(one["cue"]),
            covered(one["content"]),
        )
        for one in spans
        if one["content"]
    ]


def shared(one: Words, other: Words) -> float:
    """Intersection over union; 1.0 for nothing and nothing."""
    return len(one & other) / len(one | other) if one | other else 1.0


def pairs(
    found: Sequence[Attribution], gold: Sequence[Attribution], least: float = HALF
) -> Iterator[tuple[int, int]]:
    """Pairs of places, one to one, the most alike first, that share enough of the content."""
    alike = sorted(
        (
            (shared(one.content, other.content), i, j)
            for i, one in enumerate(found)
            for j, other in enumerate(gold)
            if one.content & other.content
        ),
        reverse=True,
    )
    used: tuple[set[int], set[int]] = set(), set()
    for value, i, j in alike:
        if value >= least and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield i, j


def same_source(one: Attribution, other: Attribution) -> bool:
    """At least half of the words, or no source on either side."""
    return shared(one.source, other.source) >= HALF


class Figures(Counter[tuple[str, ...]]):
    """Counts over articles, and the figures made of them."""

    def add(self, found: Sequence[Attribution], gold: Sequence[Attribution]) -> None:
        """Count one article."""
        self["found",] += len(found)
        self["gold",] += len(gold)
        for one in found:
            self["found", one.kind] += 1
        for one in gold:
            self["gold", one.kind] += 1
        for i, j in pairs(found, gold, 1.0):
            self._count("exact", found[i], gold[j])
        for i, j in pairs(found, gold):
            self._count("overlap", found[i], gold[j])
            if same_source(found[i], gold[j]):
                self._count("linked", found[i], gold[j])

    def _count(self, measure: str, found: Attribution, gold: Attribution) -> None:
        self[measure,] += 1
        self[measure, "found", found.kind] += 1
        self[measure, "gold", gold.kind] += 1

    def f1(self, measure: str) -> float:
        return 2 * self[measure,] / max(1, self["found",] + self["gold",])

    def precision(self, kind: str, measure: str) -> float:
        """Of what was found as this kind, the share that is right by the measure."""
        return self[measure, "found", kind] / max(1, self["found", kind])

    def recall(self, kind: str, measure: str) -> float:
        """Of the gold of this kind, the share that was found by the measure."""
        return self[measure, "gold", kind] / max(1, self["gold", kind])
