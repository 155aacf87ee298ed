"""brat's standoff files: read back by the rules of its own description of them."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told_by_hand import (
    CAFE,
    FERRY,
    HARBOR,
    INNER,
    OUTER,
    SAIL,
    TIME,
    told,
)

from onrecord.export.brat import CONFIGURATION, standoff, written
from onrecord.record.entry import ArticleRecord, Entry
from onrecord.record.statement import Kind, Statement
from onrecord.record.text import Article, Span

LINE = re.compile(r"([TAR#]\d+)\t([^\t]+)(?:\t([^\t]*))?")


def read(annotations, text):
    """Annotations by their ids, as brat has them; every text is what its places cut."""
    read = {}
    for line in annotations.splitlines():
        name, about, words = LINE.fullmatch(line).groups()
        read[name] = (about, words)
        if name.startswith("T"):
            _, places = about.split(" ", 1)
            cut = [text[slice(*map(int, one.split()))] for one in places.split(";")]
            assert " ".join(cut) == words
            assert "\n" not in words
    return read


def files(articles=None):
    return {file.path: file.text for file in written(told() if articles is None else articles)}


@pytest.fixture
def ferry():
    return read(files()[f"{FERRY.id}.ann"], FERRY.text)


def ends(found, name):
    """Both ends of each relation of a name, as words."""
    pattern = re.compile(rf"{name} Arg1:(T\d+) Arg2:(T\d+)")
    matches = (pattern.fullmatch(about) for key, (about, _) in found.items() if key[0] == "R")
    return [tuple(found[one][1] for one in match.groups()) for match in matches if match]


def test_an_article_is_a_text_and_its_annotations():
    """The text to the letter, and what may be annotated beside it."""
    every = files()
    names = [f"{one.id}.{end}" for one in (FERRY, HARBOR) for end in ("txt", "ann")]
    assert sorted(every) == sorted(["annotation.conf", "exported.json", *names])
    assert every[f"{FERRY.id}.txt"] == FERRY.text


def test_a_content_behind_emoji_and_combining_marks_is_cut_by_its_places(ferry):
    """In code points."""
    contents = [words for about, words in ferry.values() if about.startswith("Content ")]
    assert contents[0] == SAIL.statement.text
    assert CAFE in contents[0]


def test_no_fragment_goes_over_the_end_of_a_line(ferry):
    """The pieces of a content are fragments, too."""
    about, words = next(one for one in ferry.values() if one[0].count(";") == 2)
    assert about.startswith("Content ")
    assert words == TIME.statement.text
    cue = [words for about, words in ferry.values() if about.startswith("Cue ") and ";" in about]
    assert cue == ["told us"]  # a tab would end the line's part


def test_a_content_leads_to_its_source_and_its_cue(ferry):
    """By relations."""
    assert (SAIL.statement.text, "Ada Núñez") in ends(ferry, "Said_by")
    assert (OUTER.statement.text, "official said") in ends(ferry, "Reported_by")


def test_a_statement_within_another_leads_to_it(ferry):
    """From the inner one to the outer one."""
    assert ends(ferry, "Within") == [(INNER.statement.text, OUTER.statement.text)]


def test_a_link_within_the_article_is_a_relation_and_one_to_another_is_not(ferry):
    """No file can speak of another."""
    assert ends(ferry, "Repeats") == [(TIME.statement.text, SAIL.statement.text)]
    assert ends(ferry, "Reverses") == []


def test_attributes_say_what_was_done_by_it(ferry):
    """And what holds besides."""
    (content,) = (key for key, (_, words) in ferry.items() if words == SAIL.statement.text)
    told_of_it = {about for key, (about, _) in ferry.items() if key[0] == "A" and content in about}
    assert told_of_it == {
        f"Act {content} pledge",
        f"Kind {content} direct",
        f"Medium {content} speech",
    }


def test_notes_name_the_statement_and_the_speaker(ferry):
    """So that what comes back can be joined with the record."""
    notes = [words for key, (_, words) in ferry.items() if key[0] == "#"]
    assert f"{SAIL.id} 0.95 {SAIL.reading}" in notes
    assert "Ada Núñez · Mayor, City of Harbor · 00000000000000aa" in notes
    assert "an official · unnamed" in notes


def test_a_source_of_several_statements_is_annotated_once():
    """And both lead to it."""
    again = replace(TIME, statement=replace(TIME.statement, source=SAIL.statement.source))
    one = replace(told()[0], entries=(SAIL, again), links=())
    found = read(standoff(one), FERRY.text)
    assert len([1 for about, _ in found.values() if about.startswith("Source ")]) == 1
    assert len(ends(found, "Said_by")) == 2


def test_whatever_is_annotated_is_in_the_configuration(ferry):
    """brat shows nothing else."""
    configured = {line.split(" ")[0] for line in CONFIGURATION.splitlines()}
    used = {about.split(" ")[0] for key, (about, _) in ferry.items() if key[0] != "#"}
    assert used <= configured
    values = re.search(r"Act Arg:Content, Value:(.*)", CONFIGURATION)[1].split("|")
    assert {"pledge", "deny", "assert"} <= set(values)


@given(st.text(alphabet="ab 🚢\u0301\n\r\t\x85\u2028", min_size=1, max_size=30), st.data())
def test_any_span_of_any_text_is_one_line_that_cuts_it(text, data):
    """Whatever ends lines, by whoever's reckoning."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = Article(text)
    statement = Statement(
        article.id, Kind.DIRECT, (), (), (Span(start, end),), "words", 0.9, "attributions 2"
    )
    lines = standoff(ArticleRecord(article, (Entry(statement),))).split("\n")
    assert len(lines) == 6
    _, about, words = lines[0].split("\t")
    places = about.removeprefix("Content ").split(";")
    if words:
        assert " ".join(text[slice(*map(int, one.split()))] for one in places) == words
    else:
        assert not re.search("[ab 🚢\u0301]", text[start:end])
