"""Annotations as brat keeps them (https://brat.nlplab.org/standoff.html), of what was exported."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from onrecord.errors import InputError
from onrecord.export.brat import CONTENT, CUE, REPORTED_BY, SAID_BY, SOURCE
from onrecord.export.returned.annotations import Annotation, Piece, Pieces, Said
from onrecord.record.statement import Act, Kind

BOUND: Final = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
RELATION: Final = re.compile(r"R\d+\t(\S+) Arg1:(T\d+) Arg2:(T\d+)\s*")
ATTRIBUTE: Final = re.compile(r"[AM]\d+\t(\S+) (T\d+)(?: (\S+))?\s*")
ROWS: Final = "TRAM#E*N"  # what a line of standoff begins with


def returned(
    standoff: str, text: str, path: str, article: str, shown: frozenset[str] | None = None
) -> Annotation:
    """What stands in the annotations of one text; `article` is the id by which it was exported.

    Raises InputError for a line that is none of brat's, and for words outside the text.
    """
    bound: dict[str, tuple[str, Pieces]] = {}
    to: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    told: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for number, line in enumerate(standoff.split("\n"), start=1):
        if found := BOUND.fullmatch(line):
            name, label, places, _ = found.groups()
            bound[name] = (label, _pieces(places, text, f"{path}, line {number}"))
        elif found := RELATION.fullmatch(line):
            to[found[2], found[1]].append(found[3])
        elif found := ATTRIBUTE.fullmatch(line):
            told[found[2]][found[1]] = found[3] or ""
        elif line.strip() and line[0] not in ROWS:
            raise InputError(f"{path}, line {number} is no annotation of brat: {line[:40]!r}")
    said = tuple(_said(bound, to, told, path))
    return Annotation(path, said, article, shown=shown)


def _said(
    bound: dict[str, tuple[str, Pieces]],
    to: dict[tuple[str, str], list[str]],
    told: dict[str, dict[str, str]],
    path: str,
) -> Iterator[Said]:
    for name, (label, pieces) in bound.items():
        if label != CONTENT:
            continue
        source, cue = (
            tuple(
                piece
                for each in to.get((name, by), ())
                if each in bound and bound[each][0] == of
                for piece in bound[each][1]
            )
            for by, of in ((SAID_BY, SOURCE), (REPORTED_BY, CUE))
        )
        about = told.get(name, {})
        try:
            kind = Kind(about["Kind"]) if "Kind" in about else None
            act = Act(about["Act"]) if "Act" in about else None
        except ValueError as error:
            raise InputError(f"{path}: of {name} {error}") from None
        yield Said(pieces, source, cue, kind, act)


def _pieces(places: str, text: str, where: str) -> Pieces:
    pieces = []
    for place in places.split(";"):
        start, end = map(int, place.split())
        if not start < end <= len(text):
            raise InputError(f"{where}: {start} {end} is outside the text")
        pieces.append(Piece(start, end, text[start:end]))
    return tuple(pieces)
