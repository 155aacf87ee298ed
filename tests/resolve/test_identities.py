"""Who is one across articles: laws that hold for any record, and how a match is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speakers_by_hand import appears, judged

from onrecord.record.entry import SpeakerType
from onrecord.record.identity import Appearance, Called, Matched
from onrecord.record.judgement import Judgement, Verdict
from onrecord.resolve.across import blocks
from onrecord.resolve.across.identities import likeness, match
from onrecord.resolve.across.surroundings import surroundings

NAMES = (
    "John Kelly", "John F. Kelly", "J. Kelly", "Kelly", "Jack Kelly", "John Kelly Jr.",
    "John Kelly Sr.", "Mark Kelly", "John Mark Kelly", "John B. Kelly", "Gen. John Kelly",
)  # fmt: skip
OFFICES = (
    (), ("Secretary", "Homeland Security"), ("Homeland Security Secretary",), ("Mayor", "Ellis"),
    ("White House chief of staff",), ("former Mayor",), ("spokesman", "Harbor Trust"),
)  # fmt: skip
DAYS = ("2016-01-01", "2017-02-23", "2017-03-01", "2017-08-02", "2019-05-05", "1990-01-01", "")
speakers = st.builds(
    lambda number, name, office, day, outlet, beside: appears(
        f"{number:016x}", name, *office, on=day, outlet=outlet, beside=beside
    ),
    st.integers(0, 40),
    st.sampled_from(NAMES),
    st.sampled_from(OFFICES),
    st.sampled_from(DAYS),
    st.sampled_from(("", "Ledger", "Post")),
    st.sets(st.sampled_from(("Rex Tillerson", "Sean Spicer", "Ann Reyes")), max_size=3),
)
records = st.lists(speakers, max_size=12, unique_by=lambda one: one.id)


@st.composite
def judgements(draw: st.DrawFn, them: list[Appearance]) -> list[Judgement]:
    """Some verdicts on speakers of a record, and undoings."""
    made: list[Judgement] = []
    for second in range(draw(st.integers(0, 4)) if len(them) > 1 else 0):
        at = datetime(2020, 1, 1, 0, 0, second, tzinfo=UTC).isoformat()
        if made and draw(st.integers(0, 4)) == 0:
            undone = draw(st.sampled_from(made)).id
            made.append(Judgement(Verdict.UNDO, "jo", datetime.fromisoformat(at), undoes=undone))
            continue
        two = draw(st.permutations(them))
        cut = draw(st.integers(1, min(len(them) - 1, 3)))
        verdict = draw(st.sampled_from((Verdict.SAME, Verdict.DIFFERENT)))
        made.append(judged(verdict, two[:cut], two[cut : cut + 2], at=at))
    return made


@given(st.data())
def test_the_order_of_arrival_changes_nothing(data: st.DataObject) -> None:
    """Identities, ids, names, candidates and why: all are the same."""
    them = data.draw(records)
    said = data.draw(judgements(them))
    other = data.draw(st.permutations(them)), data.draw(st.permutations(said))
    assert match(them, judgements=said) == match(other[0], judgements=other[1])


SEVERAL = (
    "Ann Kelly", "Anna Kelly", "A. Kelly", "Bill Kelly", "William Kelly", "B. Kelly", "W. Kelly",
    "Carl Kelly", "Dora Kelly", "Ernest Kelly", "Fay Kelly", "Gary Kelly", "Hugh Kelly",
    "Ida Kelly", "John Kelly", "Jack Kelly", "Kelly", "Mary Ann Kelly", "Paul Kelley", "Kelley",
    "Paul Ann Kelly", "Ann Kelly Brandt", "Carl Kelly-Brandt", "C. Kelly-Brandt",
)  # fmt: skip
crowd = st.builds(
    lambda number, name, office, day: appears(f"{number:016x}", name, *office, on=day),
    st.integers(0, 999),
    st.sampled_from(SEVERAL),
    st.sampled_from(OFFICES),
    st.sampled_from(DAYS),
)
crowds = st.lists(crowd, min_size=1, max_size=40, unique_by=lambda one: one.id)


@given(st.data())
def test_matching_whom_newcomers_concern_is_matching_everybody(data: st.DataObject) -> None:
    """So one more article need not have a whole block matched."""
    them = data.draw(crowds)
    block = blocks.keys(data.draw(st.sampled_from(them))).home
    newcomers = set(data.draw(st.lists(st.sampled_from(them), max_size=3)))
    home = {n: one for n, one in enumerate(them) if blocks.keys(one).home == block}
    guests = {n: one for n, one in enumerate(them) if block in blocks.keys(one).guest}
    fresh = {n: called(one) for n, one in {**home, **guests}.items() if one in newcomers}
    old = match(
        [one for one in home.values() if one not in newcomers],
        [one for one in guests.values() if one not in newcomers],
    )
    around = surroundings({n: called(one) for n, one in home.items()}, fresh)
    if around is None:
        return
    ids = {home[n].id for n in around.affected}
    some = [home[n] for n in around.affected]
    part = match(some, guests.values(), around=around)
    whole = match(home.values(), guests.values())
    kept = {one: called for one, called in old.identities.items() if one not in ids}
    assert {**kept, **part.identities} == whole.identities
    offered = {one for one in old.candidates if not {one.a, one.b} & ids} | {*part.candidates}
    assert offered == {*whole.candidates}


def called(one: Appearance) -> Called:
    return Called(one.name, one.type, one.offices)


@given(st.data())
def test_every_speaker_has_one_identity_and_it_is_called_after_its_earliest(
    data: st.DataObject,
) -> None:
    """So the id of any of them is one that an identity had or has."""
    them = data.draw(records)
    found = match(them, judgements=data.draw(judgements(them)))
    assert found.identities.keys() == {one.id for one in them}
    of = {one.id: one for one in them}
    for called in set(found.identities.values()):
        own = [of[one] for one, identity in found.identities.items() if identity == called]
        first = min(own, key=lambda one: (str(one.published or "9"), one.id))
        assert called == first.id


@given(st.data())
def test_what_the_last_judgement_says_holds(data: st.DataObject) -> None:
    """Whatever the scores and the judgements before it say."""
    them = data.draw(records.filter(lambda them: len(them) > 1))
    said = data.draw(judgements(them))
    a, b = data.draw(st.permutations(them))[:2]
    verdict = data.draw(st.sampled_from((Verdict.SAME, Verdict.DIFFERENT)))
    last = judged(verdict, [a], [b], at="2021-01-01T00:00:00+00:00")
    found = match(them, judgements=[*said, last])
    assert (found.identities[a.id] == found.identities[b.id]) is (verdict is Verdict.SAME)
    assert last.id not in {one.judgement for one in found.overruled}


@given(st.data())
def test_no_two_of_one_identity_have_names_or_suffixes_that_differ(data: st.DataObject) -> None:
    """Not even by way of somebody who is like both."""
    them = data.draw(records)
    found = match(them)
    for one in them:
        for other in them:
            if found.identities[one.id] == found.identities[other.id]:
                assert not {"given name", "middle name", "suffix"} & against(one, other)


def against(a: Appearance, b: Appearance) -> set[str]:
    return {one.feature for one in likeness(a, b).weighed if one.rules_out}


@given(st.data())
def test_an_undone_judgement_leaves_no_trace(data: st.DataObject) -> None:
    """And undoing the undoing brings it back."""
    them = data.draw(records.filter(lambda them: len(them) > 1))
    said = judged(data.draw(st.sampled_from(("same", "different"))), them[:1], them[1:2])
    at = datetime(2022, 1, 1, tzinfo=UTC)
    undone = Judgement(Verdict.UNDO, "jo", at, undoes=said.id)
    redone = Judgement(Verdict.UNDO, "jo", at.replace(day=2), undoes=undone.id)
    assert match(them, judgements=[said, undone]) == match(them)
    assert match(them, judgements=[said, undone, redone]) == match(them, judgements=[said])


def test_a_later_article_leaves_the_id_and_an_earlier_one_gives_its_own() -> None:
    """The old id is still that of one of them."""
    now, later, before = (
        appears(day, "Ann Reyes", on=day) for day in ("2017-02-01", "2017-03-01", "2017-01-01")
    )
    assert match([now]).identities == {now.id: now.id}
    assert match([now, later]).identities == {now.id: now.id, later.id: now.id}
    assert set(match([now, later, before]).identities.values()) == {before.id}


def test_a_match_is_told_feature_by_feature() -> None:
    """What was compared, with what weight; the weights add up to the probability."""
    a = appears("a", "Bill Tanner", "Mayor", "Port Ellis", outlet="Ledger")
    b = appears("b", "William Tanner", "Mayor", "Port Ellis", on="2017-03-01", outlet="Ledger")
    told = likeness(a, b)
    assert {one.feature for one in told.weighed} >= {"given name", "office", "outlet"}
    assert any("Bill Tanner" in one.compared and "short" in one.compared for one in told.weighed)
    assert told.log_odds == sum(one.weight for one in told.weighed)
    assert 0.9 < told.probability < 1


def test_a_likeness_is_the_same_from_either_side() -> None:
    """Also when one is in no office and undated."""
    a, b = appears("a", "Ann Reyes", on=""), appears("b", "Ann M. Reyes", "Mayor", "Port Ellis")
    assert likeness(a, b) == likeness(b, a)


def test_an_overruled_judgement_is_told_with_the_one_that_overrules_it() -> None:
    """The later of two that contradict each other holds."""
    a, b = appears("a", "Ann Reyes"), appears("b", "Laura Hale")
    one = judged(Verdict.SAME, [a], [b], at="2020-01-01T00:00:00+00:00")
    two = judged(Verdict.DIFFERENT, [a], [b], at="2020-01-02T00:00:00+00:00")
    found = match([a, b], judgements=[one, two])
    assert [(told.judgement, told.by) for told in found.overruled] == [(one.id, two.id)]


def test_a_judgement_on_somebody_who_is_gone_waits() -> None:
    """The article was read anew and no longer has the name; when it does, the verdict holds."""
    a, b, c = appears("a", "Ann Reyes"), appears("b", "Laura Hale"), appears("c", "Laura Hale")
    said = judged(Verdict.SAME, [a], [b])
    assert len(set(match([a, c], judgements=[said]).identities.values())) == 2
    assert len(set(match([a, b, c], judgements=[said]).identities.values())) == 1


def test_what_two_judged_one_take_in_is_not_kept_out_by_the_other() -> None:
    """Laura Bennett may be Laura Hale, and every other Laura Hale comes along."""
    a, b, c = appears("a", "Laura Bennett"), appears("b", "Laura Hale"), appears("c", "Laura Hale")
    assert (
        len(set(match([a, b, c], judgements=[judged("same", [a], [b])]).identities.values())) == 1
    )


def test_who_is_far_more_often_heard_takes_what_fits_two() -> None:
    """Of a secretary in a dozen articles and a mayor in one."""
    secretary = [
        appears(f"s{n}", "John Kelly", "Homeland Security Secretary", on=f"2017-03-{n:02}")
        for n in range(1, 13)
    ]
    mayor = appears("m", "John Kelly", "Mayor", "Port Ellis", on="2017-03-05")
    plain = appears("p", "John Kelly", on="2017-03-06")
    found = match([*secretary, mayor, plain]).identities
    assert found[plain.id] == found[secretary[0].id] != found[mayor.id]
    few = match([secretary[4], mayor, plain]).identities
    assert len(set(few.values())) == 3


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mohammed bin Salman", "Muhammad bin Salman"),
        ("Moammar Gadhafi", "Muammar Qaddafi"),
        ("Conor O’Neill", "Conor O'Neill"),
        ("Gen. John Kelly", "John Kelly"),
        ("José Álvarez", "Jose Alvarez"),
        ("John Smith III", "John Smith"),
    ],
)
def test_all_spellings_of_a_name_share_a_block(a: str, b: str) -> None:
    """Otherwise they would never be compared."""
    assert blocks.keys(appears("a", a)) == blocks.keys(appears("b", b))


@pytest.mark.parametrize("name", ["K", "Ж", "X" * 500, "김정은", "-", "Mr.", "Al " * 200])
def test_odd_names_are_somebody_too(name: str) -> None:
    """Of one letter, of five hundred, in another script."""
    a, b = appears("a", name), appears("b", name, on="2017-02-24")
    found = match([a, b])
    assert found.identities.keys() == {a.id, b.id}
    assert blocks.keys(a).home.startswith("person:")


def test_a_bare_surname_of_many_is_not_compared_with_all_of_them() -> None:
    """A thousand bare Smiths and a dozen of different given names: nobody is joined or offered."""
    given = [
        "Aaron",
        "Boris",
        "Clara",
        "Dario",
        "Edgar",
        "Fiona",
        "Grace",
        "Henry",
        "Ingrid",
        "Jonas",
        "Karim",
        "Lucia",
        "Marta",
    ]
    them = [appears(f"a{name}", f"{name} Smith") for name in given]
    them += [appears(f"b{n}", "Smith", on="2017-02-24") for n in range(1000)]
    found = match(them)
    assert len(set(found.identities.values())) == len(them)
    assert found.candidates == ()


def test_a_person_and_an_organization_are_never_one() -> None:
    """Not even under one name."""
    person = appears("a", "Harris")
    body = replace(appears("b", "Harris", type=SpeakerType.ORGANIZATION), outlet="Post")
    assert blocks.keys(person) != blocks.keys(body)
    found: Matched = match([person, body])
    assert len(set(found.identities.values())) == 2
