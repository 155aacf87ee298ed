"""`onrecord export`: the whole record as files for other programs."""

from __future__ import annotations

from typing import Final

import click

from onrecord.cli.options import Run, least_on_record
from onrecord.export.formats import BY_NAME, FORMATS

WIDEST: Final = max(len(one.name) for one in FORMATS)
HELP: Final = "\n".join(
    (
        "Write the whole record as a file, or a folder, of one of these formats.",
        "",
        "\b",
        *(f"{one.name:<{WIDEST}}  {one.says}" for one in FORMATS),
        "",
        "What is written appears when it is complete. What is there already is",
        "replaced with --force only; of folders, only one that this command wrote.",
    )
)


@click.command(
    "export",
    help=HELP,
    short_help="Write the whole record for other programs.",
    epilog="""\b
Examples:
  onrecord export --format csv --out statements.csv
  onrecord export --format jsonl --out -
  onrecord export --format site --out site --min-probability 0.8""",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*BY_NAME]),
    metavar="FORMAT",
    required=True,
    help="One of those above.",
)
@click.option(
    "--out", metavar="PATH", required=True, help="A file or folder, or - for standard output."
)
@click.option("--force", is_flag=True, help="Replace what is there already.")
@least_on_record
@click.pass_obj
def command(run: Run, form: str, out: str, force: bool, least: float) -> None:
    """Write the whole record in one of many formats; `HELP` is what it says of them."""
    from onrecord.doors.record import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        record.export(form, out, least=least, force=force)
