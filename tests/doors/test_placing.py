"""Files and folders of exports: they appear complete, and replace nothing unasked."""

from pathlib import Path

import pytest

from onrecord.doors.placing import MARKER, write, write_folder
from onrecord.errors import InputError
from onrecord.export.formats import File

SITE = (File("index.html", "🚢"), File("people/a.html", "Cafe\u0301"))


def names(folder):
    """What lies in a folder."""
    return sorted(one.name for one in folder.iterdir())


def broken():
    """Pieces that end before their time."""
    yield "some"
    raise InputError("the rest is not there")


def test_a_file_is_written_whole_in_utf_8(tmp_path):
    """And nothing else is left behind."""
    write(("🚢 ", "half \ud800"), str(tmp_path / "out.txt"))
    assert (tmp_path / "out.txt").read_bytes() == "🚢 half ?".encode()
    assert names(tmp_path) == ["out.txt"]


def test_bytes_are_written_as_they_are(tmp_path):
    """Without a thought for their encoding."""
    write((b"\xff", b"\x00"), str(tmp_path / "out"))
    assert (tmp_path / "out").read_bytes() == b"\xff\x00"


def test_a_file_that_is_there_is_replaced_only_by_force(tmp_path):
    """The hint says how."""
    out = tmp_path / "out.txt"
    out.write_text("old")
    with pytest.raises(InputError, match="is there already") as refused:
        write(("new",), str(out))
    assert "--force" in refused.value.hint
    assert out.read_text() == "old"
    write(("new",), str(out), force=True)
    assert out.read_text() == "new"


def test_a_file_that_cannot_be_finished_leaves_the_old_one(tmp_path):
    """Even where it was to be replaced."""
    out = tmp_path / "out.txt"
    out.write_text("old")
    with pytest.raises(InputError, match="the rest"):
        write(broken(), str(out), force=True)
    assert out.read_text() == "old"
    assert names(tmp_path) == ["out.txt"]


def test_the_record_itself_is_never_replaced(tmp_path):
    """However hard one asks."""
    record = tmp_path / "onrecord.db"
    record.write_text("the record")
    with pytest.raises(InputError, match="the record itself"):
        write(("new",), str(record), force=True, spare=str(record))
    assert record.read_text() == "the record"


@pytest.mark.parametrize("out", ["there", "no/such/file"])
def test_a_file_where_none_can_be_is_an_error(tmp_path, out):
    """A folder, or a place in a folder that is not there."""
    (tmp_path / "there").mkdir()
    with pytest.raises(InputError):
        write(("new",), str(tmp_path / out), force=True)


def test_what_comes_meanwhile_is_not_replaced(tmp_path):
    """Another program may have made it while we wrote."""
    out = tmp_path / "out.txt"

    def pieces():
        yield "ours"
        out.write_text("theirs")

    with pytest.raises(InputError, match="is there already"):
        write(pieces(), str(out))
    assert out.read_text() == "theirs"


def test_a_folder_is_written_whole(tmp_path):
    """With the folders within it."""
    write_folder(SITE, str(tmp_path / "site"))
    assert (tmp_path / "site/people/a.html").read_text(encoding="utf-8") == "Cafe\u0301"
    assert names(tmp_path) == ["site"]


def test_a_folder_that_we_wrote_is_replaced_by_force_as_a_whole(tmp_path):
    """What is no longer in it goes."""
    out = tmp_path / "site"
    write_folder(SITE, str(out))
    with pytest.raises(InputError, match="is there already"):
        write_folder(SITE[:1], str(out))
    write_folder(SITE[:1], str(out), force=True)
    assert names(out) == [MARKER, "index.html"]
    assert names(tmp_path) == ["site"]


def test_a_folder_of_others_is_never_replaced(tmp_path):
    """Somebody's home is one word away."""
    (tmp_path / "letters.txt").write_text("dear")
    with pytest.raises(InputError, match="no export"):
        write_folder(SITE, str(tmp_path), force=True)
    assert (tmp_path / "letters.txt").read_text() == "dear"


def test_an_empty_folder_is_as_good_as_none(tmp_path):
    """It is what a newsroom's server may have made."""
    (tmp_path / "site").mkdir()
    write_folder(SITE, str(tmp_path / "site"))
    assert (tmp_path / "site/index.html").is_file()


def test_a_folder_in_which_the_record_lies_is_not_replaced(tmp_path):
    """Nor is the record lost with it."""
    write_folder(SITE, str(tmp_path / "site"))
    record = tmp_path / "site" / "onrecord.db"
    record.write_text("the record")
    with pytest.raises(InputError, match="the record lies in"):
        write_folder(SITE, str(tmp_path / "site"), force=True, spare=str(record))
    assert record.is_file()


def test_a_folder_that_cannot_be_finished_leaves_the_old_one(tmp_path):
    """And no part of the new one."""
    out = tmp_path / "site"
    write_folder(SITE, str(out))

    def files():
        yield SITE[0]
        raise InputError("the rest is not there")

    with pytest.raises(InputError, match="the rest"):
        write_folder(files(), str(out), force=True)
    assert (out / "people/a.html").is_file()
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("out", ["-", "file"])
def test_a_folder_where_none_can_be_is_an_error(tmp_path, monkeypatch, out):
    """Standard output, or a file."""
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("old")
    with pytest.raises(InputError):
        write_folder(SITE, out, force=True)
    assert Path("file").read_text() == "old"
