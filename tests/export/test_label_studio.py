"""Label Studio: tasks whose predictions fit the labelling interface that comes with them."""

import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest
from told_by_hand import (
    FERRY,
    INNER,
    OUTER,
    SAIL,
    TIME,
    told,
)

from onrecord.export.label_studio import interface, written


def tasks(articles=None):
    every = {file.path: file.text for file in written(told() if articles is None else articles)}
    return json.loads("".join(every["tasks.json"]))


@pytest.fixture
def ferry():
    """The one prediction of the first article."""
    (prediction,) = tasks()[0]["predictions"]
    return prediction


def relations(prediction):
    """From, to and label of each relation."""
    return [
        (one["from_id"], one["to_id"], one["labels"][0])
        for one in prediction["result"]
        if one["type"] == "relation"
    ]


def test_a_task_has_the_text_and_what_it_is_known_by():
    """To the letter, with its emoji."""
    one = tasks()[0]["data"]
    assert (one["text"], one["article"]) == (FERRY.text, FERRY.id)
    assert (one["title"], one["published"]) == (FERRY.title, "2017-02-23")


def test_every_region_cuts_its_words(ferry):
    """In code points, which is how Label Studio counts in texts."""
    regions = [one["value"] for one in ferry["result"] if "value" in one]
    assert regions
    assert all(FERRY.text[one["start"] : one["end"]] == one["text"] for one in regions)
    assert regions[0]["text"] == SAIL.statement.text


def test_the_pieces_of_a_content_are_regions_that_continue_each_other(ferry):
    """The first has the statement's id."""
    assert (f"{TIME.id}-1", TIME.id, "continues") in relations(ferry)
    labels = {one["id"]: one["value"] for one in ferry["result"] if one["type"] == "labels"}
    assert labels[f"{TIME.id}-1"]["text"] == TIME.statement.content[1].of(FERRY.text)


def test_relations_lead_to_source_cue_and_outer_statement_that_are_there(ferry):
    """And a link within the article is one."""
    regions = {one["id"] for one in ferry["result"] if one["type"] == "labels"}
    found = relations(ferry)
    assert all({a, b} <= regions for a, b, _ in found)
    assert (INNER.id, OUTER.id, "within") in found
    assert (TIME.id, SAIL.id, "repeats") in found
    assert {label for _, _, label in found} == {
        *("said by", "reported by", "continues", "within", "repeats")
    }


def test_choices_of_a_content_say_what_was_done_by_it(ferry):
    """Under the id of its region."""
    chosen = {
        one["from_name"]: one["value"]["choices"]
        for one in ferry["result"]
        if one["type"] == "choices" and one["id"] == SAIL.id
    }
    assert chosen == {"act": ["pledge"], "kind": ["direct"], "medium": ["speech"]}


def test_a_prediction_is_as_sure_as_its_least_sure_statement():
    """So that the doubtful come first; one prediction a model."""
    unsure = replace(TIME, statement=replace(TIME.statement, probability=0.4, model="other 1"))
    (task, *_) = tasks((replace(told()[0], entries=(SAIL, unsure), links=()),))
    found = [(one["model_version"], one["score"]) for one in task["predictions"]]
    assert found == [("attributions 2", 0.95), ("other 1", 0.4)]


def test_an_article_without_statements_is_a_task_without_predictions():
    """Somebody may find what we did not."""
    (task,) = tasks((replace(told()[0], entries=(), links=()),))
    assert task["predictions"] == []


def test_the_interface_asks_for_whatever_is_predicted(ferry):
    """Names, labels, choices and relations; it is well-formed XML."""
    view = ElementTree.fromstring(interface())
    asked = {
        control.get("name"): {one.get("value") for one in control}
        for control in view
        if control.get("toName") == "text"
    }
    relations_asked = {one.get("value") for one in view.find("Relations")}
    for one in ferry["result"]:
        if one["type"] == "relation":
            assert set(one["labels"]) <= relations_asked
        else:
            assert set(one["value"][one["type"]]) <= asked[one["from_name"]]
            assert one["to_name"] == view.find("Text").get("name")
    assert view.find("Text").get("value") == "$text"
