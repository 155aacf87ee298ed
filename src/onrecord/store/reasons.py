"""Links that rest on nothing: without a reason, or with words that are in no text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache

from sqlalchemy import Connection, Text, select, type_coerce

from onrecord.store.tables import ARTICLES, ENTRIES, LINKS, REASONS


def unfounded(connection: Connection) -> Iterator[int]:
    """Both ends of each link without a reason, or whose reasons lie outside the texts."""
    of = select(ENTRIES.c.number, ENTRIES.c.article)
    home = {row.number: row.article for row in connection.execute(of)}
    reasons = _reasons(connection)
    ends: dict[int, list[str]] = {}
    unfounded: set[int] = set()
    for row in connection.execute(select(LINKS.c.number, LINKS.c.a, LINKS.c.b)):
        if row.number not in reasons:
            unfounded |= {row.a, row.b}
        for a_spans, b_spans in reasons.get(row.number, ()):
            ends.setdefault(row.a, []).append(a_spans)
            ends.setdefault(row.b, []).append(b_spans)
    length = _length(connection)
    for entry in sorted(ends, key=lambda one: home.get(one, 0)):
        if not all(_cut(spans, length(home.get(entry, 0))) for spans in ends[entry]):
            unfounded.add(entry)
    yield from sorted(unfounded)


def _length(connection: Connection) -> Callable[[int], int]:
    """How long the text of an article is; that of one after another is asked for once."""

    @lru_cache(maxsize=1)
    def length(article: int) -> int:
        text = connection.scalar(select(ARTICLES.c.text).where(ARTICLES.c.number == article))
        return len(text or "")

    return length


def _reasons(connection: Connection) -> dict[int, list[tuple[str, str]]]:
    """The reasons of each link, as they are kept."""
    found: dict[int, list[tuple[str, str]]] = {}
    spans = (type_coerce(REASONS.c[name], Text) for name in ("a_spans", "b_spans"))
    for link, a, b in connection.execute(select(REASONS.c.link, *spans)):
        found.setdefault(link, []).append((a, b))
    return found


def _cut(spans: str, length: int) -> bool:
    try:
        return all(0 <= start < end <= length for start, end in json.loads(spans))
    except (ValueError, TypeError):
        return False
