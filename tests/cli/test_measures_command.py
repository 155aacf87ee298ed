"""`onrecord measures`: what is on record as proposed, ordered or ruled out."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner
from spoken import KELLY, ferry

from onrecord.cli.main import group
from onrecord.record.entry import Interval, Measure, Quantity, Standing, Status
from onrecord.record.text import Span
from onrecord.resolve.measures.across import Courses
from onrecord.store.sql import open_record


@pytest.fixture
def measured():
    """An article with a plan that Kelly blocked, and a ban of nobody's."""
    told = ferry()
    text, about = told.article.text, told.entries[0].id
    first, second = Span(0, 9), Span(10, 20)
    blocked = Standing(Status.BLOCKED, (first,), Interval.day(told.article.published))
    plan = Measure(
        told.article.id,
        first.of(text),
        (first,),
        "plan",
        (Standing(Status.PROPOSED, (second,)), blocked),
        KELLY.name,
        Quantity("12 ferries", 12.0, "ferries"),
        (first,),
        (about,),
    )
    ban = Measure(told.article.id, second.of(text), (second,), "ban")
    return replace(told, measures=(plan, ban))


@pytest.fixture
def ask(tmp_path, measured):
    """Runs a command on a record of that article, and returns what it printed."""
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.add(measured, measures=Courses())

    def asked(*arguments, status=0):
        result = CliRunner().invoke(group, ["--record", str(path), *arguments])
        assert result.exit_code == status, result.output
        return result.stderr if status else result.stdout

    return asked


def test_measures_are_listed_with_their_latest_status(ask, measured):
    """Its day, whose it is, how many, and in how many articles."""
    plan, ban = measured.measures
    told = ask("measures", "--format", "table")
    day = measured.article.published
    assert f"{plan.id[:8]}  {plan.text}\n" in told
    assert f"          blocked {day} · {KELLY.name} · 12 ferries · 1 article\n" in told
    assert f"{ban.id[:8]}  {ban.text}\n          1 article\n" in told


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--status", "blocked"], 1),
        (["--status", "proposed"], 0),
        (["--actor", "KELLY"], 1),
        (["--actor", "quinn"], 0),
    ],
)
def test_measures_are_chosen_by_latest_status_and_actor(ask, options, found):
    """Whatever the case of a name."""
    assert len(ask("measures", *options, "--format", "jsonl").splitlines()) == found


def test_the_history_of_a_measure_has_the_words_and_what_was_said(ask, measured):
    """By any beginning of its id, with the outlet and the statement about it."""
    plan = measured.measures[0]
    told = ask("measures", "show", plan.id[:6], "--format", "table")
    text = measured.article.text
    words = " ".join(Span(10, 20).of(text).split())
    assert f"proposed printed {measured.article.published}  “{words}”" in told
    assert "1 statement about it" in told
    assert measured.entries[0].id[:8] in told


def test_a_history_is_json_for_a_program(ask, measured):
    """With a date where an article gives one, and an upper bound where none does."""
    told = json.loads(ask("measures", "show", measured.measures[0].id, "--format", "jsonl"))
    assert [step["status"] for step in told["history"]] == ["proposed", "blocked"]
    assert [step["dated"] for step in told["history"]] == [False, True]
    assert told["history"][0]["days"]["earliest"] is None
    assert told["measures"][0]["statements"] == [measured.entries[0].id]


def test_an_id_that_leads_nowhere_is_told(ask):
    """With where to look."""
    assert "`onrecord measures` lists them" in ask("measures", "show", "abcdef", status=3)


def test_an_article_shows_its_measures(ask, measured):
    """Under its statements."""
    told = ask("show", measured.article.id[:8], "--format", "table")
    assert "\nmeasures\n▪ " in told


def test_measures_are_matched_anew(ask):
    """And counted."""
    assert ask("measures", "match").endswith("2 measures\n")
