"""Rows out of a stream of bytes, a few at a time: JSON lines, JSON, YAML and CSV.

Streams can be read more than once and are UTF-8, with or without a byte order
mark. Whatever is broken is an InputError that says on which line.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, Final

from onrecord.errors import InputError
from onrecord.resolve.registers.formats.values import Row, row

BOM: Final = b"\xef\xbb\xbf"
CHUNK: Final = 65_536
LONGEST: Final = 64 * 2**20  # bytes of one line

Located = tuple[str, Row]  # where it stands, and what is there


def rewound(stream: BinaryIO) -> BinaryIO:
    """The stream at its beginning, behind a byte order mark."""
    stream.seek(0)
    stream.seek(len(BOM) if stream.read(len(BOM)) == BOM else 0)
    return stream


def json_lines(stream: BinaryIO) -> Iterator[Located]:
    """One object a line; also a JSON array with one object a line, as Wikidata dumps it."""
    number = 0
    for line in _lines(rewound(stream)):
        number += 1
        told = line.strip().removesuffix(b",")
        if told in (b"", b"[", b"]"):
            continue
        where = f"line {number}"
        try:
            found = json.loads(told)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{where} is not valid JSON: {_why(error)}") from error
        if not isinstance(found, dict):
            raise InputError(f"{where} is not a JSON object")
        yield where, found


def json_items(stream: BinaryIO, path: str) -> Iterator[object]:
    """What stands at a path of a JSON text: `persons.item`, or `item` for a list."""
    import ijson

    try:
        yield from ijson.items(rewound(stream), path, use_float=True)
    except (ijson.JSONError, ValueError, RecursionError) as error:
        raise InputError(f"line {_broken(stream)} is not valid JSON: {_why(error)}") from error


def json_values(stream: BinaryIO, path: str) -> Iterator[tuple[str, object]]:
    """The keys and values of the object at a path of a JSON text."""
    import ijson

    try:
        yield from ijson.kvitems(rewound(stream), path, use_float=True)
    except (ijson.JSONError, ValueError, RecursionError) as error:
        raise InputError(f"line {_broken(stream)} is not valid JSON: {_why(error)}") from error


def yaml_items(stream: BinaryIO) -> Iterator[tuple[str, object]]:
    """The items of a YAML list; nothing is taken for a date, a number or a truth value."""
    first, held = 1, b""
    for number, line in enumerate(_lines(rewound(stream)), start=1):
        # What belongs to an item is indented: a dash in the first column begins the next.
        if line.startswith(b"- ") or line.rstrip() == b"-":
            if held:
                yield from _yaml_item(held, first)
            first, held = number, line
        elif held:
            held += line
        elif line.strip() and not line.startswith((b"#", b"---", b"%")):
            raise InputError(f"line {number} is not in a YAML list")
    if held:
        yield from _yaml_item(held, first)


def yaml_object(stream: BinaryIO) -> Located:
    """The one object of a YAML file."""
    return "line 1", row(_yaml(rewound(stream).read(), 1), "it")


def csv_rows(stream: BinaryIO, delimiter: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of a table, each with the line on which it ends; empty ones are left out."""
    lines = io.TextIOWrapper(rewound(stream), encoding="utf-8", newline="")
    try:
        table = csv.reader(lines, delimiter=delimiter, strict=True)
        for cells in table:
            if any(cell.strip() for cell in cells):
                yield table.line_num, cells
    except csv.Error as error:
        raise InputError(f"line {table.line_num} is not valid CSV: {error}") from error
    finally:
        lines.detach()


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    number = 0
    while line := stream.readline(LONGEST):
        number += 1
        if len(line) == LONGEST:
            raise InputError(f"line {number} is longer than {LONGEST // 2**20} MiB")
        yield line


def _yaml_item(text: bytes, first: int) -> Iterator[tuple[str, object]]:
    for found in _yaml(text, first):
        yield f"line {first}", found


def _yaml(text: bytes, first: int) -> Any:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(text, Loader=loader)  # a BaseLoader makes nothing but text of it
    except yaml.MarkedYAMLError as error:
        line = first + (error.problem_mark.line if error.problem_mark else 0)
        raise InputError(f"line {line} is not valid YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError(f"line {first} is not valid YAML: {_why(error)}") from error


class _Watched:
    """A stream that counts lines, and goes byte by byte from some place on."""

    def __init__(self, stream: BinaryIO, slowly: int) -> None:
        self.stream, self.slowly = rewound(stream), slowly
        self.at = self.before = 0
        self.line = 1
        self.last = b""

    def read(self, size: int) -> bytes:
        self.line += self.last.count(b"\n")
        self.before = self.at
        fast = min(size, self.slowly - self.at)
        self.last = self.stream.read(fast if fast > 0 else 1) if size else b""
        self.at += len(self.last)
        return self.last


def _broken(stream: BinaryIO) -> int:
    """The line on which a JSON text is broken: the parser does not say."""
    import ijson

    slowly, line = 2**62, 1
    for _ in range(2):
        watched = _Watched(stream, slowly)
        try:
            for _event in ijson.basic_parse(watched, buf_size=CHUNK):
                pass
        except (ijson.JSONError, ValueError, RecursionError):
            pass
        slowly, line = watched.before, watched.line
    return line


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deep"
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} (character {error.pos + 1})"
    return str(error).partition("\n")[0].removeprefix("b'").split("\\n")[0]
