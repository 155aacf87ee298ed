"""Which entries are looked at."""

from __future__ import annotations

from datetime import date

from entries_by_hand import quote

from onrecord.compare.candidates import InMemory, phrases
from onrecord.record.meaning import Meaning

PLEDGE = "“There will be no use of military force in immigration”"


def test_what_is_not_quoted_has_no_phrases() -> None:
    """Nor has a quotation of the commonest words, or of too few."""
    assert not phrases(quote("there will be no use of military force"))
    assert not phrases(quote("“We will do what we have to do, and you know it”"))
    assert not phrases(quote("“mass deportations”"))
    assert phrases(quote("“no mass deportations”"))


def test_a_few_telling_words_are_found_in_a_longer_quotation() -> None:
    """Whatever stands around them."""
    assert phrases(quote("“no mass deportations”")) & phrases(
        quote("“There will be no, repeat, no mass deportations in Harbour Falls”")
    )


def test_phrases_depend_on_the_quoted_words_alone() -> None:
    """Not on marks, case, stops, speaker or article."""
    assert phrases(quote(PLEDGE)) == phrases(quote(PLEDGE.upper().replace("“", '"'), "Ann Smith"))


def test_what_shares_most_comes_first_and_then_the_newest() -> None:
    """As in a record on disk."""
    old = quote(PLEDGE, on=date(2017, 2, 22))
    new = quote(PLEDGE, on=date(2017, 2, 23))
    undated = quote(PLEDGE)
    part = quote("“no use of military force”", on=date(2017, 2, 24))
    other = quote("“Everything will be done legally”")
    neighbours = InMemory([other, part, undated, old, new])
    assert list(neighbours.sharing(phrases(old), limit=9)) == [new, old, undated, part]
    assert list(neighbours.sharing(phrases(old), limit=1)) == [new]
    assert list(InMemory().sharing(phrases(old), limit=9)) == []


def meant(*regions: int, vector: tuple[int, ...]) -> Meaning:
    return Meaning(bytes(v % 256 for v in vector), regions)


def test_what_one_speaker_said_is_found_however_far_it_lies_in_regions() -> None:
    """The nearest first; what others said is not among it, and nobody named is nobody."""
    one, near, nearer = (quote(f"ferry {n}", "Ada Quinn") for n in range(3))
    others, nobody = quote("ferry 3", "Bo Reed"), quote("ferry 4", "")
    vectors = ((9, 1), (5, 5), (9, 0), (9, 1), (9, 1))
    them = (one, near, nearer, others, nobody)
    meanings = {
        e.id: meant(n, vector=v) for n, (e, v) in enumerate(zip(them, vectors, strict=True))
    }
    neighbours = InMemory(them, meanings)
    assert list(neighbours.about(one, limit=9)) == []
    assert list(neighbours.same(one, limit=9)) == [nearer, near]
    assert list(neighbours.same(one, limit=1)) == [nearer]
    assert list(neighbours.same(nobody, limit=9)) == []


def test_what_is_about_the_same_matter_comes_nearest_first() -> None:
    """From the regions of the entry alone, and not what lies too far away."""
    one, near, nearer, far, elsewhere = (quote(f"ferry {n}") for n in range(5))
    meanings = {
        one.id: meant(1, 2, vector=(9, 1)),
        near.id: meant(2, 1, vector=(5, 5)),
        nearer.id: meant(1, 2, vector=(9, 0)),
        far.id: meant(1, 2, vector=(-9, 1)),
        elsewhere.id: meant(7, 8, vector=(9, 1)),
    }
    neighbours = InMemory([one, near, nearer, far, elsewhere], meanings)
    assert list(neighbours.about(one, limit=9)) == [nearer, near]
    assert list(neighbours.about(one, limit=1)) == [nearer]
    assert list(InMemory([one, near]).about(one, limit=9)) == []
