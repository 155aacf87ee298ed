"""The table of statements: what stands in its cells, and that none of them is a formula."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told_by_hand import FERRY, HARBOR, SAIL, TIME, told, words

from onrecord.export.csv_table import (
    FIRST,
    FORMULA,
    OF_ARTICLE,
    OF_ENTRY,
    cell,
    plain,
    written,
)
from onrecord.record.copied import Copied
from onrecord.record.entry import Entry


def rows(*articles):
    """The table, read as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO("".join(written(articles)), newline="")))


def test_there_is_a_row_for_each_statement_article_by_article():
    """In reading order."""
    every = rows(*told())
    assert [row["id"] for row in every] == [e.id for one in told() for e in one.entries]
    assert [row["article"] for row in every] == [FERRY.id] * 4 + [HARBOR.id]
    assert [*every[0]] == [*OF_ENTRY, FIRST, *OF_ARTICLE]


def test_a_row_tells_who_in_what_office_when_and_where():
    """In columns of their own."""
    row = rows(*told())[0]
    assert (row["speaker"], row["office"], row["organization"]) == (
        "Ada Núñez",
        "Mayor",
        "City of Harbor",
    )
    assert (row["said_earliest"], row["said_latest"]) == ("2017-02-22", "2017-02-22")
    assert (row["place"], row["country"], row["act"]) == ("🏝️ the quay", "MX", "pledge")


def test_a_copy_leads_to_where_the_words_stood_first():
    """And what is no copy leads nowhere."""
    copied = Copied(((HARBOR.id, FERRY.id),), {SAIL.id: "0123456789abcdef"})
    first, second, *_ = rows(replace(told()[0], copied=copied))
    assert (first["first"], second["first"]) == ("0123456789abcdef", "")


def test_an_emoji_a_combining_mark_and_a_line_end_come_back_as_they_were():
    """From a reader of CSV that is not ours."""
    first, second, *_ = rows(*told())
    assert plain(first["title"]) == FERRY.title
    assert plain(first["text"]) == SAIL.statement.text
    spans = [map(int, one.split(":")) for one in second["content"].split(";")]
    assert words(spans, FERRY) == words(((s.start, s.end) for s in TIME.statement.content), FERRY)


def test_what_is_not_known_is_an_empty_cell():
    """And not the word None."""
    bare = Entry(replace(SAIL.statement, source_probability=None, kind_probability=None))
    row = rows(replace(told()[0], entries=(bare,)))[0]
    empty = ("source_probability", "kind_probability", "said_earliest", "place", "speaker")
    assert [row[name] for name in empty] == [""] * 5


@pytest.mark.parametrize("sign", FORMULA)
def test_no_cell_can_be_run_as_a_formula(sign):
    """A spreadsheet shows it as the text it is."""
    assert cell(f"{sign}1+1").startswith("'")
    title = f"{sign}HYPERLINK(1)"
    row = rows(replace(told()[0], article=replace(FERRY, title=title)))[0]
    assert row["title"] == f"'{title}"


@given(st.text(alphabet="'=+-@\t\r\n＝x🚢\u0301", max_size=8))
def test_the_text_of_a_cell_comes_back(text):
    """Whatever it begins with, and however many marks stand before that."""
    assert plain(cell(text)) == text
    assert not cell(text).startswith(FORMULA)
