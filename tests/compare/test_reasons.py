"""Typed reasons, by the words on both sides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare.features import NAMES, features
from onrecord.compare.reasons import Rule, Toward, grounds
from onrecord.compare.sides import text_alone
from onrecord.record.statement import Act


def found(earlier: str, later: str) -> set[tuple[Rule, Toward]]:
    return {(g.rule, g.toward) for g in grounds(text_alone(later), text_alone(earlier))}


@pytest.mark.parametrize(
    ("earlier", "later", "rule", "toward"),
    [
        ("There will be no use of military force.", "It is a military operation.",
         Rule.POLARITY, Toward.CONFLICT),
        ("We will raise the fare.", "The fare will be cut.", Rule.OPPOSITES, Toward.CONFLICT),
        ("We will not raise the fare.", "The fare will be cut.", Rule.OPPOSITES, Toward.SAME),
        ("The bridge will cost 40 million dollars.", "The bridge will cost 70 million dollars.",
         Rule.NUMBER, Toward.CONFLICT),
        ("The bridge costs 40 million.", "For the bridge we pay 40,000,000.",
         Rule.SAME_NUMBER, Toward.SAME),
        ("All ferries will sail.", "Only some ferries will sail.",
         Rule.QUANTIFIER, Toward.NARROWS),
        ("The ferry will sail.", "The ferry may sail.", Rule.MODALITY, Toward.NARROWS),
        ("Fares will not go up.", "Fares will not go up, except at night.",
         Rule.CONDITION, Toward.NARROWS),
        ("I ordered the raid.", "I never ordered the raid.", Rule.DENIAL, Toward.CONFLICT),
        ("In 2015 the dam held.", "In 2017 the dam broke.", Rule.YEARS, Toward.APART),
        ("The ferry to Ardrossan is late.", "The ferry to Stornoway is late.",
         Rule.NAMES, Toward.APART),
        ("Fares will go up.", "Will fares go up?", Rule.QUESTION, Toward.APART),
    ],
)  # fmt: skip
def test_a_reason_is_found(earlier: str, later: str, rule: Rule, toward: Toward) -> None:
    """Each rule of the list, and what it speaks for."""
    assert (rule, toward) in found(earlier, later)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The fare will go up by 3 percent.", "The pier will cost 9 million."),
        ("No ferry sails tonight.", "The harbour wall is mended."),
    ],
)
def test_what_is_about_other_things_gives_no_reason_to_link(earlier: str, later: str) -> None:
    """Numbers and negations of another thing are none."""
    assert {t for _, t in found(earlier, later)} <= {Toward.APART}


@pytest.mark.parametrize(
    ("earlier", "later", "rule"),
    [
        ("The ferry will sail in May.", "We hope the ferry will sail in May.", Rule.WISH),
        ("The ferry will sail in May.", "They say the ferry will sail in May.", Rule.REPORTED),
        ("My neighbours keep saying it sails.", "The ferry sails in May.", Rule.REPORTED),
    ],
)
def test_a_wish_and_what_others_say_stand_apart(earlier: str, later: str, rule: Rule) -> None:
    """Whichever side has it; where both have, it tells nothing."""
    of = {g.rule: g.toward for g in grounds(text_alone(later), text_alone(earlier))}
    assert of[rule] is Toward.APART
    assert rule not in {g.rule for g in grounds(text_alone(later), text_alone(later))}


def test_a_denied_statement_conflicts_with_what_it_denies() -> None:
    """The reporter's `denied that` stands outside the words."""
    denied = replace(text_alone("the council bought the ferry"), negated=True, act=Act.DENY)
    said = replace(text_alone("The council bought the ferry."), act=Act.ASSERT)
    told = {(g.rule, g.toward) for g in grounds(denied, said)}
    assert (Rule.POLARITY, Toward.CONFLICT) in told
    assert (Rule.ACTS, Toward.CONFLICT) in told


def test_a_reason_says_the_words_on_both_sides() -> None:
    """As they are written there."""
    earlier, later = "There will be no use of military force.", "It’s a military operation."
    told = {g.rule: g.said(later, earlier) for g in grounds(text_alone(later), text_alone(earlier))}
    assert told[Rule.POLARITY] == "“military” on the one side, “no … military” on the other"


@given(st.text(max_size=120), st.text(max_size=120))
def test_reasons_of_any_two_texts_cut_words(earlier: str, later: str) -> None:
    """Spans lie inside the texts, and every feature is from 0 to 1."""
    a, b = text_alone(later), text_alone(earlier)
    why = grounds(a, b)
    for ground in why:
        assert all(span.end <= len(later) for span in ground.a)
        assert all(span.end <= len(earlier) for span in ground.b)
        assert isinstance(ground.said(later, earlier), str)
    told = features(a, b, why)
    assert set(told) == set(NAMES)
    assert all(0.0 <= value <= 1.0 for value in told.values())
