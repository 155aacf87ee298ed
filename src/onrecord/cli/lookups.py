"""What `onrecord show` is asked for: an id or a name, looked up in the record."""

from __future__ import annotations

import string
from itertools import groupby
from typing import TYPE_CHECKING, Final

from onrecord.cli.whom import only
from onrecord.errors import NotFound
from onrecord.record.entry import ArticleRecord

if TYPE_CHECKING:
    from onrecord.store.sql import Record

MOST: Final = 12  # names offered where several are meant


def found(record: Record, wanted: str, least: float) -> tuple[str, list[ArticleRecord]]:
    """What an id or a name stands for: the view that it asks for, and what is in it.

    A whole name goes before an id that happens to be spelled like it. All names
    of one speaker lead to all that was said under any of them. Raises
    NotFound where nothing, or more than one thing, is meant, and where nothing
    of it is as probable as `least`.
    """
    if len(called := record.identities.called(wanted)) > 1:
        only(wanted, called)
    if told := spoken(record, wanted, least):
        return "speaker", told
    unknown = NotFound(
        f"nobody in the record is called {wanted!r}", hint="`onrecord search` looks for words"
    )
    if wanted and set(wanted) <= set(string.hexdigits):
        for view, look in (("article", article), ("statement", statement), ("speaker", by_id)):
            try:
                return view, look(record, wanted, least)
            except NotFound as error:
                unknown = unknown if look is by_id else error
    found = list(record.speakers(wanted))
    if not found:
        raise unknown
    if len(found) > 1:
        names = ", ".join(one.name for one in found[:MOST])
        raise NotFound(f"{wanted!r} is a part of several names", hint=f"name one: {names}")
    return "speaker", spoken(record, found[0].id or found[0].name, least)


def by_id(record: Record, wanted: str, least: float) -> list[ArticleRecord]:
    """All that a speaker said, by the beginning of an id that leads to it."""
    return spoken(record, record.identities.one(wanted).id, least)


def article(record: Record, wanted: str, least: float) -> list[ArticleRecord]:
    """One article with all that was found in it."""
    return [record.article(wanted, least=least)]


def statement(record: Record, wanted: str, least: float) -> list[ArticleRecord]:
    """One statement with its article, and the links that touch it."""
    entry, where = record.entry(wanted)
    if entry.statement.probability < least:
        raise _unlikely(f"the statement {entry.id}", least)
    links = record.article(where.id, least=least).links
    touching = (one for one in links if entry.id in (one.a, one.b))
    return [ArticleRecord(where, (entry,), links=tuple(touching))]


def spoken(record: Record, speaker: str, least: float) -> list[ArticleRecord]:
    """All that a speaker said, by date; what one article reports in a row stays together."""
    said = record.entries(speaker=speaker, least=least)
    told = [
        ArticleRecord(where, tuple(entry for entry, _ in group))
        for where, group in groupby(said, key=lambda pair: pair[1])
    ]
    if not told and any(record.entries(speaker=speaker, limit=1)):
        raise _unlikely(f"what {speaker} said", least)
    return told


def _unlikely(what: str, least: float) -> NotFound:
    return NotFound(
        f"{what} is less probable than {least:g}", hint="ask for it with a lower --min-probability"
    )
