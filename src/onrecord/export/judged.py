"""What people judged of links, as it leaves: what they rejected stays behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeAlias

from onrecord.record.entry import ArticleRecord
from onrecord.record.judgement import Pair, State, Verdict, state
from onrecord.record.link import Link

# By `Pair.key` the verdict that stands.
Judged: TypeAlias = Mapping[tuple[str, str, str], Verdict]

NOTHING: Final[Judged] = MappingProxyType({})


def state_of(link: Link, judged: Judged) -> State:
    """What a link is to a reader: a candidate, or what a person made of it."""
    return state(judged.get(Pair.of(link).key))


def standing(told: Iterable[ArticleRecord], judged: Judged) -> Iterator[ArticleRecord]:
    """Article records without the links that people rejected."""
    for one in told:
        kept = tuple(each for each in one.links if state_of(each, judged) is not State.REJECTED)
        yield one if len(kept) == len(one.links) else replace(one, links=kept)
