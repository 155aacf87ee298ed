"""What pages say of their articles, in every way in which they say it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trafilatura.utils import load_html

from onrecord.read.pages.metadata import Metadata, metadata


def told(head: str = "", body: str = "", **data: Any) -> Metadata:
    """The metadata of a page with this in its head and body, and one object of linked data."""
    script = json.dumps({"@type": "NewsArticle", **data}) if data else ""
    linked = f'<script type="application/ld+json">{script}</script>' if script else ""
    page = f"<html><head>{head}{linked}</head><body>{body}<p>He said no.</p></body></html>"
    return metadata(load_html(page))


def test_the_headline_that_most_agree_on_is_the_headline() -> None:
    """Pages give search engines another one; readers see the heading."""
    og = '<meta property="og:title" content="Minister: no">'
    found = told(og, "<h1>Minister says “No”</h1>", headline='Minister says "No"')
    assert found.title == 'Minister says "No"'
    assert told(og, "<h1>Minister: no</h1>", headline="A third").title == "Minister: no"
    assert told(og, headline="Another").title == "Another"


def test_markup_references_and_mojibake_are_no_part_of_a_headline() -> None:
    """Some systems escape twice."""
    assert (
        told(headline="The <em>minister</em>&amp;#039;s â€œnoâ€\x9d").title == "The minister's “no”"
    )


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ({"@type": "Person", "name": "Ada Reyes"}, "Ada Reyes"),
        (
            [{"name": "Ada Reyes"}, {"name": "Tom Birch"}, {"name": "ada reyes"}],
            "Ada Reyes, Tom Birch",
        ),
        ("By Ada Reyes and Tom Birch", "Ada Reyes, Tom Birch"),
        ({"name": ["Ada Reyes", "Tom Birch"]}, "Ada Reyes, Tom Birch"),
        ("Ada Reyes, Jr.", "Ada Reyes, Jr."),
        (["Ada Reyes", "(Image: Tom Birch)", "https://x.example/ada", "@ada"], "Ada Reyes"),
        ({"@type": "Organization", "name": "The Harbor Ledger"}, "The Harbor Ledger"),
        ([None, 3, {}], ""),
    ],
)
def test_authors_are_named_once_each(author: Any, byline: str) -> None:
    """However they are told."""
    assert told(headline="No", author=author).byline == byline


def test_an_author_that_is_pointed_at_is_looked_up() -> None:
    """As the commonest plug-in for weblogs writes it."""
    graph = [
        {"@type": "WebPage", "@id": "#page", "name": "Page"},
        {"@type": ["Article"], "headline": "No", "author": {"@id": "#ada"}},
        {"@type": "Person", "@id": "#ada", "name": "Ada Reyes"},
    ]
    data = json.dumps({"@context": "https://schema.org", "@graph": graph})
    head = f'<script type="application/ld+json">{data}</script>'
    assert told(head).byline == "Ada Reyes"


@pytest.mark.parametrize(
    ("head", "data", "day"),
    [
        ("", {"datePublished": "2017-02-23T23:30:00-05:00"}, date(2017, 2, 23)),
        ('<meta name="parsely-pub-date" content="2017-02-23T04:00Z">', {}, date(2017, 2, 23)),
        ('<time itemprop="datePublished" datetime="2017-02-23">', {}, date(2017, 2, 23)),
        ('<meta property="article:modified_time" content="2018-01-01">', {}, None),
        ('<meta name="date" content="yesterday">', {"datePublished": "soon"}, None),
    ],
)
def test_the_day_is_the_one_the_outlet_gives(head: str, data: dict, day: date | None) -> None:
    """In its own time zone; a day that cannot be read is none."""
    assert told(head, **data).published == day


def test_the_address_is_the_canonical_one() -> None:
    """Made whole where it is only a path; nothing that is no address of the web."""
    og = '<meta property="og:url" content="https://a.example/no?utm_source=x">'
    assert told('<link rel="canonical" href="/no-raids">' + og).url == "https://a.example/no-raids"
    assert told(og).url == "https://a.example/no"
    assert told('<link rel="canonical" href="javascript:alert(1)">').url == ""


def test_an_outlet_is_the_publisher_or_the_site() -> None:
    """And no part of the headline."""
    og = '<meta property="og:site_name" content="Harbor Ledger">'
    assert told(og).outlet == "Harbor Ledger"
    found = told(og, headline="No | The Harbor Ledger", publisher={"name": "The Harbor Ledger"})
    assert (found.title, found.outlet) == ("No", "The Harbor Ledger")


def test_broken_linked_data_is_left_out() -> None:
    """What is beside it counts."""
    head = '<script type="application/ld+json">{"@type": "NewsArt</script>'
    deep = "[" * 5_000 + "]" * 5_000
    head += f'<script type="application/ld+json">{deep}</script>'
    assert told(head, headline="No").title == "No"


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = ("headline", "author", "publisher", "datePublished", "mainEntityOfPage", "url", "@id")


@given(st.dictionaries(st.sampled_from(KEYS), ANY))
def test_no_linked_data_breaks_the_reading(data: dict) -> None:
    """Whatever stands where a name or a day should."""
    assert isinstance(told(**data), Metadata)
