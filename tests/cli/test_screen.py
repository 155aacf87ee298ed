"""Records drawn on a terminal."""

from dataclasses import replace

import pytest
from spoken import ARTICLE, KELLY, THURSDAY, ferry, said

from onrecord.cli import screen
from onrecord.record.entry import ArticleRecord
from onrecord.record.text import Article


def drawn(lines_of, told, width=80):
    """What stands on a terminal without colours."""
    console = screen.Screen(width=width, no_color=True, force_terminal=False)
    with console.capture() as capture:
        screen.draw(lines_of(told, console), console)
    return capture.get().splitlines()


def test_a_speaker_stands_over_all_that_was_said_in_a_row():
    """Name, office and day are told once."""
    lines = drawn(screen.article_record, ferry())
    assert len([line for line in lines if line.startswith("John Kelly")]) == 1
    head = next(line for line in lines if line.startswith("John Kelly"))
    assert "Secretary, Homeland Security" in head
    assert head.endswith("2017-02-23")


def test_the_bar_tells_quoted_from_paraphrased_without_colour():
    """In full for a quotation, broken for a paraphrase."""
    lines = drawn(screen.article_record, ferry())
    assert "┊ The ferry will sail" in lines
    assert "┃ “It will sail on time,”" in lines
    assert "┇ It was “late again,”" in lines


def test_kind_act_and_id_stand_under_the_words():
    """So that a reader can ask for the statement by its id."""
    one = ferry().entries[0]
    assert f"  indirect · pledge · 95% · {one.id[:8]}" in drawn(screen.article_record, ferry())


def test_quoted_words_of_a_mixed_statement_are_upright_and_the_rest_is_not():
    """The marks say it too, for those whose terminal has no italics."""
    console = screen.Screen(width=80)
    line = next(screen.words(ferry().entries[2], console))
    styles = {line.plain[s.start : s.end]: str(s.style) for s in line.spans}
    assert styles["“late again,”"] == "not italic"


def test_a_statement_within_another_is_set_in():
    """Its speaker too."""
    outer = said("The ferry will sail", KELLY)
    inner = said("It was “late again,”", within=outer)
    lines = drawn(screen.article_record, ArticleRecord(ARTICLE, (outer, inner)))
    assert "    no speaker named" in lines
    assert "    ┃ It was “late again,”" in lines


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width):
    """Nor wider than can be read."""
    article = replace(ARTICLE, text="many words " * 40, title="A long title " * 12)
    entry = said("many words " * 40, KELLY, article=article, on=THURSDAY)
    lines = drawn(screen.article_record, ArticleRecord(article, (entry,)), width)
    assert max(map(len, lines)) <= min(width, screen.WIDEST)


def test_an_article_cannot_colour_the_terminal():
    """An escape sequence in a title is shown as what it is."""
    told = ArticleRecord(Article("x", title="\x1b[31mred", path="a\ud800"))
    lines = drawn(screen.article_record, told)
    assert lines[0] == "\N{REPLACEMENT CHARACTER}[31mred"
