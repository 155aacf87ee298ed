"""Whether two articles speak of one measure: laws of the comparison."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.entry import Measure, Quantity
from onrecord.record.measure import Reported
from onrecord.record.text import Span
from onrecord.resolve.measures.across import are_one, keys

WORDS = ("travel", "trawlers", "harbor", "soy", "Marsh", "ban", "order", "to", "new", "Care Act")
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
quantities = st.none() | st.builds(Quantity, st.just("x"), st.sampled_from([10.0, 25.0]))
measures = st.builds(
    Measure,
    st.sampled_from(["a", "b"]),
    texts,
    st.just((Span(0, 1),)),
    st.sampled_from(["ban", "order", "plan", "deed"]),
    actor=st.sampled_from([None, "Odile Marsh", "Marsh", "Walt Drury"]),
    quantity=quantities,
)
days = st.none() | st.dates(date(2016, 1, 1), date(2020, 1, 1))
reported = st.builds(Reported, measures, days)


@given(reported, reported)
def test_the_comparison_is_the_same_both_ways(a: Reported, b: Reported) -> None:
    """And whatever is one shares a key, or a record would never compare it."""
    assert are_one(a, b) is are_one(b, a)
    assert not are_one(a, b) or keys(a) & keys(b)


def one(text: str, kind: str, actor: str | None = None, year: int = 2017) -> Reported:
    measure = Measure("a", text, (Span(0, 1),), kind, actor=actor)
    return Reported(measure, date(year, 2, 1))


def test_a_noun_alone_is_one_with_nothing() -> None:
    """Not even with itself: "the bill" of two articles."""
    assert not keys(one("bill", "law", "Walt Drury"))
    assert not are_one(one("bill", "law", "Walt Drury"), one("bill", "law", "Walt Drury"))


def test_the_actors_name_is_no_rare_word() -> None:
    """Two bans of one man are two."""
    travel = one("Odile Marsh’s travel ban", "ban", "Odile Marsh")
    assert not are_one(travel, one("Odile Marsh’s fuel ban", "ban", "Odile Marsh"))
    assert are_one(travel, one("travel ban", "ban", "Marsh"))


def test_years_make_another_measure_unless_it_has_a_name() -> None:
    """A curfew is not the curfew of four years before; an act is."""
    old = one("curfew in the northern harbor district", "rule", year=2013)
    assert not are_one(old, one("curfew in the northern harbor district", "rule"))
    act = one("Affordable Care Act", "law", year=2010)
    assert are_one(act, one("Obamacare", "law"))
