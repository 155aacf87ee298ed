"""`onrecord users token`: a key for a program."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

import click

from onrecord.cli.options import Run
from onrecord.errors import NotFound
from onrecord.record.account import Scope


@click.command("token", epilog='Example: onrecord users token "Jo Reyes" --scope judge --days 30')
@click.argument("name", metavar="NAME")
@click.option(
    "--scope",
    type=click.Choice([one.value for one in Scope]),
    default=Scope.READ.value,
    show_default=True,
    help="What it may do, and no more than NAME may.",
)
@click.option("--days", type=click.IntRange(1, 3650), default=90, show_default=True)
@click.pass_obj
def command(run: Run, name: str, scope: str, days: int) -> None:
    """Make a token by which a program uses the API in somebody's name.

    It is printed once, and only its digest kept. Sent as `Authorization: Bearer TOKEN`.
    """
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False) as record:
        if record.accounts.one(name) is None:
            raise NotFound(f"there is no account {name!r}", hint="`onrecord users add` makes one")
        key, now = secrets.token_urlsafe(32), datetime.now(UTC)
        record.accounts.let_in(key, name, now, now + timedelta(days=days), Scope(scope))
    click.echo(key)
