"""Which entries to look at: those that share a phrase of their quoted words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, Protocol

from onrecord.compare.quoted import quoted_words, weight
from onrecord.record.entry import Entry
from onrecord.record.text import digest

# A phrase is so many words in a row that tell at least so much: four words with
# two that are not common, or three none of which is. What has no such phrase
# ("we will do what we have to do") is too common to be anybody's.
PHRASES: Final = ((4, 2.0), (3, 3.0))
DIGITS: Final = 10  # of a phrase's digest: enough to tell a thousand million apart


class Neighbours(Protocol):
    """What `compare` needs from a store: entries that may say the same."""

    def sharing(self, phrases: frozenset[str], /, *, limit: int) -> Iterable[Entry]:
        """Entries with one of these phrases: most shared first, then the newest."""
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
    if entry.said_on is None:
        return None
    return entry.said_on.latest or entry.said_on.earliest


class InMemory:
    """Neighbours among some entries, without a record."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._having: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        for entry in entries:
            for phrase in phrases(entry):
                self._having[phrase][entry.id] = entry

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
