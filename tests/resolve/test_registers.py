"""The small register: who held which office on which day."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from onrecord.resolve.names import parse
from onrecord.resolve.registers import (
    AS_OF,
    TENURES,
    US,
    bearer,
    holder,
    known_as,
    tenure_of,
    tenures_of,
)

TODAY = date(2017, 2, 23)


def persons(rows: tuple) -> set[str]:  # type: ignore[type-arg]
    return {row.person for row in rows}


@pytest.mark.parametrize(
    ("day", "person"),
    [
        (date(1990, 5, 1), "George H.W. Bush"),
        (date(2005, 5, 1), "George W. Bush"),
    ],
)
def test_the_day_tells_which_president_of_a_surname(day: date, person: str) -> None:
    """Two presidents, one surname."""
    assert persons(bearer("president", "bush", day)) == {person}


def test_without_a_day_a_title_and_surname_must_fit_one_person() -> None:
    """There was one President Trump, but two Presidents Bush."""
    assert persons(bearer("president", "trump", None)) == {"Donald Trump"}
    assert bearer("president", "bush", None) == ()


def test_an_office_is_not_borne_before_or_after_its_time() -> None:
    """A former one is asked for as such."""
    assert bearer("president", "obama", TODAY) == ()
    assert persons(bearer("president", "obama", TODAY, former=True)) == {"Barack Obama"}
    assert bearer("president", "trump", date(2017, 1, 19)) == ()


def test_a_surname_alone_goes_only_for_the_known() -> None:
    """Not for everybody with an office, and not without a day."""
    assert persons(known_as("trump", TODAY)) == {"Donald Trump"}
    assert known_as("kelly", TODAY) == ()
    assert known_as("trump", None) == ()
    assert persons(known_as("clinton", date(1996, 5, 1))) == {"Bill Clinton"}
    assert persons(known_as("clinton", date(2016, 5, 1))) == {"Hillary Clinton"}


def test_the_holder_of_an_office_is_told_by_the_day() -> None:
    """Nobody without one, nobody where the table has no row."""
    row = holder("president", US, date(2014, 1, 1))
    assert row is not None
    assert row.person == "Barack Obama"
    assert holder("president", US, None) is None
    assert holder("president", US, date(1950, 1, 1)) is None


def test_an_office_without_an_end_is_held_only_until_the_table_was_made() -> None:
    """A missing end is never taken for "still in office"."""
    (row,) = known_as("trump", AS_OF)
    assert row.until is None
    assert not row.covers(date(AS_OF.year + 1, 1, 1))


def test_a_full_name_has_its_tenures() -> None:
    """A bare surname has none, another given name neither."""
    assert {row.title for row in tenures_of(parse(["Mike", "Pompeo"]))} == {"director", "secretary"}
    assert tenures_of(parse(["Pompeo"])) == ()
    assert tenures_of(parse(["Jane", "Pompeo"])) == ()
    row = tenure_of(parse(["John", "F.", "Kelly"]), "secretary", TODAY)
    assert row is not None
    assert row.organization == "Department of Homeland Security"
    assert tenure_of(parse(["John", "Kelly"]), "secretary", None) is None


def test_every_tenure_runs_forward() -> None:
    """And begins before the table was made."""
    for row in TENURES:
        assert row.since < (row.until or AS_OF), row
        assert row.since <= AS_OF, row


def test_one_office_of_a_country_has_one_holder_at_a_time() -> None:
    """Presidents, vice presidents and secretaries of one department never overlap."""
    single = ("president", "vice president", "secretary", "prime minister", "chancellor")
    rows = [row for row in TENURES if row.title in single]
    for one, other in combinations(rows, 2):
        if (one.title, one.organization) == (other.title, other.organization):
            first, second = sorted((one, other), key=lambda row: row.since)
            assert (first.until or AS_OF) <= second.since, (first, second)


def test_presidents_follow_each_other_without_a_gap() -> None:
    """The next one begins on the day on which the last one ends."""
    rows = sorted(
        (r for r in TENURES if (r.title, r.organization) == ("president", US)),
        key=lambda r: r.since,
    )
    ends = [row.until for row in rows[:-1]]
    assert ends == [row.since for row in rows[1:]]
