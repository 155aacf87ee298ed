"""Copies: one story that several articles print.

A wire report in forty papers is one report, and the third version of a page is no third
source: what they print again bears nothing out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

from onrecord.record.link import Link, Relation
from onrecord.record.text import Article

Place: TypeAlias = "tuple[bool, date, bool, str]"

# What one story says twice is said once.
BEARING_OUT: Final = frozenset({Relation.REPEATS, Relation.AGREES})


@dataclass(frozen=True, slots=True)
class Copy:
    """An article as one of those that print a story: what it is known by, without its text.

    `captured` is when an archive fetched it, as the archive writes it; empty where none did.
    """

    id: str
    path: str = ""
    title: str = ""
    outlet: str = ""
    published: date | None = None
    url: str = ""
    captured: str = ""

    @classmethod
    def of(cls, told: Article) -> Copy:
        """An article's own."""
        captured = told.origin.captured if told.origin else ""
        return cls(told.id, told.path, told.title, told.outlet, told.published, told.url, captured)

    @property
    def place(self) -> Place:
        """Where it stands in its story: by the day it was published, the undated last.

        Of one day, the one that was captured first, where an archive tells when.
        """
        day = self.published
        return (day is None, day or date.max, not self.captured, self.captured)


@dataclass(frozen=True, slots=True)
class Copied:
    """What of some articles is printed in others.

    `stories` are ids of articles, each story in order; `first` leads from the id of an
    entry to that of the one with the same words where they stood first.
    """

    stories: tuple[tuple[str, ...], ...] = ()
    first: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def bears_itself_out(self, link: Link, a: str, b: str) -> bool:
        """True where a link says that two articles of one story, `a` and `b`, say the same."""
        if a == b or link.relation not in BEARING_OUT:
            return False
        return any(a in story and b in story for story in self.stories)


NOTHING_COPIED: Final = Copied()
