"""`onrecord checks`: which statements on record fact-checks are about."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from spoken import ARTICLE, KELLY, SPICER, said

from onrecord.cli.main import group
from onrecord.compare.candidates import placed
from onrecord.pipeline import meanings
from onrecord.record.entry import ArticleRecord
from onrecord.record.statement import Act, Kind
from onrecord.resolve.across.identities import Identities
from onrecord.store.sql import open_record

TEXT = (
    "“There will be no use of military force in the harbor,” Kelly said. He said that taxes"
    " would be cut by half. “Will the wall be built?” he asked. “Taxes will be cut by half,”"
    " Spicer said."
)
CHECK = {"@type": "ClaimReview", "reviewRating": {"alternateName": "Cafe\u0301: false 🚫"}}


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """Two statements and a question of Kelly, and one of Spicer."""
    path = tmp_path_factory.mktemp("record") / "onrecord.db"
    article = replace(ARTICLE, text=TEXT, url="https://ledger.example/harbor")
    entries = (
        said("“There will be no use of military force in the harbor,”", KELLY, article=article),
        said("taxes would be cut by half", KELLY, article=article, kind=Kind.INDIRECT),
        said("“Will the wall be built?”", KELLY, article=article, act=Act.QUESTION),
        said("“Taxes will be cut by half,”", SPICER, article=article),
    )
    with open_record(path) as record:
        record.add(
            ArticleRecord(article, entries),
            meanings=placed(entries, meanings()),
            matcher=Identities(),
        )
    return path


def checks(record, path, *checked, status=0, form=("--format", "jsonl")):
    """What is printed of a file with these fact-checks."""
    path.write_text(json.dumps(checked), encoding="utf-8")
    result = CliRunner().invoke(group, ["--record", str(record), "checks", str(path), *form])
    assert result.exit_code == status, result.output
    return result


def found(record, path, claim, claimant="", **more):
    """The words of the statements that one claim is about, with relations."""
    item = {"author": {"name": claimant}, **more}
    told = checks(record, path, {**CHECK, "claimReviewed": claim, "itemReviewed": item})
    (one,) = map(json.loads, told.stdout.splitlines())
    return [(each["statement"]["text"], each["relation"]) for each in one["statements"]]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "checks.json"


def test_a_claim_in_the_words_of_a_quotation_is_about_it(record, path):
    """Whoever of that name said it."""
    claim = "There will be no use of military force in the harbor"
    assert found(record, path, claim, "John Kelly") == [(f"“{claim},”", "repeats")]
    assert found(record, path, claim) == [(f"“{claim},”", "repeats")]


def test_a_claim_of_the_same_position_is_about_a_paraphrase_of_it(record, path):
    """And not about what somebody else said in just these words."""
    told = found(record, path, "Taxes are going to be cut by half", "John Kelly")
    assert told == [("taxes would be cut by half", "agrees")]


@pytest.mark.parametrize(
    "claim",
    ["The moon is made of cheese", "There will be military force in the harbor", "Taxes rise"],
)
def test_a_claim_that_nobody_made_is_about_nothing(record, path, claim):
    """Nor is one that says the contrary."""
    assert found(record, path, claim, "John Kelly") == []


def test_a_claim_of_somebody_who_is_not_on_record_is_about_nothing(record, path):
    """Though others said the same."""
    assert found(record, path, "Taxes will be cut by half", "Ada Quinn") == []


def test_an_article_that_the_check_names_is_told(record, path):
    """By its address."""
    claim = {**CHECK, "claimReviewed": "Taxes will be cut by half"}
    item = {"author": "Sean Spicer", "appearance": {"url": "https://ledger.example/harbor"}}
    told = checks(record, path, {**claim, "itemReviewed": item}).stdout
    assert [one["printed"] for one in json.loads(told)["statements"]] == [True]


def test_a_terminal_shows_claim_rating_and_statements(record, path):
    """With their emoji."""
    claim = {**CHECK, "claimReviewed": "No use of military force in the harbor 🚢"}
    item = {"author": {"name": "John Kelly"}, "datePublished": "2017-02-23"}
    told = checks(record, path, {**claim, "itemReviewed": item}, form=("--format", "table")).stdout
    assert "No use of military force in the harbor 🚢" in told
    assert "checked: Cafe\u0301: false 🚫" in told
    assert "“There will be no use of military force in the harbor,”" in told
    other = checks(record, path, {**CHECK, "claimReviewed": "Cheese"}, form=("--format", "table"))
    assert "nothing on record says this" in other.stdout


def test_a_check_without_a_claim_is_skipped_and_told(record, path):
    """The others are shown."""
    told = checks(record, path, CHECK, {**CHECK, "claimReviewed": "Cheese"})
    assert len(told.stdout.splitlines()) == 1
    assert "which claim" in told.stderr


def test_a_file_without_a_check_or_none_at_all_is_an_error(record, path):
    """With exit status 3."""
    assert "no fact-check" in checks(record, path, status=3).stderr
    missing = ["--record", str(record), "checks", str(path.parent / "none.json")]
    result = CliRunner().invoke(group, missing)
    assert result.exit_code == 3
    assert "cannot be read" in result.stderr


def test_the_example_is_a_fact_check(record):
    """The one that the help of the command names."""
    example = Path(__file__).resolve().parents[2] / "examples" / "checks.json"
    result = CliRunner().invoke(
        group, ["--record", str(record), "checks", str(example), "--format", "jsonl"]
    )
    assert json.loads(result.stdout)["review"]["claimant"] == "John Kelly"


def test_a_check_that_is_kept_is_shown_with_its_statement_and_exported(record, path, tmp_path):
    """And read back out of what was exported; without --keep nothing is kept."""
    here = tmp_path / "onrecord.db"
    here.write_bytes(record.read_bytes())
    claim = "There will be no use of military force in the harbor"
    item = {"author": {"name": "John Kelly"}, "datePublished": "2017-02-23"}
    check = {**CHECK, "claimReviewed": claim, "itemReviewed": item, "author": "The Harbor Check"}
    checks(here, path, check)
    with open_record(here) as opened:
        assert opened.reviews.all() == []
        (said, *_) = (entry for entry, _ in opened.entries() if "force" in entry.statement.text)
    checks(here, path, check, form=("--keep",))
    base = ["--record", str(here)]
    shown = CliRunner().invoke(group, [*base, "show", said.id, "--format", "table"]).output
    assert "checked: Cafe\u0301: false 🚫" in shown
    assert "The Harbor Check" in shown
    out = tmp_path / "record.jsonld"
    CliRunner().invoke(group, [*base, "export", "--format", "json-ld", "--out", str(out)])
    again = CliRunner().invoke(group, [*base, "checks", str(out), "--format", "jsonl"])
    (one,) = map(json.loads, again.stdout.splitlines())
    assert one["review"]["rating"] == "Cafe\u0301: false 🚫"
    assert [each["statement"]["id"] for each in one["statements"]] == [said.id]
