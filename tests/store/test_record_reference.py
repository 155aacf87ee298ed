"""docs/reference/record.md, held against a record."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from onrecord.record.people import Membership, Person, Post, Register
from onrecord.record.sketch import Sketch
from onrecord.record.source import Source
from onrecord.resolve.across.identities import Identities
from onrecord.resolve.measures.across import Courses
from onrecord.store.sql import open_record
from onrecord.store.tables import METADATA
from small_world import kelly, measured

SECRETARY = Register(
    people=(Person("k", "John Kelly"),),
    posts=(Post("s", "Secretary", ""),),
    memberships=(Membership("k", "", "s"),),
)
PAGE = (Path(__file__).parents[2] / "docs/reference/record.md").read_text("utf-8")
EXAMPLES = re.findall(r"```sql\n(.+?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("table", METADATA.tables)
def test_every_table_and_column_is_explained(table: str) -> None:
    """Under the table's own heading, and nothing is explained that is not there."""
    section = PAGE.split(f"### `{table}`:")[1].split("\n#")[0]
    cells = re.findall(r"^\| (`.+?) \|", section, re.MULTILINE)
    told = re.findall(r"`(\w+)`", " ".join(cells))
    assert sorted(told) == sorted(METADATA.tables[table].columns.keys())


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_finds_something(tmp_path: Path, example: str) -> None:
    """As another program would run it."""
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.add(measured(), matcher=Identities(), measures=Courses(), sketch=Sketch("x.example"))
        record.add(kelly("The Other Post"), sketch=Sketch("x.example"))
        record.import_register(SECRETARY, source=Source("officials.csv"))
    connection = sqlite3.connect(path)
    found = connection.execute(example).fetchall()
    connection.close()
    assert found


def test_the_spans_example_cuts_the_words(tmp_path: Path) -> None:
    """The arithmetic in it is easily wrong by one."""
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.add(kelly())
    connection = sqlite3.connect(path)
    example = next(one for one in EXAMPLES if "substr" in one)
    found = {words for _, words in connection.execute(example)}
    connection.close()
    assert found == {entry.statement.text for entry in kelly().entries}
