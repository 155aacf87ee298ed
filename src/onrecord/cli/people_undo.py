"""`onrecord people undo`: take a judgement back."""

from __future__ import annotations

import click

from onrecord.cli.judging import by, judged
from onrecord.cli.options import Run
from onrecord.errors import NotFound
from onrecord.record.judgement import Verdict


@click.command("undo", epilog="Example: onrecord people undo 1a2b3c4d")
@click.argument("id", metavar="JUDGEMENT")
@by
@click.pass_obj
def command(run: Run, id: str, by: str) -> None:
    """Take a judgement back, by its id or the beginning of it.

    It stays on record with what undoes it; an undoing can be undone, too.
    """
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False) as record:
        start = id.strip().lower()
        meant = [one.id for one in record.identities.judgements() if one.id.startswith(start)]
        if len(meant) != 1 or not start:
            what = "several judgements have ids" if meant and start else "no judgement has an id"
            raise NotFound(
                f"{what} that begins with {id!r}", hint="`onrecord people judgements` lists them"
            )
        judged(record, Verdict.UNDO, by, undoes=meant[0])
