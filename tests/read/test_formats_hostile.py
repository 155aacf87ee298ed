"""Every format, cut short and hostile: articles and reasons, never an exception, never for long."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.formats import MEDIA, READERS, STREAMED, SUFFIXES, Format, articles
from onrecord.record.text import Article, Skip

CASES = sorted((Path(__file__).parents[1] / "golden" / "formats").glob("*/input.*"))
NAMES = {path.parent.name: path for path in CASES}


def fine(data: bytes, name: str) -> list[Article | Skip]:
    """What it gives, which is articles with words and Skips with reasons."""
    found = list(articles(data, name))
    assert found
    for one in found:
        assert isinstance(one, Article | Skip)
        assert one.path.startswith(name)
        assert one.text.strip() if isinstance(one, Article) else one.reason
    return found


@pytest.mark.parametrize("case", NAMES)
def test_a_file_may_be_cut_anywhere(case: str) -> None:
    """A tenth more of it each time, and then to the byte at its end."""
    data, name = NAMES[case].read_bytes(), NAMES[case].name
    for share in range(10):
        fine(data[: len(data) * share // 10], name)
    for cut in range(1, 12):
        fine(data[:-cut], name)


@settings(max_examples=60)
@given(st.binary(max_size=300), st.sampled_from(list(Format)))
def test_any_bytes_may_be_called_anything(data: bytes, form: Format) -> None:
    """Noise under each name."""
    for one in articles(data, "a", form=form):
        assert isinstance(one, Article | Skip)


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.HTML])
@pytest.mark.parametrize(
    "data",
    [
        b"<rss><channel>" + b"<item>" * 20_000,
        b"<a>" * 50_000,
        b"<nitf><body><body.content>" + b"<p>" * 50_000 + b"No.",
        b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">' + b"<x>" * 50_000,
        b"[" * 100_000,
        b'{"bodies": [' * 50_000,
        b"text,title\n" + b'"' * 100_001,
        b"\x1f\x8b\x08" * 30_000,
        b"WARC/1.0\r\n" * 10_000,
        b"From: a\n" + b" b\n" * 100_000,
        b"KELLY: " * 50_000,
    ],
    ids=lambda data: data[:24].decode("latin-1").strip(),
)
def test_nothing_takes_long(data: bytes, form: Format) -> None:
    """Nested without end, opened and never closed, the same over and over."""
    begun = time.monotonic()
    for one in articles(data, "a", form=form):
        assert isinstance(one, Article | Skip)
    assert time.monotonic() - begun < 30


def test_every_format_is_read_by_somebody() -> None:
    """And every suffix and media type leads to one."""
    assert {*READERS, *STREAMED} == set(Format)
    assert {*SUFFIXES.values(), *MEDIA.values()} <= set(Format)
