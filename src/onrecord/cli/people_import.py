"""`onrecord people import`: registers of people and offices into the record."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING, Final

import click

from onrecord.cli.options import Day, Run
from onrecord.cli.plain import counted, safe

if TYPE_CHECKING:
    from onrecord.cli.registers import Problems
    from onrecord.store.register_writing import Imported

AUTO: Final = "auto"
FORMATS: Final = (AUTO, "popolo", "ftm", "congress", "openstates", "csv", "wikidata")


@click.command(
    "import",
    epilog="""\b
Examples:
  onrecord people import officials.csv
  onrecord people import officials.csv --as-of 2017-03-01""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--as-of", type=Day(), metavar="DATE", help="The day on which it was all true.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=AUTO,
    show_default=True,
    help="What FILE is; by default, how it begins tells.",
)
@click.pass_obj
def command(run: Run, files: tuple[str, ...], as_of: date | None, form: str) -> None:
    """Import registers: who held which office when.

    FILE is a register, a folder of files that make one, or - for standard
    input. It is known by its name: importing it again takes over what is new
    in it. What is wrong in a row costs that row, and is told; a file that
    cannot be read changes nothing.

    An office without an end is known to be held on the day of --as-of, and
    without that option on no day after its beginning.
    """
    from onrecord.cli.registers import Given, Problems, progress
    from onrecord.store.sql import open_record

    told = None if form == AUTO else form
    with ExitStack() as stack:
        given = [stack.enter_context(Given(path, told, as_of)) for path in files]
        record = stack.enter_context(open_record(run.record))
        for one in given:
            problems = Problems(everything=run.verbose)
            with progress(one.nouns(problems), one.source.name) as nouns:
                imported = record.import_register(nouns, source=one.source, problem=problems)
            acknowledge(one.source.name, imported, problems)


def acknowledge(name: str, imported: Imported, problems: Problems) -> None:
    """One line for the register, and one for what is different from before."""
    people = "1 person" if imported.people == 1 else f"{imported.people:,} people"
    held = (people, counted(imported.posts, "post"), counted(imported.memberships, "membership"))
    click.echo(f"imported  {safe(name)}  {', '.join(held)}")
    rows = {"new": imported.added, "changed": imported.changed, "gone": imported.gone}
    told = ", ".join(f"{number:,} {what}" for what, number in rows.items() if number)
    click.echo(f"          {told or 'nothing is new'}")
    problems.closed()
