"""Articles as they were handed in, and documents as they are read.

Evidence points into the article. Reading happens on a cleaned copy, the
document, and a `TextMap` leads every stretch of the copy back to the original.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from onrecord.errors import OffsetError

if TYPE_CHECKING:
    from onrecord.record.original import Original


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one text.

    Half-open, counted in Unicode code points: `text[start:end]` is the span.
    Raises OffsetError when it is empty or backwards.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise OffsetError(f"span {self.start}:{self.end} is empty or backwards")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that the span cuts; raises OffsetError outside the text."""
        if self.end > len(text):
            raise OffsetError(
                f"span {self.start}:{self.end} ends after its text, {len(text)} characters long"
            )
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """True when the other span lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """True when the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Run(NamedTuple):
    """One stretch of a cleaned text and where it came from.

    A run of equal lengths was copied character by character; any other was
    replaced as a whole, and can only be cut as a whole.
    """

    start: int
    end: int
    origin: int
    origin_end: int

    @property
    def copied(self) -> bool:
        return self.end - self.start == self.origin_end - self.origin


class Edit(NamedTuple):
    """Replace `text[start:end]` by `by`; an empty `by` cuts it out."""

    start: int
    end: int
    by: str


@dataclass(frozen=True, slots=True)
class TextMap:
    """Leads spans of a cleaned text back to the text as handed in.

    Runs are in order and cover the cleaned text without gaps; what was cut out
    of the original lies between the origins of two runs.
    """

    runs: tuple[Run, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(run.start for run in self.runs))

    @classmethod
    def same(cls, length: int) -> TextMap:
        """The map of a text that nothing was changed in."""
        return cls((Run(0, length, 0, length),) if length else ())

    def origins(self, start: int, end: int) -> tuple[Span, ...]:
        """The stretches of the original behind `cleaned[start:end]`.

        One span, or several where something was cut out in between.
        Raises OffsetError when the stretch is empty or outside the cleaned text.
        """
        if not 0 <= start < end or not self.runs or end > self.runs[-1].end:
            raise OffsetError(f"span {start}:{end} is outside the text that was read")
        pieces: list[list[int]] = []
        for run in self._across(start, end):
            low, high = run.origin, run.origin_end
            if run.copied:
                low += max(0, start - run.start)
                high -= max(0, run.end - end)
            if pieces and pieces[-1][1] == low:
                pieces[-1][1] = high
            else:
                pieces.append([low, high])
        return tuple(Span(low, high) for low, high in pieces)

    def _across(self, start: int, end: int) -> Iterator[Run]:
        """The runs that share a character with `cleaned[start:end]`, without a copy of the rest."""
        for at in range(bisect_right(self._starts, start) - 1, len(self.runs)):
            if self.runs[at].start >= end:
                break
            yield self.runs[at]

    def position(self, origin: int) -> int:
        """The place in the cleaned text of one character of the original.

        A character that was cut out gives the place where it would stand.
        """
        low, high = 0, len(self.runs)
        while low < high:
            middle = (low + high) // 2
            if self.runs[middle].origin_end <= origin:
                low = middle + 1
            else:
                high = middle
        if low == len(self.runs):
            return self.runs[-1].end if self.runs else 0
        run = self.runs[low]
        if origin < run.origin or not run.copied:
            return run.start
        return run.start + origin - run.origin

    def after(self, first: TextMap) -> TextMap:
        """The map of two cleanings in a row: `first`, then this one."""
        return TextMap(_join(_through(self.runs, first)))


def _through(runs: Iterable[Run], first: TextMap) -> Iterator[Run]:
    for run in runs:
        if not run.copied:
            inner = first.origins(run.origin, run.origin_end)
            yield Run(run.start, run.end, inner[0].start, inner[-1].end)
            continue
        for under in first._across(run.origin, run.origin_end):
            low, high = max(under.start, run.origin), min(under.end, run.origin_end)
            shift = run.start - run.origin
            if under.copied:
                move = under.origin - under.start
                yield Run(low + shift, high + shift, low + move, high + move)
            else:
                yield Run(low + shift, high + shift, under.origin, under.origin_end)


def _join(runs: Iterable[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and last.copied and run.copied and last.origin_end == run.origin:
            joined[-1] = Run(last.start, run.end, last.origin, run.origin_end)
        else:
            joined.append(run)
    return tuple(joined)


def edited(text: str, edits: Iterable[Edit]) -> tuple[str, TextMap]:
    """Apply edits, in order and without overlap, and say where each stretch came from."""
    parts: list[str] = []
    runs: list[Run] = []
    length = done = 0
    for start, end, by in (*edits, Edit(len(text), len(text), "")):
        if start > done:
            parts.append(text[done:start])
            runs.append(Run(length, length + start - done, done, start))
            length += start - done
        if by:
            parts.append(by)
            runs.append(Run(length, length + len(by), start, end))
            length += len(by)
        done = end
    return "".join(parts), TextMap(_join(runs))


def digest(*parts: object) -> str:
    """A short id, the same for the same parts on every machine: 16 hex digits."""
    told = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article stood within what was handed in, so that it is found again there.

    `format` is that of the file. Of an archive: `record` the id, `uri` what was
    fetched, `captured` when, as the archive writes it, `digest` its payload's, and
    `offset` the byte of the file at which the record begins. Of a document in
    pages: `pages` are the places in the article's text at which each begins. What
    the file does not tell is empty.
    """

    format: str
    record: str = ""
    uri: str = ""
    captured: str = ""
    digest: str = ""
    offset: int | None = None
    pages: tuple[int, ...] = ()

    def page(self, at: int) -> int | None:
        """The page, counted from 1, on which a place of the text stands; None without pages."""
        return max(1, bisect_right(self.pages, at)) if self.pages else None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was handed in. Every span of evidence cuts `text`.

    `partial` is True where only a part of it was: the summary in a feed, a record
    that its archive cut short.
    `original` is what the text was taken from, None where it is the file's own. It is
    no part of what the article is: the same text of two pages is one article.
    """

    text: str
    path: str = ""
    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: date | None = None
    url: str = ""
    language: str = ""
    partial: bool = False
    origin: Origin | None = None
    original: Original | None = field(default=None, compare=False)

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text in UTF-8, 64 hex digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def id(self) -> str:
        """What the article is, whatever file it came in."""
        return digest(
            "article", self.text_sha256, self.url, self.outlet, self.title, self.published
        )


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it is read: cleaned, cut into paragraphs and sentences.

    `paragraphs` and `sentences` are spans of `text`, in order; each sentence
    lies within one paragraph. `map` leads from `text` to `article.text`.
    """

    article: Article
    text: str
    map: TextMap
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]

    def evidence(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans of the article's own text behind `text[start:end]`."""
        return self.map.origins(start, end)


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that was handed in and not read, and why."""

    path: str
    reason: str
