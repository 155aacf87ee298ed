"""The command that makes the starter register, on a small copy of what it reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

yaml = pytest.importorskip("yaml", reason="train/requirements.txt has it")
register = pytest.importorskip("train.register", reason="a checkout has it")
leaders = pytest.importorskip("train.leaders")

SHIPPED = Path(register.__file__).parents[1] / register.OUT


def test_the_published_tables_make_the_shipped_file_anew() -> None:
    """The same bytes, where ONRECORD_PEOPLE says which folder has the tables."""
    data = os.environ.get("ONRECORD_PEOPLE")
    if not data:
        pytest.skip("ONRECORD_PEOPLE names no folder with the published tables")
    assert register.packed(register.build(Path(data))) == SHIPPED.read_bytes()


def test_the_same_text_is_packed_into_the_same_bytes() -> None:
    """No clock, no name of a file."""
    assert register.packed(b"one\n") == register.packed(b"one\n")


def test_terms_of_one_seat_are_one_tenure() -> None:
    """Where they follow each other; two seats, or years between them, are two."""
    terms = [
        {"type": "rep", "state": "OH", "start": "2003-01-07", "end": "2005-01-03"},
        {"type": "rep", "state": "OH", "start": "2005-01-04", "end": "2007-01-03"},
        {"type": "rep", "state": "OH", "start": "2011-01-05", "end": "2013-01-03"},
        {"type": "sen", "state": "OH", "start": "2013-01-03", "end": "2019-01-03"},
    ]
    told = [(term["type"], term["start"], term["end"]) for term in register._terms(terms)]
    assert told == [
        ("rep", "2003-01-07", "2007-01-03"),
        ("rep", "2011-01-05", "2013-01-03"),
        ("sen", "2013-01-03", "2019-01-03"),
    ]


@pytest.mark.parametrize(
    ("told", "head"),
    [
        ("President Ana ROE Lopez (since 1 October 2024)", ("Ana Roe", "President", "2024-10-01")),
        ("Prime Minister ROE Ana (since April 2018)", ("Roe Ana", "Prime Minister", "2018-04")),
        ("King CARL XVI ROE (since 1997)", ("Carl XVI Roe", "King", "1997")),
        ("President Al VAN OE (since 2 May 2020)", ("Al van Oe", "President", "2020-05-02")),
    ],
)  # fmt: skip
def test_a_head_of_state_is_read_from_a_sentence(told: str, head: tuple[str, str, str]) -> None:
    """Capitals mark the surname; the date is as exact as it is told."""
    found = leaders._head("xx", told, {})
    assert found is not None
    assert (found["name"], found["post"], found["since"]) == head


@pytest.mark.parametrize(
    "told", ["", "vacant", "Council of five ROE (since 2020)", "President Ann ROE"]
)
def test_a_sentence_without_title_name_and_date_has_no_head(told: str) -> None:
    """Nothing is made up."""
    assert leaders._head("xx", told, {}) is None


def test_a_name_that_two_members_bear_needs_an_id() -> None:
    """The table says which, or the command stops."""
    rows = [register.Row("Mike Johnson", "Representative", "", "", id=one) for one in ("A1", "B2")]
    ids = {"mike johnson": {"A1", "B2"}, "john boehner": {"B000589"}}
    told = [row.id for row in register.officers({}, ids, rows, {}) if row.name == "Mike Johnson"]
    assert told
    assert set(told) == {""}
    with pytest.raises(SystemExit, match="John Boehner can be A1, B2"):
        list(register.officers({}, {"john boehner": {"A1", "B2"}}, rows, {}))


def test_our_tables_are_whole() -> None:
    """Each row has a person, a day and the kind of document that tells it."""
    for name in ("officers.tsv", "senators.tsv", "known.tsv"):
        rows = register.table(register.TABLES / name)
        assert rows
        for row in rows:
            assert row.get("person"), row
            assert row.get("since"), row
            assert row.get("source", "x"), row
            assert None not in row, row
