"""What words are read against, and the small words that many kinds share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from onrecord.resolve.days.calendar import Stretch
from onrecord.resolve.days.direction import Direction
from onrecord.resolve.days.words import FEW, LAST, NEXT, NUMBER

Parts = re.Match[str]
"""Words of one kind, taken to pieces by its pattern."""


@dataclass(frozen=True, slots=True)
class Against:
    """What words are read against.

    `today` is the day on which the article speaks, `direction` where the clause
    looks, `told` the day or stretch that the text named last, `told_quarter` the last
    quarter. `compares` is True beside figures: "compared with $2 million a year ago".
    """

    today: date | None
    direction: Direction = Direction.NONE
    told: Stretch | None = None
    told_quarter: Stretch | None = None
    compares: bool = False

    @property
    def day(self) -> date:
        """The day on which the article speaks; raises ValueError where nobody knows."""
        if self.today is None:
            raise ValueError("no day of publication")
        return self.today


def plain(words: str) -> str:
    """In one case, with plain spaces and one apostrophe."""
    return words.replace("\u00a0", " ").replace("'", "’").casefold()


def few(words: str) -> tuple[int, int]:
    """A number, as at least and at most; raises ValueError for what is none."""
    small = plain(words)
    if small in FEW:
        return FEW[small]
    number = NUMBER.get(small) or int(small)
    return number, number


def count(words: str | None) -> int:
    """A number that is told, 1 where there is none; raises ValueError for "several"."""
    fewest, most = few(words) if words else (1, 1)
    if fewest != most:
        raise ValueError(f"not told how many: {words}")
    return most


def step(which: str | None) -> int:
    """-1 for "last", 1 for "next", else 0."""
    small = plain(which or "")
    return -1 if small in LAST else 1 if small in NEXT else 0


def on(unit: str, number: int) -> relativedelta:
    """So many days, weeks, quarters … on."""
    by = {"quarter": ("months", 3), "weekend": ("weeks", 1), "decade": ("years", 10),
          "century": ("years", 100)}.get(unit, (f"{unit}s", 1))  # fmt: skip
    return relativedelta(**{by[0]: by[1] * number})  # type: ignore[arg-type]
