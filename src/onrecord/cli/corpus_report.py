"""`onrecord corpus report`: what came out of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final

import click

from onrecord.cli.options import JSONL, TABLE, form
from onrecord.cli.plain import counted, safe

if TYPE_CHECKING:
    from onrecord.scale.reports import Report

WIDEST: Final = 30  # columns of the longest bar
MOST: Final = 20  # rows of a list
MB: Final = 1e6


@click.command(
    "report",
    epilog="""\b
Examples:
  onrecord corpus report corpus
  onrecord corpus report corpus --format jsonl""",
)
@click.argument("folder", metavar="DIR")
@form(TABLE, JSONL)
def command(folder: str, form: str) -> None:
    """Show what came out of a run: counts, skips and throughput.

    DIR is the --out of `onrecord corpus run`, which may still be going on.
    """
    from onrecord.cli.printing import line
    from onrecord.scale.reports import report

    told = report(folder)
    if form == JSONL:
        line(told.told())
        return
    for one in _lines(told):
        click.echo(one.rstrip())


def _lines(told: Report) -> Iterator[str]:
    states = ", ".join(f"{number:,} {state}" for state, number in sorted(told.shards.items()))
    yield f"shards      {states or 'none'}"
    yield f"articles    {told.articles:,}, of which the network read {told.looked:,}"
    yield f"statements  {told.statements:,}"
    yield f"skips       {told.skips:,}"
    yield f"read        {told.read / MB:,.1f} MB, {told.characters:,} characters of text"
    yield f"written     {told.written / MB:,.1f} MB"
    yield f"work        {told.seconds:,.1f} s of one process, {told.rate:.1f} articles a second"
    yield f"memory      {told.memory / MB:,.0f} MB at most"
    yield f"by          {told.config.model}, onrecord {told.config.version}"
    yield from _bars("articles by month", told.months)
    yield from _bars("skipped", told.reasons)
    yield from _named("could not be read", {one.name: one.error for one in told.failed})
    yield from _named("left out, for it ends the program", dict.fromkeys(told.left_out, ""))


def _bars(title: str, told: Mapping[str, int]) -> Iterator[str]:
    """A list with a bar for each number."""
    if not told:
        return
    yield ""
    yield title
    most = max(told.values())
    for name, number in islice(told.items(), MOST):
        yield f"{number:>9,}  {'█' * max(1, round(WIDEST * number / most)):<{WIDEST}}  {safe(name)}"
    if len(told) > MOST:
        yield f"           and {len(told) - MOST:,} more"


def _named(title: str, told: Mapping[str, str]) -> Iterator[str]:
    if told:
        yield ""
        yield f"{counted(len(told), 'time')} {title}"
        yield from (f"  {safe(name)}  {safe(why)}" for name, why in islice(told.items(), MOST))
