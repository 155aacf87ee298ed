"""Reviews: what fact-checkers published about a claim, as their pages say it to machines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.errors import OnRecordError
from onrecord.record.link import Relation
from onrecord.record.text import digest


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

    @property
    def id(self) -> str:
        """What it is: the claim and who checked it where; a later wording of the verdict is it."""
        return digest("review", self.claim, self.claimant, self.publisher, self.url)


@dataclass(frozen=True, slots=True)
class Says:
    """That a statement, by its id, says what a review is about.

    As the same words or as the same position; `printed` where the review names its article.
    """

    entry: str
    relation: Relation
    probability: float
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """A review that is kept, and the statements that say what it is about."""

    review: Review
    says: tuple[Says, ...] = ()
