"""The wall on the side of what comes in: files, folders, patterns, standard input."""

import gzip
import io
import os
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from onrecord.cli.sources import articles
from onrecord.errors import InputError
from onrecord.read import opened
from onrecord.read.formats import Format
from onrecord.record.text import Article, Skip

ROW = b'{"text": "He said no."}\n'


def taken(*paths: object, **options: object) -> tuple[list[Article], list[Skip]]:
    skips: list[Skip] = []
    found = articles([str(path) for path in paths], skipped=skips.append, **options)  # type: ignore[arg-type]
    return list(found), skips


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles, one of them deeper; a hidden file and two that are no articles."""
    (tmp_path / "b.txt").write_bytes(b"Second.")
    (tmp_path / "a.jsonl").write_bytes(ROW)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.HTML").write_bytes(b"<p>Third.</p>")
    (tmp_path / ".hidden.txt").write_bytes(b"Never.")
    (tmp_path / "d.png").write_bytes(b"\x89PNG")
    (tmp_path / "e").write_bytes(b"?")
    return tmp_path


def test_files_are_read_in_the_order_of_the_paths(folder: Path) -> None:
    """As the user put them."""
    found, skips = taken(folder / "b.txt", folder / "a.jsonl")
    assert [(one.path, one.text) for one in found] == [
        (f"{folder}/b.txt", "Second."),
        (f"{folder}/a.jsonl#1", "He said no."),
    ]
    assert not skips


def test_a_folder_is_read_sorted_and_says_what_it_left_out(folder: Path) -> None:
    """Known suffixes, subfolders too; hidden files are none of ours, others are counted."""
    found, skips = taken(folder)
    assert [one.text for one in found] == ["He said no.", "Second.", "Third."]
    (left,) = skips
    assert left.path == str(folder)
    assert left.reason.startswith("files left out (1 .png, 1 without suffix): it is searched for")


@pytest.mark.parametrize("names", [(), ("a.png",), (".hidden.txt",)])
def test_a_folder_without_articles_is_a_skip(tmp_path: Path, names: tuple[str, ...]) -> None:
    """Nothing is passed over in silence."""
    for name in names:
        (tmp_path / name).write_bytes(b"?")
    found, (skip,) = taken(tmp_path)
    assert not found
    assert skip.reason.startswith("no articles in this folder")


def test_a_pattern_that_the_shell_left_alone_is_matched(folder: Path) -> None:
    """In order, and through subfolders with **."""
    found, _ = taken(folder / "*.txt", folder / "**" / "*.HTML")
    assert [one.text for one in found] == ["Second.", "Third."]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    """A file that is there is never a pattern."""
    (tmp_path / "a[1].txt").write_bytes(b"One.")
    found, _ = taken(tmp_path / "a[1].txt")
    assert [one.text for one in found] == ["One."]


def test_a_path_that_does_not_exist_is_misuse_but_the_others_are_read(folder: Path) -> None:
    """The error comes last, names every such path and says what to do."""
    skips: list[Skip] = []
    paths = [f"{folder}/no.txt", f"{folder}/b.txt", f"{folder}/*.doc", "a\0b"]
    taking = articles(paths, skipped=skips.append)
    assert next(taking).text == "Second."
    with pytest.raises(InputError, match="no such file or folder") as caught:
        next(taking)
    assert f"{folder}/no.txt, {folder}/*.doc, a\0b" in str(caught.value)
    assert caught.value.hint
    assert not skips


def test_what_cannot_be_opened_is_skipped_with_the_cause(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No permission; gone between looking and opening; a disk that fails."""
    causes = iter([PermissionError(13, "x"), FileNotFoundError(2, "x"), OSError(5, "I/O error")])

    def refuse(path: Path, mode: str) -> None:
        raise next(causes)

    monkeypatch.setattr(Path, "open", refuse)
    found, skips = taken(*[folder / "b.txt"] * 3)
    assert not found
    assert [skip.reason for skip in skips] == [
        "no permission to read it",
        "it vanished before it was read",
        "i/o error",
    ]


def test_a_broken_link_and_a_name_too_long_are_skipped(tmp_path: Path) -> None:
    """Something is there, or was meant to be; it cannot be read."""
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    _, skips = taken(tmp_path / "link.txt", tmp_path / "self.txt", tmp_path / ("a" * 999))
    assert [skip.reason for skip in skips] == [
        "a symbolic link that leads nowhere",
        "too many levels of symbolic links",
        "file name too long",
    ]


def test_a_link_that_leads_back_is_walked_once(folder: Path) -> None:
    """Folders within each other by symbolic links come to an end."""
    (folder / "deep" / "up").symlink_to(folder)
    (folder / "deep" / "self").symlink_to(folder / "deep")
    assert [one.text for one in taken(folder)[0]] == ["He said no.", "Second.", "Third."]


def test_a_pipe_in_a_folder_is_skipped_and_one_that_is_named_is_read(tmp_path: Path) -> None:
    """Nobody may ever write to the first; the second is how shells hand over a command's output."""
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    assert [skip.reason for skip in taken(tmp_path)[1]] == ["a pipe, socket or device, not a file"]
    writer = threading.Thread(target=pipe.write_bytes, args=[b"He said no."])
    writer.start()
    assert [one.text for one in taken(pipe)[0]] == ["He said no."]
    writer.join()


@pytest.mark.parametrize(
    ("data", "form", "path"),
    [
        (b"He said no.", None, "-"),
        (b"<html><body><p>He said no.</p></body></html>", None, "-"),
        (ROW, None, "-#1"),
        (b'{\n"text": "He said no."}', None, "-#1"),
        (b"\n \n" + ROW, None, "-#3"),
        (b"<b>He said no.</b>", Format.HTML, "-"),
    ],
)
def test_standard_input_is_read_as_what_it_is(data: bytes, form: Format | None, path: str) -> None:
    """Text, a page or rows, told by how it begins or by the user."""
    found, skips = taken("-", stdin=io.BytesIO(data), form=form)
    assert [(one.path, one.text) for one in found] == [(path, "He said no.")]
    assert not skips


def test_what_the_user_says_wins(folder: Path) -> None:
    """The options of the command line, over each article."""
    found, _ = taken(
        *(folder / "b.txt", folder / "a.jsonl"),
        published=date(2017, 2, 23),
        outlet="The Harbor Ledger",
        url="https://harborledger.example/no",
        title="No",
    )
    assert {(one.published, one.outlet, one.url, one.title) for one in found} == {
        (date(2017, 2, 23), "The Harbor Ledger", "https://harborledger.example/no", "No")
    }


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize("data", [b"", b" \n\n", "\n".encode("utf-16")])
def test_a_file_without_a_single_row_is_a_skip(tmp_path: Path, name: str, data: bytes) -> None:
    """Nothing but blank lines."""
    (tmp_path / name).write_bytes(data)
    assert taken(tmp_path / name) == ([], [Skip(f"{tmp_path}/{name}", "no articles in it")])


def test_a_binary_file_of_rows_is_one_skip(tmp_path: Path) -> None:
    """And not one for each of its thousand lines."""
    (tmp_path / "a.jsonl").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 50)
    assert taken(tmp_path / "a.jsonl") == (
        [],
        [Skip(f"{tmp_path}/a.jsonl", "a PDF document, not text")],
    )


def test_a_line_too_long_is_skipped_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However much longer it is; the lines go on being counted."""
    monkeypatch.setattr(opened, "LARGEST", 100)
    (tmp_path / "a.jsonl").write_bytes(ROW + b"x" * 5000 + b"\n" + ROW + b"y" * 101)
    found, skips = taken(tmp_path / "a.jsonl")
    assert [one.path for one in found] == [f"{tmp_path}/a.jsonl#1", f"{tmp_path}/a.jsonl#3"]
    assert [skip.path for skip in skips] == [f"{tmp_path}/a.jsonl#2", f"{tmp_path}/a.jsonl#4"]
    assert skips[0].reason == "a line larger than 0 MiB"


def test_a_file_too_large_is_skipped_before_it_is_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A device without end included."""
    monkeypatch.setattr(opened, "LARGEST", 100)
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    _, skips = taken(tmp_path / "a.txt", "/dev/zero")
    assert [skip.reason for skip in skips] == ["larger than 0 MiB"] * 2


def test_rows_are_read_one_at_a_time() -> None:
    """The first is out before the second has been written."""

    class Slow(io.RawIOBase):
        lines: Iterator[bytes] = iter([ROW, b"{", b""])

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            line = next(self.lines)
            assert line != b"{", "asked for a second line"
            buffer[: len(line)] = line
            return len(line)

    taking = articles(["-"], skipped=print, stdin=io.BufferedReader(Slow()))
    assert next(taking).text == "He said no."


def test_rows_in_utf_16_are_read(tmp_path: Path) -> None:
    """As Windows shells write them; a newline's byte can be half of another character there."""
    text = '{"text": "\u0a0d \u0d0a"}\r\n{"text": "Two."}'
    (tmp_path / "a.jsonl").write_bytes(text.encode("utf-16"))
    found, skips = taken(tmp_path / "a.jsonl")
    assert [one.text for one in found] == ["\u0a0d \u0d0a", "Two."]
    assert not skips


def test_compressed_files_are_read_a_little_at_a_time(tmp_path: Path) -> None:
    """Those of a folder too; rows before the whole file was unpacked."""
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(ROW * 2))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(gzip.compress(b"Twice.")))
    (tmp_path / "c.csv.gz").write_bytes(gzip.compress(b"text,title\nThird.,T\n"))
    (tmp_path / "d.tar.gz").write_bytes(gzip.compress(b"?"))
    found, skips = taken(tmp_path)
    assert [one.text for one in found] == ["He said no.", "He said no.", "Twice.", "Third."]
    assert [one.reason[:24] for one in skips] == ["files left out (1 .gz): "]
    stream = io.BytesIO(gzip.compress(ROW + os.urandom(2**21).hex().encode()))
    rows = articles(["-"], skipped=print, stdin=stream, form=Format.JSONL)
    assert next(rows).text == "He said no."
    assert stream.tell() < 2**19


def test_compressed_files_beyond_the_caps_are_skips(tmp_path: Path) -> None:
    """A bomb is no text, a row before one is a row, and what breaks off says so."""
    bomb = gzip.compress(ROW + b" " * 2**27)
    (tmp_path / "a.txt.gz").write_bytes(bomb)
    (tmp_path / "b.jsonl.gz").write_bytes(bomb)
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(gzip.compress(gzip.compress(b"Deep."))))
    (tmp_path / "d.jsonl.gz").write_bytes(
        gzip.compress(ROW + os.urandom(9000).hex().encode())[:-4000]
    )
    found, skips = taken(tmp_path)
    assert [one.path.rpartition("/")[2] for one in found] == ["b.jsonl.gz#1", "d.jsonl.gz#1"]
    reasons = {one.path.rpartition("/")[2]: one.reason for one in skips}
    assert reasons["a.txt.gz"].startswith("unpacks to more than")
    assert reasons["b.jsonl.gz"].startswith("unpacks to more than")
    assert reasons["c.txt.gz"] == "compressed more than 2 times over"
    assert reasons["d.jsonl.gz"] == "the compressed file breaks off: what came before was read"


def test_a_mailbox_on_standard_input_is_known(tmp_path: Path) -> None:
    """By its first line."""
    told = b"From a@b.example Thu Feb 23 18:00:02 2017\nSubject: S\n\nHe said no.\n"
    ((one,), _) = taken("-", stdin=io.BytesIO(gzip.compress(told)))
    assert (one.path, one.title, one.text) == ("-#1", "S", "He said no.")
