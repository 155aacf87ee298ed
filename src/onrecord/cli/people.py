"""`onrecord people`: who is one across articles, and what people judged of it."""

from __future__ import annotations

import importlib
from typing import Final, cast

import click

# In the order of the help; each leads to the module beside this one that has its `command`.
COMMANDS: Final = {
    "candidates": "people_candidates",
    "merge": "people_merge",
    "split": "people_split",
    "judgements": "people_judgements",
    "undo": "people_undo",
    "match": "people_match",
}


class People(click.Group):
    """Loads a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"onrecord.cli.{COMMANDS[name]}")
        return cast(click.Command, module.command)


@click.group("people", cls=People, epilog="Example: onrecord people candidates")
def command() -> None:
    """Say who is one across articles, and who is not.

    What people judge outranks every score, and is never written over: to take
    a judgement back is one more judgement.
    """
