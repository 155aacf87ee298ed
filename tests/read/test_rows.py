"""Rows of JSON: whose keys are read, and what becomes of bad ones."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.rows import article, line, lines, rows
from onrecord.record.text import Article, Skip


def test_a_row_fills_an_article() -> None:
    """Our own keys; the path is the file and the row's id."""
    row = {
        "id": "a7",
        "text": "He said no.\r\n",
        "title": "No",
        "date": "2017-02-23",
        "outlet": "The Harbor Ledger",
        "url": "https://harborledger.example/no",
        "byline": "Ada Reyes",
        "language": "en",
    }
    assert article(row, "wire.jsonl", 3) == Article(
        "He said no.\r\n",
        path="wire.jsonl#a7",
        title="No",
        outlet="The Harbor Ledger",
        byline="Ada Reyes",
        published=date(2017, 2, 23),
        url="https://harborledger.example/no",
        language="en",
    )


def test_the_names_that_others_use_are_known() -> None:
    """Feeds, crawlers and schema.org; without case, hyphens and underscores."""
    row = {
        "articleBody": "He said no.",
        "Headline": " No ",
        "date_published": "23 Feb 2017",
        "source": {"id": None, "name": "The Harbor Ledger"},
        "link": "https://harborledger.example/no",
        "authors": ["Ada Reyes", {"name": "Tom Birch"}, None, " "],
    }
    assert article(row, "a", 1) == Article(
        "He said no.",
        path="a#1",
        title="No",
        outlet="The Harbor Ledger",
        byline="Ada Reyes, Tom Birch",
        published=date(2017, 2, 23),
        url="https://harborledger.example/no",
    )


def test_our_own_names_come_first() -> None:
    """`text` before `content`, `title` before `headline`; an unreadable date before none."""
    row = {
        "content": "b",
        "text": "a",
        "headline": "b",
        "title": "a",
        "date": "?",
        "pubDate": "2017-02-23",
    }
    found = article(row, "a", 1)
    assert isinstance(found, Article)
    assert (found.text, found.title, found.published) == ("a", "a", date(2017, 2, 23))


def test_markup_is_read_where_there_is_no_text() -> None:
    """What the row says wins over what its page says."""
    row = {
        "html": "<html><head><title>Page</title></head><body><p>He said no.</p></body></html>",
        "text": " ",
        "title": "Row",
    }
    assert article(row, "a", 1) == Article("He said no.", "a#1", title="Row")


@pytest.mark.parametrize(
    ("number", "told", "path"),
    [
        (4, {}, "a#4"),
        (4, {"id": 0}, "a#0"),
        (4, {"id": ""}, "a#4"),
        (4, {"id": True}, "a#4"),
        (4, {"id": None}, "a#4"),
        (4, {"id": [1]}, "a#4"),
        (4, {"id": "x y"}, "a#x y"),
    ],
)
def test_a_row_without_an_id_is_known_by_its_number(
    number: int, told: dict[str, object], path: str
) -> None:
    """An id is a string or a whole number."""
    found = article({"text": "He said no.", **told}, "a", number)
    assert found.path == path


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"title": "No"}, "no text: none of its keys is text, html, body or content"),
        ({"text": ["He", "said"]}, "no text: its text is a list"),
        ({"text": None}, "no text: its text is null"),
        ({"text": " \n"}, "no text: its text is empty"),
        ({"body": 5}, "no text: its body is a number"),
        ({"html": "<html></html>"}, "no article text in this HTML"),
        ([1], "not a JSON object but a list"),
        (None, "not a JSON object but null"),
        ("He said no.", "not a JSON object but a string"),
        (True, "not a JSON object but true or false"),
    ],
)
def test_a_row_without_a_text_is_skipped_with_a_reason(row: object, reason: str) -> None:
    """At the row's own place in the file."""
    assert article(row, "a", 2) == Skip("a#2", reason)


def test_a_broken_line_is_skipped_and_the_good_lines_are_kept() -> None:
    """As when the disk was full while the last line was written."""
    text = '{"text": "One."}\n\n{"text": "Two."}\r\n{"text": "Thr'
    assert list(lines(text, "a")) == [
        Article("One.", "a#1"),
        Article("Two.", "a#3"),
        Skip("a#4", "not valid JSON: Unterminated string starting at (character 10)"),
    ]


@pytest.mark.parametrize(
    "told",
    ['{"text": "no"', "[" * 100_000, '{"a":' * 100_000, "9" * 5000, "", "\x00", "nul", "{]"],
)
def test_a_line_that_is_no_json_is_skipped(told: str) -> None:
    """Truncated, nested too deep, a number without end."""
    found = line(told, "a", 1)
    assert isinstance(found, Skip)
    assert found.reason.startswith("not valid JSON")


def test_a_file_of_one_object_or_a_list_or_a_wrapped_list_is_read() -> None:
    """The three shapes that a .json file of articles has."""
    one = {"text": "He said no."}
    for told in (one, [one], {"status": "ok", "articles": [one]}):
        assert list(rows(json.dumps(told, indent=2), "a")) == [Article("He said no.", "a#1")]


def test_a_list_that_breaks_off_keeps_what_came_before() -> None:
    """The rest is one Skip, at the row that is broken."""
    found = list(rows('[{"text": "One."}, {"id": 7, "text": "Two."}, {"te', "a"))
    assert found[:2] == [Article("One.", "a#1"), Article("Two.", "a#7")]
    assert [one.path for one in found[2:]] == ["a#3"]
    assert isinstance(found[-1], Skip)


def test_a_json_file_that_holds_lines_is_read_as_lines() -> None:
    """Many people call it .json."""
    found = list(rows('{"text": "One."}\n{"text": "Two."}\n', "a"))
    assert found == [Article("One.", "a#1"), Article("Two.", "a#2")]


@pytest.mark.parametrize("text", ["{", "nonsense", '{"text": "no"', "{" * 100_000])
def test_a_json_file_that_is_no_json_is_skipped_whole(text: str) -> None:
    """One Skip for the file."""
    (found,) = rows(text, "a")
    assert isinstance(found, Skip)
    assert found.path == "a"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["text", "html", "title", "date", "id", "name", "articles", "author", "é"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(VALUES)
def test_any_json_at_all_is_articles_or_skips(value: object) -> None:
    """Whatever the keys and the values, and whatever they are nested in."""
    for told in (rows(json.dumps(value), "a"), lines(json.dumps(value), "a")):
        assert all(isinstance(one, Article | Skip) for one in told)
