"""`onrecord export`: the record as a file."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from spoken import ARTICLE, KELLY, SPICER, ferry, harbor, repeats, said

from onrecord.cli.main import group
from onrecord.export.formats import BY_NAME, Shape
from onrecord.record.entry import ArticleRecord
from onrecord.record.judgement import Judgement, Pair, Verdict
from onrecord.resolve.across.identities import Identities
from onrecord.store.sql import open_record


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


def test_a_file_that_is_there_is_replaced_only_by_force(record, tmp_path):
    """Exit status 3 and a hint otherwise."""
    out = tmp_path / "out.csv"
    out.write_text("old")
    arguments = ["--format", "csv", "--out", str(out)]
    result = CliRunner().invoke(group, ["--record", str(record), "export", *arguments])
    assert result.exit_code == 3
    assert "--force" in result.stderr
    export(record, *arguments, "--force")
    assert out.read_text(encoding="utf-8").startswith("id,speaker,")


@pytest.mark.parametrize("name", BY_NAME)
def test_every_format_is_written_from_a_record_and_twice_only_by_force(record, tmp_path, name):
    """A file, or a folder of files; the second time it is the same to the letter."""
    out = tmp_path / "out"
    arguments = ["--format", name, "--out", str(out)]

    def held():
        files = [out] if out.is_file() else sorted(out.rglob("*.*"))
        assert out.is_dir() == (BY_NAME[name].shape is Shape.FOLDER)
        return {file.name: file.read_bytes() for file in files if file.is_file()}

    export(record, *arguments)
    before = held()
    assert all(before.values())
    assert CliRunner().invoke(group, ["--record", str(record), "export", *arguments]).exit_code == 3
    export(record, *arguments, "--force")
    assert held() == before


@pytest.mark.parametrize("name", ["jsonl", "json-ld", "web-annotation", "ftm"])
def test_a_link_that_people_rejected_does_not_leave(record, name):
    """In no format."""
    with open_record(record) as opened:
        (link,) = opened.every_link()
        when = datetime(2026, 1, 1, tzinfo=UTC)
        judged = Judgement(Verdict.REJECT, "ada", when, pair=Pair.of(link))
        assert '"repeats' in export(record, "--format", name, "--out", "-").replace("or:", "")
        opened.identities.judge(judged, Identities())
    assert '"repeats' not in export(record, "--format", name, "--out", "-").replace("or:", "")


@pytest.mark.parametrize("name", BY_NAME)
def test_the_help_says_what_each_format_is_for(name):
    """In one line."""
    told = CliRunner().invoke(group, ["export", "--help"]).stdout.splitlines()
    assert any(line.split() == [name, *BY_NAME[name].says.split()] for line in told)


def test_a_folder_that_is_not_there_is_an_error_with_a_hint(record, tmp_path):
    """No traceback, and exit status 3."""
    arguments = ["--record", str(record), "export", "--format", "csv", "--out"]
    result = CliRunner().invoke(group, [*arguments, str(tmp_path / "no" / "out.csv")])
    assert result.exit_code == 3
    assert "hint: make it" in result.stderr


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


def test_the_example_in_python_runs(record, tmp_path, monkeypatch, capsys):
    """As it stands in the reference."""
    page = Path(__file__).resolve().parents[2] / "docs" / "reference" / "exports.md"
    (example,) = re.findall("```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    exec(example, {})
    assert capsys.readouterr().out == export(record, "--format", "jsonl", "--out", "-")
    likely = export(record, "--format", "csv", "--out", "-", "--min-probability", "0.8")
    assert (tmp_path / "statements.csv").read_text(encoding="utf-8") == likely
