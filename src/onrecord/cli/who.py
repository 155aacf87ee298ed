"""`onrecord who`: a speaker across all articles."""

from __future__ import annotations

import click

from onrecord.cli.options import JSONL, TABLE, Run, form, least_on_record


@click.command(
    "who",
    epilog="""\b
Examples:
  onrecord who Kelly
  onrecord who "John Kelly" --format jsonl""",
)
@click.argument("name", nargs=-1, required=True, metavar="NAME|ID")
@least_on_record
@form(TABLE, JSONL)
@click.pass_obj
def command(run: Run, name: tuple[str, ...], least: float, form: str) -> None:
    """Show a speaker's names, offices over time, statements by month.

    NAME is any name that articles print, or a part of one; where several
    speakers fit, they are offered. Offices are those that the articles give,
    with the days of the first article and the last.
    """
    from onrecord.cli.portraits import as_json, drawn, portrait
    from onrecord.cli.printing import line
    from onrecord.cli.whom import whom
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        one = whom(record, " ".join(name))
        told = portrait(one, record.entries(speaker=one.id, least=least))
    if form == JSONL:
        line(as_json(told))
    else:
        click.echo("\n".join(drawn(told)))
