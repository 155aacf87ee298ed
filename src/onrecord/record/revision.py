"""Revisions: what a person changed of the statements that were found in an article.

A revision takes statements away by where they stand, and puts others there. It is tied
to an article by the id, which is a hash of the text, so its spans cut the same words for
ever: however the article is read anew, the revision finds what it is about by these words
and not by what the program called it. Several are told one after the other; the later
one has the last word.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from onrecord.errors import InputError
from onrecord.record.statement import Act, Kind, Spans, Statement
from onrecord.record.text import Article, Span, digest

# Statements whose contents share more than this of the characters of both are one statement
# that was found twice. One with a cue may stand in one without: then nearly all.
ONE: Final = 0.5
ONE_WITHOUT_CUE: Final = 0.8

Characters = frozenset[int]
Json = dict[str, Any]


class Deed(StrEnum):
    """What a revision does, by how many statements it takes and puts."""

    ADD = "add"
    CONFIRM = "confirm"
    CHANGE = "change"
    SPLIT = "split"
    JOIN = "join"
    REJECT = "reject"
    REDO = "redo"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a statement stands: what makes it this one and no other. Spans as a statement's."""

    content: Spans
    cue: Spans = ()

    @classmethod
    def of(cls, told: Statement) -> Place:
        return cls(told.content, told.cue)

    def entry(self, article: str) -> str:
        """The id of a statement that stands here."""
        rests = ";".join(f"{one.start}:{one.end}" for one in (*self.content, *self.cue))
        return digest("statement", article, rests)

    def likeness(self, other: Place) -> float:
        """How much of the characters of both contents they share, 0 to 1; 0 with other cues."""
        if not any(one.meets(each) for one in self.content for each in other.content):
            return 0.0
        a, b = _characters(self.content), _characters(other.content)
        shared = len(a & b) / len(a | b)
        if bool(self.cue) != bool(other.cue):
            return shared if shared > ONE_WITHOUT_CUE else 0.0
        meet = any(one.meets(each) for one in self.cue for each in other.cue)
        return shared if (meet or not self.cue) and shared > ONE else 0.0


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """A statement as a person marked it in an article's text.

    `content`, `source` and `cue` are spans of that text, in order and apart; source and
    cue are empty where the text has none. What is None is left to the program: `kind` to
    the quotation marks, `act` to the words. Raises InputError for one without a content,
    and for spans that are out of order or meet.
    """

    content: Spans
    source: Spans = ()
    cue: Spans = ()
    kind: Kind | None = None
    act: Act | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise InputError("a statement needs words", hint="mark what was said")
        for name in ("content", "source", "cue"):
            spans = getattr(self, name)
            for one, other in pairwise(spans):
                if one.end > other.start:
                    raise InputError(
                        f"the {name} has {one.start}:{one.end} and {other.start}:{other.end}",
                        hint="its stretches are told in order, and do not meet",
                    )

    @property
    def place(self) -> Place:
        return Place(self.content, self.cue)

    @classmethod
    def of(cls, told: Statement) -> Marked:
        """A statement as it stands."""
        return cls(told.content, told.source, told.cue, told.kind, told.act)


@dataclass(frozen=True, slots=True)
class Revision:
    """Statements of one article that go, by their places, and those that come.

    `article` is its id. Raises InputError for one that changes nothing, or tells a
    place twice.
    """

    article: str
    drops: tuple[Place, ...] = ()
    marks: tuple[Marked, ...] = ()

    def __post_init__(self) -> None:
        if not self.drops and not self.marks:
            raise InputError(
                f"the revision of article {self.article} changes nothing",
                hint="tell what goes, or what comes",
            )
        places = [one.place for one in self.marks]
        for told in (self.drops, places):
            if len(set(told)) < len(told):
                raise InputError("one statement is told twice", hint="tell each once")

    @property
    def deed(self) -> Deed:
        """What it does, in a word."""
        if tuple(one.place for one in self.marks) == self.drops:
            return Deed.CONFIRM if len(self.drops) == 1 else Deed.REDO
        return DEEDS.get((min(len(self.drops), 2), min(len(self.marks), 2)), Deed.REDO)

    @property
    def told(self) -> Json:
        """It as JSON, but for its article; `Revision.of` reads it."""
        return {
            "drops": [
                {"content": _pairs(one.content), "cue": _pairs(one.cue)} for one in self.drops
            ],
            "marks": [
                {
                    "content": _pairs(one.content),
                    "source": _pairs(one.source),
                    "cue": _pairs(one.cue),
                    "kind": one.kind and one.kind.value,
                    "act": one.act and one.act.value,
                }
                for one in self.marks
            ],
        }

    @classmethod
    def of(cls, article: str, told: Mapping[str, Any]) -> Revision:
        """The revision of an article that `told` is as JSON; raises InputError where it is none."""
        try:
            drops = tuple(
                Place(_spans(one["content"]), _spans(one.get("cue", ())))
                for one in told.get("drops", ())
            )
            marks = tuple(
                Marked(
                    _spans(one["content"]),
                    _spans(one.get("source", ())),
                    _spans(one.get("cue", ())),
                    Kind(one["kind"]) if one.get("kind") else None,
                    Act(one["act"]) if one.get("act") else None,
                )
                for one in told.get("marks", ())
            )
            return cls(article, drops, marks)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InputError(
                f"this is no revision: {error}", hint="see docs/reference/desk.md"
            ) from error

    @property
    def key(self) -> str:
        """The same for the same revision."""
        return json.dumps([self.article, self.told], separators=(",", ":"), sort_keys=True)

    def check(self, article: Article) -> None:
        """Raises InputError for another article, OffsetError for spans outside its text."""
        if article.id != self.article:
            raise InputError(f"the revision is of article {self.article}, not of {article.id}")
        for one in self.marks:
            for span in (*one.content, *one.source, *one.cue):
                span.of(article.text)
            if not any(char.isalnum() for span in one.content for char in span.of(article.text)):
                raise InputError("a statement needs a word", hint="mark what was said")


DEEDS: Final = {
    (0, 1): Deed.ADD, (1, 0): Deed.REJECT, (1, 1): Deed.CHANGE, (1, 2): Deed.SPLIT,
    (2, 1): Deed.JOIN,
}  # fmt: skip


def revised(found: Iterable[Statement], revisions: Iterable[Revision]) -> list[Statement | Marked]:
    """What the statements that were found come to, once people revised them, in the text's order.

    `revisions` are those that stand, the first first. What is to go is the statement at just
    that place, or else the likest one there; so is what a marked statement takes the place of.
    """
    now: dict[Place, Statement | Marked] = {Place.of(one): one for one in found}
    for told in revisions:
        for place in (*told.drops, *(one.place for one in told.marks)):
            if (there := _meant(place, now)) is not None:
                del now[there]
        now |= {one.place: one for one in told.marks}
    return [now[place] for place in sorted(now, key=_order)]


def place_of(told: Statement | Marked) -> Place:
    """Where a statement stands, whoever found it."""
    return told.place if isinstance(told, Marked) else Place.of(told)


def _meant(place: Place, among: Iterable[Place]) -> Place | None:
    """The place itself where it is among them, or else the likest; None where none is like it."""
    told = list(among)
    if place in told:
        return place
    alike = [(place.likeness(one), one) for one in told]
    most = max(alike, default=(0.0, place))
    return most[1] if most[0] else None


def _order(place: Place) -> tuple[int, int]:
    """By the first character; of two that begin together, the one that holds more first."""
    return place.content[0].start, -place.content[-1].end


def _pairs(spans: Spans) -> list[list[int]]:
    return [[one.start, one.end] for one in spans]


def _spans(told: Iterable[Sequence[int]]) -> Spans:
    return tuple(Span(int(start), int(end)) for start, end in told)


def _characters(spans: Iterable[Span]) -> Characters:
    return frozenset(at for one in spans for at in range(one.start, one.end))
