"""The two sides of a comparison: what was said, by whom and when, and nothing else.

An entry of the record and a text typed on the command line are compared in the
same way, so both are made a side first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.record.entry import Entry, Interval, Speaker, SpeakerType
from onrecord.record.statement import Act

UNBRACKETED: Final = str.maketrans("", "", "[]")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two statements, as it is compared.

    `text` stands for itself: an entry's reading without its brackets, or the text as it
    was given. The spans of reasons cut it. `entry` is the entry behind it; None for a text alone.
    """

    text: str
    speakers: tuple[Speaker, ...] = ()
    said_on: Interval | None = None
    act: Act | None = None
    negated: bool = False
    hedged: bool = False
    entry: Entry | None = None

    @property
    def day(self) -> date | None:
        """The last day on which it may have been said; None if nothing tells."""
        return self.said_on.last if self.said_on else None


def side(entry: Entry) -> Side:
    """An entry of the record as a side."""
    said = entry.statement
    return Side(
        # What a reading puts in brackets is told as plain as the rest of it.
        text=(entry.reading or said.text).translate(UNBRACKETED),
        speakers=entry.speakers,
        said_on=entry.said_on,
        act=said.act,
        negated=said.negated,
        hedged=said.hedged,
        entry=entry,
    )


def text_alone(text: str, *, speaker: str = "", said_on: Interval | None = None) -> Side:
    """A text as a side, with whatever else is known of it."""
    named = (Speaker(speaker, SpeakerType.PERSON, 1.0),) if speaker else ()
    return Side(text=text, speakers=named, said_on=said_on)
