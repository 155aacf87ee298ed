"""Each folder under golden/transcripts: a text, who says what in it by its layout, and why."""

import json
from datetime import date
from pathlib import Path

import pytest

from onrecord.find.stage import TRANSCRIPTS
from onrecord.pipeline import Pipeline
from onrecord.record.text import Article

CASES = sorted((Path(__file__).parents[1] / "golden" / "transcripts").iterdir())


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def told(pipeline: Pipeline, text: str, published: date) -> list[dict[str, object]]:
    """Every turn, and what is reported within one: who, how called, and the words."""
    (record,) = pipeline.read([Article(text, published=published)], skipped=print)
    turns = {one.id for one in record.entries if one.statement.model == TRANSCRIPTS}
    found = []
    for entry in record.entries:
        said = entry.statement
        if entry.id not in turns and said.nested_in not in turns:
            continue
        office = next((one.office.title for one in entry.speakers if one.office), None)
        found.append(
            {
                "source": [span.of(text) for span in said.source],
                "speakers": [one.name for one in entry.speakers],
                "office": office,
                "content": [span.of(text) for span in said.content],
            }
            | ({"kind": said.kind.value} if entry.id in turns else {"within a turn": True})
        )
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_text_has_the_turns_that_its_golden_case_says(case: Path, pipeline: Pipeline) -> None:
    """Label, speaker, office and words; none in what is no transcript."""
    text = (case / "input.txt").read_text(encoding="utf-8")
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    published = date.fromisoformat(expected["published"])
    assert told(pipeline, text, published) == expected["turns"]
    assert (case / "why.md").read_text(encoding="utf-8").strip()
