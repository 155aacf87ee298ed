"""Whatever is asked of a record in words of a database, or in numbers too large for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from onrecord.errors import OnRecordError
from onrecord.resolve.across.identities import Identities
from onrecord.store.links import Wanted
from onrecord.store.queries import NAMES
from onrecord.store.sql import Record, open_record
from small_world import kelly, trump

HOSTILE = (
    "'; DROP TABLE entries; --", '" OR 1=1 --', "NEAR(a b, 5)", "{text speakers}: x", "text:^force",
    "^force", "force*", "*", "rank:5", "bm25(search)", "search MATCH 1", "a AND", "NOT NOT", "(((",
    "\\", "%", "_", "%%%", "a' || 'b", "$1", ":x", "?", "to_tsquery('a')", "'a' & !'b':*", "<->",
    "a\0b", "\ud800", "\ufdd0force\ufdd1", "\u202eabc", "🚫" * 50, "e\u0301", "x" * 5000,
    "1e309", "-1", "NULL", "0x41", "[1]", '{"a": 1}', "\x1b[31m",
)  # fmt: skip
HUGE = (0, 1, 2**31, 2**63, 10**30)

Ask = Callable[[Record, str], object]
ASKS: dict[str, Ask] = {
    "search": lambda record, told: list(record.search(told)),
    "search in quotation marks": lambda record, told: list(record.search(f'"{told}"')),
    "search for what is left out": lambda record, told: list(record.search(f"force -({told})")),
    **{
        f"search {name}:": lambda record, told, name=name: list(record.search(f'{name}:"{told}"'))
        for name in NAMES
    },
    **{
        f"search by {name}": lambda record, told, name=name: list(
            record.search("force", **{name: told})
        )
        for name in ("speaker", "office", "organization")
    },
    "entries": lambda record, told: list(record.entries(speaker=told)),
    "speakers": lambda record, told: list(record.speakers(told)),
    "entry": lambda record, told: record.entry(told),
    "article": lambda record, told: record.article(told),
    "copies": lambda record, told: record.copies(told),
    "versions": lambda record, told: record.versions(told),
    "with_text": lambda record, told: record.with_text(told),
    "sharing": lambda record, told: list(record.sharing({told}, limit=5)),
    "linked": lambda record, told: list(record.linked(Wanted(speaker=told, measure=told))),
    "called": lambda record, told: record.identities.called(told),
    "like": lambda record, told: record.identities.like(told),
    "identity": lambda record, told: record.identities.one(told),
    "said by": lambda record, told: record.desk.said_by(told),
    "checks": lambda record, told: record.reviews.of(told),
}


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    with open_record(place) as opened:
        opened.add(kelly(), matcher=Identities())
        opened.add(trump(), matcher=Identities())
        yield opened


@pytest.mark.parametrize("ask", ASKS)
def test_hostile_words_find_something_or_nothing_or_are_refused(record: Record, ask: str) -> None:
    """In our own words; and the record is as it was."""
    before = list(record.records())
    for told in HOSTILE:
        with suppress(OnRecordError):
            ASKS[ask](record, told)
    assert list(record.records()) == before


def test_a_limit_may_be_as_large_as_one_likes(record: Record) -> None:
    """One below nothing is refused."""
    for limit in HUGE:
        assert len(list(record.search("force", limit=limit))) <= limit
        assert len(list(record.entries(limit=limit))) == min(limit, 3)
        assert len(list(record.sharing({"p"}, limit=limit))) <= limit
    for ask in (
        lambda: record.search("force", limit=-1),
        lambda: record.entries(limit=-1),
        lambda: record.sharing({"p"}, limit=-1),
    ):
        with pytest.raises(OnRecordError, match="less than nothing"):
            list(ask())
