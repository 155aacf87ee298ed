"""`onrecord users remove`: take an account away."""

from __future__ import annotations

import click

from onrecord.cli.options import Run
from onrecord.cli.plain import safe


@click.command("remove", epilog='Example: onrecord users remove "Jo Reyes"')
@click.argument("name", metavar="NAME")
@click.pass_obj
def command(run: Run, name: str) -> None:
    """Take an account away; what it judged stays, in its name."""
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False) as record:
        record.accounts.remove(name)
    click.echo(f"{safe(name)} may no longer come in")
