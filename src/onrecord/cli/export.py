"""`onrecord export`: the whole record as a file for other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from onrecord.cli.options import CSV, JSONL, Run, least_on_record
from onrecord.errors import InputError


@click.command(
    "export",
    epilog="""\b
Examples:
  onrecord export --format csv --out statements.csv
  onrecord export --format jsonl --out -""",
)
@click.option("--format", "form", type=click.Choice((JSONL, CSV)), required=True)
@click.option("--out", metavar="PATH", required=True, help="A file, or - for standard output.")
@least_on_record
@click.pass_obj
def command(run: Run, form: str, out: str, least: float) -> None:
    """Write the whole record as JSON lines or as CSV.

    JSON lines are in the wire format of `onrecord read`, with a last object
    for the links between articles; CSV has one row a statement. A file appears
    when it is complete; one that was there before is replaced.
    """
    from onrecord.cli.exports import EXPORTS
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record, written(out) as file:
        EXPORTS[form](record, file, least)


@contextmanager
def written(out: str) -> Iterator[IO[str]]:
    """A file that takes its place when all of it is on disk; raises InputError where it cannot."""
    if out == "-":
        yield sys.stdout
        return
    path = Path(out).resolve()
    whole = not path.exists() or path.is_file()  # a device or a pipe is written to as it is
    part = path.with_name(f".{path.name}.{os.getpid()}.part") if whole else path
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="") as file:
            yield file
        if whole:
            part.replace(path)
    except OSError as error:
        raise InputError(
            f"{out} cannot be written: {error.strerror}", hint="name another file with --out"
        ) from error
    finally:
        if whole:
            part.unlink(missing_ok=True)
