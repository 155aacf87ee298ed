"""Where a text lies among others by what it is about, as a store can keep it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.errors import OnRecordError


@dataclass(frozen=True, slots=True)
class Meaning:
    """A vector in eight bits, and the regions that it lies in, the nearest first.

    `vector` is int8[width], as bytes. Two texts are the nearer, the larger the product of
    their vectors; near ones mostly share a region.
    """

    vector: bytes
    regions: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.vector or not self.regions:
            raise OnRecordError("a meaning needs a vector and a region")


class Meanings(Protocol):
    """Whatever tells the meanings of texts: None for one without a word."""

    def meanings(self, texts: Sequence[str], /) -> list[Meaning | None]: ...
