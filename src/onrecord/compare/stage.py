"""The stage: from entries to the links between them and what is on record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.compare.candidates import Neighbours, day, phrases
from onrecord.compare.relate import repeats
from onrecord.record.entry import Entry
from onrecord.record.link import Link

# How many neighbours of an entry are looked at: those that share most with it.
NEIGHBOURS: Final = 50


def compare(entries: Iterable[Entry], *, neighbours: Neighbours) -> Iterator[Link]:
    """Yield a link for each entry and each neighbour of it that it repeats.

    Every pair is yielded once, also where each is a neighbour of the other.
    `a` is the one that was said later; where the articles do not tell, the one
    that came in later: entries in the order given, after all that is on record.
    """
    came = {entry.id: (place, entry) for place, entry in enumerate(entries)}
    done: set[frozenset[str]] = set()
    for entry_id, (place, entry) in came.items():
        shared = phrases(entry)
        if not shared:
            continue
        for other in neighbours.sharing(shared, limit=NEIGHBOURS):
            pair = frozenset((entry_id, other.id))
            if len(pair) < 2 or pair in done:
                continue
            done.add(pair)
            before, _ = came.get(other.id, (-1, other))
            earlier, later = _in_order(other, entry) if before < place else _in_order(entry, other)
            if link := repeats(later, earlier):
                yield link


def _in_order(first: Entry, second: Entry) -> tuple[Entry, Entry]:
    """Two entries as they came in, or as they were said where both tell."""
    one, other = day(first), day(second)
    return (second, first) if one and other and other < one else (first, second)
