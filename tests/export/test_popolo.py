"""Popolo: what stands in it, and that a register of people reads it."""

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
    SAIL,
    TIME,
    identities,
    told,
)

from onrecord.export.iris import iri
from onrecord.export.popolo import written
from onrecord.record.entry import Entry, Speaker, SpeakerType
from onrecord.record.people import Membership, Organization, Person, Post
from onrecord.record.statement import Act
from onrecord.resolve.registers.formats import reading
from onrecord.resolve.registers.formats.intake import Intake
from onrecord.resolve.registers.formats.reading import Part

# What Popolo's schema of a speech has, of what we tell, and what it has not.
POPOLO = {
    *("id", "creator_id", "role", "attribution_text", "audience", "text", "date", "type"),
    *("position", "event", "sources"),
}
OURS = {"kind", "act", "probability", "reading", "organization_id", "start_date", "end_date"}


def document(articles=None, who=()):
    return json.loads("".join(written(told() if articles is None else articles, who)))


def speech(entry, article=FERRY):
    """The speeches of one statement alone."""
    return document((replace(told()[0], article=article, entries=(entry,), links=()),))["speeches"]


def test_each_statement_is_a_speech_in_reading_order():
    """With the words as the article has them, emoji and all."""
    speeches = document()["speeches"]
    assert [one["id"] for one in speeches] == [e.id for one in told() for e in one.entries]
    assert [one["position"] for one in speeches] == [0, 1, 2, 3, 0]
    assert speeches[0]["text"] == SAIL.statement.text


def test_a_speech_says_who_in_what_role_when_and_to_whom():
    """The occasion and the place are its event."""
    (one,) = speech(SAIL)
    assert (one["creator_id"], one["attribution_text"]) == (NUNEZ.who, "Ada Núñez")
    assert (one["role"], one["date"]) == ("Mayor, City of Harbor", "2017-02-22")
    assert one["audience"] == {"name": "reporters"}
    assert one["event"] == {"name": "a “press” call", "location": "🏝️ the quay"}


def test_a_source_is_the_address_or_else_the_name_of_the_article():
    """With outlet and title."""
    first, *_, last = document()["speeches"]
    assert first["sources"][0]["url"] == FERRY.url
    assert last["sources"] == [
        {"url": iri("article", HARBOR.id), "note": "Sierra & Coast, No ferry"}
    ]


def test_a_day_that_is_not_exact_is_a_bound():
    """And not a date."""
    (one,) = speech(NOT_SAIL, HARBOR)
    assert "date" not in one
    assert "start_date" not in one
    assert one["end_date"] == "2017-02-24"


def test_whoever_is_not_named_is_told_in_words_alone():
    """And where the article tells nobody, there is no speaker at all."""
    (one,) = speech(OUTER)
    assert one["attribution_text"] == "an official"
    assert "creator_id" not in one
    (nobody,) = speech(Entry(SAIL.statement))
    assert "attribution_text" not in nobody


def test_what_two_say_together_is_a_speech_of_each():
    """An organization is no person."""
    city = Speaker("the city", SpeakerType.ORGANIZATION, 0.9, identity="00000000000000cc")
    first, second = speech(replace(TIME, speakers=(NUNEZ, city)))
    assert (first["id"], second["id"]) == (TIME.id, f"{TIME.id}-1")
    assert second["organization_id"] == city.who
    assert "creator_id" not in second


def test_a_question_is_one():
    """Everything else is a speech."""
    asked = replace(SAIL, statement=replace(SAIL.statement, act=Act.QUESTION))
    assert [one["type"] for one in (*speech(asked), *speech(SAIL))] == ["question", "speech"]


def test_no_key_is_neither_of_popolo_nor_declared():
    """In any speech."""
    assert {key for one in document()["speeches"] for key in one} <= POPOLO | OURS


def test_a_register_reads_people_offices_and_who_held_them():
    """All of it, and finds nothing wrong."""
    problems = []
    data = "".join(written(told(), identities())).encode()
    read = list(reading.nouns([Part("record.json", io.BytesIO(data))], Intake(problems.append)))
    assert problems == []
    (body,) = (one for one in read if isinstance(one, Organization))
    (post,) = (one for one in read if isinstance(one, Post))
    (person,) = (one for one in read if isinstance(one, Person))
    (held,) = (one for one in read if isinstance(one, Membership))
    assert (body.name, post.label, post.organization) == ("City of Harbor", "Mayor", body.id)
    assert (person.id, person.name) == (NUNEZ.who, "Ada Núñez")
    assert (held.person, held.post, held.organization) == (person.id, post.id, body.id)
    assert (held.since, held.until, held.as_of) == (None, None, FERRY.published)


@pytest.mark.parametrize("name", ["speeches", "persons", "organizations", "posts", "memberships"])
def test_of_an_empty_record_every_part_is_there_and_empty(name):
    """So that no program misses one."""
    assert document(())[name] == []
