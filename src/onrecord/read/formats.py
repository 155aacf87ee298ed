"""What was handed in, as articles: which format it is, and who reads that."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import PurePath
from typing import BinaryIO, Final

from onrecord.errors import InputError
from onrecord.read import (
    archives,
    documents,
    feeds,
    mailboxes,
    mails,
    rows,
    tables,
    trees,
    wires,
)  # fmt: skip
from onrecord.read.charsets import decoded, refuse_binary
from onrecord.read.html import page
from onrecord.read.inflating import GZIP, inflated, unpacked
from onrecord.read.rows import COLUMNS, Columns
from onrecord.read.streams import seekable
from onrecord.record.text import Article, Skip

# The longest text that is read as one article, in characters: twenty novels. What is
# longer is a corpus in one file, and belongs in JSON lines.
LONGEST: Final = 10_000_000


Found = Iterator[Article | Skip]
Reader = Callable[[bytes, str, Columns], Found]
Streamed = Callable[[BinaryIO, str, Columns], Found]


class Format(StrEnum):
    """How articles are kept in a file."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    XML = "xml"
    CSV = "csv"
    PARQUET = "parquet"
    WARC = "warc"
    PDF = "pdf"
    DOCX = "docx"
    EML = "eml"
    MBOX = "mbox"


# The files that a folder is searched for, and how each is read. A name may end in two.
SUFFIXES: Final = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".rss": Format.XML,
    ".atom": Format.XML,
    ".xml": Format.XML,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".parquet": Format.PARQUET,
    ".warc": Format.WARC,
    ".warc.gz": Format.WARC,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".eml": Format.EML,
    ".mbox": Format.MBOX,
    ".wet": Format.WARC,
    ".wet.gz": Format.WARC,
}

# How markup begins; a text may well begin with a "<" of another kind.
MARKUP: Final = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
MAGIC: Final = {b"PAR1": Format.PARQUET, b"WARC/": Format.WARC, b"%PDF-": Format.PDF}
ZIP: Final = b"PK\x03\x04"
# How a saved message begins: headers, one of them of the kind that only mail has.
MESSAGE: Final = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]{0,998}\r?\n(?:[ \t][^\n]{0,998}\r?\n)*){0,40}?"
    rb"(?:Received|Return-Path|Message-ID|MIME-Version|Delivered-To):\s",
    re.IGNORECASE,
)
PACKED: Final = ".gz"

# What of an archive is read, by its media type. What a server calls anything else is a
# picture, a script, a film.
MEDIA: Final = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "text/plain": Format.TEXT,
    "application/rss+xml": Format.XML,
    "application/atom+xml": Format.XML,
    "application/xml": Format.XML,
    "text/xml": Format.XML,
    "application/feed+json": Format.JSON,
    "application/pdf": Format.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Format.DOCX,
    "message/rfc822": Format.EML,
    "application/mbox": Format.MBOX,
}
ONE_LINE_OBJECT: Final = re.compile(rb"\{.*\}\s*")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of the articles, where it wins over what they say of themselves.

    `columns` are the names that the fields of a row go by.
    """

    published: date | None = None
    outlet: str = ""
    url: str = ""
    title: str = ""
    columns: Columns = field(default_factory=lambda: COLUMNS)

    def over(self, article: Article) -> Article:
        """The article with what was given put over what it says."""
        return replace(
            article,
            published=self.published or article.published,
            outlet=self.outlet or article.outlet,
            url=self.url or article.url,
            title=self.title or article.title,
        )


def named(path: str) -> Format | None:
    """How a file of this name is read, compressed or not; None where the name does not tell."""
    ends = [suffix.lower() for suffix in PurePath(path).suffixes[-2:]]
    told = SUFFIXES.get("".join(ends)) or SUFFIXES.get("".join(ends[-1:]))
    return told or (SUFFIXES.get(ends[0]) if ends[1:] == [PACKED] else None)


def sniffed(head: bytes) -> Format:
    """How bytes are read whose name does not tell; `head` is how they begin."""
    head = unpacked(head)
    for magic, form in MAGIC.items():
        if head.startswith(magic):
            return form
    if trees.root(head) in XML_ROOTS:
        return Format.XML
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if MARKUP.match(head):
        return Format.HTML
    if head.startswith(b"{"):
        first = head.partition(b"\n")[0]
        return Format.JSONL if ONE_LINE_OBJECT.fullmatch(first) else Format.JSON
    if mailboxes.BEGINS.match(head):
        return Format.MBOX
    if MESSAGE.match(head):
        return Format.EML
    if head.startswith(ZIP) and b"word/" in head:
        return Format.DOCX
    if re.match(rb"\[\s*\{", head):
        return Format.JSON
    return Format.CSV if tables.is_table(head) else Format.TEXT


def articles(
    data: bytes, path: str, *, form: Format | None = None, given: Given | None = None
) -> Iterator[Article | Skip]:
    """The articles in the bytes of one file, and what of it cannot be read.

    `path` names the file in them (a row is `FILE#ID`) and says how it is read,
    unless `form` does. For plain text, and for the `text` of a row, the
    article's text is the decoded text unchanged: a title line, Windows line ends
    and all; a byte order mark is no part of it. Never raises for bad input.
    """
    form = form or named(path) or sniffed(data[:4096])
    if is_packed(data, form):
        yield from _unpacked(data, path, form, given)
        return
    if form in STREAMED:
        yield from streamed(io.BytesIO(data), path, form, given=given)
        return
    columns = given.columns if given else COLUMNS
    try:
        for one in some(READERS[form](data, path, columns), path):
            yield checked(one, given)
    except InputError as error:
        yield Skip(path, _told(error))


def is_packed(head: bytes, form: Format) -> bool:
    """Whether what begins so is compressed as a whole; archives are unpacked record by record."""
    return head.startswith(GZIP) and form is not Format.WARC


def _unpacked(data: bytes, path: str, form: Format, given: Given | None) -> Found:
    try:
        told, whole = inflated(data, ())
    except InputError as error:
        yield Skip(path, _told(error))
        return
    amiss = "" if whole else "the compressed file breaks off"
    yield from cut_short(articles(told, path, form=form, given=given), path, amiss)


def cut_short(found: Found, path: str, amiss: str) -> Found:
    """The same of a file that is `amiss`, if it is: an article that is all of it is partial."""
    for one in found:
        if amiss and isinstance(one, Article) and one.path == path:
            one = replace(one, partial=True)
        yield one
    if amiss:
        yield Skip(path, f"{amiss}: what came before was read")


def streamed(
    stream: BinaryIO, path: str, form: Format, *, given: Given | None = None
) -> Iterator[Article | Skip]:
    """The same for one of the STREAMED formats, of which a little at a time is in memory."""
    columns = given.columns if given else COLUMNS
    try:
        for one in some(STREAMED[form](stream, path, columns), path):
            yield checked(one, given)
    except InputError as error:
        yield Skip(path, _told(error))


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
        columns = given.columns if given else COLUMNS
        return checked(rows.line(decoded(data), path, number, columns), given)
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


def _told(error: InputError) -> str:
    return f"{error}: {error.hint}" if error.hint else str(error)


def _text(data: bytes, path: str, _: Columns) -> Found:
    yield Article(decoded(data), path)


def _page(data: bytes, path: str, _: Columns) -> Found:
    yield page(data, path)


def _json(data: bytes, path: str, columns: Columns) -> Found:
    text = decoded(data)
    if text.strip():
        yield from rows.rows(text, path, columns)


def _json_lines(data: bytes, path: str, columns: Columns) -> Found:
    yield from rows.lines(decoded(data), path, columns)


def _xml(data: bytes, path: str, columns: Columns) -> Found:
    """Whichever reader the root element asks for; a page that calls itself XML is a page."""
    root = trees.root(data[:65_536])
    if root == "html":
        yield from _page(data, path, columns)
    elif root in XML_ROOTS:
        yield from XML_ROOTS[root](data, path)
    else:
        refuse_binary(data)
        told = f"XML of another kind (its root is {root})" if root else "not XML"
        raise InputError(f"{told}: {', '.join(sorted(XML_ROOTS))} are read")


def _pdf(data: bytes, path: str, _: Columns) -> Found:
    yield documents.document(data, path, "pdf")


def _docx(data: bytes, path: str, _: Columns) -> Found:
    yield documents.document(data, path, "docx")


def _mail(data: bytes, path: str, columns: Columns) -> Found:
    def attached(data: bytes, where: str, media: str) -> Found | None:
        form = MEDIA.get(media) or (named(where) if media == "application/octet-stream" else None)
        # A message in a message is one that was passed on; deeper ones are left alone.
        if form is None or form is Format.EML:
            return None
        return articles(data, where, form=form)

    yield from mails.mail(data, path, attached)


XML_ROOTS: Final[Mapping[str, Callable[[bytes, str], Found]]] = {
    **dict.fromkeys(feeds.ROOTS, feeds.feed),
    **dict.fromkeys(wires.NEWSML_ROOTS, wires.newsml),
    **dict.fromkeys(wires.NITF_ROOTS, wires.nitf),
}

READERS: Final[Mapping[Format, Reader]] = {
    Format.TEXT: _text,
    Format.HTML: _page,
    Format.JSON: _json,
    Format.JSONL: _json_lines,
    Format.XML: _xml,
    Format.PDF: _pdf,
    Format.DOCX: _docx,
    Format.EML: _mail,
}


def _warc(stream: BinaryIO, path: str, columns: Columns) -> Found:
    def body(data: bytes, where: str, media: str) -> Found | None:
        form = MEDIA.get(media)
        if not media and sniffed(data[:4096]) is Format.HTML:
            form = Format.HTML
        return some(READERS[form](data, where, columns), where) if form else None

    yield from archives.archived(seekable(stream), path, body)


def _mailbox(stream: BinaryIO, path: str, columns: Columns) -> Found:
    def message(data: bytes, where: str) -> Found:
        return _mail(data, where, columns)

    yield from mailboxes.mailbox(stream, path, message)


STREAMED: Final[Mapping[Format, Streamed]] = {
    Format.MBOX: _mailbox,
    Format.CSV: tables.separated,
    Format.PARQUET: tables.parquet,
    Format.WARC: _warc,
}
