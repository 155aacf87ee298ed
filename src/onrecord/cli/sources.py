"""The wall on the side of what comes in: paths, addresses and standard input become articles."""

from __future__ import annotations

import glob
import os
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

from onrecord.cli.addresses import ADDRESS, target
from onrecord.errors import InputError
from onrecord.read import formats
from onrecord.read.formats import SUFFIXES, Format, Given
from onrecord.read.opened import opened
from onrecord.read.rows import COLUMNS, Columns
from onrecord.record.text import Article, Skip

STDIN: Final = "-"

Found = Iterator[Article | Skip]


def articles(
    paths: Sequence[str],
    *,
    skipped: Callable[[Skip], None],
    published: date | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    stdin: BinaryIO | None = None,
    form: Format | None = None,
    columns: Columns | None = None,
    allowed: Collection[str] = (),
) -> Iterator[Article]:
    """Yield the articles at some paths, one at a time, in the order of the paths.

    A path is a file, a folder (all articles below it, sorted), a pattern that the
    shell left alone, `-` for standard input, or an address of the web, which is
    fetched; `allowed` are hosts that may be at private addresses. `published`, `outlet`, `url` and
    `title` win over what an article says of itself; `columns` are the names that the
    fields of rows go by. `form` is how to read standard input and what its name
    does not tell. What is there and cannot be read, or fetched, goes to `skipped`.
    A path at which there is nothing raises InputError, when all other paths have
    been read.
    """
    given = Given(published, outlet or "", url or "", title or "", columns or COLUMNS)
    missing = []
    for path in paths:
        try:
            web = ADDRESS.match(path)
            found = _fetched(path, allowed, form, given) if web else _at(path, stdin, form, given)
            for one in found:
                if isinstance(one, Skip):
                    skipped(one)
                else:
                    yield one
        except _Missing:
            missing.append(path)
    if missing:
        raise InputError(
            f"no such file or folder: {', '.join(missing)}",
            hint="check the spelling; a pattern must match at least one file",
        )


class _Missing(Exception):
    """There is no file or folder at a path, and no match for it as a pattern."""


def _at(path: str, stdin: BinaryIO | None, form: Format | None, given: Given) -> Found:
    if path == STDIN:
        yield from opened(stdin or sys.stdin.buffer, path, form=form, given=given)
        return
    for one in _files(path):
        if isinstance(one, Skip):
            yield one
            continue
        try:
            with Path(one).open("rb") as stream:
                yield from opened(stream, one, form=form, given=given)
        except OSError as error:
            yield Skip(one, _why(error))


def _fetched(url: str, allowed: Collection[str], form: Format | None, given: Given) -> Found:
    """The articles at an address of the web."""
    from onrecord.cli.fetching import fetched

    try:
        got = fetched(url, allowed=allowed, form=form)
    except InputError as error:
        yield Skip(url, why(error))
    else:
        yield from sent(got.data, got.url, got.form, given)


def sent(data: bytes, url: str, form: Format, given: Given) -> Found:
    """The articles in what a server sent from an address."""
    for one in formats.articles(data, url, form=form, given=given):
        if isinstance(one, Article) and one.path == url and not given.url:
            one = replace(one, url=_own(one.url, url))
        yield one


def why(error: InputError) -> str:
    """An error and what to do about it, on one line."""
    return f"{error}: {error.hint}" if error.hint else str(error)


def _own(told: str, url: str) -> str:
    """What a page calls its address, if it is on the host that sent it; else where it stood."""
    try:
        hosts = [target(one).host.removeprefix("www.") for one in (told, url)]
    except InputError:
        return url
    return told if hosts[0] == hosts[1] else url


def _files(path: str) -> Iterator[str | Skip]:
    """The files that a path stands for; raises _Missing where there are none."""
    try:
        if Path(path).is_dir():
            yield from _folder(path)
            return
        there = Path(path).exists() or Path(path).is_symlink()
    except OSError as error:  # a folder on the way that may not be entered, a name too long
        yield Skip(path, _why(error))
        return
    if there:
        yield path
        return
    # pathlib's glob takes no absolute pattern
    matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207
    if not matches:
        raise _Missing
    for match in matches:
        yield from _files(match)


def _folder(top: str) -> Iterator[str | Skip]:
    """The articles below a folder, sorted, and what else was there; hidden files are left out."""
    errors: list[OSError] = []
    others: Counter[str] = Counter()
    some = False
    for path in _below(top, errors):
        if formats.named(path.name):
            some = True
            yield _regular(path)
        else:
            others[path.suffix.lower() or "without suffix"] += 1
    for error in errors:
        yield Skip(str(error.filename), _why(error))
    if others or not (some or errors):
        yield Skip(top, _left_out(others, some))


def _below(top: str, errors: list[OSError]) -> Iterator[Path]:
    """All files below a folder; one reached a second time, by a link that leads back, is not."""
    seen: set[tuple[int, int]] = set()
    for folder, below, names in os.walk(top, followlinks=True, onerror=errors.append):
        try:
            where = Path(folder).stat()
        except OSError as error:  # it has vanished
            errors.append(error)
            continue
        if (where.st_dev, where.st_ino) in seen:
            below.clear()
            continue
        seen.add((where.st_dev, where.st_ino))
        below[:] = sorted(name for name in below if not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(names) if not name.startswith("."))


def _regular(path: Path) -> str | Skip:
    """The path, unless it is something that could be read for ever: a pipe or a device."""
    odd = path.exists() and not path.is_file()
    return Skip(str(path), "a pipe, socket or device, not a file") if odd else str(path)


def _left_out(others: Counter[str], some: bool) -> str:
    told = ", ".join(f"{number} {suffix}" for suffix, number in others.most_common(5))
    what = "files left out" if some else "no articles in this folder"
    names = ", ".join(SUFFIXES)
    return f"{what}{f' ({told})' if told else ''}: it is searched for {names}, also with .gz"


def _why(error: OSError) -> str:
    """Why something could not be opened or read, in words."""
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, FileNotFoundError):
        link = error.filename is not None and Path(error.filename).is_symlink()
        return "a symbolic link that leads nowhere" if link else "it vanished before it was read"
    return (error.strerror or str(error)).lower()
