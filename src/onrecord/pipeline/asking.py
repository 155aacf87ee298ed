"""Questions to a record that need more than the record: what is meant, and what is about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.compare.candidates import placed
from onrecord.compare.reviewed import Saying, saying
from onrecord.compare.stage import NEAREST
from onrecord.pipeline.engines import meanings, verdicts
from onrecord.record.meaning import Meaning
from onrecord.record.review import Review, Says
from onrecord.record.text import Article

if TYPE_CHECKING:
    from onrecord.compare.matters import Matter
    from onrecord.store.sql import Record


def meant(query: str, like: str = "") -> Meaning | None:
    """What is looked for by its meaning: a text, or else the plain words of a query.

    None where there is nothing of the kind. Raises InputError as `Record.search` does.
    """
    from onrecord.store.queries import loose, parsed

    text = like or loose(parsed(query))[0]
    return meanings().meanings([text])[0] if text else None


def matters(
    record: Record, *, speaker: str | None = None, least: float = 0.0, fewest: int = 2
) -> list[Matter]:
    """What the statements on record are about, the most spoken of first."""
    from onrecord.compare.matters import matters as gathered

    entries = [entry for entry, _ in record.entries(speaker=speaker, least=least)]
    return gathered(
        entries,
        meanings=placed(entries, meanings()),
        measures=record.spoken_of(),
        links=record.every_link(least=least),
        fewest=fewest,
    )


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A statement on record that says what a fact-check reviewed.

    `printed` is True where the fact-check names its article as one that prints the claim.
    """

    saying: Saying
    article: Article
    printed: bool

    @property
    def says(self) -> Says:
        """It as a record keeps it."""
        told = self.saying
        return Says(told.entry.id, told.relation, told.probability, self.printed)


def reviewed(record: Record, told: Review, *, least: float = 0.0) -> list[Reviewed]:
    """The statements on record that say what a fact-check reviewed, the likeliest first.

    Looked for among those about the same matter; of the claimant's alone, where the
    record knows just one of that name. First come those of articles that it names.
    """
    near = meanings().meanings([told.claim])[0]
    if near is None:
        return []
    them = record.identities.called(told.claimant) if told.claimant else []
    who = them[0].id if len(them) == 1 else None
    hits = record.search("", speaker=who, meaning=near, alone=True, least=least, limit=NEAREST)
    home = {hit.entry.id: hit for hit in hits}
    entries = [hit.entry for hit in home.values()]
    found = [
        Reviewed(one, article, bool(article.url) and article.url in told.appearances)
        for one in saying(told, entries, verdicts=verdicts())
        for article in (home[one.entry.id].article,)
    ]
    found.sort(key=lambda one: (not one.printed, -one.saying.probability, one.saying.entry.id))
    return found
