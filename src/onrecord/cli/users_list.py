"""`onrecord users list`: who may come in."""

from __future__ import annotations

import click

from onrecord.cli.options import JSONL, TABLE, Run, form
from onrecord.cli.plain import safe


@click.command("list", epilog="Example: onrecord users list --format jsonl")
@form(TABLE, JSONL)
@click.pass_obj
def command(run: Run, form: str) -> None:
    """List the accounts with their roles, by name."""
    from onrecord.cli.printing import line
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        found = record.accounts.all()
    for one in found:
        if form == JSONL:
            line({"name": one.name, "role": one.role.value, "made_at": one.made_at.isoformat()})
        else:
            click.echo(f"{one.role:<9} {one.made_at:%Y-%m-%d}  {safe(one.name)}")
    if not found:
        click.echo("nobody has an account", err=True)
