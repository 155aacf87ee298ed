"""Web Annotations: what they say, and that their selectors find the words again."""

import json
from dataclasses import replace

import pytest
from told_by_hand import (
    FERRY,
    HARBOR,
    INNER,
    OUTER,
    PAGE,
    REPEATED,
    REVERSED,
    SAIL,
    TIME,
    told,
)

from onrecord.export.iris import address, text_iri
from onrecord.export.web_annotation import written

# Terms of the context http://www.w3.org/ns/anno.jsonld that a document may use.
TERMS = {
    *("@context", "id", "type", "label", "first", "partOf", "startIndex", "items", "total"),
    *("motivation", "generator", "name", "body", "purpose", "value", "format", "language"),
    *("target", "source", "state", "cached", "selector", "exact", "prefix", "suffix"),
    *("start", "end"),
}


def collection(articles=None):
    return json.loads("".join(written(told() if articles is None else articles)))


def annotations(motivation, articles=None):
    items = collection(articles)["first"]["items"]
    return [one for one in items if one["motivation"] == motivation]


def found(target, text):
    """The words of a target, looked up by their place and by what stands around them."""
    by = {one["type"]: one for one in target["selector"]}
    quoted, place = by["TextQuoteSelector"], by["TextPositionSelector"]
    around = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
    assert text.index(around) + len(quoted["prefix"]) == place["start"]
    assert text[place["start"] : place["end"]] == quoted["exact"]
    return quoted["exact"]


def keys(told):
    """Every key of a document, however deep."""
    if isinstance(told, dict):
        for key, value in told.items():
            yield key
            yield from keys(value)
    elif isinstance(told, list):
        for one in told:
            yield from keys(one)


def test_a_collection_has_a_page_with_every_statement_and_link():
    """And says how many they are."""
    told = collection()
    assert told["type"] == "AnnotationCollection"
    assert told["total"] == len(told["first"]["items"]) == 5 + 2
    assert told["first"]["partOf"] == told["id"]
    assert len({one["id"] for one in told["first"]["items"]}) == 7


def test_an_empty_record_is_an_empty_collection():
    """And still one."""
    told = collection(())
    assert (told["total"], told["first"]["items"]) == (0, [])


def test_the_selectors_cut_the_words_behind_emoji_and_combining_marks():
    """Both kinds of them, piece by piece."""
    first, second, *_ = annotations("describing")
    assert found(first["target"][0], FERRY.text) == SAIL.statement.text
    assert [found(target, FERRY.text) for target in second["target"]] == [
        span.of(FERRY.text) for span in TIME.statement.content
    ]
    assert {target["source"] for target in second["target"]} == {text_iri(FERRY)}


def test_words_of_a_page_are_found_at_its_address_and_in_what_was_kept_of_it():
    """The page may have changed since."""
    page = annotations("describing")[0]["target"][1]
    assert page["source"] == FERRY.url
    assert page["state"]["cached"] == f"hash://sha256/{PAGE.source}"
    by = {one["type"]: one for one in page["selector"]}
    assert by["TextQuoteSelector"]["exact"] == PAGE.exact
    assert (by["DataPositionSelector"]["start"], by["DataPositionSelector"]["end"]) == (9, 43)


def test_words_of_a_page_without_an_address_are_found_in_what_was_kept():
    """By its digest."""
    article = replace(FERRY, url="")
    page = annotations("describing", (replace(told()[0], article=article),))[0]["target"][1]
    assert page["source"] == f"hash://sha256/{PAGE.source}"


def test_bodies_say_what_it_is_and_who_said_it():
    """A name for who is named, words for who is not."""
    first, _, third, *_ = annotations("describing")
    purposes = [body["purpose"] for body in first["body"]]
    assert purposes == ["describing", "tagging", "tagging", "tagging", "identifying"]
    assert first["body"][0]["value"] == SAIL.reading
    assert first["body"][-1]["source"] == {
        "id": "urn:onrecord:speaker:00000000000000aa",
        "type": "Person",
        "name": "Ada Núñez",
    }
    assert third["body"][-1] == {
        "type": "TextualBody",
        "purpose": "identifying",
        "value": "an official",
    }


def test_tags_are_the_act_the_kind_the_medium_and_what_else_holds():
    """In this order."""
    said = replace(OUTER.statement, hedged=True, guessed=True)
    (one,) = annotations(
        "describing", (replace(told()[0], entries=(replace(OUTER, statement=said),)),)
    )
    tags = [body["value"] for body in one["body"] if body["purpose"] == "tagging"]
    assert tags == ["deny", "indirect", "speech", "hedged", "guessed"]


def test_a_link_leads_from_the_later_annotation_to_the_earlier_one():
    """Once, though both articles tell it."""
    links = annotations("linking")
    every = {one["id"] for one in annotations("describing")}
    assert [one["id"][-16:] for one in links] == [REPEATED.id, REVERSED.id]
    assert all(one["target"] in every and one["body"][0]["source"] in every for one in links)
    assert [one["body"][1]["value"] for one in links] == ["repeats", "reverses"]
    assert links[1]["target"].endswith(REVERSED.a)


def test_every_key_is_a_term_of_the_model():
    """Any other would mean nothing to its readers."""
    assert set(keys(collection())) <= TERMS


def test_a_statement_within_another_has_an_annotation_of_its_own():
    """With its own words."""
    last = annotations("describing")[3]
    assert last["id"].endswith(INNER.id)
    assert found(last["target"][0], FERRY.text) == "nothing"
    assert HARBOR.text not in json.dumps(last)


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://a.example/x?y=1&z=%20#ü", "https://a.example/x?y=1&z=%20#ü"),
        ("https://a.example/a b<c>", "https://a.example/a%20b%3Cc%3E"),
        ("https://a.example/\ud800", "https://a.example/%ED%A0%80"),
        ("a.example/x", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_an_address_is_an_iri_or_nothing(url, iri):
    """Signs that no IRI has are written in percent."""
    assert address(url) == iri
