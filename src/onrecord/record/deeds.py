"""The revisions that a person makes of statements: add, reject, change, split and join.

Each takes statements as they stand in an article, and gives a `Revision` for a judgement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from onrecord.errors import InputError
from onrecord.record.revision import Marked, Place, Revision
from onrecord.record.statement import Spans, Statement
from onrecord.record.text import Article, Span

# What may stand between two stretches that are one when they are joined.
BETWEEN: Final = "\"'“”‘’«»,;:– "
OPENING: Final = '“‘«("'  # marks that belong to the word behind them


def added(article: Article, told: Marked) -> Revision:
    """A statement that was missed."""
    return _checked(article, Revision(article.id, (), (told,)))


def rejected(article: Article, said: Statement) -> Revision:
    """A statement that is none."""
    return Revision(article.id, (Place.of(said),))


def confirmed(article: Article, said: Statement) -> Revision:
    """A statement that is right as it stands."""
    return Revision(article.id, (Place.of(said),), (Marked.of(said),))


def changed(article: Article, said: Statement, told: Marked) -> Revision:
    """A statement with other edges, another source or cue, or of another kind."""
    return _checked(article, Revision(article.id, (Place.of(said),), (told,)))


def split(article: Article, said: Statement, at: int) -> Revision:
    """Two statements of one: the words before a place of the text, and those from it on.

    Both keep the source and the cue. Raises InputError where either has no word.
    """
    while at and article.text[at - 1] in OPENING:
        at -= 1
    before = _cut(article.text, said.content, 0, at)
    behind = _cut(article.text, said.content, at, len(article.text))
    if not before or not behind:
        raise InputError(
            f"there are no words of statement {said.id} on both sides of {at}",
            hint="split it where one of its own words begins",
        )
    parts = tuple(Marked(spans, said.source, said.cue) for spans in (before, behind))
    return _checked(article, Revision(article.id, (Place.of(said),), parts))


def joined(article: Article, them: Iterable[Statement]) -> Revision:
    """One statement of several, with the source and the cue of the first that has one.

    Raises InputError for fewer than two.
    """
    told = sorted(them, key=lambda one: one.content[0].start)
    if len({one.id for one in told}) < 2:
        raise InputError("to join takes two statements", hint="name another one")
    content = _together(article.text, [span for one in told for span in one.content])
    source = next((one.source for one in told if one.source), ())
    cue = next((one.cue for one in told if one.cue), ())
    mark = Marked(content, source, cue)
    return _checked(article, Revision(article.id, tuple(map(Place.of, told)), (mark,)))


def placed(article: Article, words: str, near: int = 0) -> Span:
    """Where some words stand in an article, nearest to a place of it; blanks count as one.

    Words that stand nowhere as they are told may be `START:END`, in characters of the text.
    Raises InputError for any others, OffsetError for characters outside of it.
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [Span(*one.span()) for one in re.finditer(pattern, article.text)] if pattern else []
    if found:
        return min(found, key=lambda one: abs(one.start - near))
    if numbers := re.fullmatch(r"(\d{1,9}):(\d{1,9})", words.strip()):
        span = Span(int(numbers[1]), int(numbers[2]))
        span.of(article.text)
        return span
    raise InputError(
        f"{words!r} does not stand in article {article.id}",
        hint="copy the words as they are printed, or tell START:END, in characters of the text",
    )


def trimmed(text: str, span: Span) -> Span | None:
    """The span without blanks at its ends; None where there is nothing else."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - len(words) + len(words.rstrip())
    return Span(start, end) if start < end else None


def _cut(text: str, spans: Spans, low: int, high: int) -> Spans:
    """What of some spans lies between two places, without blanks at the cut."""
    found = []
    for one in spans:
        start, end = max(one.start, low), min(one.end, high)
        if start < end and (kept := trimmed(text, Span(start, end))):
            found.append(kept)
    words = any(char.isalnum() for one in found for char in one.of(text))
    return tuple(found) if words else ()


def _together(text: str, spans: Iterable[Span]) -> Spans:
    """Spans in order, those as one between which no word stands."""
    found: list[Span] = []
    for one in sorted(spans):
        if found and not text[found[-1].end : one.start].strip(BETWEEN):
            found[-1] = Span(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return tuple(found)


def _checked(article: Article, told: Revision) -> Revision:
    told.check(article)
    return told
