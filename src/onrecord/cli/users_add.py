"""`onrecord users add`: let somebody in."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from onrecord.cli.options import Run
from onrecord.cli.plain import safe
from onrecord.record.account import Account, Role


@click.command(
    "add", epilog='Example: cat password.txt | onrecord users add "Jo Reyes" --role editor'
)
@click.argument("name", metavar="NAME")
@click.option(
    "--role",
    type=click.Choice([one.value for one in Role]),
    default=Role.READER.value,
    show_default=True,
    help="What they may do.",
)
@click.pass_obj
def command(run: Run, name: str, role: str) -> None:
    """Make an account by which somebody comes to the desk.

    The password is asked for, or read from a pipe; of it only a hash is kept.
    """
    from onrecord.cli.passing import password
    from onrecord.store.sql import open_record
    from onrecord.web.passwords import hashed

    with open_record(run.record) as record:
        told = Account(name.strip(), Role(role), "", datetime.now(UTC))
        record.accounts.add(Account(told.name, told.role, hashed(password()), told.made_at))
    click.echo(f"{safe(told.name)} may come in as {told.role}")
