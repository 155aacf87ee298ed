"""Parts: the stretches of a statement's content, what is quoted in them, and how they join.

The marks around a direct quotation go, those within a paraphrase stay. Two parts
of one sentence are joined; between two sentences, where the reporter's words
stood, there are three dots. A paraphrase whose own verb is the cue has it back in
brackets: “The victims [were identified as] …”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from onrecord.record.statement import Kind
from onrecord.record.text import Span
from onrecord.resolve.placed import Placed
from onrecord.resolve.scene import Scene

OPENING: Final = "“„«\"'‘"
CLOSING: Final = "”»\"'’“"
_MARKED: Final = re.compile(
    r"[“„«](?:[^”»“]*)(?:[”»]|$)|\"[^\"]*(?:\"|$)|''(?:(?!'').)*(?:''|$)", re.S
)
_INNER: Final = re.compile(r"(?<![\w’'])[‘'](?=[\w“])[^“”]*?(?<=[\w.,!?…—-])[’'](?!\w)", re.S)
_INNER_DOUBLE: Final = re.compile(r"[“\"][^“”\"]*[”\"]")
# One quotation after another, or one that goes on in a new paragraph.
_SEAM: Final = re.compile(r"(?<=[\w.,!?…—-])[”\"]\s+[“\"](?=\w)|\n\s*[“\"](?=\w)")
_GAP: Final = 2
_LONGEST_VERB: Final = 8  # words
_AROUND: Final = re.compile(r"^[”\"’']\s+|(?:^|\s)[“\"‘']$")
_BY: Final = re.compile(r"\bby\b")
_MARKS: Final = re.compile(r"[,;:.!?()—–“”\"\n]|--")


class Part(NamedTuple):
    """One stretch of the clean text, without the marks around it.

    `whole` is True where all of it is quoted. `goes_on` is True for a part that
    goes on with the sentence of the one before, `between` are the article's words that
    lead from that one to it, where it is no sentence without them.
    """

    start: int
    end: int
    whole: bool
    goes_on: bool = False
    between: str = ""


def parts(scene: Scene, one: Placed) -> list[Part]:
    """The parts of a statement's content in the order of the text."""
    text = scene.text
    runs: list[Span] = []
    for run in one.content:
        if runs and run.start - runs[-1].end <= _GAP and not text[runs[-1].end : run.start].strip():
            runs[-1] = Span(runs[-1].start, max(run.end, runs[-1].end))
        else:
            runs.append(run)
    whole = one.statement.kind is Kind.DIRECT
    told: list[Part] = []
    last: int | None = None
    for run in runs:
        for start, end in _cut(text, run) if whole else [(run.start, run.end)]:
            low, high = _bare(text, start, end) if whole else _trimmed(text, start, end)
            if low < high:
                on = last is not None and _goes_on(scene, last, low)
                between = _between(text, one, last, low) if last and on and not whole else ""
                told.append(Part(low, high, whole, on, between))
                last = high
    return told


def _cut(text: str, run: Span) -> list[tuple[int, int]]:
    """A direct run at its seams: `“One.” “Two.”` are two."""
    cut, at = [], run.start
    for seam in _SEAM.finditer(text, run.start, run.end):
        cut.append((at, seam.start()))
        at = seam.end()
    return [*cut, (at, run.end)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The same without the marks around it; an apostrophe at its end stays."""
    start, end = _trimmed(text, start, end)
    opened = start
    while start < end and text[start] in OPENING + "”" and start - opened < 2:
        start += 1
    single = text[opened:start] in ("'", "‘")
    closing = "’'" if single else '”»"'
    if start > opened and text[end - 1] in ",;" and text[end - 2] in closing:
        end -= 1  # "…", as some outlets print it: the comma is the reporter's
    while end > start and text[end - 1] in closing and opened - start < 2:
        end -= 1
    if text[opened:start] == "''" and text.endswith("''", start, end):
        end -= 2
    return _trimmed(text, start, end)


def _between(text: str, one: Placed, end: int, start: int) -> str:
    """`were identified as` in `The victims were identified as Lund and Kern`; empty for asides.

    Who says it, and that it was said, is an aside: `The vote, Lund said, will fail`.
    """
    if not any(end <= cue.start and cue.end <= start for cue in one.cue):
        return ""
    words = _AROUND.sub("", " ".join(text[end:start].split()))
    if len(words.split()) > _LONGEST_VERB or _MARKS.search(words):
        return ""
    said = [span for span in (*one.source, *one.cue) if end <= span.start and span.end <= start]
    low, high = min(span.start for span in said), max(span.end for span in said)
    alone = not text[end:low].strip(" \u00a0“\"‘'") and not text[high:start].strip(" \u00a0“\"‘'")
    speaks = any(end <= span.start and span.end <= start for span in one.source)
    return "" if alone and speaks and not _BY.search(words) else words


def _goes_on(scene: Scene, end: int, start: int) -> bool:
    """True for reporting words within one sentence: `“We will,” he said, “never do it.”`"""
    between = scene.text[end:start].strip(" ”\"’'“‘«»\n")
    if not between.strip(" ,") or "\n" in between:
        return False
    return scene.cast.sentence_at(end - 1) == scene.cast.sentence_at(start)


def quoted(text: str, part: Part) -> list[Span]:
    """Where, in a part, somebody's own words stand: what is quoted, less what it quotes again."""
    if part.whole:
        outer = [Span(part.start, part.end)]
    else:
        outer = [
            Span(match.start(), match.end())
            for match in _MARKED.finditer(text, part.start, part.end)
        ]
    told: list[Span] = []
    for run in outer:
        at = run.start
        inner = _INNER_DOUBLE if part.whole else _INNER
        again = sorted(
            {
                (m.start(), m.end())
                for pattern in {inner, _INNER}
                for m in pattern.finditer(text, run.start, run.end)
            }
        )
        for low, high in again:
            if low > at:
                told.append(Span(at, low))
            at = max(at, high)
        if at < run.end:
            told.append(Span(at, run.end))
    return told


# What a comma never stands before but for the quotation mark's sake: `“My hope,” he said, “is`.
_VERB: Final = re.compile(r"(?:is|are|was|were|has|will|would|can|that)\b")


def joined(pieces: Sequence[tuple[Part, str]]) -> str:
    """The words of all parts as one line."""
    told = ""
    for part, piece in pieces:
        words = " ".join(piece.split())
        if not told:
            told = words
        elif part.between:
            space = "" if part.between[0] in "’'" else " "
            told = f"{told}{space}[{_BRACKETS.sub('', part.between)}] {words}"
        elif not part.whole and told[-1] in '”"' and words[:1] in ("“", '"'):
            between = " " if part.goes_on else " … "
            told = f"{told[:-1].rstrip(' ,')}{between}{words[1:]}"
        elif part.goes_on or not part.whole:
            stem = told.rstrip(",") if _VERB.match(words) else told
            told = f"{stem} {words}"
        else:
            told = f"{told.rstrip(' ,;:')} … {words}"
    return told


_BRACKETS: Final = re.compile(r"[\[\]]")
_STOPS: Final = ".!?…"


def finished(told: str) -> str:
    """A line that begins as a sentence does, and ends as one."""
    told = re.sub(r"[\s,;:]+([”’\"»']*)[\s,;:]*$", r"\1", told.strip())
    core = told.rstrip("”’\"»'])")
    if core and core[-1] not in _STOPS + "—–-" and told[-1:] not in _STOPS:
        marks = told[len(core) :]
        told = f"{core}.{marks}" if marks and marks[0] in '”"»' else f"{told}."
    return _capital(told)


_FIRST: Final = re.compile(r"^[^\w]*(\w)(\w*)")


def _capital(told: str) -> str:
    """The first letter as a sentence has it; a name such as iPhone keeps its own."""
    first = _FIRST.match(told)
    if first is None or not first[1].islower() or any(map(str.isupper, first[2])):
        return told
    return told[: first.start(1)] + first[1].upper() + told[first.start(2) :]
