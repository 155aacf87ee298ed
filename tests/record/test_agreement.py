"""Agreement: as published examples have it, and what two people see in one text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.agreement import alpha, annotated, beside, by_two, kappa
from onrecord.record.revision import Marked
from onrecord.record.statement import Act, Kind
from onrecord.record.text import Span

TEXT = "Quinn said the ferry sails today. Reed denied it, and the wall is shut."


def table(yes: int, only_a: int, only_b: int, no: int) -> list[tuple[bool, bool]]:
    """What two people said, by how often."""
    return (
        [(True, True)] * yes
        + [(True, False)] * only_a
        + [(False, True)] * only_b
        + ([(False, False)] * no)
    )


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593)],
)
def test_kappa_is_that_of_published_examples(
    counts: tuple[int, int, int, int], expected: float
) -> None:
    """Grants read by two readers; the same agreement with other margins."""
    assert kappa(table(*counts)) == pytest.approx(expected, abs=5e-5)


# Krippendorff (2011), A to C; a dot is an observer who said nothing.
BINARY = ("0100000010", "1110010000")
NOMINAL = ("aabbdcccedda", "babbbccceddd")
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(observers: tuple[str, ...]) -> list[list[str]]:
    return [[one for one in column if one != "."] for column in zip(*observers, strict=True)]


@pytest.mark.parametrize(
    ("observers", "expected"), [(BINARY, 0.095), (NOMINAL, 0.692), (FOUR, 0.743)]
)
def test_alpha_is_that_of_its_authors_examples(observers: tuple[str, ...], expected: float) -> None:
    """Two observers of two values, of five, and four of whom some are silent."""
    assert alpha(units(observers)) == pytest.approx(expected, abs=5e-4)


def test_nothing_is_told_where_nothing_could_have_been_otherwise() -> None:
    """No item, or one and the same of all."""
    assert kappa([]) is None
    assert kappa([("a", "a")] * 3) is None
    assert alpha([]) is None
    assert alpha([["a"], ["b"]]) is None
    assert alpha([["a", "a"]] * 3) is None


LABELS = st.sampled_from("abc")


@given(st.lists(st.tuples(LABELS, LABELS), max_size=30))
def test_both_are_at_most_1_and_the_same_from_either_side(pairs: list[tuple[str, str]]) -> None:
    """And 1 where people always agree."""
    turned = [(b, a) for a, b in pairs]
    for measure in (kappa, alpha):
        told = measure(pairs)
        assert told == pytest.approx(measure(turned)) if told is not None else True
        assert told is None or told <= 1 + 1e-12
        perfect = measure([(a, a) for a, _ in pairs])
        assert perfect is None or perfect == pytest.approx(1)


def test_each_two_people_are_held_together_on_what_both_judged() -> None:
    """Whoever judged alone agrees with nobody."""
    items = [
        {"jo": "accept", "sam": "accept"}, {"jo": "reject", "sam": "accept"},
        {"jo": "accept", "kim": "accept"}, {"ann": "reject"},
    ]  # fmt: skip
    told = [(one.a, one.b, one.items, one.same) for one in by_two(items)]
    assert told == [("jo", "kim", 1, 1), ("jo", "sam", 2, 1)]


def mark(words: str, **more: object) -> Marked:
    at = TEXT.index(words)
    return Marked((Span(at, at + len(words)),), **more)


def test_statements_with_edges_a_word_apart_are_one() -> None:
    """Each is put to the likest; what one alone has stands by itself."""
    ferry, longer, wall = mark("the ferry sails"), mark("the ferry sails today"), mark("the wall")
    told = [(one.a, one.b) for one in beside([ferry, wall], [longer])]
    assert told == [(ferry, longer), (wall, None)]
    (one,) = beside([ferry], [ferry])
    assert one.same
    assert not beside([ferry], [longer])[0].same


def test_a_kind_that_was_not_told_is_no_disagreement() -> None:
    """Another one is."""
    plain, direct = mark("the wall"), mark("the wall", kind=Kind.DIRECT)
    indirect = mark("the wall", kind=Kind.INDIRECT)
    assert beside([plain], [direct])[0].same
    assert not beside([indirect], [direct])[0].same


def test_two_people_in_one_text() -> None:
    """How many statements both see, which words, and what they call them."""
    jo = [mark("the ferry sails", act=Act.PLEDGE), mark("it", act=Act.DENY)]
    sam = [mark("the ferry sails today", act=Act.PLEDGE), mark("it", act=Act.ASSERT),
           mark("the wall is shut")]  # fmt: skip
    told = annotated(TEXT, ("jo", jo), ("sam", sam))
    assert (told.both, told.one_alone) == (2, 1)
    assert told.found == pytest.approx(0.8)
    # 14 words: 4 said by both, 5 by sam alone, 5 by nobody.
    assert told.words == pytest.approx(kappa(table(4, 0, 5, 5)))
    assert told.act == pytest.approx(kappa([("p", "p"), ("d", "a")]))
    assert told.kind is None
