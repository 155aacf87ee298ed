"""Each folder under golden/resolve: an article, its statements, who made them and when, and why."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from statements_by_hand import page, said

from onrecord.record.entry import Entry, Interval, Speaker
from onrecord.record.statement import Medium, Statement
from onrecord.resolve.stage import resolve

CASES = sorted((Path(__file__).parents[1] / "golden" / "resolve").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_article_is_resolved_as_its_golden_case_says(case: Path) -> None:
    """Speakers with their type and office, the day, and the words behind both."""
    text = (case / "article.txt").read_text(encoding="utf-8")
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    published = expected["published"]
    document = page(text, date.fromisoformat(published) if published else None)
    statements: list[Statement] = []
    for told in expected["statements"]:
        statements.append(
            said(
                document,
                told["content"],
                source=told.get("source", ""),
                cue=told.get("cue", ""),
                medium=Medium(told.get("medium", "speech")),
                within=statements[told["within"]] if "within" in told else None,
            )
        )
    entries = list(resolve(document, statements))
    found = [as_told(entry, text) for entry in entries]
    keys = ("speakers", "said_on", "evidence")
    assert found == [{key: told[key] for key in keys} for told in expected["statements"]]
    number = {entry.id: at for at, entry in enumerate(entries)}
    after = [[number[one] for one in entry.after] for entry in entries]
    assert after == [told.get("after", []) for told in expected["statements"]]
    assert (case / "why.md").read_text(encoding="utf-8").strip()


def as_told(entry: Entry, text: str) -> dict[str, Any]:
    """An entry in the words of an expected.json."""
    return {
        "speakers": [one_told(speaker) for speaker in entry.speakers],
        "said_on": days_told(entry.said_on),
        "evidence": {
            name: [s.of(text) for s in spans]
            for name, spans in entry.evidence.items()
            if name in ("office", "said_on", "order")
        },
    }


def one_told(speaker: Speaker) -> list[str]:
    """Type, name, and the office's title and organization where there are any."""
    office = [speaker.office.title, speaker.office.organization] if speaker.office else []
    return [speaker.type.value, speaker.name, *filter(None, office)]


def days_told(days: Interval | None) -> str | list[str] | None:
    """One day, or the first and the last of several."""
    if days is None:
        return None
    first, last = str(days.earliest), str(days.latest)
    return first if first == last else [first, last]
