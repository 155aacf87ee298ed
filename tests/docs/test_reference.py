"""The reference names every error, every setting and every exit status."""

import dataclasses
import inspect
import re
import tomllib

import pytest
from consoles import ROOT

from onrecord import errors
from onrecord.cli import leaving
from onrecord.cli.options import INPUTS
from onrecord.export.csv_table import FIRST, OF_ARTICLE, OF_ENTRY
from onrecord.export.formats import BY_NAME
from onrecord.read.formats import SUFFIXES, Format
from onrecord.read.rows import COLUMNS as COLUMNS_OF_ROWS
from onrecord.resolve.registers.formats.csv_table import COLUMNS
from onrecord.resolve.registers.formats.reading import NAMED
from onrecord.settings import Settings, settings

ERRORS = [name for name, thing in vars(errors).items() if inspect.isclass(thing)]


def reference(name):
    return (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_is_in_the_reference(name):
    """With a row of its own."""
    assert f"\n| `{name}` |" in reference("errors.md")


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_is_in_the_tree_at_the_top_of_its_module(name):
    """The tree is what people read first."""
    assert name in errors.__doc__


@pytest.mark.parametrize(
    "status", [leaving.FAILED, leaving.FAULT, leaving.INTERRUPTED, leaving.PIPE_CLOSED]
)
def test_every_exit_status_is_in_the_reference(status):
    """With what it means."""
    rows = [line.split("|")[1] for line in reference("errors.md").splitlines() if "|" in line]
    assert any(str(status) in row for row in rows)


def test_every_format_of_a_register_is_in_the_reference():
    """With what it gives."""
    rows = reference("registers.md").partition("## The formats")[2]
    assert all(f"\n| `{name}` |" in rows for name in NAMED)


def test_every_column_of_a_table_of_people_is_in_the_reference_with_all_its_names():
    """However the words in them are joined there."""
    rows = reference("registers.md").partition("## A table of your own")[2].partition("\n## ")[0]
    told = {}
    for line in rows.splitlines():
        cells = line.split(" | ")
        if line.startswith("| `"):
            names = re.findall("`(.+?)`", " ".join(cells[:2]))
            told[names[0]] = {name.replace(" ", "") for name in names}
    assert told == {name: {*called} for name, called in COLUMNS.items()}


@pytest.mark.parametrize("name", BY_NAME)
def test_every_format_of_an_export_is_in_the_reference(name):
    """In the list, and with what it writes."""
    assert f"\n| [`{name}`](#{name}) |" in reference("exports.md")
    assert f"\n## {name}\n" in reference("exports.md")


def test_every_column_of_the_table_of_statements_is_in_the_reference():
    """In their order."""
    rows = reference("exports.md").partition("## csv")[2].partition("\n## ")[0]
    cells = [line.split(" | ")[0] for line in rows.splitlines() if line.startswith("| `")]
    assert re.findall("`(.+?)`", " ".join(cells)) == [*OF_ENTRY, FIRST, *OF_ARTICLE]


def test_every_suffix_and_every_format_that_is_read_is_in_the_reference():
    """With what of it is read."""
    rows = reference("formats.md").partition("## Rows")[0]
    assert all(f"`{suffix}`" in rows for suffix in SUFFIXES)
    assert all(f"`{form.value}`" in rows for form in Format)
    assert list(INPUTS) == [form.value for form in Format]


def test_every_name_of_a_column_is_in_the_reference():
    """Of the field that it holds."""
    table = reference("formats.md").partition("## Rows")[2].partition("```console")[0]
    rows = [line.split(" | ") for line in table.splitlines() if line.startswith("| `")]
    told = {cells[0].strip("| `"): re.findall("`(.+?)`", cells[1]) for cells in rows}
    assert told == {field: [*names] for field, names in COLUMNS_OF_ROWS.items()}


def test_every_extra_that_an_error_names_is_one():
    """`pip install 'onrecord[documents]'` installs something."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = ("read", "export", "scale", "store", "doors")
    rooms = (ROOT / "src" / "onrecord" / room for room in names)
    sources = (source for room in rooms for source in room.rglob("*.py"))
    pages = ("formats.md", "exports.md", "record.md", "python.md")
    told = (ROOT / "docs" / "reference" / name for name in pages)
    named = {
        extra
        for source in (*sources, *told)
        for extra in re.findall(r"onrecord\[(\w+)\]", source.read_text(encoding="utf-8"))
    }
    assert named == set(project["optional-dependencies"])


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Settings)])
def test_every_setting_is_in_the_reference_and_read_from_its_variable(field):
    """`record` from ONRECORD_RECORD, and so on."""
    variable = f"ONRECORD_{field.upper()}"
    assert f"| `{field}`:" in reference("settings.md")
    assert f"`{variable}`" in reference("settings.md")
    assert getattr(settings({variable: "elsewhere"}), field) == "elsewhere"
