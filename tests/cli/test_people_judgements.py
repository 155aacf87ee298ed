"""`onrecord who` and `onrecord people`: who is one across articles, and what people judge of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import click
import pytest
from click.testing import CliRunner
from spoken import ARTICLE, KELLY, ferry, harbor, said

from onrecord.cli.main import group
from onrecord.cli.people import COMMANDS, command
from onrecord.record.entry import ArticleRecord, Office, Speaker, SpeakerType
from onrecord.resolve.across.identities import Identities
from onrecord.store.sql import open_record


def told(name, outlet, on, title="", words="“It will sail on time,”"):
    """An article in which one person says one thing."""
    article = replace(ARTICLE, outlet=outlet, published=date.fromisoformat(on))
    office = Office(title) if title else None
    by = Speaker(name, SpeakerType.PERSON, 0.9, office)
    return ArticleRecord(article, (said(words, by, article=article),))


@pytest.fixture
def path(tmp_path):
    """A record of two articles of one John Kelly, one of a Kelly who may be he, and others."""
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        for one in (
            ferry(),
            told("John F. Kelly", "Sierra & Coast", "2017-08-02", "White House chief of staff"),
            told("Laura Bennett", "Post", "2012-05-01", "spokeswoman"),
            told("Laura Bennett Hale", "Post", "2015-05-01", "spokeswoman"),
            harbor(),
        ):
            record.add(one, matcher=Identities())
    return path


@pytest.fixture
def ask(path):
    """Runs a command on the record, and returns what came of it."""

    def asked(*arguments, status=0):
        done = CliRunner().invoke(group, ["--record", str(path), *arguments])
        assert done.exit_code == status, done.output
        return done

    return asked


def objects(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_who_tells_names_offices_months_and_outlets(ask):
    """Of one speaker under all names, on a terminal."""
    printed = ask("who", "john kelly", "--format", "table").stdout
    for words in (
        "named   John F. Kelly (1), John Kelly (1)",
        "3 statements in 2 articles of 2 outlets, 2017-02-23 to 2017-08-02",
        "offices Secretary, Homeland Security  2017-02-23  1 article",
        "White House chief of staff  2017-08-02  1 article",
        "2017  · █ · · · · · ▄ · · · ·  3",
        "Sierra & Coast (1)",
    ):
        assert words in printed


def test_articles_of_no_outlet_are_of_none(ask, path):
    """A bare text does not say where it is from."""
    with open_record(path) as record:
        record.add(told("Ada Quinn", "", "2017-05-01"), matcher=Identities())
    printed = ask("who", "Ada Quinn", "--format", "table").stdout
    assert "1 statement in 1 article, 2017-05-01\n" in printed


def test_who_is_an_object_in_a_pipe(ask):
    """With the ids that lead to each appearance."""
    (one,) = objects(ask("who", "Kelly"))
    assert (one["name"], one["statements"], one["articles"]) == ("John Kelly", 3, 2)
    assert one["months"] == {"2017-02": 2, "2017-08": 1}
    assert [office["first"] for office in one["offices"]] == ["2017-02-23", "2017-08-02"]
    for each in one["appearances"]:
        assert objects(ask("who", each["id"][:10])) == [one]


def test_where_several_fit_they_are_offered(ask):
    """With what tells them apart; nobody is an error of its own."""
    done = ask("who", "Bennett", status=3)
    assert "may be one of 2 speakers" in done.stderr
    assert "Laura Bennett (spokeswoman, 1 article)" in done.stderr
    assert "nobody in the record is called 'Zoe'" in ask("who", "Zoe", status=3).stderr


def test_candidates_are_told_with_their_reasons(ask):
    """Each feature, what was compared, and its weight."""
    (one,) = objects(ask("people", "candidates"))
    assert {one["a"]["name"], one["b"]["name"]} == {"Laura Bennett", "Laura Bennett Hale"}
    assert {"surname", "given name"} <= {why["feature"] for why in one["because"]}
    drawn = ask("people", "candidates", "--format", "table").stdout
    assert "+6.0  given name: Laura Bennett | Laura Bennett Hale: the same" in drawn
    assert ask("people", "candidates", "--min-probability", "1").stdout == ""


def test_what_is_merged_is_one_everywhere(ask):
    """Who, show and search, under either name."""
    done = ask("people", "merge", "Laura Bennett", "Laura Bennett Hale", "--by", "ed")
    assert "Laura Bennett (1 article) is Laura Bennett Hale (1 article)" in done.stdout
    assert objects(ask("who", "Laura Bennett"))[0]["statements"] == 2
    assert len(objects(ask("show", "Laura Bennett Hale"))) == 2
    found = ask("search", "sail", "--speaker", "Laura Bennett Hale")
    assert len(objects(found)) == 2
    assert (
        "are one already"
        in ask("people", "merge", "Laura Bennett", "Laura Bennett Hale", status=3).stderr
    )


def test_what_is_split_is_two(ask):
    """By the names that the articles print."""
    ask("people", "split", "John Kelly", "John F. Kelly", "--by", "ed")
    assert objects(ask("who", "John Kelly"))[0]["statements"] == 2
    assert objects(ask("who", "John F. Kelly"))[0]["statements"] == 1


def test_a_split_of_a_name_from_itself_is_refused(ask):
    """It says which names there are."""
    done = ask("people", "split", "John Kelly", "john kelly", status=3)
    assert "mean the same articles" in done.stderr
    assert "John F. Kelly" in done.stderr


def test_undo_is_one_more_judgement(ask):
    """The list keeps both and says what holds."""
    made = ask("people", "merge", "Laura Bennett", "Laura Bennett Hale", "--by", "ed").stdout[:8]
    ask("people", "undo", made, "--by", "jo")
    assert objects(ask("who", "Laura Bennett"))[0]["statements"] == 1
    states = [
        (one["verdict"], one["who"], one["state"]) for one in objects(ask("people", "judgements"))
    ]
    assert states == [("same", "ed", "undone"), ("undo", "jo", "holds")]
    listed = ask("people", "judgements", "--format", "table").stdout
    assert "ed: Laura Bennett (1 article) is Laura Bennett Hale (1 article)  [undone]" in listed
    assert "no judgement has an id" in ask("people", "undo", "zz", status=3).stderr


def test_a_judgement_that_contradicts_another_says_so(ask):
    """The later holds; the list says by what the earlier is overruled."""
    names = "Laura Bennett", "Laura Bennett Hale"
    first = ask("people", "merge", *names, "--by", "ed").stdout[:8]
    done = ask("people", "split", *names, "--by", "jo")
    assert f"overrules {first}" in done.stderr
    assert [one["state"] for one in objects(ask("people", "judgements"))] == [
        f"overruled by {done.stdout[:8]}",
        "holds",
    ]


def test_a_name_that_two_bear_is_not_shown_as_one(ask, path):
    """They are offered with their ids, and an id shows the one."""
    with open_record(path) as record:
        mayor = told("John Kelly", "Ellis Sun", "2017-02-23", "Mayor of Ellis")
        record.add(mayor, matcher=Identities())
    done = ask("show", "John Kelly", status=3)
    assert "may be one of 2 speakers" in done.stderr
    with open_record(path, read_only=True) as record:
        ids = [one.id for one in record.identities.called("John Kelly")]
    assert sorted(len(objects(ask("show", one))) for one in ids) == [1, 2]


def test_speakers_that_were_not_matched_are_named_as_such(ask, path):
    """With what matches them."""
    with open_record(path) as record:
        record.add(told("Jo Marsh", "Ellis Sun", "2017-02-23"))
    assert "`onrecord people match`" in ask("who", "Jo Marsh", status=3).stderr
    ask("people", "match")
    assert objects(ask("who", "Jo Marsh"))[0]["statements"] == 1
    assert KELLY.name in ask("who", "John Kelly").stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_and_says_in_one_line_what_it_does(name):
    """Short enough to stand whole in the list of commands."""
    one = command.get_command(click.Context(command), name)
    assert f"onrecord people {name}" in one.epilog
    assert one.get_short_help_str(limit=68).endswith(".")
    assert not one.get_short_help_str(limit=68).endswith("...")
