"""What was seen, in words and as JSON, and what could not be read."""

from __future__ import annotations

from typing import Any, Final

import click

from onrecord.cli.options import note
from onrecord.cli.plain import SHORT, safe
from onrecord.cli.printing import line
from onrecord.record import wire
from onrecord.record.text import Skip
from onrecord.store.watches import Sighting

LONGEST: Final = 160  # characters of a statement on a line


def told(one: Sighting) -> wire.Json:
    """A sighting as it is printed for programs and sent to webhooks."""
    at = one.seen_at.isoformat(timespec="seconds")
    return {"id": one.id, "seen_at": at, "watches": [*one.watches], "statement": dict(one.told)}


def in_json(one: Sighting) -> None:
    """One object on one line."""
    line(told(one))


def in_words(one: Sighting) -> None:
    """`86da00bd  2017-02-23  John Kelly: “None,”  (pledge · The Harbor Ledger · Kelly)`"""
    statement, article = one.told, one.told["article"]
    day = (statement["said_on"] or {}).get("latest") or article["published"] or ""
    where = article["outlet"] or article["title"] or article["path"]
    words = f"{who(statement)}: {shortened(statement['text'], LONGEST)}"
    about = " · ".join((statement["act"], where, *one.watches))
    click.echo("  ".join(filter(None, (one.id[:SHORT], day, safe(words), f"({safe(about)})"))))


def skipped(skip: Skip) -> None:
    """On stderr, and not kept: a watch may go on for months."""
    note(f"skipped {safe(skip.path)}: {safe(skip.reason)}")


def who(statement: Any) -> str:
    """Who says it, of a statement as the wire format has it."""
    return ", ".join(one["name"] for one in statement["speakers"]) or "no speaker named"


def shortened(text: str, most: int) -> str:
    """A text on one line, cut at a word where it is longer than that."""
    told = " ".join(text.split())
    return told if len(told) <= most else told[: most - 1].rsplit(" ", 1)[0] + "…"
