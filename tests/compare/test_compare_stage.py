"""From entries to links."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from entries_by_hand import quote

from onrecord.compare.candidates import InMemory
from onrecord.compare.reasons import Toward, grounds
from onrecord.compare.sides import Side
from onrecord.compare.stage import CLOSEST, READ, compare
from onrecord.record.entry import Entry
from onrecord.record.link import Link, Relation
from onrecord.record.meaning import Meaning
from onrecord.record.statement import Act

PLEDGE = "“There will be no use of military force in immigration”"
WEDNESDAY, THURSDAY = date(2017, 2, 22), date(2017, 2, 23)


def found(entries: list[Entry], before: list[Entry] | None = None) -> list[Link]:
    return list(compare(entries, neighbours=InMemory([*(before or []), *entries])))


def test_each_pair_is_told_once() -> None:
    """Three reports of one pledge are three links."""
    links = found([quote(PLEDGE), quote(PLEDGE), quote(PLEDGE)])
    assert len(links) == len({frozenset((link.a, link.b)) for link in links}) == 3


def test_the_later_one_repeats_the_earlier_one() -> None:
    """By the day it was said, however they come in."""
    early, late = quote(PLEDGE, on=WEDNESDAY), quote(PLEDGE, on=THURSDAY)
    for entries in ([early, late], [late, early]):
        (link,) = found(entries)
        assert (link.a, link.b) == (late.id, early.id)


def test_without_days_the_one_that_came_in_later_repeats() -> None:
    """In the order given, and after all that is on record."""
    recorded, first, second = quote(PLEDGE), quote(PLEDGE), quote(PLEDGE, on=THURSDAY)
    links = found([first, second], before=[recorded])
    assert {(link.a, link.b) for link in links} == {
        (first.id, recorded.id),
        (second.id, recorded.id),
        (second.id, first.id),
    }


def test_the_order_of_arrival_changes_nothing_but_directions() -> None:
    """The same pairs with the same probabilities."""
    entries = [quote(f"“{words}”", by) for by in ("John Kelly", "Kelly", "") for words in (
        "no use of military force in immigration",
        "there will be no use of military force in immigration operations",
        "no mass deportations",
        "there will be no, repeat, no mass deportations",
    )]  # fmt: skip
    links = found(entries)
    assert links
    expected = {(frozenset((link.a, link.b)), link.probability) for link in links}
    for seed in range(5):
        random.Random(seed).shuffle(entries)
        links = found(entries)
        assert {(frozenset((link.a, link.b)), link.probability) for link in links} == expected


def test_an_entry_on_record_does_not_repeat_itself() -> None:
    """Reading an article again finds its own entries there."""
    entry = quote(PLEDGE)
    assert found([entry], before=[entry]) == []


def test_nothing_is_asked_for_what_is_not_quoted() -> None:
    """An indirect statement has no neighbours."""

    class Nobody:
        def sharing(self, phrases: frozenset[str], *, limit: int) -> list[Entry]:
            raise AssertionError

        def about(self, entry: Entry, *, limit: int) -> list[Entry]:
            raise AssertionError

        def linked(self, entry: Entry) -> list[Entry]:
            return []

    assert list(compare([quote("that it is raining")], neighbours=Nobody())) == []


class ByWords:
    """A judge by reasons alone: a conflict where the same words are turned round."""

    def __init__(self) -> None:
        self.read: list[frozenset[str]] = []

    def worth(self, later: Side, earlier: Side) -> float:
        return float(len(grounds(later, earlier)))

    def links(self, pairs: Sequence[tuple[Side, Side]]) -> Iterator[Link]:
        for later, earlier in pairs:
            assert later.entry
            assert earlier.entry
            self.read.append(frozenset((later.entry.id, earlier.entry.id)))
            if any(g.toward is Toward.CONFLICT for g in grounds(later, earlier)):
                yield Link(later.entry.id, earlier.entry.id, Relation.CONTRADICTS, 0.9)


def judged(entries: list[Entry], judge: ByWords | None = None) -> list[Link]:
    same = {entry.id: Meaning(b"\1", (0,)) for entry in entries}
    near = InMemory(entries, same)
    return list(compare(entries, neighbours=near, verdicts=judge or ByWords()))


def test_what_is_about_the_same_matter_is_judged() -> None:
    """Once, the later one against the earlier."""
    early = quote("there will be no use of soldiers", "John Kelly", on=WEDNESDAY)
    late = quote("soldiers will be used", "John Kelly", on=THURSDAY)
    judge = ByWords()
    (link,) = judged([late, early], judge)
    assert (link.a, link.b) == (late.id, early.id)
    assert judge.read == [frozenset((late.id, early.id))]


def test_what_repeats_is_not_judged_again() -> None:
    """The same quoted words are one relation enough."""
    judge = ByWords()
    (link,) = judged([quote(PLEDGE, on=WEDNESDAY), quote(PLEDGE, on=THURSDAY)], judge)
    assert link.relation is Relation.REPEATS
    assert judge.read == []


def test_of_many_neighbours_the_likeliest_are_read() -> None:
    """So many of each entry, however many there are."""
    entries = [quote(f"the ferry to island {n} sails at night") for n in range(30)]
    judge = ByWords()
    judged(entries, judge)
    assert 0 < len(judge.read) <= (READ + CLOSEST) * len(entries)
    assert len(judge.read) == len(set(judge.read))


def test_questions_guesses_parts_and_crumbs_are_not_judged() -> None:
    """They take no position."""
    said = quote("the ferry will not sail", on=WEDNESDAY)
    asked = quote("the ferry will sail", on=THURSDAY)
    question = replace(asked, statement=replace(asked.statement, act=Act.QUESTION))
    guess = replace(asked, statement=replace(asked.statement, guessed=True))
    part = replace(asked, reading="[Kelly called] the ferry will sail")
    for other in (question, guess, part, quote("it was the ferry", on=THURSDAY)):
        assert judged([said, other]) == []
    assert judged([said, asked])


def test_two_speakers_are_not_held_against_each_other_years_apart() -> None:
    """One speaker is, however long after."""
    then, now = date(2010, 1, 1), date(2017, 1, 1)
    words = "the ferry will sail", "the ferry will not sail"
    for by, linked in (("Ann Smith", 0), ("John Kelly", 1)):
        links = judged([quote(words[0], on=then), quote(words[1], by, on=now)])
        assert len(links) == linked


def test_a_statement_is_not_held_against_what_it_is_part_of() -> None:
    """Nor against itself under other words."""
    whole = quote("the ferry will not sail, he said, though it will sail", article="a" * 16)
    part = quote("the ferry will sail", article="a" * 16, at=3)
    assert judged([whole, part]) == []
