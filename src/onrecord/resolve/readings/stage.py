"""The readings of an article's statements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.record.text import Edit, Span
from onrecord.resolve.placed import Placed
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.readings import bodies, callings, openings, questions, substitutes
from onrecord.resolve.readings.parts import Part, finished, joined, parts
from onrecord.resolve.readings.substitutes import Named
from onrecord.resolve.scene import apart
from onrecord.resolve.speakers import Heard

_BRACKETS: Final = re.compile(r"[\[\]]")


def readings(pronouns: Pronouns, statements: Sequence[Placed], heard: Sequence[Heard]) -> list[str]:
    """Each statement as it can stand alone, in the order given; its text where nothing is left.

    The pronouns' scene has heard all of them. Linear in the length of the article.
    """
    pronouns.until(max((one.end for one in statements), default=0))
    nested: dict[str, list[Span]] = {}
    for one in statements:
        if outer := one.statement.nested_in:
            nested.setdefault(outer, []).extend(one.content)
    before: dict[int, Placed | None] = {}
    last: Placed | None = None
    for index in sorted(range(len(statements)), key=lambda i: statements[i].order):
        before[index] = last
        last = statements[index]
    return [
        _reading(pronouns, one, who, before[index], apart(nested.get(one.statement.id, ())))
        for index, (one, who) in enumerate(zip(statements, heard, strict=True))
    ]


def _reading(
    pronouns: Pronouns,
    one: Placed,
    heard: Heard,
    before: Placed | None,
    nested: Sequence[Span],
) -> str:
    scene = pronouns.scene
    text = scene.text
    found = parts(scene, one)
    if not found:
        return one.statement.text
    speaker = heard.told[0] if len(heard.told) == 1 else None
    source = " ".join(span.of(text) for span in one.source)
    name = callings.speaker_name(scene, speaker, source) if speaker is not None else ""
    named = Named(speaker, name, sure=substitutes.sure(pronouns, found, speaker))
    lead = _lead(pronouns, one, heard, found[0], before, named)
    pieces: list[tuple[Part, str]] = []
    for index, part in enumerate(found):
        start = part.start
        if index == 0 and not lead.endswith("]"):
            start = openings.that(text, part)
        told = substitutes.edits(pronouns, part, named, nested=nested)
        begins = index == 0 and not part.whole and not lead
        body = bodies.body_edit(scene, part, speaker, source) if begins and speaker else None
        if body is not None:
            told = [body, *(edit for edit in told if edit.start >= body.end)]
        pieces.append((part, _applied(text, start, part.end, told)))
    words = joined(pieces)
    return finished(f"{lead} {words}" if lead else words)


def _lead(
    pronouns: Pronouns, one: Placed, heard: Heard, part: Part, before: Placed | None, named: Named
) -> str:
    """What stands before the words, in brackets; empty where they need nothing."""
    scene, text = pronouns.scene, pronouns.scene.text
    if openings.needs_report(text, one, part):
        told = openings.report(scene, one, heard, part)
        if told and named.speaker is not None:
            named.note(named.speaker.voice.who or named.speaker.voice)
        told = told or openings.cue_alone(text, one, part)
        return _bracketed(f"{told}:" if told and part.whole else told)
    if not part.whole:
        return ""
    if told := openings.embedding(scene, one, heard, part):
        if named.speaker is not None:
            named.note(named.speaker.voice.who or named.speaker.voice)
        return _bracketed(told)
    if span := questions.topic(scene, one, part):
        return _bracketed(f"{_first_up(span.of(text))}:")
    if span := questions.question(text, part, before):
        return _bracketed(f"Asked {span.of(text)}:")
    return ""


def _first_up(told: str) -> str:
    return told[:1].upper() + told[1:]


def _bracketed(told: str) -> str:
    words = " ".join(_BRACKETS.sub("", told).split())
    return f"[{words}]" if words else ""


def _applied(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    """`text[start:end]` with its edits made."""
    told, at = [], start
    for edit in edits:
        if edit.start >= at and edit.end <= end:
            told += [text[at : edit.start], edit.by]
            at = edit.end
    return "".join([*told, text[at:end]])
