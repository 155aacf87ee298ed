"""A page's own text, and the way back from it to the page's bytes.

Markup is cut out and character references are decoded; nothing is put in place
of a tag, as the W3C's Web Annotation Data Model has it for positions in a text.
What a reader does not see is left out: comments, scripts, styles and the title.
The markup is walked through once, from left to right, whatever it is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from onrecord.read.charsets import ReadAs, read_as
from onrecord.record.original import Stream
from onrecord.record.text import Edit, Run, TextMap, edited

# Elements whose content is no text of the page.
FOREIGN: Final = frozenset(("svg", "math"))
UNSEEN: Final = FOREIGN | {
    *("script", "style", "template", "title", "iframe", "noembed", "noframes", "xmp"),
}

# A tag to its end. A value may hold a ">" where it stands in quotation marks.
TAG: Final = re.compile(
    r"""<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*+)
        (?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?)*+>""",
    re.VERBOSE,
)
REFERENCE: Final = re.compile(r"&(?:#[0-9]{1,9}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,40});?")
OPENS: Final = re.compile("[A-Za-z/!?]")


def stream(data: bytes) -> Stream:
    """The text stream of a page's bytes; raises InputError for bytes that are no text."""
    return stream_of(read_as(data, declared=True), data)


def stream_of(told: ReadAs, data: bytes) -> Stream:
    """The text stream of a page that has been decoded."""
    text, way = edited(told.text, edits(told.text))
    return Stream(text, TextMap(tuple(_in_bytes(way.runs, told, data))))


def edits(markup: str) -> Iterator[Edit]:
    """What to cut out of markup and what to put for its references, in order."""
    at = 0
    while at < len(markup):
        start = _opening(markup, at)
        yield from _references(markup, at, start)
        if start == len(markup):
            return
        at = _closing(markup, start)
        yield Edit(start, at, "")


def _opening(markup: str, at: int) -> int:
    """Where the next tag, comment or declaration begins; a mere "<" is text."""
    while (at := markup.find("<", at)) >= 0:
        if OPENS.match(markup, at + 1):
            return at
        at += 1
    return len(markup)


def _closing(markup: str, start: int) -> int:
    """Where what begins here ends, and with it what it hides; what does not end hides the rest."""
    if markup.startswith("<!--", start):
        return _after("-->", markup, start + 2)
    tag = TAG.match(markup, start)
    if tag is None:
        return _after(">", markup, start) if markup[start + 1] in "/!?" else len(markup)
    name = tag["name"].lower()
    foreign = name in FOREIGN and markup[tag.end() - 2] == "/"  # <svg/> is whole
    if tag["close"] or name not in UNSEEN or foreign:
        return tag.end()
    end = re.compile(f"</{name}(?![\\w-])[^>]*+>", re.IGNORECASE).search(markup, tag.end())
    return end.end() if end else len(markup)


def _after(mark: str, markup: str, at: int) -> int:
    found = markup.find(mark, at)
    return found + len(mark) if found >= 0 else len(markup)


def _references(markup: str, start: int, end: int) -> Iterator[Edit]:
    if markup.find("&", start, end) < 0:
        return
    for found in REFERENCE.finditer(markup, start, end):
        decoded = html.unescape(found.group())
        if decoded != found.group():
            yield Edit(found.start(), found.end(), decoded)


def _in_bytes(runs: tuple[Run, ...], told: ReadAs, data: bytes) -> Iterator[Run]:
    """Runs from the stream to the markup, told as runs to the bytes; none for a damaged page."""
    if not told.counts(data):
        return
    char, byte = 0, told.mark
    for run in runs:
        byte += told.size(told.text[char : run.origin])
        char = run.origin_end
        if not run.copied:
            size = told.size(told.text[run.origin : char])
            yield Run(run.start, run.end, byte, byte + size)
            byte += size
            continue
        for piece in told.pieces.finditer(told.text, run.origin, char):
            size = told.size(piece.group())
            start = run.start + piece.start() - run.origin
            yield Run(start, start + len(piece.group()), byte, byte + size)
            byte += size
