"""`onrecord doctor`: does everything that the record promises hold?"""

from __future__ import annotations

import click

from onrecord.cli.findings import listed
from onrecord.cli.options import Run
from onrecord.cli.plain import counted


@click.command("doctor", epilog="Example: onrecord doctor")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Check that all the record promises still holds.

    Every span cuts the words it did, every id is the hash of its thing, which
    speakers and which measures are one is what matching says. Lists what does
    not hold and leaves with status 1; changes nothing.
    """
    from onrecord.pipeline import examine
    from onrecord.store.sql import open_record

    run: Run = ctx.obj
    with open_record(run.record, create=False) as record:
        listed(ctx, examine(record), verdict=f"{run.record} is not sound")
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
    click.echo(f"{run.record} is sound: {holds}")
