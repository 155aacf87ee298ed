"""Markup of an article's body alone, as feeds and wires carry it, as plain text.

A whole page has to be searched for its article (`html`); here everything but
pictures, scripts and forms is the article already, and stays.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any, Final

from onrecord.errors import InputError

# The longest markup that is parsed, in characters.
LONGEST: Final = 10_000_000

# Of these nothing is text of the article.
LEFT_OUT: Final = re.compile(
    """script|style|head|template|noscript|figure|figcaption|picture|svg|iframe|object|embed|form
    |button|select|textarea|aside|nav|audio|video|canvas|math|media""",
    re.VERBOSE,
)
# These stand on lines of their own; br ends one.
BLOCKS: Final = re.compile(
    """address|article|block|blockquote|body|body\\.(?:content|head|end)|br|dd|details|div|dl|dt
    |footer|h[1-6]|header|hl[12]|hr|html|li|main|ol|p|pre|section|summary|table|tbody|td
    |tfoot|th|thead|tr|ul""",
    re.VERBOSE,
)
# The parser compares each attribute of a tag with all others: a monstrous tag is none of ours.
HUGE_TAG: Final = re.compile(r"<[A-Za-z][^<>]{10000,}+>?")
LOOKS_LIKE_MARKUP: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,9}(?:\s[^<>]{0,1000})?/?>")
SPACE: Final = re.compile(r"[^\S\n]+")


def plain(markup: str) -> str:
    """The text of a fragment of HTML, a paragraph a line; empty where there is none.

    Raises InputError for markup that no parser takes.
    """
    if len(markup) > LONGEST:
        raise InputError(f"{len(markup):,} characters of HTML, more than the {LONGEST:,} of a page")
    if not LOOKS_LIKE_MARKUP.search(markup):
        return lined(html.unescape(markup))
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    # Lone surrogates are no characters to the parser, NUL ends its text.
    told = HUGE_TAG.sub("", markup).encode("utf-8", "replace").replace(b"\0", b"")
    try:
        tree = document_fromstring(told, parser=HTMLParser(encoding="utf-8", no_network=True))
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"HTML that cannot be read: {error}") from error
    return lined("".join(pieces(tree)))


def pieces(tree: Any) -> Iterator[str]:
    """The text below an element, with a line end on both sides of every block; no recursion."""
    from lxml import etree

    hidden = 0  # how many elements that are left out are open
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            yield "" if hidden else element.tail or ""
            continue
        name = local(element)
        if event == "start":
            hidden += bool(LEFT_OUT.fullmatch(name))
            if not hidden:
                yield "\n" if BLOCKS.fullmatch(name) else ""
                yield SPACE.sub(" ", (element.text or "").replace("\n", " "))
            continue
        if not hidden and BLOCKS.fullmatch(name):
            yield "\n"
        hidden -= bool(LEFT_OUT.fullmatch(name))
        if not hidden and element is not tree:
            yield SPACE.sub(" ", (element.tail or "").replace("\n", " "))


def local(element: Any) -> str:
    """The name of an element without its namespace, in small letters."""
    told = element.tag if isinstance(element.tag, str) else ""
    return told.rpartition("}")[2].lower()


def lined(text: str) -> str:
    """The lines of a text that hold something, each without the space around it."""
    lines = (SPACE.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)
