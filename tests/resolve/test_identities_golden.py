"""Each folder under golden/identities: speakers of several articles, who is one, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from speakers_by_hand import cast_of, judged

from onrecord.record.identity import Matched
from onrecord.record.judgement import Verdict
from onrecord.resolve.across import blocks
from onrecord.resolve.across.identities import match

CASES = sorted((Path(__file__).parents[1] / "golden" / "identities").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_speakers_are_matched_as_their_golden_case_says(case: Path) -> None:
    """Who is one, and which two are offered; nobody else."""
    told = json.loads((case / "articles.json").read_text(encoding="utf-8"))
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    them = {f"{one.article} {one.name}": one for each in told["articles"] for one in cast_of(each)}
    judgements = [
        judged(
            Verdict(each["verdict"]),
            *([them[one] for one in side] for side in each["sides"]),
            who=each["who"],
            at=each["at"],
        )
        for each in told.get("judgements", ())
    ]
    keys = {name: blocks.keys(one) for name, one in them.items()}
    homes = sorted({key.home for key in keys.values()})
    rounds = [homes] if judgements else [[home] for home in homes]  # a judgement joins blocks
    found = [
        match(
            [one for name, one in them.items() if keys[name].home in some],
            [one for name, one in them.items() if set(keys[name].guest) & set(some)],
            judgements,
        )
        for some in rounds
    ]
    called = {one.id: name for name, one in them.items()}
    assert identities(found, called) == sorted(sorted(group) for group in expected["identities"])
    assert candidates(found, called) == sorted(sorted(pair) for pair in expected["candidates"])
    assert (case / "why.md").read_text(encoding="utf-8").strip()


def identities(found: list[Matched], called: dict[str, str]) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for one in found:
        for appearance, identity in one.identities.items():
            groups.setdefault(identity, []).append(called[appearance])
    return sorted(sorted(group) for group in groups.values())


def candidates(found: list[Matched], called: dict[str, str]) -> list[list[str]]:
    """Each pair by the earliest appearance of either identity."""
    home = {one: identity for each in found for one, identity in each.identities.items()}
    return sorted(
        sorted(called[home[end]] for end in (pair.a, pair.b))
        for each in found
        for pair in each.candidates
    )
