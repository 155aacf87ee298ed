"""What statements are about."""

from __future__ import annotations

from entries_by_hand import quote

from onrecord.compare.matters import matters
from onrecord.record.link import Link, Relation
from onrecord.record.meaning import Meaning


def at(*vector: int) -> Meaning:
    return Meaning(bytes(v % 256 for v in vector), (0,))


def test_statements_near_to_each_other_are_one_matter() -> None:
    """Named by the words that they share and others do not; who is near to nobody is left out."""
    ferry = [quote("the ferry will sail"), quote("no ferry sails"), quote("a ferry has sailed")]
    alone = quote("the bank will close")
    meanings = {one.id: at(9, 1) for one in ferry} | {alone.id: at(-1, 9)}
    link = Link(ferry[1].id, ferry[0].id, Relation.CONTRADICTS, 0.9)
    (one,) = matters([*ferry, alone], meanings=meanings, measures={}, links=[link])
    assert one.entries == tuple(ferry)
    assert set(one.name.split(", ")) == {"ferry", "sail"}
    assert one.relations == {Relation.CONTRADICTS: 1}
    assert not one.measure


def test_statements_about_one_measure_are_one_matter() -> None:
    """However far apart their words are, under the measure's own name."""
    said = [quote("it will be signed"), quote("we will not pay for this")]
    meanings = {said[0].id: at(9, 1), said[1].id: at(-9, 1)}
    measures = {one.id: "the ferry act" for one in said}
    (one,) = matters(said, meanings=meanings, measures=measures, links=[])
    assert (one.name, one.measure, one.entries) == ("the ferry act", True, tuple(said))


def test_nothing_has_no_matter() -> None:
    """Nor has what means nothing."""
    assert matters([], meanings={}, measures={}, links=[]) == []
    assert matters([quote("the ferry")], meanings={}, measures={}, links=[]) == []
