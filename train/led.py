"""Whom onrecord leads a mention to, held against a gold annotation of the same text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.pipeline import Pipeline
from onrecord.record.text import Article, Document, Skip
from onrecord.resolve.cast import Person
from onrecord.resolve.placed import placed
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.registers.starter import starter
from onrecord.resolve.scene import Voice, staged
from onrecord.resolve.speakers import hear

Place = tuple[int, int]


@dataclass
class Followed:
    """An article whose statements were found and resolved, and the thread of its pronouns."""

    document: Document
    pronouns: Pronouns
    _places: dict[Person, list[Place]] = field(default_factory=dict)

    def clean(self, start: int, end: int) -> Place:
        """A stretch of the article as handed in, in the clean text."""
        position = self.document.map.position
        return position(start), position(end)

    def places(self, who: Person) -> list[Place]:
        """Where the article names somebody, in order (clean text)."""
        if not self._places:
            for one in self.pronouns.scene.cast.namings:
                person = one.who or self.pronouns.scene.open.get(one.mention.name)
                if isinstance(person, Person):
                    self._places.setdefault(person, []).append((one.start, one.end))
        return self._places.get(who, [])

    def nearest(self, who: Person | Voice, at: int) -> Place | None:
        """The last place before another where somebody is named, else the first behind it."""
        if isinstance(who, Voice):
            return who.at, who.at + len(who.words)
        places = self.places(who)
        index = bisect_left(places, (at, at))
        return places[max(0, index - 1)] if places else None


def follow(pipeline: Pipeline, text: str, title: str) -> Iterator[Followed]:
    """Read one article, find its statements, resolve them; nothing for an empty one."""
    for extract in pipeline.extract([Article(text, title=title)], skipped=_no_matter):
        here = [placed(extract.document, one) for one in extract.statements]
        pronouns = Pronouns(staged(extract.document, here, starter()))
        hear(pronouns, here)
        pronouns.until(len(extract.document.text))
        yield Followed(extract.document, pronouns)


def _no_matter(skip: Skip) -> None:
    """An article that cannot be read has no pronouns."""
