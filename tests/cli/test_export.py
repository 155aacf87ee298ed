"""`onrecord export`: the record as a file."""

import csv
import io
import json
from dataclasses import replace

import pytest
from click.testing import CliRunner
from spoken import ARTICLE, KELLY, SPICER, ferry, harbor, repeats, said

from onrecord.cli.exports import COLUMNS, cell
from onrecord.cli.main import group
from onrecord.record.entry import ArticleRecord, Entry
from onrecord.store.sql import open_record

SAID = ferry().entries[0].statement
UNTOLD = Entry(replace(SAID, source_probability=None, kind_probability=None))


@pytest.fixture
def record(tmp_path):
    """A record of two articles and the link between them."""
    with open_record(tmp_path / "onrecord.db") as record:
        record.add(ferry())
        again = harbor()
        record.add(replace(again, links=(repeats(again.entries[0], ferry().entries[1]),)))
    return tmp_path / "onrecord.db"


def export(record, *arguments):
    result = CliRunner().invoke(group, ["--record", str(record), "export", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_lines_are_articles_and_last_the_links_between_them(record):
    """As `onrecord read` prints them."""
    first, second, last = map(
        json.loads, export(record, "--format", "jsonl", "--out", "-").splitlines()
    )
    assert [len(one["statements"]) for one in (first, second)] == [3, 1]
    assert first["links"] == second["links"] == []
    assert [link["relation"] for link in last["links"]] == ["repeats"]


def test_a_table_has_a_row_for_each_statement(record):
    """With the speaker, the office and the day in columns."""
    rows = list(csv.DictReader(io.StringIO(export(record, "--format", "csv", "--out", "-"))))
    assert len(rows) == 4
    kelly = next(row for row in rows if row["text"] == "“It will sail on time,”")
    assert (kelly["speaker"], kelly["office"], kelly["organization"], kelly["said_earliest"]) == (
        "John Kelly",
        "Secretary",
        "Homeland Security",
        "2017-02-23",
    )


def test_a_table_says_how_sure_it_is_of_statement_source_and_kind(record):
    """In three columns; a cell is empty where that is not known."""
    names = ("probability", "source_probability", "kind_probability")
    rows = csv.DictReader(io.StringIO(export(record, "--format", "csv", "--out", "-")))
    assert {tuple(row[name] for name in names) for row in rows} == {("0.95", "0.97", "0.99")}
    assert [cell(COLUMNS[name](UNTOLD, ARTICLE)) for name in names] == ["0.95", "", ""]


def test_what_is_less_probable_is_not_exported(record):
    """In neither format, nor the links of it."""
    article = harbor().article
    unsure = said("“It will sail on time,”", SPICER, article=article, probability=0.5)
    with open_record(record) as opened:
        link = repeats(unsure, ferry().entries[1])
        opened.add(ArticleRecord(article, (unsure,), links=(link,)))
    for least, left, links in (("0.5", 4, 1), ("0.6", 3, 0)):
        options = ("--out", "-", "--min-probability", least)
        rows = list(csv.DictReader(io.StringIO(export(record, "--format", "csv", *options))))
        told = export(record, "--format", "jsonl", *options).splitlines()
        *articles, last = map(json.loads, told)
        assert len(rows) == sum(len(one["statements"]) for one in articles) == left
        assert len(last["links"]) == links


def test_a_file_takes_its_place_whole(record, tmp_path):
    """What was there before is replaced, and nothing else is left behind."""
    out = tmp_path / "out.csv"
    out.write_text("old")
    export(record, "--format", "csv", "--out", str(out))
    assert out.read_text(encoding="utf-8").startswith("id,speaker,")
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_is_not_there_is_an_error_with_a_hint(record, tmp_path):
    """No traceback, and exit status 3."""
    arguments = ["--record", str(record), "export", "--format", "csv", "--out"]
    result = CliRunner().invoke(group, [*arguments, str(tmp_path / "no" / "out.csv")])
    assert result.exit_code == 3
    assert "cannot be written" in result.stderr


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_can_be_run_as_a_formula(text):
    """A spreadsheet shows it as the text it is."""
    assert cell(text) == f"'{text}"


def test_a_formula_in_an_article_reaches_no_spreadsheet(tmp_path):
    """From the title of an article to the row of the file."""
    article = replace(ARTICLE, title="=HYPERLINK(1)")
    entry = said("The ferry will sail", KELLY, article=article)
    with open_record(tmp_path / "onrecord.db") as record:
        record.add(ArticleRecord(article, (entry,)))
    assert "'=HYPERLINK(1)" in export(tmp_path / "onrecord.db", "--format", "csv", "--out", "-")


def test_a_lone_surrogate_breaks_neither_format(tmp_path):
    """JSON escapes it; a table shows a mark for it."""
    article = replace(ARTICLE, title="half \ud800 a pair")
    with open_record(tmp_path / "onrecord.db") as record:
        record.add(ArticleRecord(article, (said("The ferry will sail", KELLY, article=article),)))
    lines, table = tmp_path / "out.jsonl", tmp_path / "out.csv"
    export(tmp_path / "onrecord.db", "--format", "jsonl", "--out", str(lines))
    export(tmp_path / "onrecord.db", "--format", "csv", "--out", str(table))
    first = json.loads(lines.read_text(encoding="utf-8").splitlines()[0])
    assert first["article"]["title"] == "half \ud800 a pair"
    assert "half ? a pair" in table.read_text(encoding="utf-8")
