"""Feeds: RSS, Atom and JSON Feed.

A feed carries whole articles or only what they begin with. What stands in an
element for contents is taken for whole unless it ends like a teaser; a
description or a summary alone is `partial`.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from onrecord.errors import InputError
from onrecord.read.charsets import decoded
from onrecord.read.dates import day
from onrecord.read.markup import lined, plain
from onrecord.read.trees import in_utf_8, refuse_entities, root
from onrecord.record.text import Article, Skip

# The largest feed that is parsed, in bytes: what is not well-formed takes a second a megabyte.
LARGEST: Final = 16 * 2**20

ROOTS: Final = frozenset(("rss", "feed", "rdf"))
JSON_FEED: Final = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/\d")
CLOSED: Final = re.compile(
    rb"</(?:rss|feed|(?:\w{1,20}:)?rdf)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.I | re.S
)

# How the beginning of an article ends where the rest of it stands elsewhere.
TEASES: Final = re.compile(
    r"""(?:\[?(?:…|\.\.\.)\]?|»
      | \b(?:continue\ reading|full\ story|read\ (?:more|the\ (?:rest|full\ (?:story|article))))\b
        .{0,100}
    )\s*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
# What a publishing system writes under each entry; nobody's words.
FOOTER: Final = re.compile(r"The post .{1,300}? (?:first )?appeared (?:first )?on .{1,120}\Z")

Told = Mapping[str, Any]


def entries(data: bytes, path: str) -> Iterator[Article | Skip]:
    """The articles of a feed of any kind, also those of which it has nothing but a link.

    These have no text. Raises InputError for what is no feed.
    """
    if root(data[:65_536]) in ROOTS:
        yield from feed(data, path, bare=True)
        return
    _refuse_large(data)
    try:
        told = json.loads(decoded(data))
    except (ValueError, RecursionError):
        told = None
    if not is_json_feed(told):
        raise InputError("no feed: neither RSS, Atom nor JSON Feed")
    yield from json_feed(told, path, bare=True)


def feed(data: bytes, path: str, *, bare: bool = False) -> Iterator[Article | Skip]:
    """The articles of an RSS or Atom feed; of one that breaks off, those before that.

    An article's path is `FILE#ID`, with the entry's id or else its number; with `bare`
    an entry may do without a text where it has a link. Raises InputError for what is
    no feed.
    """
    import feedparser

    _refuse_large(data)
    data = in_utf_8(data)
    refuse_entities(data)
    try:
        told = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # whatever hostile markup does to a parser, it is one bad feed
        raise InputError(f"a feed that cannot be read: {type(error).__name__}: {error}") from error
    about = told.get("feed") or {}
    for number, entry in enumerate(told.get("entries") or (), start=1):
        yield _entry(entry, about, path, number, bare)
    if not CLOSED.search(data[-4096:]):
        some = "what came before was read" if told.get("entries") else "there is no entry before"
        yield Skip(path, f"the feed breaks off: {some}")


def _refuse_large(data: bytes) -> None:
    if len(data) > LARGEST:
        raise InputError(f"a feed of {len(data):,} bytes, more than the {LARGEST:,} that are read")


def _entry(entry: Told, about: Told, path: str, number: int, bare: bool) -> Article | Skip:
    where = f"{path}#{entry.get('id') or number}"
    bodies = [one for one in entry.get("content") or () if isinstance(one, Mapping)]
    summary = entry.get("summary_detail") or {}
    try:
        text, whole = _longest([_text(one) for one in bodies]), bool(bodies)
        if not text:
            text, whole = _text(summary), False
    except InputError as error:
        return Skip(where, str(error))
    link = _address(entry.get("link"))
    if not (text or (bare and link)):
        return Skip(where, "no text: the entry has neither content nor summary")
    source = entry.get("source") or {}
    return Article(
        text,
        where,
        title=_line(entry.get("title_detail")),
        outlet=_line(source.get("title_detail")) or _line(about.get("title_detail")),
        byline=_names(entry.get("authors"), entry.get("author")),
        published=day(entry.get("published")) or day(_own(entry, "updated")),
        url=link,
        language=_language(entry, bodies, about),
        partial=not whole or bool(TEASES.search(text)),
    )


def is_json_feed(told: object) -> bool:
    """Whether a JSON value says that it is a JSON Feed."""
    version = told.get("version") if isinstance(told, dict) else None
    return isinstance(version, str) and bool(JSON_FEED.match(version))


def json_feed(told: Told, path: str, *, bare: bool = False) -> Iterator[Article | Skip]:
    """The articles of a JSON Feed, version 1 or 1.1; `bare` as for `feed`."""
    items = told.get("items")
    for number, item in enumerate(items if isinstance(items, list) else (), start=1):
        if isinstance(item, dict):
            yield _item(item, told, path, number, bare)
        else:
            yield Skip(f"{path}#{number}", "an item of the feed that is no object")


def _item(item: Told, about: Told, path: str, number: int, bare: bool) -> Article | Skip:
    told = item.get("id")
    where = f"{path}#{told if isinstance(told, str | int) and told != '' else number}"
    try:
        text = lined(_string(item.get("content_text"))) or plain(_string(item.get("content_html")))
    except InputError as error:
        return Skip(where, str(error))
    whole = bool(text) and not TEASES.search(text)
    text = text or lined(_string(item.get("summary")))
    link = _address(item.get("url")) or _address(item.get("external_url"))
    if not (text or (bare and link)):
        return Skip(where, "no text: the item has neither content nor summary")
    return Article(
        text,
        where,
        title=" ".join(_string(item.get("title")).split()),
        outlet=" ".join(_string(about.get("title")).split()),
        byline=_names(item.get("authors"), (item.get("author") or {}))
        or _names(about.get("authors"), (about.get("author") or {})),
        published=day(item.get("date_published")) or day(item.get("date_modified")),
        url=link,
        language=_short(item.get("language")) or _short(about.get("language")),
        partial=not whole,
    )


def _own(entry: Told, key: str) -> object:
    """What the entry itself says: feedparser would give one date for another, with a warning."""
    return dict(entry).get(key)


def _longest(texts: list[str]) -> str:
    return max(texts, key=len, default="")


def _text(detail: Told) -> str:
    """The text of an element: of its markup, unless it says that it is plain."""
    value = _string(detail.get("value"))
    text = lined(value) if detail.get("type") == "text/plain" and "<" not in value else plain(value)
    return FOOTER.sub("", text).rstrip()


def _line(detail: object) -> str:
    """A title on one line, without markup; empty where it cannot be read."""
    try:
        return " ".join(_text(detail).split()) if isinstance(detail, Mapping) else ""
    except InputError:
        return ""


def _names(several: object, one: object) -> str:
    """`Ada Reyes, Tom Birch`, of a list of authors or else of the one that is told."""
    told = several if isinstance(several, list) and several else [one]
    named = (_string(a.get("name") if isinstance(a, Mapping) else a).strip() for a in told)
    return ", ".join(dict.fromkeys(name for name in named if name))


def _language(entry: Told, bodies: list[Told], about: Told) -> str:
    for one in (*bodies, entry.get("title_detail") or {}, about):
        if told := _short(one.get("language")):
            return told
    return ""


def _address(value: object) -> str:
    """A link; an entry's id that was put in its place is none."""
    told = _string(value).strip()
    return told if re.match("https?://", told, re.IGNORECASE) else ""


def _short(language: object) -> str:
    """`en` of `en-US`."""
    found = re.match(r"[A-Za-z]{2,3}\b", _string(language))
    return found.group().lower() if found else ""


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
