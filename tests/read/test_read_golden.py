"""Each folder under golden/read: a text, its paragraphs and sentences, and why."""

import json
from pathlib import Path

import pytest

from onrecord.read.stage import read
from onrecord.record.text import Article, Skip

CASES = sorted((Path(__file__).parents[1] / "golden" / "read").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_text_is_read_as_its_golden_case_says(case: Path) -> None:
    """Paragraphs, sentences, and the pieces of the original behind some of the words."""
    told = json.loads((case / "input.json").read_text(encoding="utf-8"))
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    skips: list[Skip] = []
    (document,) = read([Article(told["text"])], skipped=skips.append)
    cut = [
        [s.of(document.text) for s in document.sentences if paragraph.holds(s)]
        for paragraph in document.paragraphs
    ]
    assert cut == expected["paragraphs"]
    for words, pieces in expected.get("evidence", {}).items():
        at = document.text.index(words)
        spans = document.evidence(at, at + len(words))
        assert [span.of(told["text"]) for span in spans] == pieces
    assert not skips
    assert (case / "why.md").read_text(encoding="utf-8").strip()
