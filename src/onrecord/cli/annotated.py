"""Files that annotation tools give back, found and read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import InputError
from onrecord.record.text import Article

if TYPE_CHECKING:
    from onrecord.export.returned.annotations import Annotation


def annotated(paths: Iterable[str]) -> Iterator[Annotation]:
    """The annotations of exports of Label Studio, and of folders of brat.

    Raises InputError for a file that cannot be read or is neither.
    """
    for path in map(Path, paths):
        if path.is_dir():
            yield from _folder(path)
        else:
            from onrecord.export.returned.label_studio import returned

            yield from returned(_read(path), str(path))


def _folder(folder: Path) -> Iterator[Annotation]:
    """Every text of a folder with its annotations, in the order of names."""
    from onrecord.export.returned.brat import returned

    files = sorted(folder.rglob("*.ann"))
    if not files:
        raise InputError(
            f"{folder} holds no annotations of brat", hint="name the folder with its .ann files"
        )
    shown = _shown(folder)
    for path in files:
        text = _read(path.with_suffix(".txt"))
        ids = shown.get(path.stem)
        told = returned(_read(path), text, str(path), path.stem, ids)
        at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        yield replace(told, text_sha256=Article(text).text_sha256, at=at)


def _shown(folder: Path) -> Mapping[str, frozenset[str]]:
    """By the ids of articles those of the statements that `export` wrote; empty where unknown."""
    from onrecord.export.brat import EXPORTED

    path = folder / EXPORTED
    if not path.exists():
        return {}
    try:
        told = json.loads(_read(path))
        return {str(article): frozenset(map(str, ids)) for article, ids in told.items()}
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise InputError(f"{path} is not what `onrecord export` wrote") from error


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8: {error}") from error
