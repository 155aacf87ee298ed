"""FollowTheMoney: entities of its schema, and that a register of people reads them."""

import io
import json
from dataclasses import replace

import pytest
from told_by_hand import (
    FERRY,
    HARBOR,
    NOT_SAIL,
    NUNEZ,
    OUTER,
    REPEATED,
    REVERSED,
    SAIL,
    identities,
    told,
)

from onrecord.export.ftm import LONGEST, written
from onrecord.record.people import Membership, Organization, Person, Post
from onrecord.resolve.registers.formats import reading
from onrecord.resolve.registers.formats.intake import Intake
from onrecord.resolve.registers.formats.reading import Part

# Of the published schema: the properties that we use, and those that lead to other entities.
SCHEMA = {
    "Article": {
        *("title", "publisher", "author", "publishedAt", "sourceUrl", "fileName", "language")
    },
    "Event": {
        *("name", "summary", "description", "date", "startDate", "endDate", "involved", "notes"),
        *("location", "country", "keywords", "recordId", "proof", "publisher", "sourceUrl"),
    },
    "UnknownLink": {"subject", "object", "role", "recordId", "status"},
    "Person": {"name", "alias"},
    "Organization": {"name", "alias"},
    "Position": {"name", "organization"},
    "Occupancy": {"holder", "post", "date", "proof"},
}
LEADS_TO = {
    "involved": {"Person", "Organization"},
    "proof": {"Article"},
    "subject": {"Event"},
    "object": {"Event"},
    "organization": {"Organization"},
    "holder": {"Person"},
    "post": {"Position"},
}
NEEDED = {"Event": "name", "Person": "name", "Organization": "name", "Position": "name"}


def entities(articles=None):
    every = "".join(written(told() if articles is None else articles, identities()))
    return [json.loads(line) for line in every.splitlines()]


def properties(wanted, articles=None):
    return next(one["properties"] for one in entities(articles) if one["id"] == wanted)


@pytest.mark.parametrize("entity", entities(), ids=lambda one: one["schema"])
def test_an_entity_is_of_the_schema(entity):
    """Its properties, each a list of strings, and what must be there."""
    assert set(entity["properties"]) <= SCHEMA[entity["schema"]]
    assert all(values and all(map(str, values)) for values in entity["properties"].values())
    assert NEEDED.get(entity["schema"], "") in {"", *entity["properties"]}


def test_whatever_leads_to_an_entity_leads_to_one_of_its_kind():
    """And no id is there twice."""
    every = {one["id"]: one["schema"] for one in entities()}
    assert len(every) == len(entities())
    for one in entities():
        for name in LEADS_TO.keys() & one["properties"].keys():
            assert {every[end] for end in one["properties"][name]} <= LEADS_TO[name]


def test_a_statement_is_an_event_with_its_speakers_involved():
    """By name and day, with the words as they are printed."""
    told_of_it = properties(SAIL.id)
    assert told_of_it["involved"] == [NUNEZ.who]
    assert told_of_it["description"] == [SAIL.statement.text]
    assert (told_of_it["date"], told_of_it["country"]) == (["2017-02-22"], ["mx"])
    assert told_of_it["location"] == ["🏝️ the quay"]
    assert told_of_it["proof"] == [FERRY.id]


def test_a_day_that_is_not_exact_is_a_bound():
    """And a source that is not named is told in words."""
    assert properties(NOT_SAIL.id)["endDate"] == ["2017-02-24"]
    assert not {"date", "startDate"} & properties(NOT_SAIL.id).keys()
    assert properties(OUTER.id)["notes"] == ["an official"]


def test_an_article_has_a_language_of_three_letters():
    """And none where nobody knows which."""
    assert properties(FERRY.id)["language"] == ["eng"]
    assert "language" not in properties(HARBOR.id)


def test_a_link_is_told_once_from_the_later_to_the_earlier():
    """With the relation as its role."""
    links = [one["properties"] for one in entities() if one["schema"] == "UnknownLink"]
    assert [(one["subject"], one["object"], one["role"]) for one in links] == [
        ([REPEATED.a], [REPEATED.b], ["repeats"]),
        ([REVERSED.a], [REVERSED.b], ["reverses"]),
    ]


def test_a_long_statement_has_a_short_name():
    """And stands whole in the summary."""
    long = replace(SAIL, reading="é" * 500)
    told_of_it = properties(long.id, (replace(told()[0], entries=(long,), links=()),))
    assert told_of_it["name"] == ["é" * (LONGEST - 1) + "…"]
    assert told_of_it["summary"] == ["é" * 500]


def test_a_register_reads_people_offices_and_who_held_them():
    """And passes over the rest."""
    problems = []
    data = "".join(written(told(), identities())).encode()
    part = Part("record.ftm.json", io.BytesIO(data))
    read = list(reading.nouns([part], Intake(problems.append), "ftm"))
    assert all(one.kept for one in problems)
    (person,) = (one for one in read if isinstance(one, Person))
    (post,) = (one for one in read if isinstance(one, Post))
    (body,) = (one for one in read if isinstance(one, Organization))
    (held,) = (one for one in read if isinstance(one, Membership))
    assert (person.name, post.label, post.organization) == ("Ada Núñez", "Mayor", body.id)
    assert (held.person, held.post) == (person.id, post.id)
