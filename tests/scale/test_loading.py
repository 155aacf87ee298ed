"""The output of a run becomes a record, as if its articles had been added one by one."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from corpora import TODAY, Here, article, config, corpus, left, table, written

from onrecord.errors import CorpusError
from onrecord.pipeline import Pipeline
from onrecord.read.formats import Format
from onrecord.read.opened import opened
from onrecord.record import wire
from onrecord.scale.loading import extracts, is_corpus, keep
from onrecord.scale.runs import run
from onrecord.scale.sources import listed
from onrecord.store.sql import open_record

DENIAL = 'Tom Okafor said on Friday: "We will close the ferry in year 4, there is no other way."'
PAGE = (
    "<html><head><title>The bridge</title></head><body><article><p>Mayor Ana Reyes said: "
    '"We will not close the bridge in year 3," and that the winter would be long.</p>'
    "</article></body></html>"
)


def rows() -> list[dict[str, object]]:
    """Stories that repeat each other, a copy, one without a day, and one as a page."""
    told = [article(number) for number in range(12)]
    told.append(article(40, text=DENIAL, date="2017-03-02"))
    told.append({**article(1), "outlet": "The Courier", "id": "copy", "date": "2017-01-30"})
    told.append({**article(4), "date": None, "id": "undated"})
    told.append({"html": PAGE, "id": "page", "date": "2017-02-10"})
    return told


def ran(folder: Path, shards: int) -> Path:
    """The output of a run over `rows`, cut into so many shards."""
    for at in range(shards):
        written(folder / "in" / f"{at}.jsonl", rows()[at::shards])
    run(listed([str(folder / "in")]), str(folder / "out"), config(), Here)
    return folder / "out"


def kept(place: Path, found) -> list[object]:
    """Everything of a record that was made so, in the order in which it came in."""
    with open_record(place) as record:
        for _ in found(record):
            pass
        told = [wire.article_record(one) for one in record.records()]
        them = [(one.name, one.entries) for one in record.speakers()]
        links = [wire.link(one) for one in record.every_link()]
        return [without_paths(told), them, links]


def without_paths(told: list[dict[str, object]]) -> object:
    """Where an article lay is the one thing that may differ."""
    return [{**one, "article": {**one["article"], "path": ""}} for one in told]


def loaded(out: Path):
    return lambda record: keep(str(out), record, skipped=print)


def test_a_record_of_a_run_is_the_one_that_adding_the_articles_makes(tmp_path):
    """Links, copies and who is one across shards as in one record."""
    out = ran(tmp_path / "run", 4)
    source = written(tmp_path / "all.jsonl", rows())
    with source.open("rb") as stream:
        given = list(opened(stream, "all.jsonl", form=Format.JSONL))
    given.sort(key=lambda one: (one.published or date.max, one.id))
    one_by_one = kept(
        tmp_path / "b.db", lambda record: Pipeline(today=TODAY).add(given, record, skipped=print)
    )
    from_run = kept(tmp_path / "a.db", loaded(out))
    assert from_run == one_by_one
    assert from_run[2]


def test_how_a_corpus_was_cut_makes_no_difference_to_the_record(tmp_path):
    """One shard or five."""
    one, five = (kept(tmp_path / f"{n}.db", loaded(ran(tmp_path / f"{n}", n))) for n in (1, 5))
    assert one == five


def test_the_order_is_that_of_the_days_and_the_undated_come_last(tmp_path):
    """Whatever shard they are of."""
    found = extracts(str(ran(tmp_path, 3)), skipped=print)
    days = [one.document.article.published for one in found]
    assert days == sorted(days, key=lambda day: day or date.max)
    assert days[-1] is None


def test_shards_that_are_not_done_are_told(tmp_path):
    """What there is, is loaded."""
    place = corpus(tmp_path / "in", 2, 1)
    shards = listed([str(place)])
    (place / "shard-01.jsonl").unlink()
    run(shards, str(tmp_path / "out"), config(), Here)
    skips = []
    assert len(list(extracts(str(tmp_path / "out"), skipped=skips.append))) == 1
    assert [one.reason for one in skips] == ["1 of its 2 shards are not done"]


@pytest.mark.parametrize("how", ["cut", "gone"])
def test_a_file_that_is_not_the_one_that_was_written_is_told(tmp_path, how):
    """By its name, with what to do."""
    run(listed([str(corpus(tmp_path / "in", 1, 1))]), str(tmp_path / "out"), config(), Here)
    (file,) = (tmp_path / "out" / "articles").rglob("*.parquet")
    if how == "cut":
        file.write_bytes(file.read_bytes()[:-9])
    else:
        file.unlink()
    with pytest.raises(CorpusError, match=r"articles/month=2017-0.* is not what was written"):
        list(extracts(str(tmp_path / "out"), skipped=print))


def test_a_folder_without_a_run_is_no_corpus(tmp_path):
    """Nor is an address of the web asked."""
    assert not is_corpus(str(tmp_path))
    assert not is_corpus("https://news.example/corpus")
    with pytest.raises(CorpusError, match="no corpus was run into"):
        list(extracts(str(tmp_path), skipped=print))


def test_the_command_adds_a_run_and_adding_it_again_changes_nothing(tmp_path):
    """Every article is acknowledged."""
    ran(tmp_path, 2)
    program = [sys.executable, "-m", "onrecord", "--record", "a.db", "add", "out"]
    first, again = (
        subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    assert [line[:5] for line in first.stdout.splitlines()].count("added") == 16
    assert [line[:5] for line in again.stdout.splitlines()].count("known") == 16


def test_the_links_of_a_record_stand_beside_the_statements_of_its_run(tmp_path):
    """By the month of the later one, and both ends are rows of the statements."""
    out = ran(tmp_path, 3)
    program = [sys.executable, "-m", "onrecord", "--record", "a.db", "corpus", "connect", "out"]
    told = [
        subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    with open_record(tmp_path / "a.db") as record:
        links = {one.id: one for one in record.every_link()}
    rows_ = table(out, "links")
    assert {row["id"] for row in rows_} == {*links}
    assert told == [
        f"16 articles added, 0 known; {len(links)} links in out/links\n",
        f"0 articles added, 16 known; {len(links)} links in out/links\n",
    ]
    statements = {row["id"]: row["article"] for row in table(out, "statements")}
    days = {row["article"]: row["published"] for row in table(out, "articles")}
    for row in rows_:
        assert (statements[row["a"]], statements[row["b"]]) == (row["a_article"], row["b_article"])
        assert row["published"] == days[row["a_article"]]
        assert row["probability"] == links[row["id"]].probability


def test_the_links_of_two_records_of_one_run_are_the_same_bytes(tmp_path):
    """And a second run of the shards leaves them alone."""
    from onrecord.scale.loading import connect

    out, written_ = ran(tmp_path, 2), []
    for name in ("a.db", "b.db"):
        with open_record(tmp_path / name) as record:
            list(keep(str(out), record, skipped=print))
            written_.append(connect(str(out), record))
    assert written_[0] == written_[1]
    before = left(out)
    run(listed([str(tmp_path / "in")]), str(out), config(), Here)
    assert left(out) == before


def test_duckdb_and_pandas_read_the_months_of_a_run(tmp_path):
    """As any table that is partitioned so."""
    import duckdb
    import pandas

    out = ran(tmp_path, 2)
    with duckdb.connect() as base:
        told = base.execute(
            f"select month, count(*) from read_parquet('{out}/entries/**/*.parquet',"
            " hive_partitioning = true) group by month order by month"
        ).fetchall()
        (link,) = base.execute(
            f"select count(*) from '{out}/statements/**/*.parquet' s"
            f" join '{out}/articles/**/*.parquet' a on a.article = s.article"
        ).fetchone()
    frame = pandas.read_parquet(out / "entries")
    counted = frame.groupby("month", observed=True).size().to_dict()
    assert counted == dict(told)
    assert {*counted} == {"2017-01", "2017-02", "2017-03", "undated"}
    assert link == len(frame) == len(table(out, "statements"))


def test_every_file_says_in_which_format_it_is(tmp_path):
    """A program of another version can tell."""
    import pyarrow.parquet as parquets

    out = ran(tmp_path, 1)
    told = {
        parquets.ParquetFile(out / name).schema_arrow.metadata[b"onrecord"] for name in left(out)
    }
    assert told == {b"onrecord-corpus/1"}
    assert json.loads((out / "corpus.json").read_text())["format"] == "onrecord-corpus/1"
