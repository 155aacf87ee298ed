"""The core: one shard becomes tables, whoever asks."""

import dataclasses
import gzip
import os
from pathlib import Path

import pytest
from corpora import article, config, left, table, written

from onrecord.errors import CorpusError, InputError
from onrecord.pipeline import Pipeline
from onrecord.read import formats
from onrecord.record.statement import Statement
from onrecord.record.text import Article
from onrecord.scale import tables
from onrecord.scale.shards import process_shard, shard_id
from onrecord.scale.tables import statement


def test_a_shard_becomes_articles_statements_and_entries_of_their_months(tmp_path):
    """In the order of their days, whatever order they came in."""
    rows = [article(2), article(0), article(3)]
    report = process_shard(
        str(written(tmp_path / "a.jsonl", rows)), str(tmp_path / "out"), config()
    )
    assert [one["title"] for one in table(tmp_path / "out", "articles")] == [
        *("Story 0", "Story 3", "Story 2"),
    ]
    assert report.rows == {"articles": 3, "statements": 6, "entries": 6, "skips": 0}
    assert {one.name.split("/")[1] for one in report.outputs} == {"month=2017-01", "month=2017-03"}


def test_what_was_found_is_what_the_pipeline_finds(tmp_path):
    """Every statement comes back as it was, and every article."""
    source = written(tmp_path / "a.jsonl", [article(0), article(1)])
    process_shard(str(source), str(tmp_path / "out"), config(), name="a")
    given = list(formats.articles(source.read_bytes(), "a", form=formats.Format.JSONL))
    told = [one for found in Pipeline().extract(given, skipped=print) for one in found.statements]
    back = [statement(row) for row in table(tmp_path / "out", "statements")]
    assert sorted(back, key=lambda one: one.id) == sorted(told, key=lambda one: one.id)
    assert {tables.article(row) for row in table(tmp_path / "out", "articles")} == {*given}


def test_a_page_comes_back_with_what_its_statements_rest_on(tmp_path):
    """Its bytes are kept, and where the article's paragraphs stand in them."""
    page = b"<html><title>T</title><body><p>%s</p></body></html>"
    source = tmp_path / "a.html"
    source.write_bytes(page % b'The mayor said: "We will build the bridge before the winter ends."')
    process_shard(str(source), str(tmp_path / "out"), config())
    (row,), (kept,) = table(tmp_path / "out", "articles"), table(tmp_path / "out", "pages")
    (given,) = formats.articles(source.read_bytes(), str(source))
    back = tables.article(row, kept["page"])
    assert back.original == given.original
    assert back.original.passages == given.original.passages
    assert back.original.stream == given.original.stream


def test_pages_are_left_out_where_they_are_not_to_be_kept(tmp_path):
    """The digest of the page stays."""
    source = tmp_path / "a.html"
    source.write_bytes(b"<p>The mayor said that the bridge is safe and will be opened soon.</p>")
    process_shard(str(source), str(tmp_path / "out"), config(pages=False))
    assert not table(tmp_path / "out", "pages")
    (row,) = table(tmp_path / "out", "articles")
    assert len(row["original"]["sha256"]) == 64


def test_half_a_surrogate_pair_comes_back(tmp_path):
    """Although Parquet has no place for it."""
    source = tmp_path / "a.jsonl"
    source.write_text('{"text": "He said \\ud83d no.", "title": "\\udc00"}\n')
    process_shard(str(source), str(tmp_path / "out"), config())
    (row,) = table(tmp_path / "out", "articles")
    back = tables.article(row)
    assert (back.text, back.title) == ("He said \ud83d no.", "\udc00")
    assert back.id == row["article"]


def test_what_cannot_be_read_is_a_row_of_the_skips(tmp_path):
    """Each with its place and the reason."""
    source = tmp_path / "a.jsonl"
    source.write_text('{"text": "He said no."}\n{"text": \nnothing\n')
    report = process_shard(str(source), str(tmp_path / "out"), config(), name="a.jsonl")
    assert report.rows["skips"] == 2
    assert [row["path"] for row in table(tmp_path / "out", "skips")] == ["a.jsonl#2", "a.jsonl#3"]


def test_a_compressed_shard_that_breaks_off_gives_what_came_before(tmp_path):
    """And says so."""
    rows = written(tmp_path / "a.jsonl", [article(n) for n in range(50)]).read_bytes()
    source = tmp_path / "b.jsonl.gz"
    source.write_bytes(gzip.compress(rows)[:-100])
    report = process_shard(str(source), str(tmp_path / "out"), config())
    assert 0 < report.rows["articles"] < 50
    assert any("breaks off" in row["reason"] for row in table(tmp_path / "out", "skips"))


def test_the_same_article_twice_in_a_shard_is_one(tmp_path):
    """The second is skipped, and says where the first stood."""
    source = written(tmp_path / "a.jsonl", [article(0), article(0, id="again")])
    process_shard(str(source), str(tmp_path / "out"), config(), name="a")
    assert table(tmp_path / "out", "skips") == [
        {"path": "a#again", "reason": "the same article as a#n0"}
    ]


def test_a_text_that_another_outlet_prints_is_not_read_again_and_loses_nothing(tmp_path):
    """What was found in it is the other article's too, with ids of its own."""
    nested = "Kelly said: \"The judge told us 'you must not leave the town,' and we did not.\""
    rows = [article(0, text=nested, outlet=name) for name in ("Ledger", "Courier")]
    apart = [tmp_path / row["outlet"] for row in rows]
    for row, out in zip(rows, apart, strict=True):
        process_shard(str(written(tmp_path / "a.jsonl", [row])), str(out), config())
    both = written(tmp_path / "both.jsonl", rows)
    report = process_shard(str(both), str(tmp_path / "out"), config())
    assert report.looked == 1

    def found(*folders: Path) -> list[object]:
        there = [statement(row) for folder in folders for row in table(folder, "statements")]
        return sorted(there, key=lambda one: one.id)

    assert found(tmp_path / "out") == found(*apart)
    assert any(one.nested_in for one in found(tmp_path / "out"))


def test_in_a_text_in_which_nobody_can_say_anything_nothing_is_looked_for(tmp_path):
    """It is an article without statements all the same."""
    source = written(tmp_path / "a.jsonl", [article(0, text="Lisbon 21 12. Oslo 3 1. Rome 25 14.")])
    report = process_shard(str(source), str(tmp_path / "out"), config())
    assert (report.looked, report.rows["articles"]) == (0, 1)
    again = process_shard(str(source), str(tmp_path / "all"), config(every_article=True))
    assert again.looked == 1


def test_an_article_that_is_left_out_is_a_skip_and_the_others_are_read(tmp_path):
    """It is known by its path."""
    source = written(tmp_path / "a.jsonl", [article(0), article(1)])
    report = process_shard(
        str(source), str(tmp_path / "out"), config(), name="a", left_out=("a#n0",)
    )
    assert report.rows["articles"] == 1
    assert [row["path"] for row in table(tmp_path / "out", "skips")] == ["a#n0"]


def test_it_says_at_which_article_it_is_before_it_looks(tmp_path):
    """And that it is between two afterwards."""
    said = []
    source = written(tmp_path / "a.jsonl", [article(0), article(1)])
    process_shard(
        str(source), str(tmp_path / "out"), config(), name="a", at=lambda *told: said.append(told)
    )
    assert said == [("", 0), ("a#n0", 1), ("", 1), ("a#n1", 2), ("", 2)]


def test_the_same_shard_gives_the_same_bytes_anywhere(tmp_path):
    """In a folder or at an address that fsspec knows."""
    from onrecord.scale.places import Place

    source = written(tmp_path / "a.jsonl", [article(n) for n in range(3)])
    one = process_shard(str(source), str(tmp_path / "out"), config(), name="a")
    place = Place(f"memory://{tmp_path.name}")
    other = process_shard(f"file://{source}", place.uri, config(), name="a")
    assert one.outputs == other.outputs
    assert {name: place.read(name) for name in left(tmp_path / "out")} == left(tmp_path / "out")


def test_a_shard_at_an_address_is_brought_here(tmp_path):
    """A WARC can then be sought in."""
    import fsspec

    rows = written(tmp_path / "a.jsonl", [article(0)])
    with fsspec.open(f"memory://{tmp_path.name}.jsonl", "wb") as file:
        file.write(rows.read_bytes())
    report = process_shard(f"memory://{tmp_path.name}.jsonl", str(tmp_path / "out"), config())
    assert report.rows["articles"] == 1


def test_a_shard_that_is_not_there_is_told(tmp_path):
    """By its name."""
    with pytest.raises(InputError, match=r"the shard .*nowhere\.jsonl is not there"):
        process_shard(str(tmp_path / "nowhere.jsonl"), str(tmp_path / "out"), config())


def test_a_shard_that_changes_while_it_is_read_is_told_and_leaves_nothing(tmp_path):
    """What was read of it is neither the one nor the other."""
    source = written(tmp_path / "a.jsonl", [article(0), article(1)])

    def changed(path: str, number: int) -> None:
        if number == 1:
            written(source, [article(5)])
            os.utime(source, (1, 1))

    with pytest.raises(InputError, match="changed while it was read"):
        process_shard(str(source), str(tmp_path / "out"), config(), at=changed)
    assert not left(tmp_path / "out")


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    """Here a file stands in the way."""
    (tmp_path / "out").write_text("no folder")
    source = written(tmp_path / "a.jsonl", [article(0)])
    with pytest.raises(CorpusError, match="cannot be written"):
        process_shard(str(source), str(tmp_path / "out"), config())


def test_no_two_shards_have_one_name():
    """And people know which is which."""
    assert shard_id("a/x.jsonl") != shard_id("b/x.jsonl")
    assert shard_id("s3://news/2017 02/x?.warc.gz").startswith("x-.warc.gz-")


@pytest.mark.parametrize(("noun", "table_of"), [(Statement, "statements"), (Article, "articles")])
def test_every_field_of_a_noun_has_a_column(noun, table_of):
    """One that came later would else be lost on the way into a record."""
    fields = {field.name for field in dataclasses.fields(noun)}
    assert fields <= {*tables.schemas()[table_of].names}
