"""Which entries to look at: those with the same quoted words, and those about the same matter."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, Protocol

from onrecord.compare.quoted import quoted_words, weight
from onrecord.models.meanings import nearest
from onrecord.record.entry import Entry
from onrecord.record.meaning import Meaning, Meanings
from onrecord.record.text import digest

# A phrase is so many words in a row that tell at least so much: four words with
# two that are not common, or three none of which is. What has no such phrase
# ("we will do what we have to do") is too common to be anybody's.
PHRASES: Final = ((4, 2.0), (3, 3.0))
DIGITS: Final = 10  # of a phrase's digest: enough to tell a thousand million apart


class Neighbours(Protocol):
    """What `compare` needs from a store: entries that may bear on one."""

    def sharing(self, phrases: frozenset[str], /, *, limit: int) -> Iterable[Entry]:
        """Entries with one of these phrases: most shared first, then the newest."""
        ...

    def about(self, entry: Entry, /, *, limit: int) -> Iterable[Entry]:
        """Entries about the same matter as one that is there, the nearest first."""
        ...

    def same(self, entry: Entry, /, *, limit: int) -> Iterable[Entry]:
        """Entries by one of its speakers, or about its measure: the nearest in matter first."""
        ...

    def linked(self, entry: Entry, /) -> Iterable[Entry]:
        """Entries that this one was linked with before, and is to be held against again."""
        ...


def phrases(entry: Entry) -> frozenset[str]:
    """Digests of the phrases in an entry's quoted words; none for an indirect statement."""
    words = quoted_words(entry)
    found = set()
    for length, enough in PHRASES:
        for at in range(len(words) - length + 1):
            phrase = words[at : at + length]
            if weight(phrase) >= enough:
                found.add(digest("phrase", *phrase)[:DIGITS])
    return frozenset(found)


def day(entry: Entry) -> date | None:
    """The last day on which it may have been said; None if the text does not tell."""
    return entry.said_on.last if entry.said_on else None


def placed(entries: Iterable[Entry], meanings: Meanings | None) -> dict[str, Meaning]:
    """The meanings of entries by their ids, of those that have one."""
    if meanings is None:
        return {}
    them = list(entries)
    told = meanings.meanings([one.reading or one.statement.text for one in them])
    return {one.id: each for one, each in zip(them, told, strict=True) if each is not None}


class InMemory:
    """Neighbours among some entries, without a record.

    Without their meanings nothing is about the same matter.
    """

    def __init__(
        self, entries: Iterable[Entry] = (), meanings: Mapping[str, Meaning] | None = None
    ) -> None:
        self._having: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        self._meanings = meanings or {}
        self._lying: defaultdict[int, list[Entry]] = defaultdict(list)
        self._by: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            for phrase in phrases(entry):
                self._having[phrase][entry.id] = entry
            if entry.id in self._meanings:
                self._lying[self._meanings[entry.id].regions[0]].append(entry)
                for who in _who(entry):
                    self._by[who].append(entry)

    def sharing(self, phrases: Iterable[str], *, limit: int) -> Iterator[Entry]:
        """Entries with one of these phrases: most shared first, then the newest."""
        shared: Counter[str] = Counter()
        found: dict[str, Entry] = {}
        for phrase in phrases:
            having = self._having.get(phrase, {})
            shared.update(having.keys())
            found.update(having)
        newest = sorted(found.values(), key=lambda entry: entry.id)
        newest.sort(key=lambda entry: day(entry) or date.min, reverse=True)
        newest.sort(key=lambda entry: shared[entry.id], reverse=True)
        yield from newest[:limit]

    def linked(self, entry: Entry) -> tuple[Entry, ...]:
        """None: nothing here was linked before."""
        return ()

    def about(self, entry: Entry, *, limit: int) -> Iterator[Entry]:
        """Entries about the same matter as one of these, the nearest first."""
        if own := self._meanings.get(entry.id):
            there = [one for region in own.regions for one in self._lying.get(region, ())]
            yield from self._nearest(entry, there, limit)

    def same(self, entry: Entry, *, limit: int) -> Iterator[Entry]:
        """Entries by one of its speakers, the nearest in matter first.

        Of measures nothing is known here.
        """
        there = {one.id: one for who in _who(entry) for one in self._by.get(who, ())}
        yield from self._nearest(entry, there.values(), limit)

    def _nearest(self, entry: Entry, there: Iterable[Entry], limit: int) -> Iterator[Entry]:
        own = self._meanings.get(entry.id)
        others = sorted((one for one in there if one.id != entry.id), key=lambda one: one.id)
        if own is not None:
            for at in nearest(own, [self._meanings[one.id] for one in others], most=limit):
                yield others[at]


def _who(entry: Entry) -> set[str]:
    """Those who said it, by the ids that they are known by; nobody where none is named."""
    return {one.who for one in entry.speakers if one.who}
