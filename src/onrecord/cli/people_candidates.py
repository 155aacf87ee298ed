"""`onrecord people candidates`: speakers that may be one, for a person to judge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import JSONL, TABLE, Probability, Run, form
from onrecord.cli.plain import safe

if TYPE_CHECKING:
    from onrecord.record.wire import Json
    from onrecord.store.identities import Candidate


@click.command("candidates", epilog="Example: onrecord people candidates --min-probability 0.5")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@click.option(
    "--min-probability",
    "least",
    type=Probability(),
    default=0.0,
    metavar="P",
    help="Leave out what is less probable, 0 to 1.",
)
@form(TABLE, JSONL)
@click.pass_obj
def command(run: Run, limit: int, least: float, form: str) -> None:
    """List speakers that may be one, the likeliest first, and why.

    Each feature is told with its weight: above 0 it speaks for one speaker,
    below for two. `people merge` and `people split` decide.
    """
    from itertools import islice

    from onrecord.cli.printing import line
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        found = list(islice(record.identities.candidates(least=least), limit))
    for one in found:
        if form == JSONL:
            line(as_json(one))
        else:
            click.echo("\n".join(drawn(one)))
    if not found:
        click.echo("no speakers on record may be one and are not", err=True)


def drawn(one: Candidate) -> Iterator[str]:
    """Both speakers, how probable it is, and each feature with its weight."""
    from onrecord.cli.whom import told

    yield f"{one.likeness.probability:.0%}  {told(one.a)}"
    yield f"     {told(one.b)}"
    for why in one.likeness.weighed:
        yield f"     {why.weight:+5.1f}  {safe(why.feature)}: {safe(why.compared)}"
    yield ""


def as_json(one: Candidate) -> Json:
    """The same as an object."""
    return {
        "probability": round(one.likeness.probability, 4),
        "a": {"id": one.a.id, "name": one.a.name, "appearance": one.likeness.a},
        "b": {"id": one.b.id, "name": one.b.name, "appearance": one.likeness.b},
        "because": [
            {
                "feature": why.feature,
                "compared": why.compared,
                "weight": why.weight,
                "rules_out": why.rules_out,
            }
            for why in one.likeness.weighed
        ],
    }
