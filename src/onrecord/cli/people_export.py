"""`onrecord people export`: the registers as one file for other programs."""

from __future__ import annotations

from typing import Final

import click

from onrecord.cli.options import Run

FORMATS: Final = ("popolo",)


@click.command("export", epilog="Example: onrecord people export --format popolo --out people.json")
@click.option("--format", "form", type=click.Choice(FORMATS), required=True)
@click.option("--out", metavar="PATH", required=True, help="A file, or - for standard output.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.pass_obj
def command(run: Run, form: str, out: str, force: bool) -> None:
    """Write everybody and every office of the registers as Popolo JSON.

    A file appears when it is complete. `onrecord people import` reads it back.
    """
    from onrecord.doors.placing import write
    from onrecord.resolve.registers.formats import popolo_export
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        write(popolo_export.written(record.register()), out, force=force, spare=run.record)
