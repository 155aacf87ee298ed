"""`onrecord checks`: statements on record that others have checked."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import JSONL, TABLE, Run, Skips, form, least_on_record
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.record.review import Review


@click.command(
    "checks",
    epilog="""\b
Examples:
  onrecord checks checks.json
  onrecord checks checks.json --keep
  onrecord checks checks.json --format jsonl""",
)
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option("--keep", is_flag=True, help="Keep them on record, beside these statements.")
@least_on_record
@form(TABLE, JSONL)
@click.pass_obj
def command(run: Run, paths: tuple[str, ...], keep: bool, least: float, form: str) -> None:
    """Show which statements on record fact-checkers have reviewed.

    FILE is a page with a fact-check (ClaimReview of schema.org), as it was saved, a feed
    of such objects, what Google's fact-check search answers, or - for standard input. Of
    each claim come the statements that say the same, for a person to judge. With --keep
    they are kept as checks by others: `onrecord show` tells them with the statement.
    """
    from onrecord.cli.checked import as_json, drawn
    from onrecord.cli.printing import line
    from onrecord.cli.screen import Screen, draw
    from onrecord.pipeline import reviewed
    from onrecord.store.sql import open_record

    console, skipped = Screen(), Skips()
    with open_record(run.record, create=False, read_only=not keep) as record:
        for told in _reviews(paths, skipped):
            found = reviewed(record, told, least=least)
            if keep:
                record.reviews.keep(told, [one.says for one in found])
            if form == JSONL:
                line(as_json(told, found))
            else:
                draw(drawn(told, found, console), console)


def _reviews(paths: Sequence[str], skipped: Skips) -> Iterator[Review]:
    """The fact-checks of all files; those without a claim are skipped and told."""
    from onrecord.read.claim_reviews import reviews
    from onrecord.record.text import Skip

    for path in paths:
        try:
            data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        except OSError as error:
            raise InputError(f"{path} cannot be read: {error.strerror}") from error
        for told in reviews(data, path):
            if isinstance(told, Skip):
                skipped(told)
            else:
                yield told
