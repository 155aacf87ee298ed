"""What is told of a statement's circumstances: in which words, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.record.text import Span


@dataclass(frozen=True, slots=True)
class Told:
    """A circumstance in the article's own words, and where they stand (clean text).

    `noun` is an occasion's main noun; `definite` True for "the rally"; `present` True
    for an audience without a name of its own; `directed` True for one that was only
    asked or ordered something.
    """

    value: str
    spans: tuple[Span, ...]
    noun: str = ""
    definite: bool = False
    present: bool = False
    directed: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """Where, to whom and on what occasion; what is not told is None.

    `bare` is True for a place that only opens the sentence: "In Iowa, …"; `others` for
    a cue that has somebody who is told or asked, made out or not: "told them".
    """

    place: Told | None = None
    occasion: Told | None = None
    addressee: Told | None = None
    bare: bool = False
    others: bool = False

    @property
    def is_empty(self) -> bool:
        return self.place is None and self.occasion is None and self.addressee is None

    def joined(self, other: Setting) -> Setting:
        """What this one tells, and what it leaves open, the other."""
        if self.is_empty and not self.others:
            return other
        return Setting(
            self.place or other.place,
            self.occasion or other.occasion,
            self.addressee or other.addressee,
            others=self.others,
        )


NOWHERE: Final = Setting()


@dataclass(slots=True)
class Gathered:
    """What has been read so far; what was found first stays."""

    place: Told | None = None
    occasion: Told | None = None
    addressee: Told | None = None

    def setting(self) -> Setting:
        return Setting(self.place, self.occasion, self.addressee)

    def add(self, other: Gathered) -> None:
        self.place = self.place or other.place
        self.occasion = self.occasion or other.occasion
        self.addressee = self.addressee or other.addressee


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The circumstances of one statement, and the country of its place by ISO letters."""

    setting: Setting
    country: str | None = None

    def told(self) -> Iterator[tuple[str, Told]]:
        """What is told, by the name of its field."""
        for name in ("place", "occasion", "addressee"):
            one: Told | None = getattr(self.setting, name)
            if one is not None:
                yield name, one


def plain(words: str) -> str:
    """Words on one line, without a comma behind them or before a closing mark."""
    return _COMMA_WITHIN.sub("", " ".join(words.split()).strip(" ,"))


_COMMA_WITHIN: Final = re.compile(r"[.,](?=[”\"’']$)")
