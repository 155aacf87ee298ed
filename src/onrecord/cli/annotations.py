"""`onrecord annotations`: what people annotated in another tool, as judgements."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from onrecord.cli.judging import by
from onrecord.cli.options import Run
from onrecord.cli.plain import SHORT, counted, safe


@click.command(
    "annotations",
    short_help="Take annotations of Label Studio or brat as judgements.",
    epilog="""\b
Examples:
  onrecord annotations project-1.json
  onrecord annotations annotated-folder --by "Ada Quinn\"""",
)
@click.argument("paths", nargs=-1, required=True, metavar="FILE|FOLDER...")
@by
@click.pass_obj
def command(run: Run, paths: tuple[str, ...], by: str) -> None:
    """Take annotations of Label Studio or brat into the record, as judgements.

    FILE is what Label Studio exports as JSON, FOLDER what brat keeps, both of what
    `onrecord export` wrote. What was marked, changed or deleted there outranks what the
    program found, survives that the article is read anew, and is taken back by `onrecord
    people undo`. What can be attached nowhere is told.
    """
    from onrecord.cli.annotated import annotated
    from onrecord.pipeline import bring_back
    from onrecord.record.revision import Deed
    from onrecord.store.sql import open_record

    made, confirmed, lost = 0, 0, 0
    with open_record(run.record, create=False) as record:
        for told in annotated(paths):
            at = told.at or record.identities.moment(datetime.now(UTC))
            found = bring_back(record, told, who=by, at=at)
            for one in found.judgements:
                if one.revision and one.revision.deed is not Deed.CONFIRM:
                    click.echo(f"{one.id[:SHORT]}  {one.revision.deed}  {safe(told.path)}")
            for words in found.lost:
                click.echo(f"not attached: {safe(told.path)}: {safe(words)}", err=True)
            made += len(found.judgements) - found.confirmed
            confirmed += found.confirmed
            lost += len(found.lost)
    parts = (counted(made, "change"), f"{confirmed} confirmed", f"{lost} not attached")
    click.echo(" · ".join(parts), err=True)
