"""What the reference says of Python: its examples run, and it leaves out nothing."""

import inspect
import re
import subprocess
import sys

import pytest
from consoles import ROOT

from onrecord.doors import columns
from onrecord.doors.record import Record
from onrecord.store.queries import NAMES

TEXT = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where a reader stands: beside a record of samples."""
    where = tmp_path_factory.mktemp("reader")
    samples = ROOT / "src" / "onrecord" / "samples"
    add = [
        sys.executable,
        "-m",
        "onrecord",
        "add",
        samples / "mexico-city.txt",
        samples / "wire.jsonl",
    ]
    subprocess.run(add, cwd=where, check=True, capture_output=True)
    return where


@pytest.mark.parametrize("number", range(1, len(EXAMPLES)))
def test_the_examples_run(folder, number):
    """Each of those after the first by itself, beside the record."""
    program = f"from onrecord import open_record\n{EXAMPLES[number]}"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_first_example_adds_an_article(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", EXAMPLES[0]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.fullmatch(r"[0-9a-f]{16} 1\n", done.stdout)


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("statements", columns.STATEMENTS),
        ("links", columns.LINKS),
        ("measures", columns.MEASURES),
        ("speakers", columns.SPEAKERS),
        ("people", columns.PEOPLE),
    ],
)
def test_every_column_of_a_list_is_in_the_reference(name, listed):
    """In their order."""
    told = TEXT.partition("### Columns")[2]
    (row,) = re.findall(rf"^\| {name} \| (.*) \|$", told, re.MULTILINE)
    assert re.findall("`(.+?)`", row) == listed.schema().names


@pytest.mark.parametrize("name", ["statements", "links"])
def test_every_way_to_ask_is_in_the_reference(name):
    told = TEXT.partition("## Lists")[2].partition("\n- ")[0]
    (row,) = re.findall(rf"^\| `record\.{name}\(.*$", told, re.MULTILINE)
    asked = [one for one in inspect.signature(getattr(Record, name)).parameters if one != "self"]
    assert set(asked) <= set(re.findall(r"\w+", row))


def test_every_field_of_the_search_language_may_be_asked_of_statements():
    assert set(NAMES) <= set(inspect.signature(Record.statements).parameters)
