"""PolNeAR as the training reads it: articles, their annotators, their spans.

Newell, Margolin & Ruths, "An Attribution Relations Corpus for Political News",
LREC 2018. Only the files handed in are read; nothing of them is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROLES = ("source", "cue", "content")


@dataclass(frozen=True)
class Attribution:
    """Spans (start, end) into the raw text of the article, sorted."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Annotated:
    """One article; `readings` has each annotator's attributions, in name order."""

    name: str
    text: str
    readings: tuple[tuple[Attribution, ...], ...]


def _reading(path: Path) -> tuple[Attribution, ...]:
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"(T\d+)\t\w+ ([\d; ]+)\t", line):
            spans[match[1]] = [
                (int(part.split()[0]), int(part.split()[1])) for part in match[2].split(";")
            ]
        elif re.match(r"E\d+\t", line):
            roles: dict[str, set[tuple[int, int]]] = {role: set() for role in ROLES}
            for argument in line.split("\t")[1].split():
                role, target = argument.split(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in roles:
                    roles[role].update(spans.get(target, ()))
            if roles["cue"] and roles["content"]:
                found.append(Attribution(*(tuple(sorted(roles[role])) for role in ROLES)))
    return tuple(found)


def load(folder: Path) -> list[Annotated]:
    """Every article of one split (a folder with text/ and attributions/), in name order."""
    annotations: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rsplit("_", 1)[0], []).append(path)
    return [
        Annotated(
            path.stem,
            path.read_bytes().decode("utf-8"),
            tuple(_reading(one) for one in annotations.get(path.stem, ())),
        )
        for path in sorted((folder / "text").glob("*.txt"))
    ]
