"""`onrecord people show`: somebody's offices over time."""

from __future__ import annotations

import click

from onrecord.cli.options import JSONL, TABLE, Run, form


@click.command(
    "show",
    epilog="""\b
Examples:
  onrecord people show "John Kelly"
  onrecord people show kelly --format jsonl""",
)
@click.argument("wanted", nargs=-1, required=True, metavar="NAME|ID")
@form(TABLE, JSONL)
@click.pass_obj
def command(run: Run, wanted: tuple[str, ...], form: str) -> None:
    """Show a person of the registers and every office held.

    The earliest comes first. NAME is a name, or a part of one that only one
    person has; where several have the whole name, all of them are shown. ID
    is the beginning of an id.
    """
    from onrecord.cli import persons, screen
    from onrecord.cli.printing import line
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        console = screen.Screen()
        for place, person in enumerate(persons.found(record, " ".join(wanted))):
            told = person, list(record.tenures(person.id)), record.source_of(person.id)
            if form == JSONL:
                line(persons.shown(*told))
            else:
                screen.draw(persons.offices(*told, console=console, after=bool(place)), console)
