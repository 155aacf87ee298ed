"""Texts with their attributions written into them, so that a person can read and correct both.

    [1s|The mayor] [1c|said] [1q|the levy would hold]. [2,3s|He] [2c|added] …

A mark has the numbers of the attributions that it belongs to, and one letter:
s for the source, c for the cue, q for the content. Marks may stand within each
other. A role that is marked twice has two parts.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

from bench.corpus import Attributions

SAMPLE: Final = Path(__file__).parent / "sample"
ROLES: Final = {"s": "source", "c": "cue", "q": "content"}
MARK: Final = re.compile(r"\[(?P<numbers>\d+(?:,\d+)*)(?P<role>[scq])\||\]")


class Marked(NamedTuple):
    """A text, and its attributions in the order of their numbers."""

    text: str
    attributions: Attributions


def read(marked: str) -> Marked:
    """Take the marks out. Raises ValueError where one is not closed or never opened."""
    text, at = "", 0
    open_marks: list[tuple[str, str, int]] = []
    by_number: dict[int, dict[str, list[list[int]]]] = {}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark["role"]:
            open_marks.append((mark["numbers"], ROLES[mark["role"]], len(text)))
            continue
        if not open_marks:
            raise ValueError(f"a mark is closed that was not opened, after {text[-40:]!r}")
        numbers, role, start = open_marks.pop()
        for number in map(int, numbers.split(",")):
            one = by_number.setdefault(number, {name: [] for name in ROLES.values()})
            one[role].append([start, len(text)])
    if open_marks:
        raise ValueError(f"not closed: {open_marks}")
    return Marked(text + marked[at:], [by_number[number] for number in sorted(by_number)])


def sample() -> dict[str, Marked]:
    """The articles written for the pinned floor, by name."""
    paths = sorted(SAMPLE.glob("*.txt"))
    return {path.stem: read(path.read_text(encoding="utf-8")) for path in paths}
