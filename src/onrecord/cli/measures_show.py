"""`onrecord measures show`: one measure's history, and what was said about it."""

from __future__ import annotations

import click

from onrecord.cli.options import JSONL, TABLE, Run, form


@click.command(
    "show",
    epilog="""\b
Example:
  onrecord measures show $(onrecord measures --format table | cut -c 1-8 | head -1)""",
)
@click.argument("id", metavar="ID")
@form(TABLE, JSONL)
@click.pass_obj
def command(run: Run, id: str, form: str) -> None:
    """Show a measure's history, and the statements about it.

    The history has every status that an article gives, by day, with the words
    that say so; where articles differ, all of them stand there. ID is the
    beginning of an id that `onrecord measures` or an article shows.
    """
    from onrecord.cli import courses, screen
    from onrecord.cli.printing import line
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        told = record.measures.one(id)
        if form == JSONL:
            line(courses.as_json(told))
        else:
            console = screen.Screen()
            screen.draw(courses.shown(told, record, console), console)
