"""GAP: pronouns between two names, from Wikipedia (Webster et al., TACL 2018)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from onrecord.resolve.cast import Person
from onrecord.resolve.scene import Voice
from train.led import Followed


@dataclass(frozen=True)
class Asked:
    """A snippet, the place of its pronoun, and two names with whether it stands for them.

    `title` is the page's own, from its address: the task in its page context.
    """

    name: str
    title: str
    text: str
    pronoun: str
    at: int
    names: tuple[tuple[int, int], tuple[int, int]]
    gold: tuple[bool, bool]

    @property
    def feminine(self) -> bool:
        return self.pronoun.casefold() in ("she", "her", "hers", "herself")


def asked(path: Path) -> Iterator[Asked]:
    """Every row of one of the published files."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            names = [(int(row[f"{one}-offset"]), len(row[one])) for one in "AB"]
            first, second = ((start, start + length) for start, length in names)
            page = unquote(row["URL"].rsplit("/", 1)[-1]).replace("_", " ")
            yield Asked(
                row["ID"], page.split(" (")[0], row["Text"], row["Pronoun"],
                int(row["Pronoun-offset"]), (first, second),
                (row["A-coref"] == "TRUE", row["B-coref"] == "TRUE"),
            )  # fmt: skip


def led(asked: Asked, followed: Followed, who: Person | Voice | None) -> tuple[bool, bool]:
    """For both names of a row, whether somebody is the one who bears it there."""
    if not isinstance(who, Person):
        return False, False
    places = followed.places(who)
    first, second = (followed.clean(*name) for name in asked.names)
    return (
        any(start < first[1] and first[0] < end for start, end in places),
        any(start < second[1] and second[0] < end for start, end in places),
    )
