"""`onrecord show` and `onrecord search`: what is on record, asked for."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner
from spoken import ARTICLE, KELLY, SPICER, ferry, harbor, repeats, said

from onrecord.cli.main import group
from onrecord.cli.views import context
from onrecord.record.entry import ArticleRecord
from onrecord.record.text import Span
from onrecord.store.sql import open_record


@pytest.fixture
def ask(tmp_path):
    """Runs a command on a record of two articles, and returns what it printed."""
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.add(ferry())
        again = harbor()
        record.add(replace(again, links=(repeats(again.entries[0], ferry().entries[1]),)))

    def asked(*arguments, status=0):
        result = CliRunner().invoke(group, ["--record", str(path), *arguments])
        assert result.exit_code == status, result.output
        return result.stderr if status else result.stdout

    return asked


def test_a_statement_is_shown_with_the_words_around_it(ask):
    """By the beginning of its id; its links are shown with it."""
    told = ask("show", ferry().entries[1].id[:8], "--format", "table")
    assert "The ferry will sail, Kelly said." in told
    assert "in the article · characters 33–56" in told
    assert f"repeats {ferry().entries[1].id[:8]} · 75%" in told


def test_a_reading_stands_under_the_words_where_they_needed_one(ask, tmp_path):
    """There is no line for it where nothing had to be put in brackets."""
    entry = ferry().entries[1]
    assert "reads" not in ask("show", entry.id[:8], "--format", "table")
    alone = replace(entry, reading="[The ferry] will sail on time.")
    with open_record(tmp_path / "onrecord.db") as record:
        record.add(replace(ferry(), entries=(alone,)))
    told = ask("show", entry.id[:8], "--format", "table")
    assert "“It will sail on time,”\n  reads [The ferry] will sail on time.\n" in told


def test_how_sure_it_is_of_source_and_kind_stands_under_a_statement(ask, tmp_path):
    """Where that is known; there is no line for it where it is not."""
    entry = ferry().entries[1]
    told = ask("show", entry.id[:8], "--format", "table")
    assert f"  direct · assert · 95% · {entry.id[:8]}\n  source 97% · kind 99%\n\n" in told
    old = replace(entry.statement, source_probability=None, kind_probability=None)
    with open_record(tmp_path / "onrecord.db") as record:
        record.add(replace(ferry(), entries=(replace(entry, statement=old),)))
    told = ask("show", entry.id[:8], "--format", "table")
    assert f"  direct · assert · 95% · {entry.id[:8]}\n\nin the article" in told


@pytest.fixture
def unsure(tmp_path):
    """Makes Spicer's statement less probable than Kelly's that it repeats, and returns it."""
    with open_record(tmp_path / "onrecord.db") as record:
        article = harbor().article
        again = said("“It will sail on time,”", SPICER, article=article, probability=0.5)
        link = repeats(again, ferry().entries[1])
        record.add(ArticleRecord(article, (again,), links=(link,)))
    return again


@pytest.mark.parametrize("wanted", [ferry().entries[1].id, ferry().article.id])
def test_what_is_less_probable_is_not_shown_as_a_repetition_either(ask, unsure, wanted):
    """Neither on a terminal nor to a program."""
    for least, links in (("0.5", 1), ("0.6", 0)):
        asked = ("show", wanted, "--min-probability", least)
        assert ask(*asked, "--format", "table").count("repeats") == links
        assert len(json.loads(ask(*asked))["links"]) == links


@pytest.mark.parametrize("wanted", ["Sean Spicer", "spicer", "id"])
def test_one_that_is_too_improbable_to_be_shown_is_an_error_that_says_so(ask, unsure, wanted):
    """It is on record: that nobody is called so would not be true."""
    wanted = unsure.id[:8] if wanted == "id" else wanted
    told = ask("show", wanted, "--min-probability", "0.6", status=3)
    assert "is less probable than 0.6" in told
    assert "hint: ask for it with a lower --min-probability" in told


def test_of_an_article_the_less_probable_statements_are_not_shown(ask, unsure):
    """The article is, also where nothing is left."""
    told = json.loads(ask("show", unsure.statement.article, "--min-probability", "0.6"))
    assert (told["statements"], told["links"]) == ([], [])


def test_only_what_is_near_a_statement_is_shown_with_it():
    """And where the article goes on is told; what was said is underlined, who said it bold."""
    long = replace(ARTICLE, text=f"{'before ' * 90}\n\n“Sail,” Kelly said.\n\n{'after ' * 90}")
    at = long.text.index("Kelly")
    entry = said("“Sail,”", KELLY, article=long)
    spoken = replace(entry, statement=replace(entry.statement, source=(Span(at, at + 5),)))
    text = context(spoken, long)
    assert text.plain.startswith("… before ")
    assert text.plain.endswith("after …")
    assert len(text.plain) < 600
    styles = {text.plain[one.start : one.end]: one.style for one in text.spans}
    assert (styles["“Sail,”"], styles["Kelly"]) == ("underline", "bold")


def test_what_several_said_together_is_shown_under_the_one_asked_for(tmp_path):
    """Not under the first of them."""
    both = ArticleRecord(
        ARTICLE,
        (
            said("The ferry will sail", SPICER, KELLY),
            said("“It will sail on time,”", KELLY),
        ),
    )
    with open_record(tmp_path / "onrecord.db") as record:
        record.add(both)
    arguments = ["--record", str(tmp_path / "onrecord.db"), "show", "John Kelly"]
    told = CliRunner().invoke(group, [*arguments, "--format", "table"]).stdout
    assert told.startswith("John Kelly\n2 statements · Secretary, Homeland Security\n")


def test_an_article_is_shown_with_all_its_statements(ask):
    """By the beginning of its id."""
    told = ask("show", ferry().article.id[:8], "--format", "table")
    assert "┊ The ferry will sail" in told
    assert "┇ It was “late again,”" in told


def test_a_speaker_is_shown_with_all_that_was_said(ask):
    """By the whole name."""
    told = ask("show", "john kelly", "--format", "table")
    assert told.startswith("John Kelly\n2 statements · Secretary, Homeland Security\n")


def test_a_part_of_a_name_is_enough_where_one_speaker_has_it(ask):
    """Several words need no quotation marks either."""
    assert ask("show", "spicer", "--format", "table").startswith("Sean Spicer\n1 statement\n")
    assert ask("show", "Sean", "Spicer", "--format", "table").startswith("Sean Spicer\n")


def test_a_part_of_several_names_is_an_error_that_lists_them(ask):
    """So that the reader can name one."""
    told = ask("show", "s", status=3)
    assert "'s' is a part of several names" in told
    assert "Sean Spicer" in told


def test_nobody_of_that_name_is_an_error_with_a_hint(ask):
    """And exit status 3."""
    assert ask("show", "Nobody", status=3) == (
        "onrecord: nobody in the record is called 'Nobody'\n"
        "hint: `onrecord search` looks for words\n"
    )


def test_an_id_that_is_not_there_is_told_as_one(ask):
    """Hexadecimal digits are taken for an id where nobody is called so."""
    assert "has the id 'ffffffffffffffff'" in ask("show", "f" * 16, status=3)


def test_what_is_shown_can_be_read_by_a_program(ask):
    """In the wire format, article by article, in order of date."""
    told = [json.loads(line) for line in ask("show", "John Kelly").splitlines()]
    assert [len(one["statements"]) for one in told] == [2]
    (one,) = map(json.loads, ask("show", ferry().entries[1].id).splitlines())
    assert len(one["statements"]) == len(one["links"]) == 1


def test_search_finds_statements_by_their_words(ask):
    """Who said it, where it is printed, and the words."""
    told = ask("search", "sail", "time", "--format", "table")
    assert told.count("┃ “It will sail on time,”") == 2
    assert "Sean Spicer  printed 2017-02-24 · Sierra & Coast" in told


def test_search_prints_the_wire_format_for_a_program(ask):
    """One object a hit, best first, no more than were asked for."""
    (one,) = map(json.loads, ask("search", "time", "--limit", "1").splitlines())
    assert one["format"] == "onrecord/1"
    assert len(one["statements"]) == 1


def test_search_leaves_out_what_is_less_probable(ask, unsure):
    """And where that leaves nothing, says why."""
    assert len(ask("search", "time").splitlines()) == 2
    (one,) = map(json.loads, ask("search", "time", "--min-probability", "0.6").splitlines())
    assert one["article"]["id"] == ferry().article.id
    assert ask("search", "time", "--min-probability", "0.96") == ""


def test_a_search_that_finds_nothing_says_so_on_stderr(ask):
    """Nothing on stdout, and no error."""
    assert ask("search", "zeppelin") == ""


def test_a_search_that_cannot_be_read_is_an_error(ask):
    """With the place where it goes wrong."""
    assert "at character 1" in ask("search", '"unclosed', status=3)


def test_a_backup_is_a_record_that_can_be_searched(ask, tmp_path):
    """And a second one does not take its place unasked."""
    copy = str(tmp_path / "copy.db")
    assert ask("backup", copy).endswith(f" is copied to {copy}\n")
    assert ask("--record", copy, "search", "time") == ask("search", "time")
    assert "is there already" in ask("backup", copy, status=3)
    ask("backup", copy, "--force")
