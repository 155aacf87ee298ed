"""Measures, and checks by others, in the formats that have a place for them."""

import json
from dataclasses import replace
from datetime import date

import pytest
from rdflib import Graph
from told_by_hand import FERRY, SAIL, at, told

from onrecord.export import ftm, json_ld, popolo
from onrecord.read.claim_reviews import reviews
from onrecord.record.entry import Interval, Measure, Quantity, Standing, Status
from onrecord.record.link import Relation
from onrecord.record.review import Checked, Review, Says

DAY = Interval.day(date(2017, 2, 22))
PLAN = Measure(
    FERRY.id,
    "the “weather” & the tide",
    at(FERRY.text, "the “weather” & the tide"),
    "plan",
    (
        Standing(Status.DRAFT, at(FERRY.text, "said 🎉")),
        Standing(Status.NEVER_ADOPTED, at(FERRY.text, "nothing"), DAY),
    ),
    "the mayor",
    Quantity("about 100,000 tides 🌊", 100_000, "tides 🌊", approximate=True),
    at(FERRY.text, "🚢 Harbor"),
    (SAIL.id,),
)
REVIEW = Review(
    "The Cafe\u0301 ferry sails 🚢", "Ada Núñez", date(2017, 2, 22), ("https://ledger.example/f",),
    "False 🚫", "The Harbor Check", date(2017, 2, 27), "https://check.example/1", "Will it sail?",
)  # fmt: skip
CHECKED = Checked(REVIEW, (Says(SAIL.id, Relation.REPEATS, 0.9),))


@pytest.fixture
def articles():
    first, second = told()
    return [replace(first, measures=(PLAN,)), second]


# The library warns of what it uses itself.
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning:rdflib")

PREFIXES = """
PREFIX or: <urn:onrecord:ns#>
PREFIX s: <http://schema.org/>
PREFIX oa: <http://www.w3.org/ns/oa#>
"""


def graph(articles, checked=()):
    """The document, as rdflib understands it."""
    text = "".join(json_ld.written(articles, reviews=checked))
    return Graph().parse(data=text, format="json-ld")


def asked(of, question):
    return [tuple(map(str, row)) for row in of.query(PREFIXES + question)]


def test_a_measure_and_what_became_of_it_are_linked_data(articles):
    """With its words by their places, which cut them; its quantity; who speaks of it."""
    (one,) = asked(
        graph(articles),
        "SELECT ?name ?kind ?start ?end ?number WHERE { ?m a or:Measure ; s:name ?name ;"
        " s:category ?kind ; or:words [ oa:start ?start ; oa:end ?end ] ;"
        " or:quantity [ s:value ?number ] }",
    )
    name, kind, start, end, number = one
    assert FERRY.text[int(start) : int(end)] == name == PLAN.text
    assert (kind, float(number)) == ("plan", 100_000)
    became = asked(graph(articles), "SELECT ?is WHERE { [] or:became [ or:status ?is ] }")
    assert {one for (one,) in became} == {"urn:onrecord:ns#draft", "urn:onrecord:ns#never_adopted"}
    spoken = asked(graph(articles), "SELECT ?t WHERE { ?m or:spokenOfIn/s:text ?t }")
    assert spoken == [(SAIL.statement.text,)]


def test_a_check_leaves_as_the_fact_check_that_it_is_and_is_read_again(articles):
    """To the emoji; and it leads to the statement that says so."""
    text = "".join(json_ld.written(articles, reviews=[CHECKED]))
    assert list(reviews(text.encode(), "record.jsonld")) == [REVIEW]
    told = asked(
        graph(articles, [CHECKED]), "SELECT ?t WHERE { ?r a s:ClaimReview ; or:reviewOf/s:text ?t }"
    )
    assert told == [(SAIL.statement.text,)]
    question = "SELECT ?d WHERE { ?r a s:ClaimReview ; s:datePublished ?d }"
    ((day,),) = graph([], [CHECKED]).query(PREFIXES + question)
    assert str(day.datatype) == "http://schema.org/Date"


def test_a_measure_stands_in_popolo_under_a_key_of_ours(articles):
    """Each status with its days; the readers of Popolo pass over it."""
    (one,) = json.loads("".join(popolo.written(articles)))["measures"]
    assert (one["id"], one["text"], one["actor"]) == (PLAN.id, PLAN.text, "the mayor")
    assert one["statuses"] == [
        {"status": "draft"},
        {"status": "never_adopted", "date": "2017-02-22"},
    ]
    assert one["quantity"] == "about 100,000 tides 🌊"


def test_a_measure_is_a_project_to_followthemoney(articles):
    """It leads to its article and its statements."""
    every = [json.loads(line) for line in ftm.written(articles)]
    (one,) = (each for each in every if each["schema"] == "Project")
    assert one["properties"]["name"] == [PLAN.text]
    assert one["properties"]["keywords"] == ["plan", "never_adopted"]
    assert one["properties"]["notes"] == ["draft", "never_adopted 2017-02-22"]
    assert one["properties"]["proof"] == [FERRY.id]
