"""The samples are what their table says."""

import json
import re
import tomllib

import pytest
from consoles import ROOT

SAMPLES = ROOT / "src" / "onrecord" / "samples"
INDEX = tomllib.loads((SAMPLES / "samples.toml").read_text(encoding="utf-8"))["sample"]
TABLE = (SAMPLES / "README.md").read_text(encoding="utf-8").partition("## Where the traps are")[2]


def texts(path):
    """The texts of one sample, one or several, as they are in the file."""
    told = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        rows = map(json.loads, told.splitlines())
        return [row.get("text") or row["html"] for row in rows]
    return [told]


EVERY = [text for sample in INDEX for text in texts(SAMPLES / sample["path"])]


def test_the_index_names_every_sample():
    """And nothing else is in the folder but the index and the table."""
    there = {path.name for path in SAMPLES.iterdir() if path.is_file()}
    assert there == {sample["path"] for sample in INDEX} | {"samples.toml", "README.md"}


@pytest.mark.parametrize("text", EVERY)
def test_a_sample_is_a_short_article(text):
    """Long enough for pronouns to go astray, short enough to be read."""
    body = re.sub(r"<(script|style|head)\b.*?</\1>|<[^>]+>", " ", text, flags=re.DOTALL)
    assert 120 <= len(body.split()) <= 350


def test_each_trap_is_where_the_table_says():
    """Every trap that the table quotes stands in a sample."""
    quoted = set(re.findall(r"`([^`]+)`", TABLE))
    names = {sample["path"] for sample in INDEX} | {"''…''"}
    missing = [trap for trap in quoted - names if not any(trap in text for text in EVERY)]
    assert missing == []
