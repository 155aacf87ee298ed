"""Judgements: what one is, which of several stand, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from onrecord.errors import OnRecordError
from onrecord.record.judgement import Anchor, Judgement, Side, Verdict, standing

NOON = datetime(2020, 1, 1, 12, tzinfo=UTC)
ANN = Side("Ann Reyes", (Anchor("a", "ann"),))
LAURA = Side("Laura Hale", (Anchor("b", "laura"), Anchor("c", "laura")))


def test_a_judgement_has_one_id_whichever_side_comes_first() -> None:
    """And whatever the time zone it was told in."""
    there = NOON.astimezone(timezone(timedelta(hours=5)))
    one = Judgement(Verdict.SAME, "ed", NOON, (ANN, LAURA))
    assert one.id == Judgement(Verdict.SAME, "ed", there, (LAURA, ANN)).id
    assert one.id != Judgement(Verdict.DIFFERENT, "ed", NOON, (ANN, LAURA)).id
    assert one.id != Judgement(Verdict.SAME, "jo", NOON, (ANN, LAURA)).id


def test_what_is_undone_does_not_stand_unless_the_undoing_is_undone() -> None:
    """The latest first, in whatever order they are handed in."""
    one = Judgement(Verdict.SAME, "ed", NOON, (ANN, LAURA))
    two = Judgement(Verdict.UNDO, "jo", NOON + timedelta(hours=1), undoes=one.id)
    three = Judgement(Verdict.DIFFERENT, "ed", NOON + timedelta(hours=2), (ANN, LAURA))
    four = Judgement(Verdict.UNDO, "ed", NOON + timedelta(hours=3), undoes=two.id)
    assert standing([one, two, three]) == [three]
    assert standing([four, three, one, two]) == [three, one]


@pytest.mark.parametrize(
    ("verdict", "sides", "undoes"),
    [
        (Verdict.SAME, (), ""),
        (Verdict.SAME, (ANN,), ""),
        (Verdict.SAME, (ANN, Side("nobody", ())), ""),
        (Verdict.DIFFERENT, (ANN, ANN), ""),
        (Verdict.SAME, (ANN, LAURA), "0123"),
        (Verdict.UNDO, (), ""),
        (Verdict.UNDO, (ANN, LAURA), "0123"),
    ],
)
def test_a_judgement_on_nobody_or_on_the_same_is_refused(
    verdict: Verdict, sides: tuple[Side, ...], undoes: str
) -> None:
    """So is an undoing of nothing."""
    with pytest.raises(OnRecordError):
        Judgement(verdict, "ed", NOON, sides, undoes)


def test_an_instant_needs_its_time_zone() -> None:
    """Otherwise nobody knows which of two came later."""
    with pytest.raises(OnRecordError, match="time zone"):
        Judgement(Verdict.SAME, "ed", NOON.replace(tzinfo=None), (ANN, LAURA))
