"""Parquet: read back by pyarrow, with its types."""

import io
import sys
from dataclasses import replace
from datetime import date

import pyarrow as arrow
import pyarrow.parquet as parquets
import pytest
from told_by_hand import (
    FERRY,
    NOT_SAIL,
    REPEATED,
    REVERSED,
    SAIL,
    TIME,
    at,
    told,
)

from onrecord.errors import InputError
from onrecord.export import parquet
from onrecord.export.parquet import schema, written
from onrecord.record.copied import Copied
from onrecord.record.entry import Entry, Measure
from onrecord.record.judgement import Pair, Verdict


def table(articles=None):
    pieces = written(told() if articles is None else articles)
    return parquets.read_table(io.BytesIO(b"".join(pieces)))


def rows(articles=None):
    return {row["id"]: row for row in table(articles).to_pylist(maps_as_pydicts="strict")}


def test_there_is_a_row_for_each_statement_with_typed_columns():
    """In reading order; days are days."""
    read = table()
    assert read.schema.equals(schema())
    assert read.column("id").to_pylist() == [e.id for one in told() for e in one.entries]
    assert read.column("said_latest").type == arrow.date32()


def test_everything_of_a_statement_comes_back():
    """Who, when, where, and the words with their places."""
    row = rows()[SAIL.id]
    assert row["speakers"] == [
        {
            "name": "Ada Núñez",
            "type": "person",
            "id": "00000000000000aa",
            "office": {"title": "Mayor", "organization": "City of Harbor"},
            "probability": 0.9,
        }
    ]
    assert (row["said_earliest"], row["said_latest"]) == (date(2017, 2, 22), date(2017, 2, 22))
    assert (row["place"], row["country"], row["reading"]) == ("🏝️ the quay", "MX", SAIL.reading)
    assert row["evidence"] == {"place": [{"start": 0, "end": 1}]}
    assert (row["title"], row["published"]) == (FERRY.title, date(2017, 2, 23))


def test_spans_cut_the_words_behind_emoji_and_combining_marks():
    """As they stand in the article, piece by piece."""
    row = rows()[TIME.id]
    cut = [FERRY.text[one["start"] : one["end"]] for one in row["content"]]
    assert cut == row["words"] == [span.of(FERRY.text) for span in TIME.statement.content]


def test_a_link_is_told_at_both_ends():
    """With the id of the other one, and which of the two is the later."""
    every = rows()
    assert [(one["id"], one["other"], one["later"]) for one in every[SAIL.id]["links"]] == [
        (REPEATED.id, TIME.id, False),
        (REVERSED.id, NOT_SAIL.id, False),
    ]
    (later,) = every[NOT_SAIL.id]["links"]
    assert (later["other"], later["later"], later["relation"]) == (SAIL.id, True, "reverses")


def test_a_link_says_whether_a_person_accepted_it():
    """In both rows."""
    judged = {Pair.of(REVERSED).key: Verdict.ACCEPT}
    data = b"".join(written(told(), judged))
    every = parquets.read_table(io.BytesIO(data)).to_pylist()
    states = {one["id"]: one["state"] for row in every for one in row["links"]}
    assert states == {REPEATED.id: "candidate", REVERSED.id: "accepted"}


def test_the_measures_that_a_statement_speaks_of_are_named():
    """In the words of the article."""
    measure = Measure(FERRY.id, "ferry", at(FERRY.text, "ferry"), statements=(SAIL.id,))
    every = rows((replace(told()[0], measures=(measure,)),))
    assert (every[SAIL.id]["measures"], every[TIME.id]["measures"]) == (["ferry"], [])


def test_a_copy_leads_to_where_the_words_stood_first():
    """And what is no copy leads nowhere."""
    every = rows((replace(told()[0], copied=Copied((), {SAIL.id: "0123456789abcdef"})),))
    assert (every[SAIL.id]["first"], every[TIME.id]["first"]) == ("0123456789abcdef", None)


def test_what_is_not_known_is_null():
    """And no empty word."""
    bare = Entry(replace(SAIL.statement, source_probability=None))
    article = replace(FERRY, title="", outlet="", url="", published=None)
    row = rows((replace(told()[0], article=article, entries=(bare,)),))[bare.id]
    names = ("place", "said_latest", "source_probability", "title", "outlet", "url", "published")
    assert [row[name] for name in names] == [None] * len(names)
    assert row["speakers"] == row["after"] == []


def test_half_a_surrogate_pair_is_a_question_mark():
    """Which counts as one, so that offsets stay."""
    article = replace(FERRY, text=FERRY.text.replace("🚢", "\ud83d", 1), title="half \ud83d")
    row = rows((replace(told()[0], article=article),))[SAIL.id]
    assert row["title"] == "half ?"
    assert row["words"] == [SAIL.statement.text]


def test_an_empty_record_is_a_table_without_rows():
    """With all its columns."""
    read = table(())
    assert (read.num_rows, read.column_names) == (0, schema().names)


def test_a_large_record_is_written_some_rows_at_a_time(monkeypatch):
    """Piece by piece, and as one table."""
    monkeypatch.setattr(parquet, "AT_ONCE", 2)
    pieces = list(written(told()))
    assert len(pieces) == 4
    assert parquets.ParquetFile(io.BytesIO(b"".join(pieces))).num_row_groups == 3
    assert table().num_rows == 5


def test_without_pyarrow_it_says_what_to_install(monkeypatch):
    """And is no traceback."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError) as refused:
        next(written(told()))
    assert "onrecord[parquet]" in refused.value.hint
