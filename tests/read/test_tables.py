"""Tables of articles: CSV and its kin, and Parquet."""

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.read import tables
from onrecord.read.formats import Format, Given, articles, sniffed
from onrecord.read.rows import mapped
from onrecord.record.text import Article, Skip

WIDE = (
    [("id", "text"), ("a1", "“No,” she said."), ("a2", "“Yes,” he said.")],
    [Article("“No,” she said.", "a.csv#a1"), Article("“Yes,” he said.", "a.csv#a2")],
)


def written(rows: list[tuple[str, ...]], **how: str) -> str:
    told = io.StringIO()
    csv.writer(told, **how).writerows(rows)  # type: ignore[arg-type]
    return told.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_a_table_is_read_however_it_was_saved(delimiter: str, encoding: str, ends: str) -> None:
    """Delimiter, encoding and line ends are told by the file itself."""
    rows, expected = WIDE
    data = written(rows, delimiter=delimiter, lineterminator=ends).encode(encoding)
    assert list(articles(data, "a.csv")) == expected


def test_a_table_on_standard_input_is_known_by_its_first_line() -> None:
    """A column for the text and another one; a sentence with commas is a text."""
    assert sniffed(b"title,text\r\nNo,He said no.\r\n") is Format.CSV
    assert sniffed(b"\xef\xbb\xbfid;body\n1;He said no.\n") is Format.CSV
    assert sniffed(b"In this article, the text, he said, says no.\n") is Format.TEXT
    assert sniffed(b"text\nHe said no.\n") is Format.TEXT


def test_columns_of_other_names_are_mapped() -> None:
    """What the user says wins over the names that are known."""
    data = b"key,kopf,title,words\n7,No,Other,He said no.\n"
    told = Given(columns=mapped({"text": "words", "title": "Kopf", "id": "key"}))
    assert list(articles(data, "a.csv", given=told)) == [Article("He said no.", "a.csv#7", "No")]


def test_rows_of_json_are_mapped_too() -> None:
    """Of both kinds."""
    told = Given(columns=mapped({"text": "words", "date": "when"}))
    data = b'{"words": "He said no.", "text": "Other", "when": "2017-02-23"}\n'
    for name in ("a.jsonl", "a.json"):
        assert list(articles(data, name, given=told)) == [
            Article("He said no.", f"{name}#1", published=date(2017, 2, 23))
        ]


def test_a_field_that_an_article_does_not_have_cannot_be_mapped() -> None:
    """The error names the fields that it has."""
    with pytest.raises(InputError, match="no field 'headline'") as raised:
        mapped({"headline": "title"})
    assert "title" in raised.value.hint


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        ({}, "no column for the text; the columns are a, b: say which: --map text=COLUMN"),
        ({"text": "c"}, "no column c for the text; the columns are a, b"),
        ({"text": "a", "title": "c"}, "no column c for the title; the columns are a, b"),
    ],
)
def test_a_table_without_the_column_that_is_asked_for_is_one_skip(
    chosen: dict[str, str], reason: str
) -> None:
    """It says what there is, and what to do."""
    told = Given(columns=mapped(chosen))
    assert list(articles(b"a,b\n1,2\n3,4\n", "a.csv", given=told)) == [Skip("a.csv", reason)]


def test_a_cell_longer_than_the_limit_costs_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unclosed quotation mark would else swallow the file."""
    monkeypatch.setattr(tables, "LONGEST_CELL", 100)
    before = csv.field_size_limit(100)
    try:
        data = f'id,text\n1,"{"a" * 200}"\n2,He said no.\n'.encode()
        first, second = articles(data, "a.csv")
    finally:
        csv.field_size_limit(before)
    assert isinstance(first, Skip)
    assert "field larger than field limit" in first.reason
    assert second == Article("He said no.", "a.csv#2")


def test_a_line_longer_than_the_limit_ends_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """What came before is kept."""
    monkeypatch.setattr(tables, "LONGEST_LINE", 30)
    monkeypatch.setattr(tables, "SAMPLE", 1)
    found = list(articles(b"id,text\n1,No.\n2," + b"a" * 50, "a.csv"))
    assert found == [Article("No.", "a.csv#1"), Skip("a.csv", "a line larger than 0 MiB")]


def test_a_table_is_read_a_row_at_a_time() -> None:
    """The first articles are there before the last rows are read."""

    class Endless(io.RawIOBase):
        sent = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            self.sent += 1
            row = b"id,text\n" if self.sent == 1 else b"%d,He said no.\n" % self.sent
            memoryview(buffer)[: len(row)] = row  # type: ignore[arg-type]
            return len(row)

    found = tables.separated(io.BufferedReader(Endless()), "a.csv", Given().columns)
    assert [next(found).path for _ in range(100)] == [f"a.csv#{n}" for n in range(2, 102)]


@given(
    st.binary(max_size=200)
    | st.text(alphabet='id,text;"\t\r\n“é\0 ', max_size=80).map(
        lambda t: ("id,text\n" + t).encode()
    )
)
def test_any_bytes_are_rows_or_skips(data: bytes) -> None:
    """Quotation marks, line ends and NULs in any order."""
    for one in articles(data, "a.csv"):
        assert isinstance(one, Article | Skip)


TABLE = {
    "id": [1, 2, 3],
    "headline": ["One", None, "Three"],
    "text": ["“No,” she said.", None, "He said no."],
    "date": [datetime(2017, 2, 23, 18, tzinfo=UTC), None, datetime(2017, 2, 24, tzinfo=UTC)],
    "authors": [["Ada Reyes", "Tom Birch"], [], None],
    "unread": [b"\0", b"\1", None],
}


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    """Three rows in groups of one."""
    arrow = pytest.importorskip("pyarrow")
    parquets = pytest.importorskip("pyarrow.parquet")
    table = arrow.table(TABLE)
    times = table.column("date").cast(arrow.timestamp("ns", "UTC"))
    table = table.set_column(3, "date", times)
    parquets.write_table(table, tmp_path / "a.parquet", row_group_size=1)
    return tmp_path / "a.parquet"


def test_a_parquet_file_is_read(parquet: Path) -> None:
    """Instants to the nanosecond, lists, and what is missing."""
    expected = [
        Article(
            "“No,” she said.",
            "a.parquet#1",
            "One",
            byline="Ada Reyes, Tom Birch",
            published=date(2017, 2, 23),
        ),
        Skip("a.parquet#2", "no text: its text is null"),
        Article("He said no.", "a.parquet#3", "Three", published=date(2017, 2, 24)),
    ]
    assert list(articles(parquet.read_bytes(), "a.parquet")) == expected
    assert sniffed(parquet.read_bytes()[:4096]) is Format.PARQUET


def test_a_group_of_rows_that_is_too_large_is_a_skip(
    parquet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each, with how many rows it has."""
    monkeypatch.setattr(tables, "LARGEST_GROUP", 10)
    found = list(articles(parquet.read_bytes(), "a.parquet"))
    assert [one.path for one in found] == ["a.parquet#1", "a.parquet#2", "a.parquet#3"]
    assert all("a group of 1 rows" in one.reason for one in found if isinstance(one, Skip))


def test_a_parquet_file_that_breaks_off_is_a_skip(parquet: Path) -> None:
    """What it holds is told at its end."""
    data = parquet.read_bytes()
    for cut in (0, 4, len(data) // 2, len(data) - 1):
        (skip,) = articles(data[:cut], "a.parquet")
        assert isinstance(skip, Skip)
        assert skip.reason.startswith("not a Parquet file: ")


def test_without_pyarrow_the_error_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no part of the plain installation."""
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    (skip,) = articles(b"PAR1", "a.parquet")
    assert skip == Skip(
        "a.parquet",
        "Parquet needs pyarrow, which is not installed: pip install 'onrecord[parquet]'",
    )
