"""ninjs: news in JSON, of the IPTC. Versions 1.x, 2.x and 3.x, told apart by what is there.

    1.x  headline, headline_main, byline, body_text, body_xhtml, versioncreated
    2.x  headlines, bodies and descriptions as lists of {role, contenttype, value}; by
    3.x  the same, in camel case

Names are compared without case and underscores, as those of any other row are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from onrecord.errors import InputError
from onrecord.read.dates import day
from onrecord.read.markup import lined, plain
from onrecord.record.text import Article, Skip

Row = Mapping[str, Any]

# What makes a row with a uri one of these; other rows with a uri have a text, a title.
SHAPE: Final = re.compile(
    "bodies|headlines|versioncreated|(?:body|headline)(?:text|xhtml|html|main|richtext)"
)
RICH: Final = re.compile("html|rich", re.IGNORECASE)
# Drafts and stories that were taken back are nobody's record.
NOT_TO_BE_USED: Final = frozenset(("withheld", "canceled", "cancelled", "killed"))


def is_ninjs(told: Row) -> bool:
    """Whether a row, its keys folded, is ninjs: it says so, or has the shape of it."""
    standard = told.get("standard") or told.get("$standard")
    if isinstance(standard, Mapping) and str(standard.get("name", "")).casefold() == "ninjs":
        return True
    shaped = sum(bool(SHAPE.fullmatch(key)) for key in told)
    return isinstance(told.get("uri"), str) and "text" not in told and shaped > 0


def item(told: Row, path: str, number: int) -> Article | Skip:
    """The article of one item; its path is `FILE#URI`. An item with a description alone is partial.

    One that is withheld or was taken back is a Skip, and so is one without words.
    """
    uri = _string(told.get("uri"))
    where = f"{path}#{uri or number}"
    status = _string(told.get("pubstatus")).rpartition(":")[2].casefold()
    if status in NOT_TO_BE_USED:
        return Skip(where, f"its pubstatus is {status}: not to be used")
    try:
        text = _text(told, "bod")
        partial = not text
        text = text or _text(told, "description")
    except InputError as error:
        return Skip(where, str(error))
    if not text:
        kind = _string(told.get("type")) or "unknown"
        return Skip(where, f"no text: an item of type {kind[:40]} without a body")
    dates = ("firstpublished", "versioncreated", "firstcreated", "contentcreated")
    return Article(
        text,
        where,
        title=" ".join(next(_values(told, "headline"), ("", ""))[1].split()),
        outlet=_name(told.get("provider")) or _name(told.get("source")) or _sources(told),
        byline=_string(told.get("byline")) or _string(told.get("by")),
        published=next((when for name in dates if (when := day(told.get(name)))), None),
        url=next((one for one in (_string(told.get("url")), uri) if one.startswith("http")), ""),
        language=_short(told.get("language") or told.get("contentlanguage")),
        partial=partial,
    )


def _text(told: Row, name: str) -> str:
    """The body or description with paragraphs, if there is one, else the first there is."""
    found = sorted(_values(told, name), key=lambda one: not RICH.search(one[0]))
    for kind, value in found:
        text = plain(value) if RICH.search(kind) or kind == "" else lined(value)
        if text:
            return text
    return ""


def _values(told: Row, name: str) -> Iterator[tuple[str, str]]:
    """What there is of headlines, bodies or descriptions: what kind it is of, and the words.

    `headlines` is a list; `headline` and `headlinemain` are strings. The main ones come first.
    """
    for key, value in sorted(told.items(), key=lambda one: (len(one[0]), one[0])):
        if not key.startswith(name):
            continue
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, list):
            items = [one for one in value if isinstance(one, Mapping)]
            for one in sorted(items, key=lambda one: one.get("role") != "main"):
                kind = one.get("contentType") or one.get("contenttype") or one.get("role")
                yield _string(kind), _string(one.get("value"))


def _sources(told: Row) -> str:
    several = told.get("infosources")
    named = [_name(one) for one in several] if isinstance(several, list) else []
    return next((name for name in named if name), "") or _string(told.get("copyrightholder"))


def _name(value: object) -> str:
    return _string(value.get("name")) if isinstance(value, Mapping) else _string(value)


def _short(value: object) -> str:
    found = re.match(r"[A-Za-z]{2,3}\b", _string(value))
    return found.group().lower() if found else ""


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
