"""`onrecord verify`: do the originals still say what was taken from them?"""

from __future__ import annotations

import click

from onrecord.cli.findings import listed
from onrecord.cli.options import Run
from onrecord.cli.plain import counted


@click.command("verify", epilog="Example: onrecord verify")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Open the kept originals again and check every span.

    The pages that articles were taken from are kept in the record. Each is held
    against its digest, its text is taken out anew, and every statement's words
    are looked up where they stood. Lists what does not hold and leaves with
    status 1; changes nothing.
    """
    from onrecord.pipeline import verify
    from onrecord.store.sql import open_record

    run: Run = ctx.obj
    with open_record(run.record, create=False) as record:
        listed(ctx, verify(record), verdict=f"{record.path} does not hold")
        held = record.anchored()
    holds = [
        counted(held.originals, "original"),
        f"{counted(held.anchored, 'statement')} found there",
    ]
    if unanchored := held.entries - held.anchored:
        holds.append(f"{counted(unanchored, 'statement')} unanchored")
    click.echo(f"{record.path} holds: {', '.join(holds)}")
