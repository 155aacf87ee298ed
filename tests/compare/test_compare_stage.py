"""From entries to links."""

from __future__ import annotations

import random
from datetime import date

from entries_by_hand import quote

from onrecord.compare.candidates import InMemory
from onrecord.compare.stage import compare
from onrecord.record.entry import Entry
from onrecord.record.link import Link

PLEDGE = "“There will be no use of military force in immigration”"
WEDNESDAY, THURSDAY = date(2017, 2, 22), date(2017, 2, 23)


def found(entries: list[Entry], before: list[Entry] | None = None) -> list[Link]:
    return list(compare(entries, neighbours=InMemory([*(before or []), *entries])))


def test_each_pair_is_told_once() -> None:
    """Three reports of one pledge are three links."""
    links = found([quote(PLEDGE), quote(PLEDGE), quote(PLEDGE)])
    assert len(links) == len({frozenset((link.a, link.b)) for link in links}) == 3


def test_the_later_one_repeats_the_earlier_one() -> None:
    """By the day it was said, however they come in."""
    early, late = quote(PLEDGE, on=WEDNESDAY), quote(PLEDGE, on=THURSDAY)
    for entries in ([early, late], [late, early]):
        (link,) = found(entries)
        assert (link.a, link.b) == (late.id, early.id)


def test_without_days_the_one_that_came_in_later_repeats() -> None:
    """In the order given, and after all that is on record."""
    recorded, first, second = quote(PLEDGE), quote(PLEDGE), quote(PLEDGE, on=THURSDAY)
    links = found([first, second], before=[recorded])
    assert {(link.a, link.b) for link in links} == {
        (first.id, recorded.id),
        (second.id, recorded.id),
        (second.id, first.id),
    }


def test_the_order_of_arrival_changes_nothing_but_directions() -> None:
    """The same pairs with the same probabilities."""
    entries = [quote(f"“{words}”", by) for by in ("John Kelly", "Kelly", "") for words in (
        "no use of military force in immigration",
        "there will be no use of military force in immigration operations",
        "no mass deportations",
        "there will be no, repeat, no mass deportations",
    )]  # fmt: skip
    links = found(entries)
    assert links
    expected = {(frozenset((link.a, link.b)), link.probability) for link in links}
    for seed in range(5):
        random.Random(seed).shuffle(entries)
        links = found(entries)
        assert {(frozenset((link.a, link.b)), link.probability) for link in links} == expected


def test_an_entry_on_record_does_not_repeat_itself() -> None:
    """Reading an article again finds its own entries there."""
    entry = quote(PLEDGE)
    assert found([entry], before=[entry]) == []


def test_nothing_is_asked_for_what_is_not_quoted() -> None:
    """An indirect statement has no neighbours."""

    class Nobody:
        def sharing(self, phrases: frozenset[str], *, limit: int) -> list[Entry]:
            raise AssertionError

    assert list(compare([quote("that it is raining")], neighbours=Nobody())) == []
