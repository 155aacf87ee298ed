"""Wikidata entities: of the API, and of a dump."""

import json
from datetime import date

import pytest
from registers_by_hand import lines, read

from onrecord.record.people import Membership, Organization, PartialDate, Person, Post


def item(id_):
    return {"snaktype": "value", "datavalue": {"type": "wikibase-entityid", "value": {"id": id_}}}


def time(day, precision=11):
    value = {"time": f"+{day}T00:00:00Z", "precision": precision}
    return {"snaktype": "value", "datavalue": {"type": "time", "value": value}}


def statement(snak, rank="normal", **qualifiers):
    told = {key: [value] for key, value in qualifiers.items()}
    return {"mainsnak": snak, "rank": rank, "qualifiers": told}


def entity(id_, label, *aliases, **claims):
    return {
        "type": "item",
        "id": id_,
        "labels": {"en": {"language": "en", "value": label}} if label else {},
        "aliases": {"en": [{"language": "en", "value": one} for one in aliases]},
        "claims": {key: list(value) for key, value in claims.items()},
        "modified": "2024-05-01T10:00:00Z",
    }


HUMAN = [statement(item("Q5"))]
POST = entity("Q2", "Secretary", P2389=[statement(item("Q3"))], P17=[statement(item("Q30"))])
BODY = entity("Q3", "Department", "DHS")
US = entity("Q30", "United States")


def kelly(*held, label="John Kelly"):
    return entity("Q1", label, "John F. Kelly", P31=HUMAN, P39=held)


def told_of(*entities):
    return read(lines(*entities))


EVERYTHING = (
    kelly(
        statement(
            item("Q2"),
            P580=time("2017-01-20"),
            P582=time("2017-07-00", 10),
            P768=item("Q8"),
            P4100=item("Q9"),
        )
    ),
    POST,
    BODY,
    US,
    entity("Q8", "Boston"),
    entity("Q9", "Greens"),
)


def as_response():
    return json.dumps({"entities": {one["id"]: one for one in EVERYTHING}, "success": 1}, indent=1)


def as_dump():
    return "[\n" + ",\n".join(map(json.dumps, EVERYTHING)) + "\n]\n"


@pytest.mark.parametrize("told", [as_response(), as_dump(), lines(*EVERYTHING)])
def test_positions_held_are_read_with_their_qualifiers(told):
    """From an answer of the API, a dump, and bare lines."""
    register, problems = read(told)
    assert problems == []
    assert register.people == (Person("Q1", "John Kelly", ("John F. Kelly",)),)
    assert register.posts == (Post("Q2", "Secretary", "Q3", "United States"),)
    assert set(register.organizations) == {
        Organization("Q3", "Department", ("DHS",), area="United States"),
        Organization("Q9", "Greens", (), "party"),
    }
    dates = PartialDate(2017, 1, 20), PartialDate(2017, 7)
    expected = Membership("Q1", "", "Q2", "", *dates, party="Q9", area="Boston")
    assert register.memberships == (expected,)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (time("2017-01-20"), PartialDate(2017, 1, 20)),
        (time("2017-01-00", 10), PartialDate(2017, 1)),
        (time("2017-00-00", 9), PartialDate(2017)),
        (time("2010-00-00", 8), None),
        ({"snaktype": "somevalue"}, None),
    ],
)
def test_a_date_is_as_exact_as_its_precision(told, expected):
    """A decade is no date, and neither is one that is only known to be."""
    register, problems = told_of(kelly(statement(item("Q2"), P580=told)), POST)
    assert [one.since for one in register.memberships] == [expected]
    assert problems == []


def test_a_missing_end_says_nothing_even_where_the_user_gives_a_day():
    """Most ends are missing only from Wikidata; one that is said not to be is known on that day."""
    open_ended = kelly(statement(item("Q2"), P580=time("2017-01-20")))
    register, _ = read(lines(open_ended, POST), as_of=date(2024, 6, 1))
    assert register.memberships[0].as_of is None
    in_office = kelly(statement(item("Q2"), P580=time("2017-01-20"), P582={"snaktype": "novalue"}))
    register, _ = told_of(in_office, POST)
    assert register.memberships[0].as_of == date(2024, 5, 1)
    register, _ = read(lines(in_office, POST), as_of=date(2024, 6, 1))
    assert register.memberships[0].as_of == date(2024, 6, 1)


def test_a_position_that_is_not_in_the_file_costs_the_statement():
    """It would be an office without a name; what else is missing is left empty, and told once."""
    register, (problem,) = told_of(kelly(statement(item("Q2"))))
    assert register.memberships == ()
    assert not problem.kept
    assert "the position Q2 is not in the file" in problem.message
    somewhere = statement(item("Q2"), P768=item("Q77"))
    register, (problem,) = told_of(kelly(somewhere, somewhere), POST)
    assert [one.area for one in register.memberships] == ["", ""]
    assert problem.kept
    assert "Q77" in problem.message


def test_what_was_withdrawn_and_who_is_no_human_is_not_read():
    """A deprecated statement, and a fictional office holder."""
    withdrawn = statement(item("Q2"), rank="deprecated")
    hero = entity("Q4", "Hero", P31=[statement(item("Q15632617"))], P39=[statement(item("Q2"))])
    register, problems = told_of(kelly(withdrawn), POST, hero)
    assert [one.id for one in register.people] == ["Q1"]
    assert register.memberships == ()
    assert problems == []


def test_a_name_is_english_or_that_of_all_languages_or_the_first_there_is():
    """Nobody is left out for being called something in another script."""
    nameless = kelly(label="")
    assert told_of(nameless)[1][0].message == "it has no label"
    for language in ("mul", "ar"):
        labels = {language: {"language": language, "value": "محمد"}}
        register, _ = told_of({**nameless, "labels": labels})
        assert register.people[0].name == "محمد"
