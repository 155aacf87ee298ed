"""`onrecord users`: who may come to a desk that is open to others."""

from __future__ import annotations

import importlib
from typing import Final, cast

import click

# In the order of the help; each is a module `users_NAME`, loaded when it is called for.
COMMANDS: Final = ("add", "list", "change", "remove", "token")


class Users(click.Group):
    """Loads a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        return cast(click.Command, importlib.import_module(f"onrecord.cli.users_{name}").command)


@click.group("users", cls=Users, epilog="Example: onrecord users list")
def command() -> None:
    """Who may come to a desk that is open to others.

    A reader reads; a reviewer judges links and statements, and takes back what they
    judged; an editor also decides who is one, settles what is apart and takes back what
    others judged; an admin also reads the audit log.
    """
