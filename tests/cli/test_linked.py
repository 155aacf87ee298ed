"""Linked statements drawn as families."""

from dataclasses import replace

from spoken import ferry, harbor, repeats

from onrecord.cli import screen
from onrecord.cli.linked import families, linked

A, B, C = harbor().entries[0], ferry().entries[1], ferry().entries[0]
HOME = {e.id: (e, one.article) for one in (ferry(), harbor()) for e in one.entries}


def drawn(links):
    console = screen.Screen(width=80, no_color=True)
    with console.capture() as capture:
        screen.draw(linked(links, HOME, console), console)
    return capture.get().splitlines()


def test_what_goes_back_to_one_statement_is_one_family():
    """The first that was said comes first, whatever way the links point."""
    assert families([repeats(A, B), repeats(C, A)], HOME) == [[C.id, B.id, A.id]]


def test_statements_without_a_link_between_them_are_families_of_their_own():
    """In the order in which they came."""
    other = replace(A, statement=replace(A.statement, article="another"))
    home = {**HOME, other.id: HOME[A.id]}
    assert families([repeats(other, A), repeats(B, C)], home) == [[C.id, B.id], [A.id, other.id]]


def test_a_later_statement_stands_under_the_one_that_it_repeats():
    """With who said it, when, where, and how sure the link is."""
    lines = drawn([repeats(A, B)])
    assert lines[1:] == [
        "┃ “It will sail on time,”",
        f"  John Kelly  2017-02-23 · The Harbor Ledger · {B.id[:8]}",
        "",
        "    ┃ “It will sail on time,”",
        f"      Sean Spicer  printed 2017-02-24 · Sierra & Coast · {A.id[:8]}",
        f"      repeats {B.id[:8]} · 75%",
    ]


def test_each_statement_is_drawn_once_with_its_likeliest_link():
    """However many links it has."""
    lines = drawn([repeats(A, B), replace(repeats(A, C), probability=0.9), repeats(B, C)])
    assert [line.strip() for line in lines if "repeats" in line] == [
        f"repeats {C.id[:8]} · 75%",
        f"repeats {C.id[:8]} · 90%",
    ]
