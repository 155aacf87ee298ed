"""Reviews: what fact-checkers published about a claim, as their pages say it to machines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.errors import OnRecordError


@dataclass(frozen=True, slots=True)
class Review:
    """A fact-check (schema.org ClaimReview); what it does not say is empty.

    `claim` are the words that were checked, in the checker's wording, `claimant` who said
    them, `claimed_on` when, and `appearances` the addresses at which they were printed.
    `rating` is the verdict in the checker's own words. Raises OnRecordError for a claim
    without a word.
    """

    claim: str
    claimant: str = ""
    claimed_on: date | None = None
    appearances: tuple[str, ...] = ()
    rating: str = ""
    publisher: str = ""
    published: date | None = None
    url: str = ""
    title: str = ""

    def __post_init__(self) -> None:
        if not any(char.isalnum() for char in self.claim):
            raise OnRecordError("a review needs a claim with a word in it")
