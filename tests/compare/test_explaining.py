"""Which words carried a decision."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.compare.explaining import MOST, carried, without
from onrecord.record.text import Span

EARLIER = "There will be no use of military force in immigration"
LATER = "He called the push a military operation at the border"


def shares_military(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """A judge who is certain where both sides have the one word, and one has a negation."""
    return [0.9 if "military" in a and "military" in b and "no " in a else 0.1 for a, b in pairs]


def test_the_words_without_which_it_falls_carried_it() -> None:
    """With the negation that turns one of them."""
    left, right = carried(EARLIER, LATER, shares_military)
    assert "military" in " ".join(EARLIER[s.start : s.end] for s in left)
    assert "no" in [EARLIER[s.start : s.end] for s in left]
    assert [LATER[s.start : s.end] for s in right] == ["military"]


def test_taken_out_they_take_the_decision_with_them() -> None:
    """The deletion test: what is left is judged otherwise, what is left without others is not."""
    left, right = carried(EARLIER, LATER, shares_military)
    assert shares_military([(without(EARLIER, left), without(LATER, right))]) == [0.1]
    others = [Span(LATER.index("border"), len(LATER))]
    assert shares_military([(EARLIER, without(LATER, tuple(others)))]) == [0.9]


def test_a_decision_that_no_word_carries_has_none() -> None:
    """Nothing is made up."""
    assert carried(EARLIER, LATER, lambda pairs: [0.5] * len(pairs)) == ((), ())


def test_long_texts_are_read_so_often_and_no_more() -> None:
    """However many words they have."""
    seen: list[int] = []

    def counted(pairs: Sequence[tuple[str, str]]) -> list[float]:
        seen.append(len(pairs))
        return [0.5] * len(pairs)

    long = " ".join(f"word{i} ferry harbour" for i in range(400))
    carried(long, long, counted)
    assert seen == [2 * MOST + 1]
