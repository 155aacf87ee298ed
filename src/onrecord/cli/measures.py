"""`onrecord measures`: laws, orders, plans and pledges on record, and what became of them."""

from __future__ import annotations

import importlib
from typing import Final, cast

import click

from onrecord.cli.options import JSONL, TABLE, Run, form
from onrecord.record.entry import Status

# In the order of the help; each is a module `measures_NAME`, loaded when it is called for.
COMMANDS: Final = ("show", "match")


class Measures(click.Group):
    """Loads a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"onrecord.cli.measures_{name}")
        return cast(click.Command, module.command)


@click.group(
    "measures",
    cls=Measures,
    invoke_without_command=True,
    epilog="""\b
Examples:
  onrecord measures
  onrecord measures --status never_adopted --format jsonl""",
)
@click.option(
    "--status",
    type=click.Choice([one.value for one in Status]),
    metavar="STATUS",
    help="Only those of which this is the latest status.",
)
@click.option(
    "--actor", metavar="NAME", help="Only those of somebody with these words in the name."
)
@form(TABLE, JSONL)
@click.pass_context
def command(ctx: click.Context, status: str | None, actor: str | None, form: str) -> None:
    """List the measures on record, and what became of them.

    A measure is what is proposed, ordered, promised or ruled out. Each stands
    with its actor, its quantity, its latest status with the day, and how many
    articles speak of it. STATUS is one of proposed, draft, never_adopted,
    announced, official, ordered, pledged, pledged_not, blocked, rescinded,
    carried_out.
    """
    if ctx.invoked_subcommand is not None:
        return
    from onrecord.cli import courses, screen
    from onrecord.cli.printing import line
    from onrecord.store.sql import open_record

    run: Run = ctx.obj
    with open_record(run.record, create=False, read_only=True) as record:
        told = [one for one in record.measures.all() if courses.fits(one, status, actor)]
    if form == JSONL:
        for one in told:
            line(courses.as_json(one))
    else:
        console = screen.Screen()
        screen.draw(courses.listed(told, console), console)
