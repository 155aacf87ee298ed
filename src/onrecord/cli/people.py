"""`onrecord people`: registers of people and offices, and who is one across articles."""

from __future__ import annotations

import importlib
from typing import Final, cast

import click

# In the order of the help; each is a module `people_NAME`, loaded when it is called for.
COMMANDS: Final = (
    "import",
    "list",
    "show",
    "export",
    "candidates",
    "merge",
    "split",
    "judgements",
    "undo",
    "match",
)


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
    """Registers of people and offices; who is one across articles.

    Registers say who held which office when. Speakers of several articles are
    matched by the record, and what people judge outranks every score: it is
    never written over, and to take a judgement back is one more judgement.
    """
