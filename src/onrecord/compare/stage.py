"""The stage: from entries to the links between them and what is on record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import islice
from typing import Final, Protocol

from onrecord.compare import speakers
from onrecord.compare.candidates import Neighbours, day, phrases
from onrecord.compare.relate import one_statement, repeats
from onrecord.compare.sides import Side, side
from onrecord.compare.words import words
from onrecord.record.entry import Entry
from onrecord.record.link import Link
from onrecord.record.statement import Act

# How many neighbours of an entry are looked at: those that share most with it, and those
# whose matter is nearest.
NEIGHBOURS: Final = 50
NEAREST: Final = 24
# Of the nearest, so many are read by the network: those that tables, which are quicker, hold
# for the likeliest to bear on each other.
READ: Final = 3
CLOSEST: Final = 2  # and these, whatever tables hold of them
# Of one speaker, and about one measure, so many are looked at besides, and so many of them read.
SAME: Final = 12
OF_SAME: Final = 1
BATCH: Final = 64  # pairs that are judged together
FEWEST: Final = 2  # telling words of a position: not “that”, not “it was great”
# Two speakers are held against each other within so much time; one speaker in all of it.
WINDOW: Final = timedelta(days=366)


class Judging(Protocol):
    """What `compare` needs of whoever judges pairs of sides, the later one first."""

    def worth(self, later: Side, earlier: Side, /) -> float:
        """A cheap guess how likely they bear on each other; 0 for not worth reading."""
        ...

    def links(self, pairs: Sequence[tuple[Side, Side]], /) -> Iterable[Link]:
        """Links between the entries behind the sides that bear on each other."""
        ...


Came = Mapping[str, tuple[int, Entry]]


def compare(
    entries: Iterable[Entry],
    *,
    neighbours: Neighbours,
    verdicts: Judging | None = None,
) -> Iterator[Link]:
    """Yield a link for each entry and each neighbour of it that it bears on.

    Every pair is yielded once, also where each is a neighbour of the other.
    `a` is the one that was said later; where the articles do not tell, the one
    that came in later: entries in the order given, after all that is on record.
    Without `verdicts` only the same quoted words are linked.
    """
    came = {entry.id: (place, entry) for place, entry in enumerate(entries)}
    done: set[frozenset[str]] = set()
    repeated: set[frozenset[str]] = set()
    for later, earlier in _sharing(came, neighbours, done):
        if link := repeats(later, earlier):
            repeated.add(frozenset((link.a, link.b)))
            yield link
    if verdicts is not None:
        for some in _chunks(worth_reading(came, neighbours, verdicts, repeated)):
            yield from verdicts.links(some)


def _sharing(
    came: Came, neighbours: Neighbours, done: set[frozenset[str]]
) -> Iterator[tuple[Entry, Entry]]:
    """Pairs that share a phrase of their quoted words, the later one first."""
    for _, entry in came.values():
        near = list(neighbours.linked(entry))
        if shared := phrases(entry):
            near += neighbours.sharing(shared, limit=NEIGHBOURS)
        yield from _pairs(entry, came, near, done)


def worth_reading(
    came: Came, neighbours: Neighbours, verdicts: Judging, done: set[frozenset[str]]
) -> Iterator[tuple[Side, Side]]:
    """Of the pairs about the same matter those that are worth reading, the later one first."""
    seen = set(done)
    for _, entry in came.values():
        if not comparable(entry):
            continue
        known = [one for one in neighbours.linked(entry) if comparable(one)]
        near = [one for one in neighbours.about(entry, limit=NEAREST) if comparable(one)]
        own = [one for one in neighbours.same(entry, limit=SAME) if comparable(one)]
        chosen = list(_sides(_pairs(entry, came, known, seen)))
        for them, most, closest in ((near, READ, CLOSEST), (own, OF_SAME, 0)):
            found = list(_sides(_pairs(entry, came, them, set(seen))))
            chosen += _best(found, verdicts, most, closest)
            seen |= {_pair(*pair) for pair in chosen}
        yield from chosen


def _best(
    found: Sequence[tuple[Side, Side]], verdicts: Judging, most: int, closest: int
) -> list[tuple[Side, Side]]:
    """So many that tables hold for the likeliest to bear on each other, and the first few."""
    worth = [(verdicts.worth(*pair), at) for at, pair in enumerate(found)]
    best = sorted(worth, key=lambda each: (-each[0], each[1]))[:most]
    chosen = {*(at for value, at in best if value > 0), *range(min(closest, len(found)))}
    return [found[at] for at in sorted(chosen)]


def _pair(later: Side, earlier: Side) -> frozenset[str]:
    return frozenset(one.entry.id for one in (later, earlier) if one.entry)


def _sides(pairs: Iterable[tuple[Entry, Entry]]) -> Iterator[tuple[Side, Side]]:
    """The pairs that are two statements, close enough in time to speak to each other."""
    for later, earlier in pairs:
        if not one_statement(later, earlier) and _in_time(later, earlier):
            yield side(later), side(earlier)


def comparable(entry: Entry) -> bool:
    """True if an entry takes a position that another may bear on.

    A question takes none, what the reporter guesses is nobody's word, and a few
    words say too little. So does a part of a sentence that does not stand without the
    reporter's own words, which its reading has in brackets before it: network and tables
    would compare what the reporter says.
    """
    said = entry.statement
    if entry.reading.startswith("["):
        return False
    few = len(words(said.text).telling) < FEWEST
    return said.act is not Act.QUESTION and not said.guessed and not few


def _in_time(later: Entry, earlier: Entry) -> bool:
    """True unless two speakers spoke so far apart that neither speaks to the other."""
    one, other = day(later), day(earlier)
    if one is None or other is None or speakers.agreement(later, earlier) == speakers.SAME:
        return True
    return abs(one - other) <= WINDOW


def _pairs(
    entry: Entry, came: Came, near: Iterable[Entry], done: set[frozenset[str]]
) -> Iterator[tuple[Entry, Entry]]:
    """An entry with each of its neighbours, once, as they were said or as they came in."""
    place = came[entry.id][0]
    for other in near:
        pair = frozenset((entry.id, other.id))
        if len(pair) < 2 or pair in done:
            continue
        done.add(pair)
        before, _ = came.get(other.id, (-1, other))
        earlier, later = _in_order(other, entry) if before < place else _in_order(entry, other)
        yield later, earlier


def _in_order(first: Entry, second: Entry) -> tuple[Entry, Entry]:
    """Two entries as they came in, or as they were said where both tell."""
    one, other = day(first), day(second)
    return (second, first) if one and other and other < one else (first, second)


def _chunks(pairs: Iterator[tuple[Side, Side]]) -> Iterator[list[tuple[Side, Side]]]:
    while some := list(islice(pairs, BATCH)):
        yield some
