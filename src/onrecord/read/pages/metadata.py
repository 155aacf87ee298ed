"""What a page says of its article: headline, outlet, authors, day, address, language.

Pages say it for machines, in three ways: as schema.org objects (JSON-LD and
microdata), as OpenGraph and other `<meta>` elements, and to readers. The first
way that says something counts, but for the headline, of which pages often have
several: the one that most of them agree on. Where a page says nothing that way,
trafilatura and htmldate look for it in the rest of the markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urljoin

from onrecord.read.dates import day
from onrecord.read.mojibake import mojibake
from onrecord.read.pages.linked_data import Node, article_of, named
from onrecord.record.text import edited

# By `property`, `name` or `itemprop` of a <meta>; the first that is there counts.
META: Final = {
    "title": ("og:title", "twitter:title", "parsely-title", "dc.title", "sailthru.title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "cre:source"),
    "byline": (
        *("author", "article:author", "byl", "parsely-author", "sailthru.author"),
        *("cxenseparse:author", "og:article:author", "dc.creator"),
    ),
    "published": (
        *("article:published_time", "og:published_time", "og:article:published_time"),
        *("datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
        *("article.published", "publish-date", "pubdate", "dc.date.issued", "dc.date", "date"),
    ),
    "url": ("og:url", "twitter:url", "parsely-link"),
}

# The original date, from metadata and bylines rather than from any number in the text.
# The last day is a constant because a room looks at no clock.
DATES: Final[dict[str, Any]] = {
    "original_date": True,
    "extensive_search": False,
    "max_date": "2199-12-31",
}

# When a page was changed is not when its article was published.
MODIFIED: Final = re.compile("modif|updated")

TITLE_TAIL: Final = re.compile(r"\s+[|–—-]\s+([^|–—]{2,40})\Z")
LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}\b")
# "By", and whatever is no name: an address, a handle, "(Image: Getty)".
BY: Final = re.compile(r"\A(?:written\s+)?by[:\s]+", re.IGNORECASE)
NO_NAME: Final = re.compile(r"https?:|www\.|@|\A\(|\A[\W\d_]*\Z")
AND: Final = re.compile(r"\s*(?:;|,(?!\s*(?:Jr|Sr|M\.?D|Ph\.?D|I{2,3})\b)|\band\b|\s&\s|\|)\s*")
LONGEST: Final = 400  # of a headline or a name; what is longer is something else


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article; empty is what it does not say."""

    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: date | None = None
    url: str = ""
    language: str = ""


def metadata(tree: Any) -> Metadata:
    """What a page says of its article. `tree` is lxml's, of the whole page."""
    node, told = article_of(tree), _metas(tree)
    rest = _Rest(tree)
    outlet = _first((named(node.get("publisher")), *_of(told, "outlet"))) or rest("sitename")
    titles = [_text(one) for one in (node.get("headline"), *_headings(tree), *_of(told, "title"))]
    title = _agreed([without(one, outlet) for one in titles if one]) or rest("title")
    authors = list(named(node.get("author"))) or list(_of(told, "byline"))
    return Metadata(
        title=without(title, outlet),
        outlet=outlet,
        byline=_byline(authors) or _byline(rest("author").split("; ")),
        published=_day(node, told, tree),
        url=_url(tree, node, told),
        language=_language(tree),
    )


class _Rest:
    """What trafilatura finds in the rest of the markup, looked for once, if at all."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._found: Any = None

    def __call__(self, name: str) -> str:
        if self._found is None:
            from trafilatura.metadata import extract_metadata

            self._found = extract_metadata(self._tree, date_config=DATES, extensive=False)
        return _text(getattr(self._found, name, None))


def _metas(tree: Any) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for one in tree.iter("meta"):
        if content := (one.get("content") or "").strip():
            told.setdefault(_name(one), []).append(content)
    return told


def _name(meta: Any) -> str:
    return (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()


def _of(told: dict[str, list[str]], field: str) -> Iterator[str]:
    """What the first of a field's elements says; there may be one for each author."""
    for name in META[field]:
        if name in told:
            yield from told[name]
            return


def _first(found: Iterable[Any]) -> str:
    return next((text for one in found for text in [_text(one)] if text), "")


def _text(told: Any) -> str:
    """A value as a reader would see it: no markup or references, nothing broken, on one line."""
    if isinstance(told, Iterator):
        told = next(told, "")
    if not isinstance(told, str):
        return ""
    text = html.unescape(html.unescape(re.sub(r"<[^<>]*>", "", told)))
    text, _ = edited(text, mojibake(text))
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else ""


def _headings(tree: Any) -> list[str]:
    """The first heading of the first rank that says something."""
    found = (_text(" ".join(one.itertext())) for one in tree.iter("h1"))
    return [text for text in found if text][:1]


def _agreed(titles: list[str]) -> str:
    """The headline that most agree on, the first where none has more than another."""
    folded = [_folded(one) for one in titles]
    return max(titles, key=lambda one: folded.count(_folded(one)), default="")


def without(title: str, outlet: str) -> str:
    """`No raids | The Harbor Ledger` without the outlet's name after it."""
    tail = TITLE_TAIL.search(title)
    if not tail or not outlet:
        return title
    told, known = _folded(tail[1]), _folded(outlet)
    return title[: tail.start()] if told and (told in known or known in told) else title


def _folded(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def _byline(authors: Iterable[str]) -> str:
    """`Jane Doe, John Roe`: each once, however often and in whatever spelling it is told."""
    found: dict[str, str] = {}
    for told in authors:
        for name in AND.split(BY.sub("", _text(told))):
            if name and not NO_NAME.search(name):
                found.setdefault(_folded(name), BY.sub("", name))
    return ", ".join(found.values())


def _day(node: Node, told: dict[str, list[str]], tree: Any) -> date | None:
    marked = tree.xpath("//*[@itemprop='datePublished']/@datetime")[:1]
    for one in (node.get("datePublished"), *marked, *_of(told, "published")):
        if found := day(one):
            return found
    from htmldate import find_date

    for one in [meta for meta in tree.iter("meta") if MODIFIED.search(_name(meta))]:
        one.drop_tree()  # htmldate would take it for want of another
    return day(find_date(tree, **DATES))


def _url(tree: Any, node: Node, told: dict[str, list[str]]) -> str:
    from courlan import clean_url, validate_url

    links = [one.get("href") for one in tree.iter("link") if one.get("rel") == "canonical"]
    page = node.get("mainEntityOfPage")
    says = (*_of(told, "url"), page.get("@id") if isinstance(page, dict) else page, node.get("url"))
    base = next((one for one in says if isinstance(one, str) and one.startswith("http")), "")
    for one in (*links, *says):
        if not isinstance(one, str):
            continue
        try:
            found = clean_url(urljoin(base, one.strip()))
            if found and validate_url(found)[0]:
                return str(found)
        except ValueError:
            continue
    return ""


def _language(tree: Any) -> str:
    """The language that the page declares: "en" of `<html lang="en-US">`."""
    declared = LANGUAGE.match(tree.get("lang") or "")
    return declared.group().lower() if declared else ""
