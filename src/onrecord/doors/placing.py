"""Files and folders that are written under another name and take their place when complete."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.export.formats import File

ELSEWHERE: Final = "name another one"
FORCE: Final = "--force replaces it, in Python force=True"
STANDARD: Final = "-"  # standard output

# In every folder that we wrote: only such a one is ever replaced.
MARKER: Final = ".onrecord-export"


def write(
    pieces: Iterable[str] | Iterable[bytes], out: str, *, force: bool = False, spare: str = ""
) -> None:
    """Put the pieces of a file there when all of them is on disk, in UTF-8.

    A half of a surrogate pair, which UTF-8 has no bytes for, becomes a question mark. A
    device or a pipe is written to as it is, and so is standard output. `spare` is the
    record, which no export replaces. Raises InputError where the file cannot be written,
    or is there already and not to be replaced.
    """
    if out == STANDARD:
        with _told(out):
            _poured(pieces)
        return
    path = Path(out).resolve()
    whole = not path.exists() or path.is_file()
    _free(path, out, force=force or not whole, spare=spare)
    part = path.with_name(f".{path.name}.{os.getpid()}.part") if whole else path
    try:
        with _told(out):
            with part.open("wb") as file:
                for piece in pieces:
                    file.write(_bytes(piece))
                if whole:
                    file.flush()
                    os.fsync(file.fileno())
            if whole:
                _free(path, out, force=force, spare=spare)  # it may have come meanwhile
                part.replace(path)
    finally:
        if whole:
            part.unlink(missing_ok=True)


def pour(pieces: Iterable[str] | Iterable[bytes], file: IO[Any]) -> None:
    """Write pieces into an open file, in UTF-8 where it takes bytes; it stays open.

    Raises InputError where the file takes no such pieces or cannot be written.
    """
    name, text = getattr(file, "name", "the open file"), isinstance(file, io.TextIOBase)
    with _told(str(name)):
        try:
            for piece in pieces:
                file.write(piece if text else _bytes(piece))
        except (TypeError, ValueError) as error:
            raise InputError(
                f"{name} cannot be written: {error}", hint='open it for writing, with "wb"'
            ) from error


def write_folder(files: Iterable[File], out: str, *, force: bool = False, spare: str = "") -> None:
    """Put a folder of files there when all of them are on disk.

    A folder that was there is replaced, with `force`, only if it is empty or was written
    so before. Raises InputError where it cannot be.
    """
    if out == STANDARD:
        raise InputError("a folder cannot go to standard output", hint="name one")
    path = Path(out).resolve()
    _free_folder(path, out, force=force, spare=spare)
    part, old = (path.with_name(f".{path.name}.{os.getpid()}.{end}") for end in ("part", "old"))
    try:
        with _told(out):
            part.mkdir()
            (part / MARKER).write_text("Written by onrecord export, and replaced as a whole.\n")
            for file in files:
                at = part / file.path
                at.parent.mkdir(parents=True, exist_ok=True)
                with at.open("wb") as opened:
                    for piece in (file.text,) if isinstance(file.text, str) else file.text:
                        opened.write(_bytes(piece))
            _free_folder(path, out, force=force, spare=spare)
            if path.exists():
                path.replace(old)
            part.replace(path)
    finally:
        if old.exists() and not path.exists():
            old.replace(path)
        for left in (part, old):
            shutil.rmtree(left, ignore_errors=True)


def _free(path: Path, out: str, *, force: bool, spare: str) -> None:
    """Raise InputError where a file must not be written."""
    if spare and Path(spare).resolve() == path:
        raise InputError(f"{out} is the record itself", hint=ELSEWHERE)
    if path.is_dir():
        raise InputError(f"{out} is a folder", hint="name a file")
    if path.exists() and not force:
        raise InputError(f"{out} is there already", hint=FORCE)
    _home(path, out)


def _free_folder(path: Path, out: str, *, force: bool, spare: str) -> None:
    """Raise InputError where a folder must not be written."""
    _home(path, out)
    if not path.exists():
        return
    if not path.is_dir():
        raise InputError(f"{out} is a file", hint="name a folder")
    if spare and Path(spare).resolve().is_relative_to(path):
        raise InputError(f"the record lies in {out}", hint=ELSEWHERE)
    ours = (path / MARKER).is_file()
    if not ours and any(path.iterdir()):
        raise InputError(f"{out} is there already, and no export", hint=ELSEWHERE)
    if ours and not force:
        raise InputError(f"{out} is there already", hint=FORCE)


def _home(path: Path, out: str) -> None:
    if not path.parent.is_dir():
        raise InputError(f"the folder of {out} is not there", hint="make it, or " + ELSEWHERE)


def _poured(pieces: Iterable[str] | Iterable[bytes]) -> None:
    for piece in pieces:
        if isinstance(piece, str):
            sys.stdout.write(piece)
        else:
            sys.stdout.buffer.write(piece)


def _bytes(piece: str | bytes) -> bytes:
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace")


@contextmanager
def _told(out: str) -> Iterator[None]:
    """What the system says of a file, as ours."""
    try:
        yield
    except BrokenPipeError:
        raise  # whoever read our output has gone: `onrecord.cli.main` knows how to leave
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"{out} cannot be written: {reason}", hint=ELSEWHERE) from error
