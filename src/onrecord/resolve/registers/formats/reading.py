"""The formats that registers come in, and a file read in whichever it is."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from onrecord.errors import InputError
from onrecord.record.source import Noun
from onrecord.resolve.registers.formats import (
    congress,
    csv_table,
    ftm,
    openstates,
    popolo,
    wikidata,
)
from onrecord.resolve.registers.formats.intake import Intake
from onrecord.resolve.registers.formats.streams import CHUNK, rewound

Parser = Callable[[BinaryIO, Intake], Iterator[Noun]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, how a file of it begins, and what reads it."""

    name: str
    says: str
    begins: Callable[[bytes], object]
    parse: Parser


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a register, open and at any place; it can be read more than once."""

    name: str
    stream: BinaryIO


def _pattern(*patterns: bytes) -> Callable[[bytes], object]:
    """True where each of the patterns is somewhere in the first bytes."""
    compiled = [re.compile(one, re.DOTALL | re.MULTILINE) for one in patterns]
    return lambda head: all(one.search(head) for one in compiled)


def _table(head: bytes) -> object:
    return csv_table.header(head.partition(b"\n")[0].decode("utf-8", "replace"))


# The first whose beginning fits.
FORMATS: Final = (
    Format(
        "ftm",
        "FollowTheMoney JSON lines",
        _pattern(rb'\A\s*\{[^\n]*"schema"\s*:\s*"[A-Z]'),
        ftm.nouns,
    ),
    Format(
        "wikidata",
        "Wikidata entity JSON",
        _pattern(rb'\A\s*(?:\{\s*"(?:entities|success)"|\[?\s*\{[^\n]*"(?:claims|labels)"\s*:)'),
        wikidata.nouns,
    ),
    Format(
        "popolo",
        "Popolo JSON",
        _pattern(rb"\A\s*\{", rb'"(?:persons|organizations|memberships|posts|areas)"\s*:\s*\['),
        popolo.nouns,
    ),
    Format(
        "congress",
        "congress-legislators YAML",
        _pattern(rb"\A(?:#[^\n]*\n|---[^\n]*\n|\s)*(?:- |\[\s*\{)", rb'\bterms"?\s*:', rb"\bid\b"),
        congress.nouns,
    ),
    Format(
        "openstates",
        "Open States YAML",
        _pattern(rb"^id: *['\"]?ocd-person/"),
        openstates.nouns,
    ),
    Format("csv", "a CSV table", _table, csv_table.nouns),
)
NAMED: Final = {one.name: one for one in FORMATS}
READ: Final = (
    f"registers are read as {', '.join(one.says for one in FORMATS)}"
    " (with columns person, title, organization, from, to)"
)


def examined(part: Part) -> str:
    """The SHA-256 of a file; raises InputError, with the line, if it is not UTF-8."""
    digest, decoder, line = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")(), 1
    part.stream.seek(0)
    while True:
        chunk = part.stream.read(CHUNK)
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            line += error.object[: error.start].count(b"\n")
            raise InputError(
                f"{part.name}, line {line} is not UTF-8", hint="save it as UTF-8, uncompressed"
            ) from error
        if not chunk:
            return digest.hexdigest()
        digest.update(chunk)
        line += chunk.count(b"\n")


def sniffed(part: Part) -> Format:
    """The format of a file, by how it begins; raises InputError where it is none of them."""
    head = rewound(part.stream).read(CHUNK)
    if not head.strip():
        raise InputError(f"{part.name} is empty", hint=READ)
    for one in FORMATS:
        if one.begins(head):
            return one
    raise InputError(f"{part.name} is in no format of a register that is known", hint=READ)


def nouns(parts: Iterable[Part], intake: Intake, form: str | None = None) -> Iterator[Noun]:
    """The nouns of a register, whose files may each be in a format of its own.

    `form` is the name of the format where the user gives it. What is wrong with
    a row goes to the intake. Raises InputError for a file that is broken or in
    none of the formats; it names the file and the line.
    """
    for part in parts:
        found = NAMED[form] if form else sniffed(part)
        intake.file = part.name
        try:
            yield from found.parse(part.stream, intake)
        except InputError as error:
            message = f"{part.name}, {error} (read as {found.says})"
            raise InputError(message, hint=READ) from error
