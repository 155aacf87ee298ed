"""Checks by others on record, wherever a record is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from onrecord.record.link import Relation
from onrecord.record.review import Checked, Review, Says
from onrecord.store.sql import Record, open_record
from small_world import kelly, trump

REVIEW = Review(
    "No use of military force 🚫", "John Kelly", date(2017, 2, 23), ("https://a.example/\ud800",),
    "False\0", "The Harbor Check", date(2017, 2, 27), "https://check.example/1", "Cafe\u0301",
)  # fmt: skip
(SAID, *_) = kelly().entries
SAYS = Says(SAID.id, Relation.REPEATS, 0.75, printed=True)


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    with open_record(place) as opened:
        opened.add(kelly())
        opened.add(trump())
        yield opened


def test_a_check_is_told_with_the_statement_that_says_what_it_is_about(record: Record) -> None:
    """To the letter, whatever stands in it."""
    record.reviews.keep(REVIEW, [SAYS])
    assert record.reviews.of(SAID.id) == [Checked(REVIEW, (SAYS,))]
    assert record.reviews.all() == [Checked(REVIEW, (SAYS,))]
    assert record.reviews.of(trump().entries[0].id) == []
    assert list(record.doctor()) == []


def test_the_same_check_again_takes_its_own_place(record: Record) -> None:
    """With another verdict, and another statement by now."""
    record.reviews.keep(REVIEW, [SAYS])
    other = Says(trump().entries[0].id, Relation.AGREES, 0.5)
    record.reviews.keep(replace(REVIEW, rating="True"), [other])
    assert record.reviews.all() == [Checked(replace(REVIEW, rating="True"), (other,))]


def test_a_check_waits_for_a_statement_that_is_not_found_any_more(record: Record) -> None:
    """And is there when it is found again."""
    record.reviews.keep(REVIEW, [SAYS])
    record.add(replace(kelly(), entries=(), links=()))
    assert record.reviews.all() == [Checked(REVIEW)]
    record.add(kelly())
    assert record.reviews.of(SAID.id) == [Checked(REVIEW, (SAYS,))]
