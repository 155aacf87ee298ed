"""Judgements on links: what one is, and what it makes of a link."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from onrecord.errors import OnRecordError
from onrecord.record.judgement import (
    Anchor,
    Judgement,
    Pair,
    Side,
    State,
    Verdict,
    standing,
    state,
)
from onrecord.record.link import Relation

NOON = datetime(2020, 1, 1, 12, tzinfo=UTC)
PAIR = Pair("a1", "b2", Relation.REVERSES)
ANN, BO = (Side(name, (Anchor(name, name),)) for name in ("ann", "bo"))


def test_a_judgement_on_a_link_has_one_id_whichever_entry_is_told_first() -> None:
    """Another relation or another reason is another judgement."""
    one = Judgement(Verdict.ACCEPT, "ed", NOON, pair=PAIR)
    assert one.id == Judgement(Verdict.ACCEPT, "ed", NOON, pair=Pair("b2", "a1", PAIR.relation)).id
    assert one.id != Judgement(Verdict.ACCEPT, "ed", NOON, pair=PAIR, note="he said so").id
    other = Pair("a1", "b2", Relation.CONTRADICTS)
    assert one.id != Judgement(Verdict.ACCEPT, "ed", NOON, pair=other).id


def test_judgements_without_a_note_keep_the_ids_that_they_had() -> None:
    """Records made before links were judged point at them."""
    assert Judgement(Verdict.SAME, "ed", NOON, (ANN, BO)).id == "cc9e5d100771cf80"


def test_only_a_person_makes_more_of_a_link_than_a_candidate() -> None:
    """Whoever is unsure leaves it one."""
    assert state(None) is state(Verdict.UNSURE) is State.CANDIDATE
    assert (state(Verdict.ACCEPT), state(Verdict.REJECT)) == (State.ACCEPTED, State.REJECTED)


def test_an_undoing_takes_a_judgement_on_a_link_back() -> None:
    """As it does one on speakers."""
    one = Judgement(Verdict.ACCEPT, "ed", NOON, pair=PAIR)
    undo = Judgement(Verdict.UNDO, "jo", NOON + timedelta(hours=1), undoes=one.id)
    assert standing([one, undo]) == []


@pytest.mark.parametrize(
    ("verdict", "sides", "undoes", "pair"),
    [
        (Verdict.ACCEPT, (), "", None),
        (Verdict.ACCEPT, (ANN, BO), "", PAIR),
        (Verdict.REJECT, (), "0123", PAIR),
        (Verdict.UNDO, (), "0123", PAIR),
        (Verdict.SAME, (ANN, BO), "", PAIR),
    ],
)
def test_a_judgement_on_two_things_at_once_or_on_none_is_refused(
    verdict: Verdict, sides: tuple[Side, ...], undoes: str, pair: Pair | None
) -> None:
    """Nobody could say what was judged."""
    with pytest.raises(OnRecordError):
        Judgement(verdict, "ed", NOON, sides, undoes, pair)


def test_an_entry_is_not_judged_against_itself() -> None:
    """There is nothing to judge."""
    with pytest.raises(OnRecordError, match="nothing to judge"):
        Pair("a1", "a1", Relation.REPEATS)
