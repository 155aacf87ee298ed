"""Rows: one JSON object an article, as corpora keep them."""

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
from onrecord.read.ninjs import is_ninjs, item
from onrecord.record.text import Article, Skip

# Which names of each field are tried, ours first and then those of others; the first that
# says something counts. They are compared without case, spaces, - and _.
Columns = Mapping[str, tuple[str, ...]]

COLUMNS: Final[Columns] = {
    "text": (
        *("text", "body", "content", "articlebody", "articletext", "fulltext", "maintext"),
        *("plaintext", "article", "contenttext", "bodytext", "story"),
    ),
    "html": ("html", "rawhtml", "bodyhtml", "contenthtml"),
    "date": (
        *("date", "published", "datepublished", "publishedat", "publishedon", "publicationdate"),
        *("publishdate", "datepublish", "publishingdate", "pubdate"),
    ),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "publication", "sitename", "newspaper", "site"),
    "url": ("url", "link", "canonicalurl", "weburl", "href"),
    "byline": ("byline", "author", "authors", "creator"),
    "language": ("language", "lang"),
    "id": ("id",),
}
SAID: Final = ("title", "outlet", "url", "byline", "language")

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


def mapped(chosen: Mapping[str, str]) -> Columns:
    """The columns that are tried where the user says how some are called: `title=headline`.

    Raises InputError for a field that an article does not have.
    """
    for field in chosen:
        if field not in COLUMNS:
            raise InputError(
                f"an article has no field {field!r}", hint=f"its fields are {', '.join(COLUMNS)}"
            )
    return {**COLUMNS, **{field: (folded(name),) for field, name in chosen.items()}}


def rows(text: str, path: str, columns: Columns = COLUMNS) -> Iterator[Article | Skip]:
    """The articles of a JSON text: one object, a list of objects, or an object that holds one.

    A text that goes on after its first object is read as JSON lines. A bad row
    is a Skip at its own place; of a list that breaks off, the rows before are kept.
    """
    if text.lstrip().startswith("["):
        yield from _listed(text, path, columns)
        return
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        goes_on = isinstance(error, json.JSONDecodeError) and error.msg == "Extra data"
        yield from lines(text, path, columns) if goes_on else [Skip(path, _not_json(error))]
        return
    if is_json_feed(told):
        yield from json_feed(told, path)
        return
    for number, row in enumerate(_held(told, columns), start=1):
        yield article(row, path, number, columns)


def lines(text: str, path: str, columns: Columns = COLUMNS) -> Iterator[Article | Skip]:
    """The articles of a text of JSON lines; blank lines are no rows."""
    for number, told in enumerate(text.split("\n"), start=1):
        if told.strip():
            yield line(told, path, number, columns)


def line(told: str, path: str, number: int, columns: Columns = COLUMNS) -> Article | Skip:
    """The article of line `number` of a file of JSON lines, counted from 1."""
    try:
        row = json.loads(told)
    except (ValueError, RecursionError) as error:
        return Skip(f"{path}#{number}", _not_json(error))
    return article(row, path, number, columns)


def article(row: object, path: str, number: int, columns: Columns = COLUMNS) -> Article | Skip:
    """The article of one row; its path is `FILE#ID`, with the row's `id` or else its number."""
    if not isinstance(row, dict):
        return Skip(f"{path}#{number}", f"not a JSON object but {KINDS[type(row)]}")
    told = {folded(key): value for key, value in row.items()}
    if columns["text"] == COLUMNS["text"] and is_ninjs(told):
        return item(told, path, number)
    where = f"{path}#{_id(told, columns['id']) or number}"
    said: dict[str, Any] = {field: _first(told, columns[field]) for field in SAID}
    dates = (day(told.get(name)) for name in columns["date"])
    said["published"] = next((when for when in dates if when), None)
    text, markup = _string(told, columns["text"]), _string(told, columns["html"])
    if text.strip():
        return Article(text, where, **said)
    if not markup.strip():
        return Skip(where, f"no text: {_what_is_there(told, columns)}")
    try:
        found = page(markup, where)
    except InputError as error:
        return Skip(where, str(error))
    return replace(found, **{field: value for field, value in said.items() if value})


def _listed(text: str, path: str, columns: Columns) -> Iterator[Article | Skip]:
    decoder = json.JSONDecoder()
    at, number = text.index("[") + 1, 0
    while (at := _after(BETWEEN, text, at)) == len(text) or text[at] != "]":
        number += 1
        try:
            row, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield Skip(f"{path}#{number}", _not_json(error))
            return
        yield article(row, path, number, columns)


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _held(told: object, columns: Columns) -> list[object]:
    """The rows that an object holds: those of one of its LISTS, or the object itself."""
    if isinstance(told, dict) and not any(
        folded(key) in columns["text"] + columns["html"] for key in told
    ):
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


def _id(told: Row, names: tuple[str, ...]) -> str:
    values = (told.get(name) for name in names)
    return next(
        (str(v) for v in values if isinstance(v, str | int) and not isinstance(v, bool)), ""
    )


def _what_is_there(told: Row, columns: Columns) -> str:
    names = columns["text"] + columns["html"]
    name = next((name for name in names if name in told), None)
    if name is None:
        tried = "text, html, body or content" if columns["text"] == COLUMNS["text"] else names[0]
        return f"none of its keys is {tried}"
    found = told[name]
    return f"its {name} is {'empty' if isinstance(found, str) else KINDS[type(found)]}"


def folded(key: str) -> str:
    """A name as names are compared: without case, spaces, - and _."""
    return re.sub(r"[\s_-]+", "", key).casefold()


def _not_json(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not valid JSON: {error.msg} (character {error.pos + 1})"
    if isinstance(error, RecursionError):
        return "not valid JSON: nested too deep"
    return f"not valid JSON: {error}"
