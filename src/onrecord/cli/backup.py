"""`onrecord backup`: a copy of the record, made while others go on using it."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import Run


@click.command("backup", epilog="Example: onrecord backup monday.db")
@click.argument("to", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.pass_obj
def command(run: Run, to: Path, force: bool) -> None:
    """Copy the record, as it is now, into one file.

    Others may read and add meanwhile. The file appears when it is complete, and is a record
    itself: `onrecord --record FILE doctor` checks it.
    """
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        record.backup(to, replace=force)
        held = record.path
    click.echo(f"{held} is copied to {to}")
