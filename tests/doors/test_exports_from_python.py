"""Exports as functions and as streams."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord import InputError, open_record
from onrecord.cli.main import group
from onrecord.doors.record import Record
from onrecord.export.formats import BY_NAME, Shape
from small_world import kelly, trump


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    with open_record(place) as opened:
        opened.add(kelly())
        opened.add(trump())
        yield opened


@pytest.mark.parametrize("name", [one for one in BY_NAME if BY_NAME[one].shape is Shape.TEXT])
def test_a_file_is_what_the_pieces_make_and_the_command_writes(record, tmp_path, name) -> None:
    """Of a record in a file and on a server."""
    record.export(name, tmp_path / "out")
    made = (tmp_path / "out").read_text(encoding="utf-8")
    assert made == "".join(record.exported(name))
    kept = io.StringIO(), io.BytesIO()
    for file in kept:
        record.export(name, file)
    assert kept[0].getvalue() == kept[1].getvalue().decode() == made
    if isinstance(record.path, Path):
        asked = ["--record", str(record.path), "export", "--format", name, "--out", "-"]
        assert CliRunner().invoke(group, asked).stdout == made


def test_parquet_goes_into_a_file_of_bytes(record: Record) -> None:
    """And into no other."""
    kept = io.BytesIO()
    record.export("parquet", kept)
    assert kept.getvalue()[:4] == kept.getvalue()[-4:] == b"PAR1"
    with pytest.raises(InputError, match="cannot be written") as refused:
        record.export("parquet", io.StringIO())
    assert "wb" in refused.value.hint


def test_a_folder_of_files_has_a_path(record: Record, tmp_path: Path) -> None:
    """And is there when all of it is."""
    record.export("brat", tmp_path / "brat")
    assert list((tmp_path / "brat").glob("*.ann"))
    with pytest.raises(InputError, match="brat is a folder of files"):
        record.export("brat", io.BytesIO())


def test_what_is_there_is_replaced_by_force_only(record: Record, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("mine")
    with pytest.raises(InputError, match="is there already") as refused:
        record.export("csv", out)
    assert "force=True" in refused.value.hint
    assert out.read_text() == "mine"
    record.export("csv", out, force=True)
    assert out.read_text().startswith("id,speaker")


def test_a_format_that_there_is_not_is_refused_at_once(record: Record, tmp_path: Path) -> None:
    for ask in (record.exported, lambda name: record.export(name, tmp_path / "out")):
        with pytest.raises(InputError, match="there is no format 'xlsx'") as refused:
            ask("xlsx")
        assert "jsonl, csv" in refused.value.hint
    assert not (tmp_path / "out").exists()


def test_a_closed_file_is_an_error_of_ours(record: Record) -> None:
    kept = io.StringIO()
    kept.close()
    with pytest.raises(InputError, match="cannot be written"):
        record.export("csv", kept)


def test_only_what_is_probable_enough_leaves(record: Record) -> None:
    assert len("".join(record.exported("csv", least=0.9)).splitlines()) == 4
    assert len("".join(record.exported("csv", least=0.91)).splitlines()) == 1
