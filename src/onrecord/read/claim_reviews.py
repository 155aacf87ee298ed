"""Fact-checks: ClaimReview of schema.org, out of pages, feeds and answers of search services.

https://schema.org/ClaimReview. It stands in a page as JSON-LD, in a feed as a list of
such objects, and in what Google's fact-check search answers under names of its own. Of a
page only its JSON-LD is looked at, which takes no parser of HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from onrecord.errors import InputError
from onrecord.read.charsets import decoded
from onrecord.read.dates import day
from onrecord.record.review import Review
from onrecord.record.text import Skip

LARGEST: Final = 64 * 2**20  # bytes of a file
DEEPEST: Final = 12  # objects within objects
LONGEST: Final = 4_000  # characters of a claim; what is longer is a text and no claim

SCRIPT: Final = re.compile("<script", re.IGNORECASE)
SCRIPT_ENDS: Final = re.compile("</script", re.IGNORECASE)
LINKED: Final = re.compile(r"""\btype\s*=\s*["']?application/ld\+json""", re.IGNORECASE)
SPACE: Final = re.compile(r"\s+")

Node = Mapping[str, Any]


def reviews(data: bytes, path: str) -> Iterator[Review | Skip]:
    """The fact-checks of a file: a page, a JSON object or list, or JSON lines.

    One that says no claim is a Skip. Raises InputError for what is none of these, and for
    a file in which there is no fact-check at all.
    """
    if len(data) > LARGEST:
        raise InputError(
            f"{path} has {len(data):,} bytes, more than the {LARGEST:,} that are read",
            hint="cut it into several files",
        )
    text = decoded(data)
    roots = list(_lines(text) if text.lstrip()[:1] in ("{", "[") else _scripts(text))
    found = False
    for number, node in enumerate(_nodes(roots), start=1):
        found = True
        told = _review(node)
        yield told or Skip(f"{path}#{number}", "a fact-check that does not say which claim")
    if not found:
        raise InputError(
            f"{path} holds no fact-check",
            hint="one is a page with ClaimReview in JSON-LD, or such objects as JSON",
        )


def _lines(text: str) -> Iterator[Any]:
    """One JSON value, or one a line."""
    try:
        yield json.loads(text)
    except (ValueError, RecursionError):
        for line in filter(str.strip, text.splitlines()):
            told = _json(line)
            if told is None:
                raise InputError("not valid JSON: " + line[:40]) from None
            yield told


def _scripts(text: str) -> Iterator[Any]:
    """The JSON-LD of a page, found in one pass."""
    at = 0
    while begun := SCRIPT.search(text, at):
        opened = text.find(">", begun.end())
        closed = SCRIPT_ENDS.search(text, max(opened, 0))
        if opened < 0 or closed is None:
            return
        if LINKED.search(text, begun.end(), opened):
            told = _json(text[opened + 1 : closed.start()].strip().rstrip(";"))
            if told is not None:
                yield told
        at = closed.end()


def _json(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(told: Any, depth: int = DEEPEST) -> Iterator[Node]:
    """Every fact-check in a value, in order; those of Google's search in schema.org's words."""
    if isinstance(told, dict):
        if "ClaimReview" in _listed(told.get("@type")):
            yield told
            return
        if "claimReview" in told:
            yield from _of_search(told)
            return
    if depth and isinstance(told, dict | list):
        for one in told.values() if isinstance(told, dict) else told:
            yield from _nodes(one, depth - 1)


def _of_search(told: Node) -> Iterator[Node]:
    """A claim with its reviews, as Google's search answers, as so many ClaimReviews."""
    claim = {
        "author": {"name": told.get("claimant")},
        "datePublished": told.get("claimDate"),
        "appearance": told.get("appearance"),
    }
    for one in _listed(told["claimReview"]):
        if isinstance(one, dict):
            yield {
                "claimReviewed": told.get("text"),
                "itemReviewed": claim,
                "author": one.get("publisher"),
                "datePublished": one.get("reviewDate"),
                "reviewRating": {"alternateName": one.get("textualRating")},
                "url": one.get("url"),
                "headline": one.get("title"),
            }


def _review(node: Node) -> Review | None:
    """The review of a ClaimReview; None for one without a claim."""
    item = next((one for one in _listed(node.get("itemReviewed")) if isinstance(one, dict)), {})
    claims = (node.get("claimReviewed"), item.get("text"), item.get("name"))
    claim = next((told for one in claims if (told := _text(one))), "")
    if not any(char.isalnum() for char in claim) or len(claim) > LONGEST:
        return None
    places = (item.get("firstAppearance"), item.get("appearance"), item.get("sameAs"))
    return Review(
        claim=claim,
        claimant=_named(item.get("author")),
        claimed_on=day(item.get("datePublished")),
        appearances=tuple(dict.fromkeys(url for one in places for url in _addresses(one))),
        rating=_rating(node.get("reviewRating")),
        publisher=_named(node.get("author")) or _named(node.get("publisher")),
        published=day(node.get("datePublished")),
        url=next(_addresses(node.get("url")), ""),
        title=_text(node.get("headline")) or _text(node.get("name")),
    )


def _rating(told: Any) -> str:
    """The verdict in words, or else as a figure out of the best one."""
    one = next((each for each in _listed(told) if isinstance(each, dict)), {})
    if words := _text(one.get("alternateName")) or _text(one.get("ratingExplanation")):
        return words
    value, best = _text(one.get("ratingValue")), _text(one.get("bestRating"))
    return f"{value} of {best}" if value and best else value


def _named(told: Any) -> str:
    """The first name in a value: a string, an object's `name`, or several of these."""
    names = (one.get("name") if isinstance(one, dict) else one for one in _listed(told))
    return next((text for one in names if (text := _text(one))), "")


def _addresses(told: Any) -> Iterator[str]:
    for one in _listed(told):
        url = (one.get("url") or one.get("@id")) if isinstance(one, dict) else one
        if isinstance(url, str) and url.startswith(("https://", "http://")):
            yield url.strip()


def _text(told: Any) -> str:
    """A text or a number on one line."""
    if isinstance(told, bool) or not isinstance(told, str | int | float):
        return ""
    return SPACE.sub(" ", str(told)).strip()


def _listed(told: Any) -> list[Any]:
    return told if isinstance(told, list) else [told]
