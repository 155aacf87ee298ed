"""Which statement the article puts before which other."""

from __future__ import annotations

import pytest
from statements_by_hand import THURSDAY, page, said

from onrecord.resolve.stage import resolve

Part = tuple[str, str, str]
DORN: Part = ("Carl Dorn", "called", "it a danger")
BERG: Part = ("Anna Berg", "said", "it was safe")


def order(text: str, *parts: Part) -> list[tuple[list[int], list[str]]]:
    """For each (source, cue, content): the numbers of those before it, and the words."""
    document = page(text, THURSDAY)
    told = [said(document, content, source=who, cue=cue) for who, cue, content in parts]
    number = {statement.id: at for at, statement in enumerate(told)}
    return [
        (
            [number[one] for one in entry.after],
            [span.of(text) for span in entry.evidence.get("order", ())],
        )
        for entry in resolve(document, told)
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Berg said it was safe, hours after Carl Dorn called it a danger.", "hours after"),
        ("Hours after Carl Dorn called it a danger, Anna Berg said it was safe.", "Hours after"),
        ("A day before Anna Berg said it was safe, Carl Dorn called it a danger.", "A day before"),
        ("Carl Dorn called it a danger. Hours later, Anna Berg said it was safe.", "Hours later"),
        ("Anna Berg said it was safe. Two days earlier Carl Dorn called it a danger.",
         "Two days earlier"),
        ("Anna Berg said it was safe. The comments came just hours after Carl Dorn called it a "
         "danger.", "came just hours after"),
        ("Anna Berg said it was safe. Berg’s statement came after Carl Dorn called it a danger.",
         "came after"),
    ],
)  # fmt: skip
def test_words_put_one_statement_before_another(text: str, words: str) -> None:
    """Wherever they stand."""
    assert order(text, DORN, BERG) == [([], []), ([0], [words])]


@pytest.mark.parametrize(
    "text",
    [
        "Carl Dorn called it a danger. Anna Berg said it was safe.",
        "Carl Dorn called it a danger. After the vote, Anna Berg said it was safe.",
        "Carl Dorn called it a danger. Anna Berg said it was safe hours after the vote.",
    ],
)
def test_without_such_words_there_is_no_order(text: str) -> None:
    """Nor where they are about something else."""
    assert order(text, DORN, BERG) == [([], []), ([], [])]


def test_words_within_what_was_said_put_nothing_in_order() -> None:
    """They are the speaker's own."""
    text = "Anna Berg said the alarm rang hours after Carl Dorn called it a danger."
    content = "the alarm rang hours after Carl Dorn called it a danger"
    assert order(text, ("Anna Berg", "said", content), DORN) == [([], []), ([], [])]


def test_an_order_that_the_days_contradict_is_left_out() -> None:
    """One of the two is wrong, and nobody knows which."""
    text = (
        "Anna Berg said on Monday it was safe, hours after Carl Dorn on Tuesday called it a danger."
    )
    assert order(text, DORN, BERG) == [([], []), ([], [])]


def test_what_was_said_on_one_occasion_keeps_together() -> None:
    """The order is that of the occasions."""
    text = (
        "Carl Dorn on Monday called it a danger. Dorn said nobody slept. Two days later, Anna Berg"
        " said on Wednesday it was safe. Berg said all slept."
    )
    told = order(text, DORN, ("Dorn", "said", "nobody slept"), BERG, ("Berg", "said", "all slept"))
    assert [after for after, _ in told] == [[], [], [0, 1], [0, 1]]
