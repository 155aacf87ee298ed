"""`onrecord people match`: match all speakers of a record anew."""

from __future__ import annotations

import click

from onrecord.cli.options import Run
from onrecord.cli.plain import counted


@click.command("match", epilog="Example: onrecord people match")
@click.pass_obj
def command(run: Run) -> None:
    """Match all speakers anew, from the articles and the judgements.

    `onrecord add` matches whom it adds. This is for a record of an earlier
    version, and for one of which `onrecord doctor` says that it is not in step.
    """
    from onrecord.pipeline import match
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False) as record:
        match(record, anew=True)
        held = record.counts()
    click.echo(f"{record.path}: {counted(held.speakers, 'named speaker')}")
