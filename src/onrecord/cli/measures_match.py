"""`onrecord measures match`: match all measures of a record anew."""

from __future__ import annotations

import click

from onrecord.cli.options import Run
from onrecord.cli.plain import counted


@click.command("match", epilog="Example: onrecord measures match")
@click.pass_obj
def command(run: Run) -> None:
    """Match all measures anew, from the articles.

    `onrecord add` matches what it adds. This is for a record of which `onrecord
    doctor` says that its measures are not in step.
    """
    from onrecord.pipeline import match_measures
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False) as record:
        match_measures(record)
        held = sum(1 for _ in record.measures.all())
    click.echo(f"{record.path}: {counted(held, 'measure')}")
