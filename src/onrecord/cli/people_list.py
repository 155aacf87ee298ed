"""`onrecord people list`: who is in the registers."""

from __future__ import annotations

import click

from onrecord.cli.options import JSONL, TABLE, Run, form


@click.command(
    "list",
    epilog="""\b
Examples:
  onrecord people list
  onrecord people list kelly --format jsonl""",
)
@click.argument("name", nargs=-1, metavar="[NAME]")
@form(TABLE, JSONL)
@click.pass_obj
def command(run: Run, name: tuple[str, ...], form: str) -> None:
    """List people of the registers, each with the last office known.

    NAME is a name or a part of one, in any case and with or without accents;
    other names that a register gives are looked at too.
    """
    from onrecord.cli import persons, screen
    from onrecord.cli.printing import line
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        console = screen.Screen()
        nobody = True
        for person in record.people(" ".join(name)):
            nobody = False
            if form == JSONL:
                line(persons.listed(person))
            else:
                screen.draw(persons.line(person, list(record.tenures(person.id))), console)
        if nobody:
            who = f"nobody called {' '.join(name)!r}" if name else "nobody"
            click.echo(f"there is {who} in the registers", err=True)
