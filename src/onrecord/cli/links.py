"""`onrecord links`: statements on record that bear on each other, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.options import (
    JSONL,
    TABLE,
    Day,
    Probability,
    Run,
    asked,
    form,
    second_opinion,
)
from onrecord.record.link import Relation

if TYPE_CHECKING:
    from datetime import date


@click.command(
    "links",
    epilog="""\b
Examples:
  onrecord links --relation contradicts
  onrecord links --speaker "John Kelly" --relation reverses --relation narrows
  onrecord links --measure deportations
  onrecord links --min-probability 0.9 --format jsonl""",
)
@click.option(
    "--relation",
    "relations",
    multiple=True,
    type=click.Choice([relation.value for relation in Relation]),
    help="Only links of this kind; may be given again.",
)
@click.option("--speaker", metavar="NAME|ID", help="Only what this one said, on either side.")
@click.option("--measure", metavar="WORDS", default="", help="Only what is about this measure.")
@click.option(
    "--min-probability",
    "least",
    type=Probability(),
    default=0.0,
    metavar="P",
    help="No unlikelier.",
)
@click.option("--after", type=Day(), metavar="DAY", help="The later side said on it or after.")
@click.option("--before", type=Day(), metavar="DAY", help="The later side said before it.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
@click.option("--anew", is_flag=True, help="First find the links of the whole record anew.")
@second_opinion
@form(TABLE, JSONL)
@click.pass_obj
def command(
    run: Run,
    relations: tuple[str, ...],
    speaker: str | None,
    measure: str,
    least: float,
    after: date | None,
    before: date | None,
    limit: int,
    anew: bool,
    judge: str | None,
    judge_budget: int,
    form: str,
) -> None:
    """Show statements on record that bear on each other, side by side.

    One repeats, agrees with, contradicts, reverses or narrows the other. Reversals and
    contradictions come first, and of one kind the likeliest, each with both sides, the
    words on which it rests, and the reasons. A link is a candidate for a person's
    judgement, never a verdict.
    """
    from onrecord.cli.sides import shown
    from onrecord.cli.whom import whom
    from onrecord.store.links import Wanted
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=not anew) as record:
        if anew:
            from onrecord.pipeline import link_anew

            link_anew(record)
        who = whom(record, speaker).id if speaker is not None else None
        wanted = Wanted(relations, who, least, after, before, measure=measure)
        found = record.linked(wanted, limit=limit)
        some = shown(found, form, asked(run, judge, judge_budget))
    if not some:
        click.echo("no links on record answer to this", err=True)
