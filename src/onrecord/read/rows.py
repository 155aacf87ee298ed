"""Rows: one JSON object an article, as corpora and feeds keep them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from onrecord.errors import InputError
from onrecord.read.dates import day
from onrecord.read.feeds import is_json_feed, json_feed
from onrecord.read.html import page
from onrecord.record.text import Article, Skip

# What each field is called, by us first and then by others; the first that says something
# counts. The names are compared without case and without - or _.
TEXT: Final = (
    *("text", "body", "content", "articlebody", "articletext", "fulltext", "maintext"),
    *("plaintext", "article"),
)
HTML: Final = ("html", "rawhtml", "bodyhtml", "contenthtml")
DATE: Final = (
    *("date", "published", "datepublished", "publishedat", "publishedon", "publicationdate"),
    *("publishdate", "datepublish", "publishingdate", "pubdate"),
)
SAID: Final = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "publication", "sitename", "newspaper", "site"),
    "url": ("url", "link", "canonicalurl", "weburl", "href"),
    "byline": ("byline", "author", "authors", "creator"),
    "language": ("language", "lang"),
}

# Where an object without a text of its own holds the articles.
LISTS: Final = ("articles", "items", "documents", "docs", "results", "data", "rows")

KINDS: Final = {
    dict: "an object",
    list: "a list",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}
BETWEEN: Final = re.compile(r"[\s,]*")

Row = Mapping[str, Any]


def rows(text: str, path: str) -> Iterator[Article | Skip]:
    """The articles of a JSON text: one object, a list of objects, or an object that holds one.

    A text that goes on after its first object is read as JSON lines. A bad row
    is a Skip at its own place; of a list that breaks off, the rows before are kept.
    """
    if text.lstrip().startswith("["):
        yield from _listed(text, path)
        return
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        goes_on = isinstance(error, json.JSONDecodeError) and error.msg == "Extra data"
        yield from lines(text, path) if goes_on else [Skip(path, _not_json(error))]
        return
    if is_json_feed(told):
        yield from json_feed(told, path)
        return
    for number, row in enumerate(_held(told), start=1):
        yield article(row, path, number)


def lines(text: str, path: str) -> Iterator[Article | Skip]:
    """The articles of a text of JSON lines; blank lines are no rows."""
    for number, told in enumerate(text.split("\n"), start=1):
        if told.strip():
            yield line(told, path, number)


def line(told: str, path: str, number: int) -> Article | Skip:
    """The article of line `number` of a file of JSON lines, counted from 1."""
    try:
        row = json.loads(told)
    except (ValueError, RecursionError) as error:
        return Skip(f"{path}#{number}", _not_json(error))
    return article(row, path, number)


def article(row: object, path: str, number: int) -> Article | Skip:
    """The article of one row; its path is `FILE#ID`, with the row's `id` or else its number."""
    if not isinstance(row, dict):
        return Skip(f"{path}#{number}", f"not a JSON object but {KINDS[type(row)]}")
    where = f"{path}#{_id(row) or number}"
    told = {_folded(key): value for key, value in row.items()}
    said: dict[str, Any] = {field: _first(told, names) for field, names in SAID.items()}
    said["published"] = next((when for name in DATE if (when := day(told.get(name)))), None)
    text, markup = _string(told, TEXT), _string(told, HTML)
    if text.strip():
        return Article(text, where, **said)
    if not markup.strip():
        return Skip(where, f"no text: {_what_is_there(told)}")
    try:
        found = page(markup, where)
    except InputError as error:
        return Skip(where, str(error))
    return replace(found, **{field: value for field, value in said.items() if value})


def _listed(text: str, path: str) -> Iterator[Article | Skip]:
    decoder = json.JSONDecoder()
    at, number = text.index("[") + 1, 0
    while (at := _after(BETWEEN, text, at)) == len(text) or text[at] != "]":
        number += 1
        try:
            row, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield Skip(f"{path}#{number}", _not_json(error))
            return
        yield article(row, path, number)


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _held(told: object) -> list[object]:
    """The rows that an object holds: those of one of its LISTS, or the object itself."""
    if isinstance(told, dict) and not any(_folded(key) in TEXT + HTML for key in told):
        for key in LISTS:
            held = told.get(key)
            if isinstance(held, list) and any(isinstance(one, dict) for one in held):
                return held
    return [told]


def _string(told: Row, names: tuple[str, ...]) -> str:
    return next((told[name] for name in names if isinstance(told.get(name), str)), "")


def _first(told: Row, names: tuple[str, ...]) -> str:
    return next((said for name in names if (said := _said(told.get(name)))), "")


def _said(value: object) -> str:
    """What a value says: a string, an object's `name`, or several of these."""
    values = value if isinstance(value, list) else [value]
    named = (one.get("name") if isinstance(one, dict) else one for one in values)
    return ", ".join(one.strip() for one in named if isinstance(one, str) and one.strip())


def _id(row: Row) -> str:
    told = row.get("id")
    return str(told) if isinstance(told, str | int) and not isinstance(told, bool) else ""


def _what_is_there(told: Row) -> str:
    name = next((name for name in TEXT + HTML if name in told), None)
    if name is None:
        return "none of its keys is text, html, body or content"
    found = told[name]
    return f"its {name} is {'empty' if isinstance(found, str) else KINDS[type(found)]}"


def _folded(key: str) -> str:
    return key.replace("_", "").replace("-", "").casefold()


def _not_json(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not valid JSON: {error.msg} (character {error.pos + 1})"
    if isinstance(error, RecursionError):
        return "not valid JSON: nested too deep"
    return f"not valid JSON: {error}"
