"""In which country a place lies, by its words and by the article's country."""

from __future__ import annotations

import re

import pytest

from onrecord.resolve.circumstances.cities import CITIES
from onrecord.resolve.circumstances.gazetteer import about, country, is_place
from onrecord.resolve.circumstances.nations import NATIONS
from onrecord.resolve.circumstances.sites import NOWHERE, SITES


@pytest.mark.parametrize(
    ("words", "of", "letters"),
    [
        ("Mexico City", "", "MX"),
        ("downtown Phoenix", "", "US"),
        ("Paris", "US", "FR"),
        ("Paris, Texas", "", "US"),
        ("Flint, Mich.", "", "US"),
        ("a church in Kyiv", "", "UA"),
        ("the White House in Washington", "", "US"),
        ("Birmingham", "", None),
        ("Birmingham", "GB", "GB"),
        ("Birmingham", "FR", None),
        ("Tbilisi, Georgia", "US", "GE"),
        ("Atlanta, Georgia", "GE", "US"),
        ("the Senate", "", None),
        ("the Senate", "US", "US"),
        ("the United Nations", "US", None),
        ("Bedwardine", "GB", None),
    ],
)
def test_a_place_has_a_country_where_that_is_clear(
    words: str, of: str, letters: str | None
) -> None:
    """By what stands behind the name, by the name, or by what the article is about."""
    assert country(words, of) == letters


def test_a_country_is_told_by_its_letters() -> None:
    """Georgia is asked for only where it is a country."""
    assert [about(name) for name in ("Germany", "United States", "Nowhere")] == ["DE", "US", ""]


def test_every_row_of_the_tables_has_two_letters_and_a_name() -> None:
    """And the tables have about a thousand cities, and no name that is empty."""
    for table in (NATIONS, CITIES, SITES):
        for name, letters in table.items():
            assert name == name.strip() != ""
            assert all(re.fullmatch("[A-Z]{2}", one) or one == NOWHERE for one in letters)
            assert is_place(name)
    assert len(CITIES) > 1_000
