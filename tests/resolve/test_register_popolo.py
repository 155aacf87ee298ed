"""Popolo JSON, read and written."""

import json
from datetime import date

from hypothesis import given
from registers_by_hand import read

from any_register import registers
from onrecord.record.people import Membership, Organization, PartialDate, Person, Post
from onrecord.resolve.registers.formats import popolo_export


def popolo(**parts):
    return read(json.dumps(parts))


KELLY = {"id": "k", "name": "John Kelly"}


@given(registers())
def test_what_is_written_is_read_back_as_it_was(register):
    """Every id, name and date, and each date as exactly as it was known."""
    told, problems = read("".join(popolo_export.written(register)))
    assert (told, problems) == (register, [])


@given(registers())
def test_what_is_written_is_one_json_object_with_popolo_dates(register):
    """Four lists; a date is a year, a month or a day; nothing is empty."""
    told = json.loads("".join(popolo_export.written(register)))
    assert list(told) == ["organizations", "posts", "persons", "memberships"]
    for one in (one for part in told.values() for one in part):
        assert all(one.values())
        for key in one.keys() & {"start_date", "end_date", "birth_date", "death_date"}:
            assert str(PartialDate.parse(one[key])) == one[key]


def test_persons_organizations_posts_and_memberships_are_read():
    """With areas and parties by id."""
    told, problems = popolo(
        areas=[{"id": "us", "name": "United States"}],
        organizations=[{"id": "dhs", "name": "Homeland Security", "area_id": "us"}],
        posts=[{"id": "s", "label": "Secretary", "organization_id": "dhs"}],
        persons=[{**KELLY, "other_names": [{"name": "John F. Kelly"}], "gender": "Male"}],
        memberships=[
            {
                "person_id": "k",
                "organization_id": "dhs",
                "post_id": "s",
                "start_date": "2017-01-20",
                "end_date": "2017-07",
                "on_behalf_of_id": "dhs",
            }
        ],
    )
    assert problems == []
    assert told.organizations == (Organization("dhs", "Homeland Security", area="United States"),)
    assert told.posts == (Post("s", "Secretary", "dhs"),)
    assert told.people == (Person("k", "John Kelly", ("John F. Kelly",), "male"),)
    dates = PartialDate(2017, 1, 20), PartialDate(2017, 7)
    assert told.memberships == (Membership("k", "dhs", "s", "", *dates, party="dhs"),)


def test_memberships_may_stand_within_their_person_with_what_they_are_in():
    """As APIs print them."""
    body = {"id": "dhs", "name": "Homeland Security"}
    membership = {"organization": body, "role": "Secretary", "on_behalf_of": {"name": "None"}}
    told, problems = popolo(persons=[{**KELLY, "memberships": [membership]}])
    assert problems == []
    assert {one.name for one in told.organizations} == {"Homeland Security", "None"}
    assert told.memberships == (Membership("k", "dhs", role="Secretary", party="party/None"),)


def test_what_is_told_in_place_and_by_itself_is_told_once():
    """As APIs print it in every membership."""
    body = {"id": "dhs", "name": "Homeland Security"}
    membership = {"person_id": "k", "organization": body}
    told, problems = popolo(organizations=[body], persons=[KELLY], memberships=[membership] * 2)
    assert problems == []
    assert told.organizations == (Organization("dhs", "Homeland Security"),)


def test_a_missing_end_is_never_taken_for_still_in_office():
    """Not today and not the day after it began; only the user knows of a later day."""
    membership = {"person_id": "k", "organization_id": "o", "start_date": "2017-01-20"}
    parts = {"persons": [KELLY], "memberships": [membership]}
    (held,) = popolo(**parts)[0].memberships
    assert (held.until, held.as_of) == (None, None)
    assert held.covers(date(2017, 1, 21)) is None
    (held,) = read(json.dumps(parts), as_of=date(2017, 3, 1))[0].memberships
    assert held.covers(date(2017, 2, 23)) is True
    assert held.covers(date(2018, 2, 1)) is None


def test_a_wrong_row_is_left_out_and_told_with_its_place():
    """The others are kept."""
    told, problems = popolo(
        persons=[KELLY, {"id": "x", "name": " "}, {"name": "Nobody"}, "x", {"id": [], "name": "a"}],
        memberships=[
            {"person_id": "k", "organization_id": "o", "start_date": "2018", "end_date": "2017"},
            {"person_id": "k", "organization_id": "o", "start_date": "yesterday"},
            {"person_id": "k", "organization_id": "o"},
        ],
    )
    assert told.people == (Person("k", "John Kelly"),)
    assert len(told.memberships) == 1
    assert [one.where for one in problems] == [
        "file, persons 2 (id x)",
        "file, persons 3",
        "file, persons 4",
        "file, persons 5",
        "file, memberships 1",
        "file, memberships 2",
    ]
    assert problems[4].message == "the membership 2018 to 2017 is backwards"
    assert not any(one.kept for one in problems)


def test_a_birth_that_is_no_date_costs_the_date_and_not_the_person():
    """And is told."""
    told, (problem,) = popolo(persons=[{**KELLY, "birth_date": "in May"}])
    assert told.people == (Person("k", "John Kelly"),)
    assert problem.kept


def test_a_name_may_be_of_any_script_and_length():
    """One letter, five hundred, or none that is Latin."""
    names = ["O", "محمد بن سلمان", "習近平", "Ж" * 500]
    told, problems = popolo(persons=[{"id": str(at), "name": one} for at, one in enumerate(names)])
    assert [one.name for one in told.people] == names
    assert problems == []
