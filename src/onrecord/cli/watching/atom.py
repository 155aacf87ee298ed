"""What was seen as an Atom feed in a file, for any reader of feeds."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_OID, uuid5
from xml.etree import ElementTree as Tree

from onrecord.cli.watching.plans import Plan
from onrecord.cli.watching.telling import shortened, who
from onrecord.errors import InputError
from onrecord.record.text import digest
from onrecord.store.watches import LONG_AGO, Sighting

ATOM: Final = "http://www.w3.org/2005/Atom"
# What no XML document may hold, however it is escaped.
UNKEPT: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST_TITLE: Final = 120


def write(path: Path, plan: Plan, sightings: Sequence[Sighting]) -> None:
    """Put sightings, the last one first, in the place of what the file was before, at once.

    Raises InputError where it cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(feed(plan, sightings))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {error.strerror}", hint="name another file with --atom"
        ) from error
    finally:
        part.unlink(missing_ok=True)


def feed(plan: Plan, sightings: Sequence[Sighting]) -> bytes:
    """The feed as UTF-8. Its id is the plan's: its name and its feeds."""
    root = Tree.Element("feed", xmlns=ATOM)
    _put(root, "id", _id("watch", plan.name, *sorted(one.url for one in plan.feeds)))
    _put(root, "title", plan.name)
    _put(root, "updated", _instant(sightings[0] if sightings else None))
    _put(_put(root, "author"), "name", "onrecord")
    _put(root, "generator", "onrecord")
    for one in sightings:
        _entry(root, one)
    Tree.indent(root)
    told: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return told + b"\n"


def _entry(root: Tree.Element, told: Sighting) -> None:
    statement, article = told.told, told.told["article"]
    entry = _put(root, "entry")
    _put(entry, "id", _id("sighting", told.id))
    _put(entry, "title", shortened(f"{who(statement)}: {statement['text']}", LONGEST_TITLE))
    _put(entry, "updated", _instant(told))
    if (article["url"] or "").startswith(("http://", "https://")):
        _put(entry, "link", rel="alternate", href=article["url"])
    for watch in told.watches:
        _put(entry, "category", term=watch)
    _put(entry, "summary", statement["reading"])
    if outlet := article["outlet"]:
        _put(_put(entry, "author"), "name", outlet)


def _put(parent: Tree.Element, name: str, text: str = "", **told: str) -> Tree.Element:
    clean = {key: UNKEPT.sub("\N{REPLACEMENT CHARACTER}", value) for key, value in told.items()}
    element = Tree.SubElement(parent, name, clean)
    element.text = UNKEPT.sub("\N{REPLACEMENT CHARACTER}", text) or None
    return element


def _id(*parts: str) -> str:
    return uuid5(NAMESPACE_OID, digest(*parts)).urn


def _instant(told: Sighting | None) -> str:
    return (told.seen_at if told else LONG_AGO).isoformat(timespec="seconds")
