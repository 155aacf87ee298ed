"""What was handed in, as articles: plain text, pages, and JSON of both kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from onrecord.errors import InputError
from onrecord.read import rows
from onrecord.read.charsets import decoded
from onrecord.read.html import page
from onrecord.record.text import Article, Skip

# The longest text that is read as one article, in characters: twenty novels. What is
# longer is a corpus in one file, and belongs in JSON lines.
LONGEST: Final = 10_000_000


class Format(StrEnum):
    """How articles are kept in a file."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"


# The files that a folder is searched for, and how each is read.
SUFFIXES: Final = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
}

# How markup begins; a text may well begin with a "<" of another kind.
MARKUP: Final = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
ONE_LINE_OBJECT: Final = re.compile(rb"\{.*\}\s*")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of the articles, where it wins over what they say of themselves."""

    published: date | None = None
    outlet: str = ""
    url: str = ""
    title: str = ""

    def over(self, article: Article) -> Article:
        """The article with what was given put over what it says."""
        return replace(
            article,
            published=self.published or article.published,
            outlet=self.outlet or article.outlet,
            url=self.url or article.url,
            title=self.title or article.title,
        )


def sniffed(head: bytes) -> Format:
    """How bytes are read whose name does not tell; `head` is how they begin."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if MARKUP.match(head):
        return Format.HTML
    if head.startswith(b"{"):
        first = head.partition(b"\n")[0]
        return Format.JSONL if ONE_LINE_OBJECT.fullmatch(first) else Format.JSON
    return Format.JSON if re.match(rb"\[\s*\{", head) else Format.TEXT


def articles(
    data: bytes, path: str, *, form: Format | None = None, given: Given | None = None
) -> Iterator[Article | Skip]:
    """The articles in the bytes of one file, and what of it cannot be read.

    `path` names the file in them (a row is `FILE#ID`) and says how it is read,
    unless `form` does. For plain text, and for the `text` of a row, the
    article's text is the decoded text unchanged: a title line, Windows line ends
    and all; a byte order mark is no part of it. Never raises for bad input.
    """
    form = form or SUFFIXES.get(PurePath(path).suffix.lower()) or sniffed(data[:4096])
    try:
        for one in some(_parsed(data, path, form), path):
            yield checked(one, given)
    except InputError as error:
        yield Skip(path, str(error))


def some(found: Iterable[Article | Skip], path: str) -> Iterator[Article | Skip]:
    """The same, and one Skip where there is nothing at all."""
    nothing = True
    for one in found:
        nothing = False
        yield one
    if nothing:
        yield Skip(path, "no articles in it")


def row(data: bytes, path: str, number: int, *, given: Given | None = None) -> Article | Skip:
    """The article of one line of a file of JSON lines, `number` counted from 1."""
    try:
        return checked(rows.line(decoded(data), path, number), given)
    except InputError as error:
        return Skip(f"{path}#{number}", str(error))


def checked(one: Article | Skip, given: Given | None = None) -> Article | Skip:
    """The same with what was given put over it, or a Skip where it is too long for an article."""
    if isinstance(one, Skip):
        return one
    if len(one.text) > LONGEST:
        return Skip(
            one.path, f"{len(one.text):,} characters, more than the {LONGEST:,} of an article"
        )
    return given.over(one) if given else one


def _parsed(data: bytes, path: str, form: Format) -> Iterator[Article | Skip]:
    if form is Format.HTML:
        yield page(data, path)
        return
    text = decoded(data)
    if form is Format.TEXT:
        yield Article(text, path)
    elif text.strip():
        yield from (rows.rows if form is Format.JSON else rows.lines)(text, path)
