"""Repeats: the same words quoted twice from one speaker are one saying."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import Final, Generic, TypeVar

T = TypeVar("T", bound=Hashable)

_QUOTED: Final = re.compile(r"[“”]([^“”\n]{3,400})[“”]|\"([^\"\n]{3,400})\"|''([^'\n]{3,400})''")
_LONGEST: Final = 8
_MOST_WORDS: Final = 60
"""How many words in a row are compared, and how many words of a quotation are kept."""


class Repeats(Generic[T]):
    """Remembers by whom words were quoted, and with what."""

    def __init__(self) -> None:
        self._noted: dict[tuple[str, tuple[str, ...]], set[T]] = {}

    def note(self, who: str, content: str, what: T) -> None:
        """Remember every run of two to eight quoted words in a content."""
        for quote in _quotes(content):
            for start in range(len(quote)):
                for end in range(start + 2, min(len(quote), start + _LONGEST) + 1):
                    self._noted.setdefault((who, quote[start:end]), set()).add(what)

    def find(self, who: str, content: str) -> T | None:
        """What was noted with a quotation of the same speaker that this one repeats.

        Nothing where the same words were noted with different things.
        """
        for quote in _quotes(content):
            noted = self._noted.get((who, quote[:_LONGEST]), set()) if len(quote) > 1 else set()
            if len(noted) == 1:
                return next(iter(noted))
        return None


def _quotes(content: str) -> Iterator[tuple[str, ...]]:
    """The words of each quotation within a content, in one case."""
    for parts in _QUOTED.findall(content):
        said = "".join(parts).casefold()
        yield tuple(re.findall(r"\w+(?:[’']\w+)*", said)[:_MOST_WORDS])
