"""The reference of watching, and the example of it, are what `onrecord watch` reads."""

import re

import pytest
from consoles import ROOT

from onrecord.cli.watching.plans import FEED, TOP, WATCH, plan

PAGE = (ROOT / "docs" / "reference" / "watching.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL))
def test_the_example_in_the_reference_is_a_plan(tmp_path, text):
    """With feeds and watches in it."""
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    told = plan(path)
    assert told.feeds
    assert told.watches


def test_the_example_beside_the_docs_is_a_plan():
    """The one that the help speaks of."""
    assert len(plan(ROOT / "examples" / "feeds.toml").feeds) == 2


@pytest.mark.parametrize("key", sorted({*TOP, *FEED, *WATCH} - {"feed", "watch"}))
def test_every_key_is_in_the_reference(key):
    """With what it is for."""
    assert f"`{key}`" in PAGE or f"\n{key} = " in PAGE
