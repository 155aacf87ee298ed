"""Every reader, given what its golden files might become: articles and reasons, in bounded time.

Thirty examples a file belong to the suite. `pytest tests/read/test_fuzz.py
--hypothesis-profile fuzz --timeout 0` goes on for an hour.
"""

from __future__ import annotations

import gzip
import io
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import pdf, word

from onrecord.errors import InputError
from onrecord.read import feeds
from onrecord.read.formats import READERS, STREAMED, Format, articles, named, sniffed
from onrecord.read.stage import read
from onrecord.record.text import Article, Skip

ROOT: Final = Path(__file__).resolve().parents[2]
FILES: Final = (
    *(ROOT / "tests/golden/formats").glob("*/input.*"),
    *(ROOT / "tests/golden/pages").glob("*/page.html"),
    *(ROOT / "tests/golden/transcripts").glob("*/*.txt"),
    *(ROOT / "src/onrecord/samples").glob("*.txt"),
    *(ROOT / "src/onrecord/samples").glob("*.jsonl"),
    *(ROOT / "examples").glob("*.csv"),
)
SECONDS: Final = 30.0  # of one file on a busy machine; most take some milliseconds

FEW = settings() if settings.get_current_profile_name() == "fuzz" else settings(max_examples=30)

# What means something to one reader or another.
TOKENS: Final = (
    *(b"<", b"</", b"]]>", b"<![CDATA[", b"<!ENTITY x 'y'>", b"<!DOCTYPE a [", b"<!--", b"&x;"),
    *(b"&#xd800;", b"&#1114112;", b"<p>", b"</channel></rss>", b"<html>", b"{", b"[", b"}", b'"'),
    *(b"\\ud800", b"\\u0000", b"NaN", b"-1", b"1e999", b"9" * 5000, b"null", b"\0", b"\xff\xfe"),
    *(b"\xef\xbb\xbf", b"\x1f\x8b\x08", b"PK\x03\x04", b"%PDF-", b"PAR1", b"WARC/1.0\r\n"),
    *(b"\r\n", b"\n\n", b"\r", b"\t", b",", b"stream\n", b"endobj", b" 0 R", b"--b1\n"),
    *(b"From a@b.example Thu Feb 23 18:00:02 2017\n", b"Content-Length: 99999999999\r\n"),
    *(b"Content-Transfer-Encoding: base64\n", b"Content-Type: text/html; charset=nope\n"),
    *("\u202e\u2028\u0085".encode(), b"\xed\xa0\x80", b"KELLY: ", b"Q. ", b"2017-02-30"),
)


def rows() -> bytes:
    import pyarrow as arrow
    import pyarrow.parquet as parquets

    told = io.BytesIO()
    texts = ["“No fare will rise,” she said.", "The council will vote, he said."]
    parquets.write_table(arrow.table({"text": texts, "id": ["a", "b"]}), told)
    return told.getvalue()


SEEDS: Final[dict[str, bytes]] = {
    **{f"{one.parent.name}/{one.name}": one.read_bytes() for one in sorted(FILES)},
    "made/rows.parquet": rows(),
    "made/rows.json": b'{"articles": [{"text": "He said no.", "date": "2017-02-23"}, {"text": 3}]}',
    "made/release.pdf": pdf(["“No fare will rise,” she said."], ["Page two."], title="Fares"),
    "made/release.docx": word(["“No fare will rise,” she said."], ["Page two."], table=["a", "b"]),
    "made/page.xml": b'<?xml version="1.0"?><html><body><p>He said no.</p></body></html>',
}

Change = Callable[[bytearray], bytes | bytearray]


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """One thing that may happen to a file; places are shares of it, so that any file has them."""
    at, until = sorted((draw(st.floats(0, 1)), draw(st.floats(0, 1))))
    near = draw(st.integers(0, 40))
    put = draw(st.sampled_from(TOKENS) | st.binary(max_size=8))
    times = draw(st.integers(2, 60))
    other = draw(st.sampled_from(sorted(SEEDS)))

    def placed(told: bytearray) -> tuple[int, int]:
        return int(at * len(told)), int(until * len(told))

    def written_over(told: bytearray) -> bytearray:
        start, _ = placed(told)
        return told[:start] + put + told[start + near :]

    def left_out(told: bytearray) -> bytearray:
        start, end = placed(told)
        return told[:start] + told[end:]

    def repeated(told: bytearray) -> bytearray:
        start, end = placed(told)
        piece = told[start:end]
        return told[:start] + piece * min(times, 1 + 50_000 // (len(piece) + 1)) + told[end:]

    def mixed(told: bytearray) -> bytearray:
        start, end = placed(told)
        return told[:start] + SEEDS[other][start : start + 500] + told[end:]

    def cut(told: bytearray) -> bytearray:
        return told[: placed(told)[1]]

    def flipped(told: bytearray) -> bytearray:
        start, _ = placed(told)
        told[start : start + 1] = bytes([byte ^ 1 << near % 8 for byte in told[start : start + 1]])
        return told

    def recoded(told: bytearray) -> bytes:
        return told.decode("latin-1").encode("utf-16")

    def packed(told: bytearray) -> bytes:
        return gzip.compress(told, mtime=0)

    once = [recoded, packed]
    often = [written_over, left_out, repeated, mixed, cut, flipped]
    return draw(st.sampled_from([*often, *often, *often, *once]))


def changed(seed: bytes, several: list[Change]) -> bytes:
    told = bytearray(seed)
    for change in several:
        told = bytearray(change(told))
    return bytes(told)


@pytest.mark.parametrize("seed", SEEDS)
@FEW
@given(several=st.lists(changes(), min_size=1, max_size=6))
def test_whatever_becomes_of_a_file_it_is_read_or_skipped(seed: str, several: list[Change]) -> None:
    """With the reason; by its own reader, whatever it begins like now, and to the last sentence."""
    data, form = changed(SEEDS[seed], several), named(seed)
    begun = time.monotonic()
    skips: list[Skip] = []
    found = list(articles(data, "a", form=form))
    assert all(one.reason if isinstance(one, Skip) else one.path.startswith("a") for one in found)
    texts = [one for one in found if isinstance(one, Article)]
    for document in read(texts, skipped=skips.append, any_language=True):
        for span in document.sentences:
            assert document.evidence(span.start, span.end)
    assert all(skip.reason for skip in skips)
    assert time.monotonic() - begun < SECONDS


FEEDS: Final = [name for name in SEEDS if "feed" in name or "rss" in name or "atom" in name]


@pytest.mark.parametrize("seed", FEEDS)
@FEW
@given(several=st.lists(changes(), min_size=1, max_size=6))
def test_whatever_becomes_of_a_feed_that_is_watched_it_is_read_or_refused(
    seed: str, several: list[Change]
) -> None:
    """As the watch reads it, links alone too."""
    begun = time.monotonic()
    with suppress(InputError):
        for one in feeds.entries(changed(SEEDS[seed], several), "a"):
            assert isinstance(one, Skip) or one.text or one.url
    assert time.monotonic() - begun < SECONDS


@FEW
@given(seed=st.sampled_from(sorted(SEEDS)), several=st.lists(changes(), max_size=3))
def test_a_file_without_a_name_is_one_of_the_formats(seed: str, several: list[Change]) -> None:
    """By its beginning, however it begins."""
    assert sniffed(changed(SEEDS[seed], several)[:4096]) in Format


def test_every_reader_has_a_file_to_begin_with() -> None:
    """A new format brings one."""
    assert {named(name) for name in SEEDS} == {*READERS, *STREAMED}
    assert len(FEEDS) >= 4
