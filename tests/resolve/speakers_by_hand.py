"""Speakers of several articles, made in one line each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from onrecord.record.entry import Office, Speaker, SpeakerType
from onrecord.record.identity import Appearance
from onrecord.record.judgement import Anchor, Judgement, Side, Verdict


def appears(
    article: str,
    name: str,
    title: str = "",
    organization: str = "",
    *,
    on: str = "2017-02-23",
    outlet: str = "",
    beside: Iterable[str] = (),
    type: SpeakerType = SpeakerType.PERSON,  # noqa: A002
) -> Appearance:
    """A speaker of an article."""
    return Appearance(
        article,
        Speaker(name, type, 1.0).id or "",
        name,
        type,
        (Office(title, organization),) if title else (),
        date.fromisoformat(on) if on else None,
        outlet,
        tuple(sorted(beside)),
    )


def cast_of(told: dict[str, Any]) -> list[Appearance]:
    """The speakers of one article of an articles.json that have a name."""
    return [
        appears(
            told["article"],
            name,
            *office,
            on=told["published"],
            outlet=told["outlet"],
            beside={other[1] for other in told["speakers"] if other[1] != name},
            type=SpeakerType(kind),
        )
        for kind, name, *office in told["speakers"]
        if Speaker(name, SpeakerType(kind), 1.0).id
    ]


def side(*them: Appearance) -> Side:
    """All of them, called by the first one's name."""
    return Side(them[0].name, tuple(Anchor(one.article, one.speaker) for one in them))


def judged(
    verdict: Verdict,
    a: Iterable[Appearance],
    b: Iterable[Appearance],
    who: str = "ed",
    at: str = "2020-01-01T00:00:00+00:00",
) -> Judgement:
    """What somebody decided about two sides."""
    return Judgement(verdict, who, datetime.fromisoformat(at), (side(*a), side(*b)))
