"""`onrecord doctor`: does everything that the record promises hold?"""

from __future__ import annotations

import click

from onrecord.cli.findings import listed
from onrecord.cli.options import Run
from onrecord.cli.plain import counted


@click.command(
    "doctor",
    epilog="""\b
Examples:
  onrecord doctor
  onrecord doctor --repair""",
)
@click.option("--repair", is_flag=True, help="First make anew what is derived and out of step.")
@click.pass_context
def command(ctx: click.Context, repair: bool) -> None:
    """Check that all the record promises still holds.

    Every span cuts the words it did, every id is the hash of its thing, which
    speakers and which measures are one is what matching says, all are found by
    what they say. Lists what does not hold and leaves with status 1; changes nothing.

    --repair makes indexes, identities, and what links are found by anew where they
    are missing or out of step, and says so. It never touches texts, statements or
    judgements: where those are damaged, a backup is the way back.
    """
    from onrecord import pipeline
    from onrecord.store.sql import open_record

    run: Run = ctx.obj
    with open_record(run.record, create=False) as record:
        if repair:
            mended = pipeline.repair(record)
            for one in mended:
                click.echo(f"mended  {one.kind}  {one.message}")
            if not mended:
                click.echo("there was nothing to mend")
        listed(ctx, pipeline.examine(record), verdict=f"{record.path} is not sound")
        held = record.counts()
    holds = ", ".join(
        (
            counted(held.articles, "article"),
            counted(held.entries, "statement"),
            counted(held.speakers, "named speaker"),
            counted(held.measures, "measure"),
            counted(held.links, "link"),
        )
    )
    click.echo(f"{record.path} is sound: {holds}")
