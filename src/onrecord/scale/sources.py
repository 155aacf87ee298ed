"""The shards that a user names: files, folders, patterns, addresses, and lists of these."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from onrecord.errors import InputError
from onrecord.read.formats import SUFFIXES, named
from onrecord.scale.places import is_local, reached

LIST: Final = "@"
SCHEME: Final = "://"


def listed(sources: Sequence[str]) -> dict[str, str]:
    """The shards at some paths or addresses: their names, and where each lies.

    A source is a file, a folder (all files below it that articles are read from, sorted), a
    pattern, the same at an address that fsspec reaches, or `@FILE` with one of these on
    each line. A shard goes by the name under which it was found. Raises InputError for what
    is not there, and where there is no shard at all.
    """
    found: dict[str, str] = {}
    missing: list[str] = []
    for source in _all(sources):
        there = list(_at(source) if SCHEME in source else _here(source))
        missing += [] if there else [source]
        found |= {name: name if SCHEME in name else str(Path(name).resolve()) for name in there}
    if missing or not found:
        raise InputError(
            f"no shards at {', '.join(missing) or 'what was named'}",
            hint=f"a folder is searched for {', '.join(SUFFIXES)}, also with .gz",
        )
    return found


def _all(sources: Sequence[str]) -> Iterator[str]:
    for source in sources:
        if not source.startswith(LIST):
            yield source
            continue
        path = source.removeprefix(LIST)
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(
                f"the list of shards {path} cannot be read: {error}", hint="@FILE names one"
            ) from error
        yield from (line.strip() for line in text.splitlines() if line.strip())


def _here(source: str) -> Iterator[str]:
    path = Path(source)
    if path.is_dir():
        below = sorted(path.rglob("*"), key=str)
        yield from (str(one) for one in below if one.is_file() and _is_shard(one, path))
    elif path.exists():
        yield str(path)  # "./a" is "a", whoever names it
    elif glob.has_magic(source):
        for one in sorted(glob.glob(source, recursive=True)):  # noqa: PTH207
            yield from _here(one)


def _is_shard(file: Path, top: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(top).parts)
    return not hidden and named(file.name) is not None


def _at(source: str) -> Iterator[str]:
    """The same at an address."""
    fs, path = reached(source)
    if is_local(fs):
        yield from _here(path)
        return
    try:
        if fs.isfile(path):
            found = [path]
        elif glob.has_magic(path):
            found = [str(one) for one in fs.glob(path)]
        else:
            found = [str(one) for one in fs.find(path) if named(PurePosixPath(one).name)]
    except (OSError, ValueError) as error:
        raise InputError(f"{source} cannot be listed: {error}") from error
    yield from (fs.unstrip_protocol(one) for one in sorted(found))
