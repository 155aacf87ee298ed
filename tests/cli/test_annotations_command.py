"""`onrecord annotations`: what was annotated elsewhere holds, also when an article is read anew."""

import json

import pytest
from click.testing import CliRunner
from spoken import ARTICLE, KELLY, SPICER, said

from onrecord.cli.main import group
from onrecord.record.entry import ArticleRecord
from onrecord.store.sql import open_record

TOLD = ArticleRecord(
    ARTICLE, (said("The ferry will sail", KELLY), said("“It will sail on time,”", SPICER))
)


@pytest.fixture
def path(tmp_path):
    with open_record(tmp_path / "onrecord.db") as record:
        record.add(TOLD)
    return tmp_path


def run(path, *arguments, status=0):
    result = CliRunner().invoke(group, ["--record", str(path / "onrecord.db"), *arguments])
    assert result.exit_code == status, result.output
    return result


def entries(path):
    with open_record(path / "onrecord.db") as record:
        return [one for told in record.records() for one in told.entries]


def test_what_was_rejected_in_label_studio_stays_away_when_the_article_is_read_anew(path):
    """What was left there is a person's now; the same file changes nothing twice."""
    run(path, "export", "--format", "label-studio", "--out", str(path / "out"))
    (task,) = json.loads((path / "out/tasks.json").read_text("utf-8"))
    gone = TOLD.entries[0].id
    kept = [r for r in task["predictions"][0]["result"] if gone not in json.dumps(r)]
    made = {"result": kept, "completed_by": "ada", "updated_at": "2026-03-01T10:00:00Z"}
    (path / "project.json").write_text(json.dumps([task | {"annotations": [made]}]), "utf-8")
    told = run(path, "annotations", str(path / "project.json"))
    assert "reject" in told.stdout
    assert "1 change · 1 confirmed · 0 not attached" in told.stderr
    assert [one.id for one in entries(path)] == [TOLD.entries[1].id]
    with open_record(path / "onrecord.db") as record:
        record.add(TOLD)
        before = len(record.identities.judgements())
        assert {one.who for one in record.identities.judgements()} == {"ada"}
    assert [one.id for one in entries(path)] == [TOLD.entries[1].id]
    run(path, "annotations", str(path / "project.json"))
    with open_record(path / "onrecord.db") as record:
        assert len(record.identities.judgements()) == before


def test_what_was_marked_in_brat_is_on_record(path):
    """Besides what was there."""
    folder = path / "out"
    run(path, "export", "--format", "brat", "--out", str(folder))
    (standoff,) = folder.glob("*.ann")
    words = "It was “late again,”"
    start = ARTICLE.text.index(words)
    end = start + len(words)
    with standoff.open("a", encoding="utf-8") as file:
        file.write(f"T99\tContent {start} {end}\t{words}\n")
    told = run(path, "annotations", str(folder), "--by", "Ada")
    assert "add" in told.stdout
    assert words in {one.statement.text for one in entries(path)}
    assert "0 changes" in run(path, "annotations", str(folder)).stderr


def test_an_annotation_of_an_article_that_is_not_on_record_is_told(path):
    """And nothing is judged."""
    task = {
        "data": {"article": "ffffffffffffffff", "text_sha256": ""},
        "annotations": [{"result": []}],
    }
    (path / "project.json").write_text(json.dumps([task]), "utf-8")
    told = run(path, "annotations", str(path / "project.json"))
    assert "not on record" in told.stderr
    assert "1 not attached" in told.stderr


@pytest.mark.parametrize("name", ["missing.json", "empty"])
def test_what_holds_no_annotations_is_an_error(path, name):
    """With exit status 3."""
    (path / "empty").mkdir()
    assert run(path, "annotations", str(path / name), status=3).stderr
