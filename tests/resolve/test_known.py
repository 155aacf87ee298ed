"""The id by which a speaker is known in whatever article, with only that one at hand."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.record.entry import Entry, Office, Speaker, SpeakerType
from onrecord.record.statement import Kind, Statement
from onrecord.record.text import Span
from onrecord.resolve.across.known import known
from onrecord.resolve.registers.starter import starter

DAY = date(2017, 2, 23)


def ids(*names: str, title: str = "", type: SpeakerType = SpeakerType.PERSON) -> list[str]:  # noqa: A002
    """What each speaker of one article is known by."""
    statement = Statement("a" * 16, Kind.DIRECT, (), (), (Span(0, 1),), "x", 0.9, "hand 1")
    office = Office(title) if title else None
    told = tuple(Speaker(name, type, 0.9, office) for name in names)
    (entry,) = known([Entry(statement, told)], starter(), DAY)
    assert entry.speakers == told  # the article says the same of them as before
    return [one.known for one in entry.speakers]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Quinn", "ADA QUINN"),
        ("Ada Quinn", "Mayor Ada Quinn"),
        ("Ada Quinn", "Ada B. Quinn"),
        ("Bill Tanner", "William Tanner"),
        ("José Peña", "Jose Pena"),
        ("J.D. Tanner", "J. D. Tanner"),
        ("J.D. Tanner", "JD Tanner"),
        ("Joe Biden", "Joseph R. Biden"),
        ("Ada O’Neill", "Ada O'Neill"),
    ],
)
def test_one_name_however_it_is_written_has_one_id(one: str, other: str) -> None:
    """In articles that know nothing of each other."""
    assert ids(one) == ids(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Quinn", "Ann Quinn"),
        ("Ada Quinn", "Quinn"),
        ("A. Quinn", "Ada Quinn"),
        ("Donald Trump", "Donald Trump Jr."),
        ("Chris Tanner", "Christine Tanner"),
    ],
)
def test_what_may_be_two_has_two_ids(one: str, other: str) -> None:
    """A father and a son, an initial, a form that is short for several names."""
    assert ids(one) != ids(other)


def test_an_article_that_tells_two_by_a_middle_initial_has_two() -> None:
    """Though either alone is known by given name and surname."""
    one, other = ids("John F. Tanner", "John B. Tanner")
    assert one != other


def test_somebody_of_the_register_is_known_by_it() -> None:
    """In office or before it, and by any form of the name."""
    assert ids("Donald Trump", title="President") == ids("Donald J. Trump")


def test_an_organization_is_known_by_its_words() -> None:
    """In either order, with the country or without it."""
    body = SpeakerType.ORGANIZATION
    one, other, third = ids(
        "Department of State", "the U.S. State Department", "Treasury Department", type=body
    )
    assert one == other != third
