"""The wall on the side of registers: paths become files to read, problems lines on stderr."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final, Self, cast

from onrecord.cli import screen
from onrecord.cli.options import note
from onrecord.cli.plain import counted, safe
from onrecord.cli.sources import STDIN
from onrecord.errors import InputError
from onrecord.record.source import Noun, Problem, Source
from onrecord.resolve.registers.formats import reading
from onrecord.resolve.registers.formats.intake import Intake
from onrecord.resolve.registers.formats.reading import Part

# What a folder is searched for.
SUFFIXES: Final = (".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".csv", ".tsv")

MOST: Final = 12  # problems of either kind that are told, unless all are asked for
EVERY: Final = 1000  # nouns after which the line on stderr moves


class Given:
    """A register as the user names it: a file, a folder of files, or standard input.

    It is looked through once when it is named, for its digest. Use it in a `with`
    block, which lets go of standard input. Raises InputError where there is
    nothing, nothing that can be opened, or no text in UTF-8.
    """

    def __init__(self, path: str, form: str | None, as_of: date | None) -> None:
        self._path = path
        self._form = form
        self._stdin = _spooled(sys.stdin.buffer) if path == STDIN else None
        digests, names = [], []
        for part in self.parts():
            digests.append(f"{part.name} {reading.examined(part)}")
            names.append(form or reading.sniffed(part).name)
        if not names:
            raise InputError(
                f"there is no register in {path}",
                hint=f"a folder is searched for {', '.join(SUFFIXES)}",
            )
        own = digests[0].rpartition(" ")[2]
        whole = (
            own if len(digests) == 1 else hashlib.sha256("\n".join(digests).encode()).hexdigest()
        )
        name = "standard input" if path == STDIN else Path(path).resolve().name
        self.source = Source(name, names[0], whole, as_of)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._stdin is not None:
            self._stdin.close()

    def nouns(self, problem: Callable[[Problem], None]) -> Iterator[Noun]:
        """Everything in it, a few nouns at a time."""
        return reading.nouns(self.parts(), Intake(problem, self.source.as_of), self._form)

    def parts(self) -> Iterator[Part]:
        """Its files, each open while it is looked at."""
        if self._stdin is not None:
            yield Part("standard input", self._stdin)
            return
        top = Path(self._path)
        try:
            for path in _files(top):
                name = str(path if path == top else path.relative_to(top))
                with path.open("rb") as stream:
                    yield Part(name, stream)
        except FileNotFoundError as error:
            raise InputError(
                f"no such file or folder: {error.filename}", hint="check the spelling"
            ) from error
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise InputError(
                f"{error.filename or self._path} cannot be read: {why}",
                hint="check that it is a file, and its permissions",
            ) from error


class Problems:
    """Tells what is wrong in a register on stderr: the first of it, or everything; and how much."""

    def __init__(self, *, everything: bool) -> None:
        self._everything = everything
        self._counts = {False: 0, True: 0}

    def __call__(self, problem: Problem) -> None:
        self._counts[problem.kept] += 1
        if self._everything or self._counts[problem.kept] <= MOST:
            what = "note" if problem.kept else "left out"
            where = f"{safe(problem.where)}: " if problem.where else ""
            note(f"{what}  {where}{safe(problem.message)}")

    def closed(self) -> None:
        """How much there was, where there was anything."""
        told = [f"{counted(self._counts[False], 'row')} left out"] if self._counts[False] else []
        told += [counted(self._counts[True], "note")] if self._counts[True] else []
        hidden = not self._everything and max(self._counts.values()) > MOST
        if told:
            note(f"          {', '.join(told)}{' (-v tells them all)' if hidden else ''}")


@contextmanager
def progress(nouns: Iterable[Noun], name: str) -> Iterator[Iterator[Noun]]:
    """The same nouns, and on a terminal a line on stderr of how many there were."""
    console = screen.Screen(stderr=True)
    if not console.is_terminal:
        yield iter(nouns)
        return
    with console.status(f"reading {safe(name)}") as status:

        def watched() -> Iterator[Noun]:
            for number, noun in enumerate(nouns, start=1):
                if number % EVERY == 0:
                    status.update(f"reading {safe(name)}: {number:,} rows")
                yield noun

        yield watched()


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    below = sorted(one for one in path.rglob("*") if one.suffix.lower() in SUFFIXES)
    yield from (one for one in below if one.is_file() and not _hidden(one.relative_to(path)))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _spooled(stream: BinaryIO) -> BinaryIO:
    """Standard input as a file that can be read more than once."""
    held = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115
    shutil.copyfileobj(stream, held)
    return held
