"""Wires: NewsML-G2 and NITF, the IPTC's formats in XML.

A NewsML-G2 message holds items, each with its own description; the words of one
are in NITF, in XHTML or plain. NITF alone is one article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from onrecord.read.dates import day
from onrecord.read.markup import lined, local, pieces, plain
from onrecord.read.trees import tree
from onrecord.record.text import Article, Skip

NEWSML_ROOTS: Final = frozenset(("newsmessage", "newsitem", "packageitem"))
NITF_ROOTS: Final = frozenset(("nitf",))

NOT_TO_BE_USED: Final = frozenset(("withheld", "canceled", "cancelled", "killed"))
HOLDING: Final = frozenset(("inlinexml", "inlinedata"))
BY: Final = re.compile(r"\s*by\s+", re.IGNORECASE)

Found = Iterator[Article | Skip]


def newsml(data: bytes, path: str) -> Found:
    """The articles of a NewsML-G2 message or item; an article's path is `FILE#GUID`.

    Of a message that breaks off, the items before that. Raises InputError for what
    is no XML, or declares entities.
    """
    top, broken = tree(data)
    items = [one for one in top.iter() if local(one) in ("newsitem", "packageitem")]
    for number, item in enumerate(items, start=1):
        yield _item(item, path, number, cut=bool(broken) and item is items[-1])
    if broken:
        yield Skip(path, f"not well-formed XML: {broken}")


def nitf(data: bytes, path: str) -> Found:
    """The article of a NITF document. Raises InputError as `newsml` does."""
    top, broken = tree(data)
    found = _nitf(top, path)
    if isinstance(found, Article) and broken:
        yield replace(found, partial=True)
        yield Skip(path, f"not well-formed XML: {broken}")
    else:
        yield found


def _item(item: Any, path: str, number: int, *, cut: bool) -> Article | Skip:
    where = f"{path}#{item.get('guid') or number}"
    if local(item) == "packageitem":
        return Skip(where, "a package that only names other items")
    status = _code(_first(item, "pubstatus"))
    if status in NOT_TO_BE_USED:
        return Skip(where, f"its pubStatus is {status}: not to be used")
    holders = [one for one in item.iter() if local(one) in HOLDING]
    inner: Article | None = None
    text = ""
    for holder in holders:
        body = _first(holder, "nitf")
        if body is not None and isinstance(told := _nitf(body, where), Article):
            inner, text = told, told.text
        else:
            text = _body(holder)
        if text:
            break
    if not text:
        kind = _code(_first(item, "itemclass")) or "unknown"
        return Skip(where, f"no text: an item of class {kind[:40]}")
    meta = _first(item, "contentmeta")
    about = meta if meta is not None else item
    byline = _line(_first(about, "by")) or (inner.byline if inner else "")
    version = _line(_first(item, "versioncreated"))
    first = _line(_first(item, "firstcreated")) or _line(_first(about, "contentcreated"))
    return Article(
        text,
        where,
        title=_line(_first(about, "headline")) or (inner.title if inner else ""),
        outlet=_named(_first(item, "provider")) or _line(_first(about, "creditline")),
        byline=BY.sub("", byline, count=1) if BY.match(byline) else byline,
        published=day(version) or day(first),
        language=_language(about, item),
        partial=cut,
    )


def _nitf(top: Any, path: str) -> Article | Skip:
    content = _first(top, "body.content")
    text = lined("".join(pieces(content))) if content is not None else ""
    if not text:
        return Skip(path, "no text: its body.content is empty or missing")
    head = _first(top, "body.head")
    about = head if head is not None else top
    issued, publication = _first(top, "date.issue"), _first(top, "pubdata")
    when = [_norm(issued), publication.get("date.publication") if publication is not None else ""]
    byline = _line(_first(about, "byttl")) and _line(_first(about, "person"))
    byline = byline or _line(_first(about, "byline"))
    return Article(
        text,
        path,
        title=_line(_first(about, "hl1")) or _line(_first(top, "title")),
        outlet=(publication.get("name") or "" if publication is not None else "")
        or _line(_first(about, "distributor")),
        byline=BY.sub("", byline, count=1) if BY.match(byline) else byline,
        published=next((told for one in when if (told := day(one))), None),
        language=_language(top),
    )


def _body(holder: Any) -> str:
    """The words of an element that holds XHTML or plain text."""
    if len(holder):
        body = _first(holder, "body")
        return lined("".join(pieces(body if body is not None else holder)))
    told = holder.text or ""
    return plain(told) if "html" in (holder.get("contenttype") or "") else lined(told)


def _first(top: Any, name: str) -> Any:
    """The first element of that name below another, or itself; None where there is none."""
    return next((one for one in top.iter() if local(one) == name), None)


def _line(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _named(element: Any) -> str:
    """The name of a party: in an element of its own, or as it is coded."""
    if element is None:
        return ""
    return _line(_first(element, "name")) or element.get("literal") or ""


def _code(element: Any) -> str:
    """`usable` of `<pubStatus qcode="stat:usable"/>`."""
    if element is None:
        return ""
    told = element.get("qcode") or element.get("uri") or ""
    return re.split(r"[:/#]", told)[-1].casefold()


def _norm(element: Any) -> str:
    return element.get("norm") or "" if element is not None else ""


def _language(*elements: Any) -> str:
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    for one in elements:
        tagged = _first(one, "language")
        told = (tagged.get("tag") if tagged is not None else "") or one.get(xml) or ""
        if found := re.match(r"[A-Za-z]{2,3}\b", told):
            return found.group().lower()
    return ""
