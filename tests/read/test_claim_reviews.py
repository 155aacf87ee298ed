"""Fact-checks as pages, feeds and search services tell them."""

import json
from datetime import date

import pytest

from onrecord.errors import InputError
from onrecord.read.claim_reviews import LONGEST, reviews
from onrecord.record.review import Review
from onrecord.record.text import Skip

CHECK = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://check.example/ferry",
    "claimReviewed": "The ferry will sail 🚢",
    "datePublished": "2017-02-27T10:00:00Z",
    "author": {"@type": "Organization", "name": "The Harbor Check"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ada Núñez"},
        "datePublished": "2017-02-22",
        "appearance": [{"@type": "NewsArticle", "url": "https://ledger.example/ferry"}],
        "firstAppearance": "https://ledger.example/first",
    },
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "alternateName": "Cafe\u0301 false",
    },
}
REVIEW = Review(
    claim="The ferry will sail 🚢",
    claimant="Ada Núñez",
    claimed_on=date(2017, 2, 22),
    appearances=("https://ledger.example/first", "https://ledger.example/ferry"),
    rating="Cafe\u0301 false",
    publisher="The Harbor Check",
    published=date(2017, 2, 27),
    url="https://check.example/ferry",
)


def read(told):
    data = (
        told
        if isinstance(told, bytes)
        else (told if isinstance(told, str) else json.dumps(told)).encode()
    )
    return list(reviews(data, "checks"))


def page(*blocks):
    """A page with these scripts of JSON-LD."""
    scripts = (f"<script type='application/ld+json'>{one}</script>" for one in blocks)
    return f"<!doctype html><html><head>{''.join(scripts)}</head><body><p>ferry</p></body></html>"


@pytest.mark.parametrize(
    "told",
    [
        CHECK,
        [CHECK],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, CHECK]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [CHECK]}]},
        page(json.dumps(CHECK)),
        page("{broken", json.dumps([{"@type": "Organization"}, CHECK]) + ";"),
        {**CHECK, "@type": ["Review", "ClaimReview"]},
    ],
)
def test_a_fact_check_is_read_wherever_it_stands(told):
    """As an object, in a list, a graph or a feed, and in a page among other scripts."""
    assert read(told) == [REVIEW]


def test_lines_of_json_are_read_each_by_itself():
    """Blank ones are none."""
    assert read(f"{json.dumps(CHECK)}\n\n{json.dumps(CHECK)}\n") == [REVIEW, REVIEW]


def test_a_letter_that_is_two_when_it_is_small_moves_nothing():
    """Of a page in Turkish."""
    told = page(json.dumps(CHECK)).replace("<html>", f"<html title='{'İ' * 50}'>")
    assert read(told.replace("script", "SCRIPT")) == [REVIEW]


def test_what_a_search_service_answers_is_read():
    """Each review of a claim."""
    answer = {
        "claims": [
            {
                "text": "The ferry will sail",
                "claimant": "Ada Núñez",
                "claimDate": "2017-02-22T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "The Harbor Check", "site": "check.example"},
                        "url": "https://check.example/ferry",
                        "title": "No, it will not",
                        "reviewDate": "2017-02-27",
                        "textualRating": "False",
                    },
                    {"publisher": {"name": "Another"}, "textualRating": "Half true"},
                ],
            }
        ]
    }
    first, second = read(answer)
    assert (first.claim, first.claimant, first.title) == (
        "The ferry will sail",
        "Ada Núñez",
        "No, it will not",
    )
    assert (first.claimed_on, first.published) == (date(2017, 2, 22), date(2017, 2, 27))
    assert [one.rating for one in (first, second)] == ["False", "Half true"]


def test_the_claim_may_stand_in_what_is_reviewed():
    """As its text, or its name."""
    bare = {key: value for key, value in CHECK.items() if key != "claimReviewed"}
    for key in ("text", "name"):
        (one,) = read({**bare, "itemReviewed": {key: "The ferry\n will sail"}})
        assert (one.claim, one.claimant) == ("The ferry will sail", "")


def test_a_rating_without_words_is_a_figure():
    """Out of the best one."""
    (one,) = read({**CHECK, "reviewRating": {"ratingValue": 2, "bestRating": "5"}})
    assert one.rating == "2 of 5"


@pytest.mark.parametrize("claim", ["", " – ", None, True, "long " * LONGEST])
def test_a_fact_check_without_a_claim_is_a_skip(claim):
    """One of several does not stop the others."""
    skip, review = read([{**CHECK, "claimReviewed": claim}, CHECK])
    assert skip == Skip("checks#1", "a fact-check that does not say which claim")
    assert review == REVIEW


@pytest.mark.parametrize(
    "odd",
    [
        {"author": 7, "datePublished": [], "url": {}, "reviewRating": "x", "itemReviewed": []},
        {"author": [None, {"name": None}], "url": "javascript:alert(1)", "itemReviewed": "x"},
        {"datePublished": "02/03/2017", "reviewRating": [[]], "headline": {"a": 1}},
    ],
)
def test_values_of_another_shape_are_left_away(odd):
    """The claim is still there."""
    (one,) = read({**CHECK, **odd})
    assert one.claim == REVIEW.claim
    assert one.url in ("", REVIEW.url)


@pytest.mark.parametrize("told", ["{}", "[]", page("{}"), "only words", '{"@type": "Article"}'])
def test_a_file_without_a_fact_check_is_an_error(told):
    """With what one would be."""
    with pytest.raises(InputError, match="no fact-check") as refused:
        read(told)
    assert "ClaimReview" in refused.value.hint


@pytest.mark.parametrize("told", ["{broken", '{"a": 1}\n{broken', "[" * 100_000])
def test_json_that_is_none_is_an_error(told):
    """And no traceback, however deep it is."""
    with pytest.raises(InputError):
        read(told)


def test_a_page_of_scripts_without_an_end_is_read_in_no_time():
    """Whoever wrote it meant no good."""
    with pytest.raises(InputError, match="no fact-check"):
        read("<p>" + "<script " * 200_000)
