"""`onrecord people judgements`: what people decided, by whom and when."""

from __future__ import annotations

import click

from onrecord.cli.judging import state, told
from onrecord.cli.options import JSONL, TABLE, Run, form
from onrecord.cli.plain import SHORT, safe


@click.command("judgements", epilog="Example: onrecord people judgements --format jsonl")
@form(TABLE, JSONL)
@click.pass_obj
def command(run: Run, form: str) -> None:
    """List every judgement, in the order they were made.

    Also those that were undone, that a later one overrules, or that are orphaned:
    whoever they are about is no longer on record.
    """
    from onrecord.cli.printing import line
    from onrecord.pipeline import overruled
    from onrecord.record.judgement import standing
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        every = record.identities.judgements()
        against = overruled(record) if every else ()
        orphaned = record.identities.orphaned()
    known = {one.id: one for one in every}
    holding = {one.id for one in standing(every)}
    for one in every:
        why = state(one, holding, against, orphaned)
        if form == JSONL:
            sides = [
                {
                    "name": side.name,
                    "anchors": [
                        {"article": at.article, "speaker": at.speaker} for at in side.anchors
                    ],
                }
                for side in one.sides
            ]
            line(
                {
                    "id": one.id,
                    "verdict": one.verdict.value,
                    "who": one.who,
                    "at": one.at.isoformat(),
                    "sides": sides,
                    "pair": one.pair
                    and {"a": one.pair.a, "b": one.pair.b, "relation": one.pair.relation.value},
                    "article": one.revision.article if one.revision else None,
                    "revision": one.revision.told if one.revision else None,
                    "undoes": one.undoes or None,
                    "note": one.note or None,
                    "state": why or "holds",
                }
            )
        else:
            day = f"{one.at:%Y-%m-%d}"
            words = f"{one.id[:SHORT]}  {day}  {safe(one.who)}: {told(one, known)}"
            click.echo(words + (f"  [{why}]" if why else ""))
    if not every:
        click.echo("nobody has judged anything yet", err=True)
