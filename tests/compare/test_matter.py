"""In a record a pair is likelier something the closer it is; and never more than for itself."""

from __future__ import annotations

import pytest
from entries_by_hand import quote

from onrecord.compare.sides import side
from onrecord.compare.verdicts import CLOSENESS, Matter, closeness
from onrecord.pipeline import verdicts

BRIDGE = "The bridge will open in May for all traffic"
NOT = "The bridge will not open in May for any traffic"


def test_the_chance_of_one_matter_only_takes_from_the_positions():
    """What is left goes to none, and all of them are one."""
    pair = {"same": 0.1, "conflict": 0.6, "narrows": 0.1, "none": 0.2}
    told = Matter(0.0, dict.fromkeys(CLOSENESS, 0.0)).chances(pair, dict.fromkeys(CLOSENESS, 0.0))
    assert told == pytest.approx({"same": 0.05, "conflict": 0.3, "narrows": 0.05, "none": 0.6})


def test_two_of_one_article_are_closer_than_two_of_two():
    one, other = quote(NOT, article="a"), quote(BRIDGE, article="a", at=90)
    apart = quote(BRIDGE, article="b")
    assert closeness(side(one), side(other), (), 0.5)["one article"] == 1.0
    assert closeness(side(one), side(apart), (), 0.5)["one article"] == 0.0
    told = verdicts().told([(side(one), side(other)), (side(one), side(apart))], rare=True)
    chances = [each.probabilities["contradicts"] for each in told]
    assert chances[0] > chances[1]


def test_a_pair_that_somebody_asks_about_is_likelier_than_the_same_in_a_record():
    pair = [(side(quote(NOT)), side(quote(BRIDGE)))]
    (asked,), (found,) = verdicts().told(pair), verdicts().told(pair, rare=True)
    assert asked.probabilities["contradicts"] > found.probabilities["contradicts"] > 0
