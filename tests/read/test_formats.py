"""Files as articles: what each suffix means, and what wins over what."""

from datetime import date

import pytest
from hypothesis import example
from hypothesis import given as cases
from hypothesis import strategies as st

from onrecord.read import formats
from onrecord.read.formats import SUFFIXES, Format, Given, articles, row, sniffed
from onrecord.record.text import Article, Skip


def test_a_plain_text_is_its_file_unchanged() -> None:
    """The title line, Windows line ends and trailing space count for offsets; nothing is said."""
    data = "A title\r\n\r\n“No,” he said. \n".encode()
    assert list(articles(data, "a.txt")) == [Article(data.decode(), "a.txt")]


def test_a_byte_order_mark_counts_for_no_offset() -> None:
    """The first character of the text is at 0, whatever the editor that saved it."""
    (found,) = articles(b"\xef\xbb\xbfHe said no.", "a.txt")
    assert isinstance(found, Article)
    assert found.text == "He said no."


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.txt", b"He said no."),
        ("a", b"He said no."),
        ("a.unheard-of", b"He said no."),
        ("a.html", b"<html><body><p>He said no.</p></body></html>"),
        ("a.HTM", b"<p>He said no.</p>"),
        ("a.json", b'{"text": "He said no."}'),
        ("a.json", b'[{"text": "He said no."}]'),
        ("a.jsonl", b'\n{"text": "He said no."}\n\n'),
        ("a.ndjson", b'{"html": "<p>He said no.</p>"}'),
        ("a.jsonl", '{"text": "He said no."}'.encode("utf-16")),
    ],
)
def test_the_suffix_says_how_a_file_is_read(path: str, data: bytes) -> None:
    """One article from each."""
    (found,) = articles(data, path)
    assert isinstance(found, Article)
    assert found.text == "He said no."


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"He said no.", Format.TEXT),
        (b"", Format.TEXT),
        (b"<i>He</i> said no.", Format.TEXT),
        (b"[AP] He said no.", Format.TEXT),
        (b"\n <!DOCTYPE html><html>", Format.HTML),
        (b"\xef\xbb\xbf<html lang=en>", Format.HTML),
        (b"<!-- saved --><p>He said no.</p>", Format.HTML),
        (b'{"text": "a"}\n{"text": "b"}', Format.JSONL),
        (b'{"text": "a"}', Format.JSONL),
        (b'{\n  "text": "a"\n}', Format.JSON),
        (b' [ {"text": "a"} ]', Format.JSON),
    ],
)
def test_bytes_without_a_name_are_sniffed(head: bytes, form: Format) -> None:
    """Standard input, and files whose suffix says nothing."""
    assert sniffed(head) is form


def test_a_form_that_is_given_wins_over_the_suffix() -> None:
    """Rows in a file called .txt."""
    (found,) = articles(b'{"text": "He said no."}', "a.txt", form=Format.JSONL)
    assert found == Article("He said no.", "a.txt#1")


def test_what_is_given_wins_over_what_an_article_says() -> None:
    """The user looked at the page; the rest is kept as the article has it."""
    told = Given(date(2017, 2, 23), outlet="The Harbor Ledger")
    data = b'{"text": "No.", "date": "2016-01-01", "outlet": "b", "title": "c", "url": "d"}'
    (found,) = articles(data, "a.jsonl", given=told)
    assert found == Article(
        "No.", "a.jsonl#1", "c", "The Harbor Ledger", published=date(2017, 2, 23), url="d"
    )
    assert row(data, "a.jsonl", 1, given=told) == found


def test_a_binary_file_is_skipped_by_its_name() -> None:
    """Whatever its suffix."""
    for path in ("a.txt", "a.html", "a.json", "a.jsonl"):
        assert list(articles(b"%PDF-1.4 ...", path)) == [Skip(path, "a PDF document, not text")]


def test_a_text_longer_than_any_article_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a corpus in one file, and would keep a core busy for an hour."""
    monkeypatch.setattr(formats, "LONGEST", 1000)
    assert list(articles(b"a" * 1001, "a.txt")) == [
        Skip("a.txt", "1,001 characters, more than the 1,000 of an article")
    ]
    assert list(articles(b"a" * 1000, "a.txt")) == [Article("a" * 1000, "a.txt")]


def test_a_json_file_without_a_row_is_a_skip() -> None:
    """An empty list, an empty file."""
    for data in (b"[]", b" [ ] ", b"", b"\n"):
        assert list(articles(data, "a.json")) == [Skip("a.json", "no articles in it")]


BYTES = st.binary(max_size=80) | st.lists(
    st.sampled_from(
        [
            *(
                b'{"text": "He said no."}',
                b"\n",
                b'{"',
                b"[",
                b"]",
                b",",
                b"<p>",
                b"no",
                b"\xff\xfe",
            ),
            *(b"\x00", b"\xef\xbb\xbf", b"\x93No\x94", b'{"html": "<p>no</p>"}', b"%PDF-", b"null"),
        ]
    ),
    max_size=8,
).map(b"".join)


@cases(BYTES, st.sampled_from([*SUFFIXES, "", ".unheard-of"]))
@example(b"", ".json")
@example(b"\xff\xfe\x00", ".jsonl")
def test_any_bytes_with_any_suffix_are_articles_or_skips(data: bytes, suffix: str) -> None:
    """Never an exception, and every Skip says which file and why."""
    for one in articles(data, f"a{suffix}"):
        assert isinstance(one, Article | Skip)
        assert one.path.startswith("a")
        if isinstance(one, Skip):
            assert one.reason
