"""What is cheap to see before the network reads a text.

A text that was read before in its shard is not read again: what was found in it is
taken to the article that prints it now. In a text without a quotation mark, a word of
saying or the label of a speaker there is nothing to be found.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.find.cues import table, tells
from onrecord.find.quotes import DOUBLE
from onrecord.record.statement import Statement
from onrecord.record.text import Article, Document

# Texts that are remembered of a shard, with what was found in them.
MOST: Final = 10_000

# Marks by which something may be quoted, or a speaker named before what they say; apostrophes
# are in every text, so single marks count only where they open a word.
MARKS: Final = re.compile(rf"[{DOUBLE}]|(?<!\w)[‘'‚‹]\w|\w[^\S\n]?:\s")
WORD: Final = re.compile(r"[^\W\d_]+")


def may_report(document: Document) -> bool:
    """Whether a text has anything by which it may tell what somebody said."""
    text = document.text
    if MARKS.search(text):
        return True
    told = text.casefold()
    return any(one.cue in told for one in table().phrases) or any(
        tells(found.group()) for found in WORD.finditer(told)
    )


class Known:
    """The articles of a shard so far, and what was found in their texts."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._paths: dict[str, str] = {}
        self._found: OrderedDict[str, tuple[Statement, ...]] = OrderedDict()

    def same(self, article: Article) -> str | None:
        """The path at which the very same article stood before; None where it is new."""
        path = self._paths.setdefault(article.id, article.path)
        return None if path is article.path else path

    def statements(self, article: Article) -> tuple[Statement, ...] | None:
        """What was found in the same text before, as this article's; None where it was not read."""
        found = self._found.get(article.text_sha256)
        return None if found is None else at_home(found, article.id)

    def keep(self, article: Article, found: tuple[Statement, ...]) -> None:
        """Remember what was found in an article's text."""
        self._found[article.text_sha256] = found
        while len(self._found) > self._most:
            self._found.popitem(last=False)


def at_home(found: Sequence[Statement], article: str) -> tuple[Statement, ...]:
    """The same statements in another article."""
    moved = [replace(one, article=article) for one in found]
    ids = {one.id: other.id for one, other in zip(found, moved, strict=True)}
    return tuple(
        replace(one, nested_in=ids[one.nested_in]) if one.nested_in else one for one in moved
    )
