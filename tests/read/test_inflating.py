"""What is compressed, unpacked a little at a time."""

import gzip
import io
import random
import tarfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read import inflating
from onrecord.read.formats import Format, articles, named, sniffed
from onrecord.read.inflating import Unpacking
from onrecord.record.text import Article, Skip


def unpacked(data: bytes) -> tuple[bytes, str, bool]:
    raw = Unpacking(io.BytesIO(data))
    return io.BufferedReader(raw).read(), raw.amiss, raw.bomb


@given(st.lists(st.binary(max_size=400), min_size=1, max_size=4), st.integers(0, 40))
def test_what_was_packed_comes_out_whatever_the_pieces(pieces: list[bytes], filled: int) -> None:
    """One behind the other, and filled up with nothing."""
    data = b"".join(map(gzip.compress, pieces)) + bytes(filled)
    assert unpacked(data) == (b"".join(pieces), "", False)


@given(st.binary(min_size=100, max_size=5000), st.integers(1, 60))
def test_what_breaks_off_gives_what_came_before(data: bytes, cut: int) -> None:
    """And says so."""
    told, amiss, bomb = unpacked(gzip.compress(data)[:-cut])
    assert data.startswith(told)
    assert (amiss, bomb) == ("the compressed file breaks off", False)


def test_what_is_damaged_gives_what_came_before() -> None:
    """Here the second of two pieces."""
    noise = random.Random(3).randbytes(5000)
    data = gzip.compress(b"fine") + gzip.compress(b"x" * 5000)[:15] + noise
    told, amiss, _ = unpacked(data)
    assert told.startswith(b"fine")
    assert amiss == "the compressed file is damaged"


def test_a_bomb_is_left_at_the_cap() -> None:
    """By the ratio to what went in, and by what comes out."""
    told, amiss, bomb = unpacked(gzip.compress(bytes(2**26)))
    assert len(told) < 2**24
    assert (amiss[:23], bomb) == ("unpacks to more than 13", True)


def test_a_large_file_is_left_at_its_own_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    """However honest its ratio is."""
    monkeypatch.setattr(inflating, "LARGEST_FILE", 2**20)
    noise = random.Random(1).randbytes(3 * 2**20)
    told, amiss, _ = unpacked(gzip.compress(noise))
    assert len(told) <= 2**20 + inflating.CHUNK
    assert amiss == "unpacks to more than 1,048,576 bytes"


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.txt.gz", Format.TEXT),
        ("a.b.JSONL.GZ", Format.JSONL),
        ("a.mbox.gz", Format.MBOX),
        ("a.warc.gz", Format.WARC),
        ("a.gz", None),
        ("a.tar.gz", None),
        ("gz", None),
    ],
)
def test_a_compressed_file_is_read_as_its_name_says(name: str, form: Format | None) -> None:
    """But for archives of files."""
    assert named(name) is form


def test_a_compressed_file_without_a_name_is_read_as_it_begins() -> None:
    """Once unpacked, or twice."""
    page = b"<html><p>He said no.</p></html>"
    for data in (gzip.compress(page), gzip.compress(gzip.compress(page))):
        assert sniffed(data) is Format.HTML
        (one,) = articles(data, "a")
        assert one == Article("He said no.", "a")


def test_an_archive_of_files_is_no_text() -> None:
    """However large the texts in it are."""
    told = io.BytesIO()
    with tarfile.open(fileobj=told, mode="w:gz") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = 900_000
        archive.addfile(info, io.BytesIO(b"He said. " * 100_000))
    assert list(articles(told.getvalue(), "a")) == [Skip("a", "a tar archive, not text")]


def test_what_lies_too_deep_or_unpacks_to_too_much_is_a_skip() -> None:
    """Nothing of it is read."""
    thrice = gzip.compress(gzip.compress(gzip.compress(b"He said no.")))
    for data, why in ((thrice, "more than 2 times"), (gzip.compress(bytes(2**27)), "too many")):
        (skip,) = articles(data, "a.txt")
        assert isinstance(skip, Skip)
        assert why in skip.reason


def test_a_text_that_breaks_off_is_a_part_of_one() -> None:
    """With a Skip that says so."""
    engine = zlib.compressobj(wbits=31)
    data = engine.compress(b"He said no.") + engine.flush(zlib.Z_SYNC_FLUSH)
    part, skip = articles(data, "a.txt")
    assert part == Article("He said no.", "a.txt", partial=True)
    assert skip == Skip("a.txt", "the compressed file breaks off: what came before was read")
