"""`onrecord people`: registers of people and offices, its commands beside this module."""

from __future__ import annotations

import importlib
from typing import Final, cast

import click

# In the order of the help; each is a module `people_NAME`, loaded when it is called for.
COMMANDS: Final = ("import", "list", "show", "export")


class People(click.Group):
    """Loads a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        return cast(click.Command, importlib.import_module(f"onrecord.cli.people_{name}").command)


@click.group("people", cls=People, epilog="Example: onrecord people list")
def command() -> None:
    """Import, list, show and export people and the offices they held."""
