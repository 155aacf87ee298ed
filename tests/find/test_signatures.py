"""Quotations that are signed with a dash and a name."""

from __future__ import annotations

import re

import pytest

from onrecord.find.attributions import Attribution
from onrecord.find.quotes import quotations
from onrecord.find.signatures import signatures, signed
from onrecord.record.text import Span

TEXT = "“We waited all day.”\n— Ada Quinn\n“Nobody came to us.”\n— Bo Lee, 34, a sailor\nThe end."


def told(text: str, *found: Attribution) -> list[tuple[str, str]]:
    marks = quotations(text, [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)])
    return [
        (text[slice(*one.source[0])] if one.source else "", text[slice(*one.content[0])])
        for one in signed(found, [*signatures(marks, text)], 0.5)
    ]


def test_each_quotation_of_a_list_is_its_signers():
    """The name below a quotation signs it, not the one above."""
    assert told(TEXT) == [("Ada Quinn", "“We waited all day.”"), ("Bo Lee", "“Nobody came to us.”")]


def test_a_space_at_the_end_of_a_line_hides_no_signature():
    """Pages are full of them."""
    assert told(TEXT.replace("Quinn\n", "Quinn \n")) == told(TEXT)


def test_a_signed_quotation_is_nobody_elses():
    """Where the network gave it to another name, the layout takes it back."""
    start = TEXT.index("“Nobody")
    wrong = Attribution((), ((21, 22),), ((0, 20), (start, start + 20)), 0.9, 0.9)
    assert told(TEXT, wrong) == told(TEXT)


@pytest.mark.parametrize(
    ("between", "taken"),
    [("\nThe square was empty.\n", False), ("\n", True), (" he", True)],
)
def test_a_signature_takes_in_no_quotation_that_stands_apart(between, taken):
    """What the network gave to the signer goes back to the last words that are not of a piece."""
    text = f"“We will build the dam.”{between}“It never came.”\n— Ada Quinn"
    start, dash = text.index("“It"), text.index("—")
    wrong = Attribution((), ((dash, dash + 1),), ((0, start + 16),), 0.9, 0.9)
    (_, content), *_ = told(text, wrong)
    assert content == (text[: start + 16] if taken else "“It never came.”")


@pytest.mark.parametrize(
    "text",
    ["“No,” — Quinn said.", "“No” – and he left\n", "“No.”\n\nAda Quinn left.", "“No.” - so it is"],
)
def test_a_dash_that_goes_on_is_no_signature(text):
    """A name must stand alone to the end of its line."""
    assert told(text) == []
