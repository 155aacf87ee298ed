"""`onrecord users change`: another role or password."""

from __future__ import annotations

import click

from onrecord.cli.options import Run
from onrecord.cli.plain import safe
from onrecord.record.account import Role


@click.command("change", epilog='Example: onrecord users change "Jo Reyes" --role admin')
@click.argument("name", metavar="NAME")
@click.option("--role", type=click.Choice([one.value for one in Role]), help="What they may do.")
@click.option("--password", is_flag=True, help="Ask for a new one, or read it from a pipe.")
@click.pass_obj
def command(run: Run, name: str, role: str | None, password: bool) -> None:
    """Give an account another role or password.

    Whoever is in by it, and their programs, have to come in anew.
    """
    from onrecord.cli import passing
    from onrecord.store.sql import open_record
    from onrecord.web.passwords import hashed

    if not role and not password:
        raise click.UsageError("tell --role or --password")
    with open_record(run.record, create=False) as record:
        fresh = hashed(passing.password()) if password else ""
        record.accounts.change(name, role=Role(role) if role else None, hashed=fresh)
    click.echo(f"{safe(name)} has another {'role' if role else 'password'}")
