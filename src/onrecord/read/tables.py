"""Tables of articles, one row each: CSV and its kin, and Parquet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import Any, BinaryIO, Final, Literal

from onrecord.errors import InputError
from onrecord.read.charsets import decoded, line, refuse_binary
from onrecord.read.rows import COLUMNS, Columns, article, folded
from onrecord.read.streams import LARGEST_AT_ONCE, seekable
from onrecord.record.text import Article, Skip

DELIMITERS: Final = ",;\t|"
QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')
SAMPLE: Final = 50  # lines that are looked at before the first row is read

# The longest cell, in characters, and the longest line, in bytes.
LONGEST_CELL: Final = 10_000_000
LONGEST_LINE: Final = 64 * 2**20
# The largest group of rows of a Parquet file, in bytes before compression, and how many
# rows are held at once.
LARGEST_GROUP: Final = 2**30
AT_ONCE: Final = 16

Found = Iterator[Article | Skip]


def is_table(head: bytes) -> bool:
    """Whether text begins with a line that names a column for the text and another one."""
    first = head.partition(b"\n")[0].decode("utf-8", "replace").rstrip("\r")
    named = {folded(name) for name in _cut(first, _delimiter(first, COLUMNS))}
    other = {name for names in COLUMNS.values() for name in names}
    return not named.isdisjoint(COLUMNS["text"] + COLUMNS["html"]) and len(named & other) > 1


def separated(stream: BinaryIO, path: str, columns: Columns) -> Found:
    """The articles of a table of separated values, a row at a time.

    Commas, semicolons, tabs or bars: whichever cuts the first line into the most
    names that are known. An article's path is `FILE#ID`, with the row's id or else
    its number, counted from 1 behind the names. Raises InputError where no column
    holds the text.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    lines = _lines(stream)
    sample = list(islice(lines, SAMPLE))
    if not sample:
        return
    delimiter = _delimiter(sample[0], columns)
    quoting: Literal[0, 3] = csv.QUOTE_NONE if _unquoted(sample, delimiter) else csv.QUOTE_MINIMAL
    told = chain(sample, lines)
    # Strict: a quotation mark that is out of place would else be left out of the text.
    reader = csv.reader(told, delimiter=delimiter, quoting=quoting, strict=True)
    try:
        names = next(reader, [])
    except csv.Error as error:
        raise InputError(f"not valid CSV: {error} (in the names of the columns)") from error
    refuse_without_text(names, columns)
    for number, cells in _numbered(reader, path):
        if isinstance(cells, Skip):
            yield cells
        elif cells and len(cells) != len(names):
            told_of = f"it has {len(cells)} cells, the first row has {len(names)}"
            yield Skip(f"{path}#{number}", told_of)
        elif any(cells):
            yield article(dict(zip(names, cells, strict=True)), path, number, columns)


def parquet(stream: BinaryIO, path: str, columns: Columns) -> Found:
    """The articles of a Parquet file, some rows at a time; nested columns are read too.

    Raises InputError for what is no such file, for one without a column for the
    text, and where pyarrow is not installed.
    """
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquets
    except ImportError as error:
        raise InputError(
            "Parquet needs pyarrow, which is not installed",
            hint="pip install 'onrecord[parquet]'",
        ) from error
    try:
        file = parquets.ParquetFile(seekable(stream))
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise InputError(f"not a Parquet file: {_first_line(error)}") from error
    names = file.schema_arrow.names
    refuse_without_text(names, columns)
    asked = {name for every in columns.values() for name in every}
    kept = [name for name in names if folded(name) in asked]
    number = 0
    for group in range(file.num_row_groups):
        about = file.metadata.row_group(group)
        begun, number = number, number + about.num_rows
        if about.total_byte_size > LARGEST_GROUP:
            yield Skip(
                f"{path}#{begun + 1}",
                f"a group of {about.num_rows:,} rows with {about.total_byte_size:,} bytes,"
                f" more than the {LARGEST_GROUP:,} that are read",
            )
            continue
        at = begun
        try:
            for batch in file.iter_batches(AT_ONCE, row_groups=[group], columns=kept):
                for row in _rows(batch):
                    at += 1
                    yield article(row, path, at, columns)
        except (arrow.ArrowException, OSError, ValueError) as error:
            yield Skip(f"{path}#{at + 1}", f"the rows from here on: {_first_line(error)}")


def refuse_without_text(names: Sequence[str], columns: Columns) -> None:
    """Raises InputError where no column holds the text, or one that was asked for is not there."""
    there = {folded(name) for name in names}
    told = ", ".join(name or "(without a name)" for name in names[:20])
    for field, asked in columns.items():
        if asked != COLUMNS[field] and there.isdisjoint(asked):
            raise InputError(f"no column {asked[0]} for the {field}; the columns are {told}")
    if there.isdisjoint(columns["text"] + columns["html"]):
        raise InputError(
            f"no column for the text; the columns are {told}", hint="say which: --map text=COLUMN"
        )


def _lines(stream: BinaryIO) -> Iterator[str]:
    """Lines with their ends. UTF-16, and line ends of old, ask for the whole table at once."""
    first = stream.readline(LONGEST_LINE + 1)
    head = first[:65_536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or re.search(rb"\r(?!\n|\Z)", head):
        data = first + stream.read(LARGEST_AT_ONCE + 1 - len(first))
        if len(data) > LARGEST_AT_ONCE:
            raise InputError(f"larger than {LARGEST_AT_ONCE // 2**20} MiB")
        yield from io.StringIO(decoded(data), newline=None)
        return
    refuse_binary(head)
    told = first.removeprefix(b"\xef\xbb\xbf")
    while told:
        if len(told) > LONGEST_LINE:
            raise InputError(f"a line larger than {LONGEST_LINE // 2**20} MiB")
        yield line(told)
        told = stream.readline(LONGEST_LINE + 1)


def _numbered(reader: Any, path: str) -> Iterator[tuple[int, list[str] | Skip]]:
    number = 0
    while True:
        try:
            cells = next(reader)
            number += bool(cells)
            yield number, cells
        except StopIteration:
            return
        except csv.Error as error:
            cut = "unexpected end" in str(error)
            number += 1
            why = "the table breaks off in the middle of this row" if cut else f"not CSV: {error}"
            yield number, Skip(f"{path}#{number}", why)


def _unquoted(sample: list[str], delimiter: str) -> bool:
    """Whether marks are words: tabs between cells, and a cell that only begins with one."""
    if delimiter != "\t":
        return False
    rows = [row.rstrip("\r\n").split(delimiter) for row in sample]
    if len({len(row) for row in rows}) > 1:
        return False
    cells = (cell for row in rows for cell in row)
    return any(cell.startswith('"') and not QUOTED.fullmatch(cell) for cell in cells)


def _delimiter(first: str, columns: Columns) -> str:
    known = {name for names in columns.values() for name in names}

    def worth(delimiter: str) -> tuple[int, int]:
        cells = _cut(first, delimiter)
        return sum(folded(cell) in known for cell in cells), len(cells)

    return max(DELIMITERS, key=worth)


def _cut(first: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        return []


def _rows(batch: Any) -> Iterator[dict[str, Any]]:
    """The rows of a batch; instants to the microsecond, which is what Python has."""
    import pyarrow as arrow

    told = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if arrow.types.is_timestamp(column.type):
            column = column.cast(arrow.timestamp("us"), safe=False)
        told[name] = [_value(one) for one in column.to_pylist()]
    for at in range(batch.num_rows):
        yield {name: values[at] for name, values in told.items()}


def _value(told: Any) -> Any:
    """A value as JSON would have it: days and instants in ISO 8601, bytes as text."""
    if isinstance(told, date):
        return told.isoformat()
    if isinstance(told, bytes):
        return line(told)
    return told


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
