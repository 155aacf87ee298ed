"""JSON lines in the wire format, as `onrecord read` prints them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.record import wire
from onrecord.record.entry import ArticleRecord
from onrecord.record.identity import Identity
from onrecord.record.link import Link


def written(told: Iterable[ArticleRecord], identities: Iterable[Identity] = ()) -> Iterator[str]:
    """An article a line, with the links within it; last what connects several of them."""
    between: list[Link] = []
    for one in told:
        own = {entry.id for entry in one.entries}
        within = tuple(link for link in one.links if own.issuperset((link.a, link.b)))
        # Its other end tells the same link again.
        between += (link for link in one.links if link.a in own and link.b not in own)
        yield _line(wire.article_record(replace(one, links=within)))
    several = (one for one in identities if len({at.article for at in one.appearances}) > 1)
    yield _line(wire.closing(between, (), (wire.identity(one, {}) for one in several)))


def _line(told: wire.Json) -> str:
    return json.dumps(told) + "\n"
