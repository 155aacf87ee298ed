"""Labels: the names before the turns of a transcript, which stand in capitals.

`SENATOR MCCASKILL:` is read as `Senator McCaskill:`, letter for letter, so that a
name is told by what it is and not by how it is printed. How a word is written is
looked up in the rest of the article first. The Q and A of questions and answers name
nobody, and are blanked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from onrecord.record.statement import Kind
from onrecord.record.text import Document, Span
from onrecord.resolve.placed import Placed
from onrecord.resolve.tables import words

_WORD: Final = re.compile(r"[^\W\d_][\w’']*")
_QUESTIONS: Final = frozenset(("Q", "A"))
_MARKS: Final = frozenset((":", ".", ""))
# Small words of a label, and those that are written in capitals everywhere.
_SMALL: Final = words("of and the de la van von for at in on via to by before with a an")
_KEPT: Final = words(
    """
    abc apnews bbc cbs cia cnn cnbc dhs doj epa fbi fda irs mp mep msnbc nbc npr nsa pbs tv uk un us
    usa ii iii iv ceo cfo coo r d i
    """
)
_SCOTS: Final = re.compile(r"MC(?=[A-Z]{2})|[OD][’'](?=[A-Z])")


def relabelled(document: Document, here: Sequence[Placed]) -> Document:
    """The document with its labels as names are written; of the same length, letter for letter.

    And so are its headings in capitals, which introduce who speaks. A label is the
    source of a direct statement, at the beginning of a paragraph, with a colon or a
    stop for a cue, or none.
    """
    text, opens = document.text, {span.start for span in document.paragraphs}
    labels = [
        (source.start, source.end)
        for one in here
        if one.statement.kind is Kind.DIRECT
        for source in one.source[:1]
        if source.start in opens
        and _capitals(text[source.start : source.end])
        and "".join(text[cue.start : cue.end] for cue in one.cue) in _MARKS
    ]
    if not labels:
        return document
    labels += [(p.start, p.end) for p in document.paragraphs if _is_heading(text, p)]
    as_written = partial(_as_written, written=_written(text))
    parts, at = [], 0
    for start, end in sorted(set(labels)):
        label = text[start:end]
        told = " " if label in _QUESTIONS else _WORD.sub(as_written, label)
        parts += [text[at:start], told if len(told) == len(label) else label]
        at = end
    return replace(document, text="".join([*parts, text[at:]]))


def _is_heading(text: str, paragraph: Span) -> bool:
    """A paragraph in capitals, such as `PRESS BRIEFING BY PRESS SECRETARY SEAN SPICER`."""
    return len(paragraph) > 2 and text[paragraph.start : paragraph.end].isupper()


def _capitals(label: str) -> bool:
    several = any(word.isupper() and len(word) > 1 for word in _WORD.findall(label))
    return several or label in _QUESTIONS


def _written(text: str) -> dict[str, str]:
    """How the article writes words that it does not always write in capitals."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        if word[0].isupper() and not word.isupper():
            found.setdefault(word.casefold(), word)
    return found


def _as_written(match: re.Match[str], written: dict[str, str]) -> str:
    word = match.group()
    if not word.isupper() or len(word) == 1:
        return word
    folded = word.casefold()
    if folded in written and len(written[folded]) == len(word):
        return written[folded]
    if folded in _KEPT:
        return word
    if folded in _SMALL and match.start():
        return word.lower()
    scots = _SCOTS.match(word)
    head = scots.end() if scots else 0
    return word[:head].capitalize() + word[head:].capitalize()
