"""Whether two entries report the same words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from entries_by_hand import quote
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare.candidates import phrases
from onrecord.compare.relate import overlap, repeats
from onrecord.record.entry import Entry, SpeakerType
from onrecord.record.link import Relation
from onrecord.record.statement import Kind

GOLDEN = sorted((Path(__file__).parent / "golden").iterdir())
PLEDGE = "“There will be no use of military force in immigration”"

vocabulary = st.sampled_from(["no", "the", "of", "we", "build", "harbour", "bridge", "5", "judges"])
some_words = st.lists(vocabulary, max_size=12).map(tuple)


def told(case: Path) -> list[Entry]:
    """One entry a line: speaker, day, text; ? and - where nothing tells."""
    lines = (case / "input.txt").read_text("utf-8").splitlines()
    told = (line.split(" | ", 2) for line in lines)
    return [
        quote(text, by.strip("?"), on=None if on == "-" else date.fromisoformat(on))
        for by, on, text in told
    ]


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case.name)
def test_golden_case(case: Path) -> None:
    """Each case is a folder that says why; the answer is the same from either side."""
    a, b = told(case)
    expected = (case / "expected.txt").read_text("utf-8").strip()
    for later, earlier in ((a, b), (b, a)):
        assert ("repeats" if repeats(later, earlier) else "nothing") == expected
    if expected == "repeats":
        assert phrases(a) & phrases(b), "it would never be looked at"


def test_a_link_says_which_words_made_it() -> None:
    """The content of both sides, each in its own article, and the rule."""
    later, earlier = quote(PLEDGE, at=7), quote(PLEDGE, at=40)
    link = repeats(later, earlier)
    assert link is not None
    assert (link.a, link.b, link.relation) == (later.id, earlier.id, Relation.REPEATS)
    (why,) = link.because
    assert (why.rule, why.a, why.b) == (
        "quoted words",
        later.statement.content,
        earlier.statement.content,
    )


def test_more_of_the_same_words_is_more_probable() -> None:
    """The probability rises with what is the same and falls with what is not."""
    shorter = quote("“no use of military force”")
    longer = quote("“no use of military force in immigration or at the border fence”")
    other = quote("“no use of such military force by soldiers in immigration”")
    whole, part, less = (repeats(longer, entry) for entry in (longer_again(longer), shorter, other))
    assert whole is not None
    assert part is not None
    assert less is not None
    assert 1 >= whole.probability > part.probability > less.probability > 0


def longer_again(entry: Entry) -> Entry:
    return quote(entry.statement.text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kelly", "John Kelly"),
        ("John F. Kelly", "John Kelly"),
        ("J. Kelly", "John Kelly"),
        ("Secretary Kelly", "John Kelly"),
        ("Chris Murphy", "Christopher Murphy"),
        ("Enrique Pena Nieto", "Peña Nieto"),
        ("Beau O'Brien Jr.", "Beau O’Brien"),
        ("Martin Luther King", "King"),
    ],
)
def test_one_person_may_be_named_in_two_ways(one: str, other: str) -> None:
    """A surname, an initial, a title, an accent make no other person."""
    link = repeats(quote(PLEDGE, one), quote(PLEDGE, other))
    assert link is not None
    assert link.probability == pytest.approx(certain())


@pytest.mark.parametrize(
    ("one", "other"),
    [("John Kelly", "Megyn Kelly"), ("John Kelly", "John Kerry"), ("Steve King", "Steve Prince")],
)
def test_two_persons_never_repeat_each_other(one: str, other: str) -> None:
    """However alike their names and their words."""
    assert repeats(quote(PLEDGE, one), quote(PLEDGE, other)) is None


def test_who_is_not_named_is_less_sure() -> None:
    """Nobody, or an organization that may have spoken through the person."""
    nobody = repeats(quote(PLEDGE, ""), quote(PLEDGE))
    house = repeats(quote(PLEDGE, "White House", type=SpeakerType.ORGANIZATION), quote(PLEDGE))
    unnamed = repeats(quote(PLEDGE, "an official", type=SpeakerType.UNNAMED), quote(PLEDGE))
    for link in (nobody, house, unnamed):
        assert link is not None
        assert link.probability < certain()


def certain() -> float:
    link = repeats(quote(PLEDGE), quote(PLEDGE))
    assert link is not None
    return link.probability


def test_a_statement_does_not_repeat_what_is_within_it() -> None:
    """Nested in one another, or resting on the same words of one article."""
    outer = quote(PLEDGE, article="a", at=0)
    again = quote(PLEDGE, article="a", at=90)
    within = Entry(again.statement.within(outer.statement), again.speakers)
    assert repeats(outer, quote(PLEDGE, "Kelly", article="a", at=1)) is None
    assert repeats(within, outer) is None
    assert repeats(outer, within) is None
    assert repeats(again, outer) is not None


def test_what_is_not_quoted_repeats_nothing() -> None:
    """Not even itself."""
    indirect = [quote(PLEDGE.strip("“”"), kind=Kind.INDIRECT) for _ in range(2)]
    assert repeats(*indirect) is None


@given(some_words, some_words)
def test_both_sides_are_alike(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    """Whatever the words, the answer exists on both sides or on neither."""
    one, other = overlap(a, b), overlap(b, a)
    if one is not None:
        assert 0 < one.probability <= 1
    assert (one is None) == (other is None)


@given(some_words)
def test_a_quotation_overlaps_itself_if_it_tells_enough(words: tuple[str, ...]) -> None:
    """Wholly."""
    found = overlap(words, words)
    if found is not None:
        assert found.agreement == 1.0
