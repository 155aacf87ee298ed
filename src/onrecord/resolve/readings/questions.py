"""Questions: what a short answer answers, "[Asked whether troops would be used:] No."."""

from __future__ import annotations

import re
from typing import Final

from onrecord.record.statement import Kind
from onrecord.record.text import Span
from onrecord.resolve.placed import Placed
from onrecord.resolve.readings.parts import Part
from onrecord.resolve.scene import Scene, within

# A short answer, which says nothing without what was asked.
_ANSWER: Final = re.compile(
    r"(?:yes|no|yeah|nope|absolutely|of course|sure|not|never|maybe|certainly|definitely|exactly|"
    r"correct|right|probably|I think so|I don[’']t think so|we[’']ll see)\b|"
    r"(?:I|we|he|she|it|they|that)(?: do| did| have| will| would| am| is|[’']s)(?:n[’']t| not)?"
    r"(?: right| true| correct)?[.,!]?$",
    re.I,
)
_SHORT: Final = 8
_SHORTEST: Final = 3
_ASKED: Final = re.compile(
    r"\b(?:(?:[Ww]hen|was|were|being|after being) )?([Aa]sked|[Pp]ressed|[Qq]uestioned|[Qq]uizzed)"
    r"(?: (?:again|repeatedly|directly|specifically|by [^,“”\"\n]{1,40}?|[Oo]n [A-Z]\w+day))*"
    r" ((?:about|on|whether|if|why|how|what|who|when|where)\b[^,“”\"\n.?!]{2,140})"
)
_ASKS: Final = re.compile(r"\b(?:asked|asks|asking|pressed)\b", re.I)
_NEAR: Final = 2


def topic(scene: Scene, one: Placed, part: Part) -> Span | None:
    """The words of a question before a short answer: `Asked whether troops would be used`.

    In the sentence of the reporting words, or in the one before, outside of what
    anybody said.
    """
    text, said = scene.text, scene.text[part.start : part.end]
    count = len(said.split())
    if count > _SHORT or not (_ANSWER.match(said) or count <= _SHORTEST):
        return None
    here = scene.cast.sentence_at(one.at_cue)
    first = min(here, scene.cast.sentence_at(part.start))
    for number in range(here, max(-1, first - _NEAR), -1):
        if number >= len(scene.cast.sentences):
            continue
        sentence = scene.cast.sentences[number]
        for match in _ASKED.finditer(text, sentence.start, sentence.end):
            before = not match[0][0].isupper() and match[0][:4].lower() == match[1][:4].lower()
            if number < first and before:  # "Lund asked": somebody else's question
                continue
            asked = Span(match.start(1), match.end(2))
            own = any(span.meets(asked) for span in one.content)
            if not own and not within(scene.quoted, asked.start):
                return asked
    return None


def question(text: str, part: Part, before: Placed | None) -> Span | None:
    """What another statement, right before a short answer, asks in quoted words."""
    said = text[part.start : part.end]
    if before is None or not before.content or before.statement.kind is Kind.INDIRECT:
        return None
    if len(said.split()) > _SHORT or not _ANSWER.match(said):
        return None
    cue = " ".join(span.of(text) for span in before.cue)
    if not _ASKS.search(cue):  # what somebody only wonders, nobody answers
        return None
    last = before.content[-1]
    asked = last.of(text).rstrip(" ”\"’'")
    between = text[before.end : part.start]
    if not asked.endswith("?") or before.end > part.start or len(between) > 120:
        return None
    return last
