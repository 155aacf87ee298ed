"""What a record speaks of: statements gathered by what they are about, with their positions.

A statement belongs to the measure that it speaks of; the others are gathered by
meaning, each with whatever is near enough to one that is there (single linkage), and
named by the words that they share and others do not.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from onrecord.compare.words import words
from onrecord.record.entry import Entry
from onrecord.record.link import Link, Relation
from onrecord.record.meaning import Meaning

NEAR: Final = 0.62  # cosine from which on two statements are of one matter
TOLD: Final = 4  # words of a name


@dataclass(frozen=True, slots=True)
class Matter:
    """What several statements are about.

    `name` is a measure in an article's own words, or the words that they share.
    `relations` counts the links between them.
    """

    name: str
    measure: bool
    entries: tuple[Entry, ...]
    relations: Mapping[Relation, int]


def matters(
    entries: Sequence[Entry],
    *,
    meanings: Mapping[str, Meaning],
    measures: Mapping[str, str],
    links: Iterable[Link],
    fewest: int = 2,
) -> list[Matter]:
    """The matters of some entries with at least `fewest` statements, the largest first.

    `measures` leads from an entry's id to the name of the measure that it speaks of.
    """
    groups: defaultdict[tuple[bool, str], list[Entry]] = defaultdict(list)
    others = []
    for entry in entries:
        if name := measures.get(entry.id):
            groups[True, name].append(entry)
        elif entry.id in meanings:
            others.append(entry)
    usual = Counter(s for one in entries for s in words(_text(one)).telling)
    for together in _near(others, meanings):
        if len(together) >= fewest:
            groups[False, _name(together, usual, len(entries))] += together
    home = {e.id: key for key, group in groups.items() for e in group}
    counted: defaultdict[tuple[bool, str], Counter[Relation]] = defaultdict(Counter)
    for link in links:
        if link.a in home and home[link.a] == home.get(link.b):
            counted[home[link.a]][link.relation] += 1
    found = [
        Matter(name, measure, tuple(group), dict(counted[measure, name]))
        for (measure, name), group in groups.items()
        if len(group) >= fewest
    ]
    return sorted(found, key=lambda one: (-len(one.entries), not one.measure, one.name))


def _text(entry: Entry) -> str:
    return entry.reading or entry.statement.text


def _near(entries: Sequence[Entry], meanings: Mapping[str, Meaning]) -> list[list[Entry]]:
    """The entries in groups of which each member is near to another one."""
    if not entries:
        return []
    rows = [np.frombuffer(meanings[e.id].vector, dtype=np.int8) for e in entries]
    vectors = np.stack(rows).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    leader = list(range(len(entries)))

    def first(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for start in range(0, len(entries), 512):
        like = vectors[start : start + 512] @ vectors.T
        for row, column in zip(*np.nonzero(like >= NEAR), strict=True):
            one, other = first(start + int(row)), first(int(column))
            if one != other:
                leader[max(one, other)] = min(one, other)
    groups: defaultdict[int, list[Entry]] = defaultdict(list)
    for at, entry in enumerate(entries):
        groups[first(at)].append(entry)
    return list(groups.values())


def _name(together: Sequence[Entry], usual: Mapping[str, int], whole: int) -> str:
    """The words that most of them have and few others do, as one of them has them."""
    having: Counter[str] = Counter()
    form: dict[str, str] = {}
    for entry in together:
        text = _text(entry)
        for key, word in words(text).telling.items():
            having[key] += 1
            form.setdefault(key, text[word.span.start : word.span.end])
    telling = {
        key: count * math.log(1 + whole / usual[key]) for key, count in having.items() if count > 1
    }
    if not having:
        return min((_text(entry) for entry in together), key=lambda text: (len(text), text))
    best = sorted(telling or having, key=lambda key: (-telling.get(key, 0.0), key))[:TOLD]
    return ", ".join(form[key] for key in best)
