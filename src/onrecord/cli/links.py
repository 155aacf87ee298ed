"""`onrecord links`: statements on record that bear on each other, side by side."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import JSONL, TABLE, Run, form

if TYPE_CHECKING:
    pass

RELATIONS = ("repeats", "agrees", "contradicts", "reverses", "narrows")
DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(
    "links",
    epilog="""\b
Examples:
  onrecord links --relation contradicts
  onrecord links --speaker "John Kelly" --relation reverses --relation narrows
  onrecord links --min-probability 0.9 --format jsonl""",
)
@click.option(
    "--relation", "relations", multiple=True, type=click.Choice(RELATIONS),
    help="Only links of this kind; may be given again.",
)  # fmt: skip
@click.option("--speaker", metavar="NAME|ID", help="Only what this one said, on either side.")
@click.option("--min-probability", type=click.FloatRange(0, 1), default=0.0, help="No unlikelier.")
@click.option("--after", type=DAY, metavar="DAY", help="The later side said on it or after.")
@click.option("--before", type=DAY, metavar="DAY", help="The later side said before it.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
@click.option("--anew", is_flag=True, help="First find the links of the whole record anew.")
@form(TABLE, JSONL)
@click.pass_obj
def command(
    run: Run,
    relations: tuple[str, ...],
    speaker: str | None,
    min_probability: float,
    after: datetime | None,
    before: datetime | None,
    limit: int,
    anew: bool,
    form: str,
) -> None:
    """Show which statements on record repeat, agree with, contradict, reverse or narrow others.

    The likeliest come first, contradictions and reversals before the rest, each with both
    sides, the words on which it rests, and the reasons. A link is a candidate for a
    person's judgement, never a verdict.
    """
    from onrecord.cli.whom import whom
    from onrecord.store.links import Wanted
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=not anew) as record:
        if anew:
            from onrecord.pipeline import link_anew

            link_anew(record)
        wanted = Wanted(
            relations=relations,
            speaker=whom(record, speaker).id if speaker is not None else None,
            probability=min_probability,
            after=_day(after),
            before=_day(before),
        )
        shown = _show(record.linked(wanted, limit=limit), form)
    if not shown:
        click.echo("no links on record answer to this", err=True)


def _day(told: datetime | None) -> date | None:
    return told.date() if told else None


def _show(found: object, form: str) -> int:
    from onrecord.cli.printing import line
    from onrecord.cli.screen import Screen, draw
    from onrecord.cli.sides import side_by_side
    from onrecord.record import wire

    console, shown = Screen(), 0
    for told in found:  # type: ignore[attr-defined]
        if form == JSONL:
            line(wire.linked(told))
        else:
            draw(side_by_side(told, console), console)
        shown += 1
    return shown
