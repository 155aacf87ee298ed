"""Each folder under golden/pages: a page, what is taken from it, and why."""

import json
from pathlib import Path

import pytest

from onrecord.read.html import page
from onrecord.record import wire
from onrecord.record.text import Span

CASES = sorted((Path(__file__).parents[1] / "golden" / "pages").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_is_read_as_its_golden_case_says(case: Path) -> None:
    """Its article, its paragraphs, those that are unanchored, and the words behind some."""
    data = (case / "page.html").read_bytes()
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    found = page(data, "page.html")
    told = wire.article(found)
    assert {key: told[key] for key in expected["article"]} == expected["article"]
    assert found.text.split("\n") == expected["paragraphs"]
    assert found.original
    assert [one.of(found.text) for one in found.original.unanchored] == expected["unanchored"]
    for words, (exact, source) in expected["targets"].items():
        at = found.text.index(words)
        (target,) = found.original.targets(found.text, (Span(at, at + len(words)),))
        assert target.exact == exact
        assert target.bytes
        assert data[target.bytes.start : target.bytes.end].decode(expected["charset"]) == source
    assert (case / "why.md").read_text(encoding="utf-8").strip()
