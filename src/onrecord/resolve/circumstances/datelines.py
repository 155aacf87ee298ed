"""Datelines: where the reporter was, which is what "here" means in an article.

    MEXICO CITY — …      WASHINGTON (AP) - …      Geneva (Reuters) – …

A dateline alone says nothing of where somebody spoke; with "told reporters here"
it does. One of two cities ("GENEVA and BEIRUT —") is nobody's "here".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from onrecord.record.text import Span
from onrecord.resolve.circumstances.gazetteer import is_place
from onrecord.resolve.tables import SPACE

PARAGRAPHS: Final = 6
"""How far down a dateline may stand, behind title, byline and the like."""

_WORD: Final = r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*"
_LINE: Final = re.compile(
    rf"\s*(?:\(\w+\){SPACE})?(?P<city>{_WORD}(?:{SPACE}(?:of{SPACE}|de{SPACE})?{_WORD}){{0,3}})"
    rf"(?P<state>,{SPACE}{_WORD}(?:{SPACE}{_WORD})?)?"
    rf"(?P<more>(?:{SPACE}and{SPACE}|/|;{SPACE}){_WORD}(?:{SPACE}{_WORD})?)?"
    rf"(?:,{SPACE}[A-Z][a-z]{{2,8}}\.?{SPACE}\d{{1,2}})?"
    rf"(?P<agency>{SPACE}\([^()\n]{{2,30}}\))?{SPACE}?(?:—|–|--|{SPACE}-{SPACE}|(?<=\)){SPACE}-)"
)


def dateline(text: str, paragraphs: Iterable[Span]) -> Span | None:
    """The words for the one place of an article's dateline; None without one, or with two."""
    for _, paragraph in zip(range(PARAGRAPHS), paragraphs, strict=False):
        match = _LINE.match(text, paragraph.start, paragraph.end)
        if match is None:
            continue
        city = match["city"]
        shouted = city.isupper() and not text[match.end() : paragraph.end].isupper()
        known = is_place(city.title()) or is_place(city)
        if not known and not (shouted and (match["agency"] or match["state"])):
            continue
        if match["more"]:
            return None
        return Span(match.start("city"), match.end("state" if match["state"] else "city"))
    return None
