"""Tombstones: what a record keeps of what it was asked to forget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.errors import OnRecordError


class Buried(StrEnum):
    """What was forgotten."""

    ARTICLE = "article"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """That something was on record until a day, and why it no longer is. No word of it is kept.

    `id` is that of the article or of the identity, `person` of the one with whom an article
    went. Of an article `text_sha256` is the digest of its text. Raises OnRecordError
    without an id or a reason.
    """

    id: str
    what: Buried
    day: date
    reason: str
    person: str = ""
    text_sha256: str = ""

    def __post_init__(self) -> None:
        if not self.id or not self.reason.strip():
            raise OnRecordError("what is forgotten has an id, and a reason why it is")

    def __str__(self) -> str:
        return f"forgotten on {self.day}: {self.reason}"
