"""What connects the articles of one run, without a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.pipeline.linking import among
from onrecord.read.sketches import sketch
from onrecord.record.copied import Copied, Copy
from onrecord.record.entry import ArticleRecord, Entry, Speaker
from onrecord.record.identity import Identity, appearance_id, appearances
from onrecord.record.link import Link
from onrecord.record.sketch import copied
from onrecord.resolve.across.identities import everybody


@dataclass(frozen=True, slots=True)
class Connected:
    """What connects the articles of one run: links, who speaks in several, what they copy.

    `ids` leads from appearances to the ids by which their articles call them.
    """

    links: tuple[Link, ...]
    identities: tuple[Identity, ...]
    ids: Mapping[str, str]
    copied: Copied


def connect(told: Sequence[ArticleRecord]) -> Connected:
    """What connects the articles of one run, without a record; in whatever order they come."""
    them = everybody(one for each in told for one in appearances(each))
    identity = {one.id: each.id for each in them for one in each.appearances}
    ids: dict[str, str] = {}
    entries: list[Entry] = []
    for entry in (entry for one in told for entry in one.entries):
        named: list[Speaker] = []
        for one in entry.speakers:
            at = appearance_id(entry.statement.article, one.id) if one.id else ""
            named.append(replace(one, identity=identity.get(at, "")))
            ids[at] = one.who or ""
        entries.append(replace(entry, speakers=tuple(named)))
    home = {entry.id: entry.statement.article for entry in entries}
    copies = copied([(Copy.of(one.article), sketch(one.article), one.entries) for one in told])
    first = [entry for entry in entries if entry.id not in copies.first]
    between = tuple(
        link
        for link in among(first)
        if home[link.a] != home[link.b]
        and not copies.bears_itself_out(link, home[link.a], home[link.b])
    )
    several = (one for one in them if len({each.article for each in one.appearances}) > 1)
    return Connected(between, tuple(several), ids, copies)
