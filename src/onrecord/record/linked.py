"""A link with what stands at both ends of it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import html
from onrecord.record.entry import Entry
from onrecord.record.judgement import State, Verdict, state
from onrecord.record.link import Link, Relation
from onrecord.record.said import Said
from onrecord.record.text import Article


@dataclass(frozen=True, slots=True, repr=False)
class Linked:
    """A link, and its entries with their articles: `a` the later one, `b` the earlier.

    `verdict` is what a person judged of it and did not take back; None where nobody did.
    """

    link: Link
    a: Entry
    a_article: Article
    b: Entry
    b_article: Article
    verdict: Verdict | None = None

    @property
    def state(self) -> State:
        """What the link is to a reader."""
        return state(self.verdict)

    @property
    def later(self) -> Said:
        return Said(self.a, self.a_article)

    @property
    def earlier(self) -> Said:
        return Said(self.b, self.b_article)

    @property
    def relation(self) -> Relation:
        return self.link.relation

    @property
    def probability(self) -> float:
        return self.link.probability

    def __str__(self) -> str:
        return f"{self.later} {self.relation} {self.earlier}"

    def __repr__(self) -> str:
        return f"<Linked {self.link.id[:8]} {self}>"

    def _repr_html_(self) -> str:
        return html.linked(self)
