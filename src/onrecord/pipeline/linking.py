"""Links between statements: of one run among themselves, and of an article with a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.compare.candidates import InMemory, Neighbours, placed
from onrecord.compare.stage import compare
from onrecord.pipeline.engines import meanings, verdicts
from onrecord.record.entry import Entry
from onrecord.record.link import Link


def among(entries: Sequence[Entry]) -> Iterator[Link]:
    """Links among some entries, without a record."""
    near = InMemory(entries, placed(entries, meanings()))
    return compare(entries, neighbours=near, verdicts=verdicts())


@dataclass(frozen=True, slots=True)
class Linker:
    """Links as a record asks for them: between entries whose speakers' identities it knows."""

    at_once: int = 1

    def links(self, entries: Sequence[Entry], neighbours: Neighbours) -> Iterator[Link]:
        both = Both(InMemory(entries), neighbours)
        return compare(entries, neighbours=both, verdicts=verdicts(self.at_once))


class Both:
    """Neighbours within one article and in the record behind it."""

    def __init__(self, article: InMemory, record: Neighbours) -> None:
        self._article, self._record = article, record

    def sharing(self, shared: frozenset[str], /, *, limit: int) -> Iterator[Entry]:
        yield from self._article.sharing(shared, limit=limit)
        yield from self._record.sharing(shared, limit=limit)

    def about(self, entry: Entry, *, limit: int) -> Iterable[Entry]:
        return self._record.about(entry, limit=limit)

    def same(self, entry: Entry, *, limit: int) -> Iterable[Entry]:
        return self._record.same(entry, limit=limit)

    def linked(self, entry: Entry) -> Iterable[Entry]:
        return self._record.linked(entry)


LINKER: Final = Linker()
