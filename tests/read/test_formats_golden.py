"""Each folder under golden/formats: a file as it is handed in, what it gives, and why."""

import json
from pathlib import Path

import pytest

from onrecord.read.formats import articles
from onrecord.record.text import Article, Skip
from onrecord.record.wire import origin

CASES = sorted((Path(__file__).parents[1] / "golden" / "formats").iterdir())


def told(one: Article | Skip) -> dict[str, object]:
    """What is known of an article, without what is not; or why there is none."""
    if isinstance(one, Skip):
        return {"path": one.path, "skipped": one.reason}
    known = {name: getattr(one, name) for name in Article.__slots__ if name != "original"}
    known["published"] = one.published and one.published.isoformat()
    known["origin"] = one.origin and {
        name: value for name, value in (origin(one.origin) or {}).items() if value not in (None, [])
    }
    known["text"] = one.text.split("\n")
    return {name: value for name, value in known.items() if value}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_gives_what_its_golden_case_says(case: Path) -> None:
    """Every field of every article, line by line, and every Skip."""
    (given,) = case.glob("input.*")
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert [told(one) for one in articles(given.read_bytes(), given.name)] == expected
    assert (case / "why.md").read_text(encoding="utf-8").strip()
