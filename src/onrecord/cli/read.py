"""`onrecord read`: print the record of articles, keep nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from onrecord.cli.options import JSONL, TABLE, Run, Skips, form, handed_in, least, sources
from onrecord.errors import InputError


@click.command(
    "read",
    epilog="""\b
Examples:
  onrecord read article.txt --published 2017-02-23 --outlet "The Harbor Ledger"
  onrecord read articles/ --format jsonl
  cat article.txt | onrecord read -""",
)
@sources
@least
@form(TABLE, JSONL)
@click.pass_obj
def command(
    run: Run, /, form: str, least: float | None, model: str | None, any_language: bool, **given: Any
) -> None:
    """Print the record of articles and keep nothing.

    The record is who said what, in what office, when and where. PATH is a
    text, a web page, a document, a feed, an archive or a table of articles, a
    folder of these, a pattern, an address (https://...) to fetch one from, or -
    for standard input. What cannot be read is told on stderr and skipped.
    """
    from onrecord.cli.printing import records
    from onrecord.pipeline import Pipeline

    skips = Skips()
    pipeline = Pipeline(model=model or run.model, today=date.today())
    told = pipeline.read(
        handed_in(given, skips), skipped=skips, least=least, any_language=any_language
    )
    if not records(told, skips, form, run):
        raise InputError("nothing could be read", hint="what was handed in, and why not, is above")
