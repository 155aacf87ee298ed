"""Each folder under golden/measures: some articles, what became of their measures, and why."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.read.stage import read
from onrecord.record.entry import ArticleRecord
from onrecord.record.measure import Course
from onrecord.record.text import Article
from onrecord.resolve.measures.across import Courses
from onrecord.resolve.measures.stage import measures
from onrecord.store.sql import open_record

CASES = sorted((Path(__file__).parent / "golden" / "measures").iterdir())


def told(each: dict[str, Any]) -> ArticleRecord:
    """An article with its measures, without statements."""
    published = date.fromisoformat(each["published"])
    article = Article(each["text"], outlet=each["outlet"], published=published)
    (document,) = read([article], skipped=lambda _: None)
    return ArticleRecord(article, measures=measures(document, ()))


def history(course: Course) -> list[list[str | None]]:
    """Status, day where the article gives one, and outlet of each step."""
    return [
        [
            step.status.value,
            str(step.days.latest) if step.dated and step.days else None,
            step.by.outlet,
        ]
        for step in course.history
    ]


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_measures_have_the_history_that_their_golden_case_says(
    case: Path, backwards: bool, tmp_path: Path
) -> None:
    """From the words of the articles, in whatever order they come."""
    articles = json.loads((case / "articles.json").read_text(encoding="utf-8"))
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    with open_record(tmp_path / "onrecord.db") as record:
        for each in articles[::-1] if backwards else articles:
            record.add(told(each), measures=Courses())
        found = [history(course) for course in record.measures.all()]
    assert found == expected
    assert (case / "why.md").read_text(encoding="utf-8").strip()
