"""What people judged of links, in what leaves a record."""

import json
from dataclasses import replace

import pytest
from told_by_hand import FERRY, REPEATED, REVERSED, told

from onrecord.export import ftm, json_ld, web_annotation
from onrecord.export.judged import standing, state_of
from onrecord.export.site import pages
from onrecord.record.judgement import Pair, State, Verdict

ACCEPTED = {Pair.of(REVERSED).key: Verdict.ACCEPT}
REJECTED = {Pair.of(REVERSED).key: Verdict.REJECT}


def test_what_people_rejected_stays_behind():
    """On either side of it, and nothing else does."""
    ferry, harbor = standing(told(), REJECTED)
    assert (ferry.links, harbor.links) == ((REPEATED,), ())
    assert list(standing(told(), ACCEPTED)) == list(told())


def test_a_judgement_is_on_a_pair_whichever_of_the_two_is_the_later_one():
    """And what nobody judged, or was unsure of, is a candidate."""
    turned = replace(REVERSED, a=REVERSED.b, b=REVERSED.a)
    assert state_of(turned, ACCEPTED) is State.ACCEPTED
    assert state_of(REPEATED, ACCEPTED) is State.CANDIDATE
    assert state_of(REVERSED, {Pair.of(REVERSED).key: Verdict.UNSURE}) is State.CANDIDATE


def annotated(judged):
    items = json.loads("".join(web_annotation.written(told(), judged)))["first"]["items"]
    links = [one for one in items if one["motivation"] == "linking"]
    return [one["body"][2]["value"] for one in links]


def graphed(judged):
    nodes = json.loads("".join(json_ld.written(told(), (), judged)))["@graph"]
    return [one["standing"].removeprefix("or:") for one in nodes if one["type"] == "or:Link"]


def followed(judged):
    lines = map(json.loads, "".join(ftm.written(told(), (), judged)).splitlines())
    return [one["properties"]["status"][0] for one in lines if one["schema"] == "UnknownLink"]


def published(judged):
    made = {file.path: file.text for file in pages.written(told(), (), judged)}
    accepted = "A person judged this pair, and accepted it."
    there = [accepted in made[f"pairs/{one.id}.html"] for one in (REPEATED, REVERSED)]
    assert ("accepted by a person" in made["pairs/index.html"]) == any(there)
    assert made[f"articles/{FERRY.id}.html"]
    return ["accepted" if one else "candidate" for one in there]


@pytest.mark.parametrize("shown", [annotated, graphed, followed, published])
def test_a_link_says_whether_a_person_accepted_it(shown):
    """Before, it is a candidate."""
    assert shown({}) == ["candidate", "candidate"]
    assert shown(ACCEPTED) == ["candidate", "accepted"]
