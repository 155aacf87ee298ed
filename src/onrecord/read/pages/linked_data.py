"""The schema.org objects of a page: which of them is its article, and who is named in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

Node = Mapping[str, Any]

# Types of schema.org that are articles, from "Article" to "LiveBlogPosting".
ARTICLE: Final = re.compile(r"(?:\w*NewsArticle|\w*Article|\w*Posting|Report|Review)\Z")
# Objects within objects that are looked into, and as many of them as any honest page has.
DEEPEST: Final = 12
MOST: Final = 5_000


def article_of(tree: Any) -> Node:
    """The object of a page that is its article: the first with a headline; {} where there is none.

    What it only points at by `@id` is put in place.
    """
    nodes = list(_nodes(tree))
    by_id = {one["@id"]: one for one in nodes if isinstance(one.get("@id"), str) and len(one) > 1}
    articles = [one for one in nodes if any(map(ARTICLE.match, _types(one)))]
    told = [one for one in articles if one.get("headline")] or articles
    return {key: _there(value, by_id) for key, value in told[0].items()} if told else {}


def named(told: Any) -> Iterator[str]:
    """The names in a value: a string, an object's `name`, or several of these."""
    for one in told if isinstance(told, list) else [told]:
        name = one.get("name") if isinstance(one, dict) else one
        for said in name if isinstance(name, list) else [name]:
            if isinstance(said, str) and said.strip():
                yield said


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    left = MOST
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            told = json.loads("".join(script.itertext()).strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for one in _within(told, DEEPEST):
            left -= 1
            if left < 0:
                return
            yield one


def _within(told: Any, depth: int) -> Iterator[dict[str, Any]]:
    """An object before what it holds: an article before the pictures and parts of it."""
    if isinstance(told, dict):
        yield told
    if depth and isinstance(told, dict | list):
        for one in told.values() if isinstance(told, dict) else told:
            yield from _within(one, depth - 1)


def _types(node: Node) -> list[str]:
    told = node.get("@type")
    return [one for one in (told if isinstance(told, list) else [told]) if isinstance(one, str)]


def _there(value: Any, by_id: Mapping[str, Node]) -> Any:
    if isinstance(value, list):
        return [_there(one, by_id) for one in value]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return by_id.get(value["@id"], value)
    return value
