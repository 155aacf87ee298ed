"""What a statement is, before anyone has looked at it."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from onrecord.errors import OnRecordError
from onrecord.record import wire
from onrecord.record.entry import Entry
from onrecord.record.statement import Kind, Statement
from onrecord.record.text import Span

CHANCES = ("probability", "source_probability", "kind_probability", "act_probability")
SAID = Statement("a", Kind.DIRECT, (), (), (Span(0, 2),), "No", 0.9, "hand 1")
INNER = replace(SAID, content=(Span(1, 2),), text="o")


@pytest.mark.parametrize("name", CHANCES)
@pytest.mark.parametrize("told", [-0.01, 1.01, math.nan])
def test_a_probability_is_within_0_and_1(name: str, told: float) -> None:
    """Each of the four, and the error names it."""
    with pytest.raises(OnRecordError, match=f"^{name} {told} is not within 0 and 1"):
        replace(SAID, **{name: told})


def test_how_sure_it_is_of_source_and_kind_is_unknown_until_it_is_told() -> None:
    """Nothing is taken for sure in silence."""
    assert (SAID.source_probability, SAID.kind_probability) == (None, None)


def test_a_statement_within_another_is_no_surer_than_that_one() -> None:
    """However deep: what is wrong outside is not right inside."""
    outer = replace(SAID, probability=0.4)
    assert INNER.within(outer).probability == 0.4
    assert replace(INNER, probability=0.3).within(outer).probability == 0.3
    innermost = replace(INNER, content=(Span(1, 2), Span(0, 1)))
    assert innermost.within(INNER.within(outer)).probability == 0.4


def test_the_wire_format_gives_all_four_to_four_places() -> None:
    """And null where one is not known."""
    sure = replace(SAID, **dict(zip(CHANCES, (0.123456, 2 / 3, 1.0, 0.5), strict=True)))
    told = wire.entry(Entry(sure))
    assert {key for key in told if key.endswith("probability")} == set(CHANCES)
    assert [told[key] for key in CHANCES] == [0.1235, 0.6667, 1.0, 0.5]
    assert [wire.entry(Entry(SAID))[key] for key in CHANCES] == [0.9, None, None, None]
