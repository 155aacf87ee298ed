"""`onrecord changes`: what later versions of an article say otherwise."""

from __future__ import annotations

import click

from onrecord.cli.options import JSONL, TABLE, Run, form, least_on_record


@click.command(
    "changes",
    epilog="""\b
Examples:
  onrecord add copies.jsonl
  onrecord changes https://tidewaterwire.example/ferries
  onrecord changes 3736f813 --format jsonl""",
)
@click.argument("wanted", metavar="URL|ID")
@least_on_record
@form(TABLE, JSONL)
@click.pass_obj
def command(run: Run, wanted: str, least: float, form: str) -> None:
    """Show what later versions of an article say otherwise.

    URL is where it was published, ID the beginning of the id of any version. Of each
    version on record after the first: the statements that it adds, leaves out, words
    otherwise (word by word) or gives to another speaker, and a new headline.
    """
    from onrecord.cli import versions
    from onrecord.cli.printing import line
    from onrecord.cli.screen import Screen, draw
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        told = versions.found(record, wanted, least)
    if form == JSONL:
        for one in versions.as_json(told):
            line(one)
    else:
        console = Screen()
        draw(versions.drawn(told, console), console)
