"""From words of a reading back to the characters of the article that they came from.

A reading has other words for pronouns and a bracket for who did what; those stand
nowhere in the article and lead nowhere. Where a text was mended so that its length is
not that of its spans, a word leads to the whole content.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from onrecord.compare.sides import Side
from onrecord.compare.words import TOKEN
from onrecord.record.statement import Spans
from onrecord.record.text import Span


def in_article(side: Side, spans: Spans) -> Spans:
    """Spans of a side's text as spans of its entry's article, in order; none for a text alone."""
    if side.entry is None or not spans:
        return ()
    said = side.entry.statement
    if (places := _places(said.text, said.content)) is None:
        return said.content
    text, reading = (
        [Span(*found.span()) for found in TOKEN.finditer(each)] for each in (said.text, side.text)
    )
    same = SequenceMatcher(
        None,
        [side.text[s.start : s.end].casefold() for s in reading],
        [said.text[s.start : s.end].casefold() for s in text],
        autojunk=False,
    )
    back = {
        block.a + i: text[block.b + i]
        for block in same.get_matching_blocks()
        for i in range(block.size)
    }
    found = [
        Span(places[back[at].start], places[back[at].end - 1] + 1)
        for at, word in enumerate(reading)
        if at in back and any(word.meets(span) for span in spans)
    ]
    return _merged(found)


def _places(text: str, content: Spans) -> list[int] | None:
    """The place in the article of each character of a text; None where they do not add up.

    The stretches of a content are put together with one space between them.
    """
    if len(text) != sum(s.end - s.start for s in content) + len(content) - 1:
        return None
    places: list[int] = []
    for span in content:
        if places:
            places.append(span.start)
        places.extend(range(span.start, span.end))
    return places


def _merged(spans: Iterable[Span]) -> Spans:
    """Neighbouring words as one span."""
    found: list[Span] = []
    for span in sorted(set(spans)):
        if found and span.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
