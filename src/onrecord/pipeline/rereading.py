"""What people marked in articles, read as if the networks had found it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.compare.candidates import phrases, placed
from onrecord.find.marked import marked
from onrecord.pipeline.engines import meanings
from onrecord.read.stage import read
from onrecord.record.entry import ArticleRecord, Entry
from onrecord.record.revision import Marked
from onrecord.record.text import Skip
from onrecord.resolve.measures.stage import measures
from onrecord.resolve.stage import resolve

if TYPE_CHECKING:
    from onrecord.resolve.registers.lookup import Offices
    from onrecord.store.revising import Near, Reread


class Rereader:
    """What people marked in an article, as a record asks for it: resolved like what was found."""

    def __init__(self, offices: Callable[[], Offices | None]) -> None:
        self._asked = offices

    @cached_property
    def _offices(self) -> Offices | None:
        """The registers, opened when somebody marked something."""
        return self._asked()

    def reread(self, told: ArticleRecord, kept: Sequence[Entry], marks: Sequence[Marked]) -> Reread:
        from onrecord.store.revising import PERSON, Reread

        document = next(read([told.article], skipped=_unread, any_language=True), None)
        if document is None:
            return Reread()
        own = list(marked(document, marks, by=PERSON))
        said = sorted(
            (*own, *(one.statement for one in kept)), key=lambda one: one.content[0].start
        )
        resolved = list(resolve(document, said, offices=self._offices))
        ids = {one.id for one in own}
        fresh = {one.id: one for one in resolved if one.id in ids}
        entries = [fresh.get(one.id, one) for one in (*kept, *fresh.values())]
        entries.sort(key=lambda one: one.statement.content[0].start)
        about = measures(document, entries, offices=self._offices) if fresh else ()
        theirs = tuple(one for one in about if ids.intersection(one.statements))
        return Reread(tuple(fresh.values()), theirs)

    def near(self, entries: Sequence[Entry]) -> Near:
        from onrecord.store.revising import Near

        return Near(
            {one.id: phrases(one) for one in entries},
            placed(entries, meanings()) if entries else {},
        )


def _unread(skip: Skip) -> None:
    """What has no words left has no statements either."""
