"""A link with what stands at both ends of it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.entry import Entry
from onrecord.record.link import Link
from onrecord.record.text import Article


@dataclass(frozen=True, slots=True)
class Linked:
    """A link, and its entries with their articles: `a` the later one, `b` the earlier."""

    link: Link
    a: Entry
    a_article: Article
    b: Entry
    b_article: Article
