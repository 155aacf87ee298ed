"""The article in a page: its body by trafilatura, what is said of it, where its words stand.

From the markup alone; nothing is ever fetched. The text that is extracted
becomes the article's own text, one paragraph a line, and is what every span cuts.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Any, Final

from onrecord.errors import InputError
from onrecord.read.charsets import read_as
from onrecord.read.pages.anchors import anchored
from onrecord.read.pages.metadata import Metadata, metadata
from onrecord.read.pages.stream import stream_of
from onrecord.record.original import Passage, Stream, words
from onrecord.record.text import Span

# They would print warnings of their own; what there is to say is said in a Skip.
for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

# The parser compares each attribute of a tag with all others: a tag of a megabyte takes
# it minutes. A huge picture in one attribute is another thing, and stays.
HUGE_TAG: Final = re.compile(r"<[A-Za-z][^<>]{10000,}+>?")
MOST_ATTRIBUTES: Final = 500

WHOLE_PAGE: Final = re.compile(r"<(?:html|body|head)\b|<!doctype", re.IGNORECASE)
# The line below the head of a table, and the space around the marks of its cells.
RULE: Final = re.compile(r"[\s|:-]+")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The article of a page: its text, and where in the page's stream its paragraphs stand."""

    text: str
    told: Metadata
    stream: Stream
    passages: tuple[Passage, ...]
    unanchored: tuple[Span, ...]


def extracted(data: bytes) -> Extracted:
    """The article in the bytes of a page; raises InputError where there is none to be found."""
    told = read_as(data, declared=True)
    try:
        text, said = _taken(palatable(told.text))
    except ImportError:  # a broken installation is no bad page
        raise
    except Exception as error:  # whatever hostile markup does to a parser, it is one bad page
        raise InputError(f"HTML that cannot be read: {type(error).__name__}: {error}") from error
    if not text:
        raise InputError("no article text in this HTML")
    stream = stream_of(told, data)
    return Extracted(text, said, stream, *anchored(text, stream.text))


def palatable(markup: str) -> str:
    """Markup that the parser can take: a whole page, no lone surrogates, no monstrous tags."""
    markup = markup.encode("utf-8", "replace").decode("utf-8")
    markup = HUGE_TAG.sub(
        lambda tag: "" if tag.group().count("=") > MOST_ATTRIBUTES else tag.group(), markup
    )
    if WHOLE_PAGE.search(markup, 0, 10_000):
        return markup
    return f"<html><body><article>{markup}</article></body></html>"


def _taken(markup: str) -> tuple[str, Metadata]:
    """The text of a page's article, empty where trafilatura finds none, and what is said of it."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    tree = load_html(markup)
    if tree is None:
        return "", Metadata()
    said = metadata(tree)
    # Precision: teasers and captions taken for the article would put words on the record.
    found: Any = bare_extraction(tree, include_comments=False, favor_precision=True)
    if not (found and found.text):  # a body that is there for scripts only, or in odd markup
        found = bare_extraction(load_html(markup), include_comments=False)
    lines = (line.strip() for line in (found.text or "").splitlines()) if found else ()
    return "\n".join(line for line in lines if words(line) and not RULE.fullmatch(line)), said
