"""A link with what stands at both ends of it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.entry import Entry
from onrecord.record.judgement import State, Verdict, state
from onrecord.record.link import Link
from onrecord.record.text import Article


@dataclass(frozen=True, slots=True)
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
