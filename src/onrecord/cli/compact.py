"""`onrecord compact`: give back the room that the record no longer needs."""

from __future__ import annotations

import click

from onrecord.cli.options import Run


@click.command("compact", epilog="Example: onrecord compact")
@click.pass_obj
def command(run: Run) -> None:
    """Write the record anew without unused room.

    Nothing in it changes, and searching is a little quicker. Meanwhile it takes up to
    three times its room on the disk, and nobody else can add to it.
    """
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False) as record:
        done = record.compact()
    click.echo(f"{record.path} had {done.before:,} bytes and has {done.after:,}")
