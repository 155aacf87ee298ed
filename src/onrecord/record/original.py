"""Originals: the bytes that an article was taken from, and where its words stand in them.

An article's text is what every span cuts. Where that text was taken out of a
page, the page's own text stream is one step further back, and the bytes of the
page are behind that: a `Target` is a stretch of both, in the words of the W3C
Web Annotation Data Model.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from onrecord.record.text import Span, TextMap

# How many characters of the stream are told on each side of a target.
AROUND: Final = 32

# What does not count when words are compared: space, and characters without a width.
NOT_COUNTED: Final = "\\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
BLANK: Final = re.compile(f"[{NOT_COUNTED}]+")
WORDS: Final = re.compile(f"[^{NOT_COUNTED}]+")
# What an extractor puts between the words of a page: marks of lists and tables.
ADDED: Final = re.compile(f"[|{NOT_COUNTED}-]*")
EITHER: Final = re.compile(f"[|{NOT_COUNTED}-]+")


def words(text: str) -> str:
    """A text without anything blank: what two copies of the same words have in common."""
    return BLANK.sub("", text)


@dataclass(frozen=True, slots=True)
class Stream:
    """A page's own text: what it shows, in its order, character references decoded.

    `bytes` leads from `text` to the bytes of the page. It is empty where these
    cannot be counted, in a page that is damaged.
    """

    text: str
    bytes: TextMap

    def span(self, start: int, end: int) -> Span | None:
        """The bytes from the first to the last character of `text[start:end]`."""
        if not self.bytes.runs:
            return None
        behind = self.bytes.origins(start, end)
        return Span(behind[0].start, behind[-1].end)


class Passage(NamedTuple):
    """A paragraph of an article, `text[start:end]`, and the same words in the page.

    These are `stream[at:until]`; but for what is blank, the two are one.
    """

    start: int
    end: int
    at: int
    until: int


@dataclass(frozen=True, slots=True)
class Target:
    """Where words of an article stand in its original.

    `source` is the original's SHA-256. `exact` is `stream[start:end]`, in code
    points of the page's text stream; `prefix` and `suffix` stand before and
    behind it; `bytes` are the bytes of the original from its first to its last
    character, None where they cannot be counted.
    """

    source: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    bytes: Span | None = None


@dataclass(frozen=True, slots=True)
class Original:
    """What an article was taken from.

    `sha256` is the digest of the bytes, 64 hex digits. `unanchored` are the
    paragraphs of the article whose words are not found in the page. `data`, the
    bytes, `stream` and `passages` are there while an article is being read.
    """

    sha256: str
    media_type: str
    unanchored: tuple[Span, ...] = ()
    data: bytes = field(default=b"", repr=False, compare=False)
    stream: Stream | None = field(default=None, repr=False, compare=False)
    passages: tuple[Passage, ...] = field(default=(), repr=False, compare=False)

    def bare(self) -> Original:
        """The same without what is needed only while reading."""
        return replace(self, data=b"", stream=None, passages=())

    def targets(self, text: str, spans: tuple[Span, ...]) -> tuple[Target, ...]:
        """Where `spans` of the article's text stand in the page, each in one target or several.

        Nothing where not all of their words are anchored: half a quotation is no evidence.
        """
        if self.stream is None:
            return ()
        found: list[Target] = []
        for span in spans:
            held = [one for one in self.passages if one.start < span.end and span.start < one.end]
            if not ADDED.fullmatch("".join(_between(text, span, held))):
                return ()
            found += self._targets(self.stream, text, span, held)
        return tuple(found)

    def _targets(
        self, stream: Stream, text: str, span: Span, held: list[Passage]
    ) -> Iterator[Target]:
        for passage in held:
            low, high = max(span.start, passage.start), min(span.end, passage.end)
            if count := len(words(text[low:high])):
                before = len(words(text[passage.start : low]))
                start = nth(stream.text, passage.at, before)
                end = nth(stream.text, start, count - 1) + 1
                yield target(self.sha256, stream, start, end)


def _between(text: str, span: Span, held: list[Passage]) -> Iterator[str]:
    """What of a span stands in none of the passages, which are in order."""
    at = span.start
    for passage in held:
        yield text[at : max(at, passage.start)]
        at = passage.end
    yield text[at : span.end]


def nth(text: str, at: int, number: int) -> int:
    """The place of a character that is not blank: `number` such characters after the first."""
    for found in WORDS.finditer(text, at):
        length = found.end() - found.start()
        if number < length:
            return found.start() + number
        number -= length
    return len(text)


def target(source: str, stream: Stream, start: int, end: int) -> Target:
    """The target at `stream.text[start:end]` of the page with that digest."""
    return Target(
        source,
        start,
        end,
        stream.text[start:end],
        stream.text[max(0, start - AROUND) : start],
        stream.text[end : end + AROUND],
        stream.span(start, end),
    )


def amiss(told: Target, stream: Stream) -> str:
    """What of a target does not hold in a page; empty where all of it does."""
    if told.end > len(stream.text):
        return f"characters {told.start}–{told.end} lie behind the end of the page's text"
    now = target(told.source, stream, told.start, told.end)
    for name in ("exact", "prefix", "suffix", "bytes"):
        if getattr(now, name) != getattr(told, name):
            return f"characters {told.start}–{told.end} of the page have another {name} now"
    return ""


def same_words(page: str, article: str) -> bool:
    """Whether two texts are one but for what is blank and what extractors add."""
    return EITHER.sub("", page) == EITHER.sub("", article)


def sha256(data: bytes) -> str:
    """The digest that an original is known by."""
    return hashlib.sha256(data).hexdigest()
