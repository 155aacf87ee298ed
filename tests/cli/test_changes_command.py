"""`onrecord changes`, on a real record of three articles of one story."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import group

COPIES = Path(__file__).parents[2] / "examples" / "copies.jsonl"
PAGE = "https://tidewaterwire.example/ferries"


def run(record, *arguments, status=0):
    result = CliRunner().invoke(group, ["--record", str(record), *arguments])
    assert result.exit_code == status, result.output
    return result.stderr if status else result.stdout


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    path = tmp_path_factory.mktemp("ferries") / "onrecord.db"
    told = run(path, "add", str(COPIES))
    assert told.count("one story with") == 2
    return path


def test_a_version_tells_what_it_changed_word_by_word(record):
    (told,) = map(json.loads, run(record, "changes", PAGE, "--format", "jsonl").splitlines())
    assert (told["before"]["published"], told["after"]["published"]) == ("2017-03-06", "2017-03-07")
    changes = {one["change"]: one for one in told["changes"]}
    assert set(changes) == {"added", "removed", "reworded"}
    assert changes["removed"]["before"]["act"] == "deny"
    assert changes["removed"]["after"] is None
    words = [one["text"] for one in changes["reworded"]["words"] if one["side"] == "later"]
    assert "sixty" in " ".join(words)


def test_the_address_is_that_of_the_page_however_it_is_written(record):
    """As is the id of either version."""
    told = run(record, "changes", PAGE, "--format", "jsonl")
    first = json.loads(told)["before"]["id"]
    for asked in ("www.tidewaterwire.example/ferries/", f"{PAGE}?utm_source=x#top", first[:8]):
        assert run(record, "changes", asked, "--format", "jsonl") == told


def test_a_page_of_one_version_says_so(record):
    told = run(
        record, "changes", "https://islandsgazette.example/boats-are-back", "--format", "table"
    )
    assert "the only version on record" in told


def test_what_is_not_on_record_is_refused_with_what_to_do(record):
    assert "`onrecord changes ID`" in run(record, "changes", "https://nobody.example/x", status=3)
    assert "id" in run(record, "changes", "ffffffff", status=3)


def test_an_article_without_an_address_has_no_versions(record, tmp_path):
    path = tmp_path / "plain.db"
    (tmp_path / "a.txt").write_text("“We will sail,” Mayor Ada Quinn said.\n", encoding="utf-8")
    id_ = run(path, "add", str(tmp_path / "a.txt")).split()[1]
    assert "--url" in run(path, "changes", id_, status=3)


def test_read_tells_the_copies_of_a_run_without_a_record():
    """In its last object: one story, and what stood in it first."""
    printed = CliRunner().invoke(group, ["read", "--format", "jsonl", str(COPIES)]).stdout
    *articles, last = map(json.loads, printed.splitlines())
    ids = [one["article"]["id"] for one in articles]
    assert last["copies"]["stories"] == [ids]
    assert len(last["copies"]["occurrences"]) == 7
    home = {said["id"]: one["article"]["id"] for one in articles for said in one["statements"]}
    assert all(home[one["first"]] == ids[0] for one in last["copies"]["occurrences"])
    assert not any(one["relation"] in ("repeats", "agrees") for one in last["links"])
