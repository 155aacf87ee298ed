"""`onrecord matters`: what the record speaks of, and the positions that were taken."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import JSONL, TABLE, Run, form, least_on_record

if TYPE_CHECKING:
    from onrecord.cli.screen import Lines
    from onrecord.compare.matters import Matter


@click.command(
    "matters",
    epilog="""\b
Examples:
  onrecord matters
  onrecord matters --speaker "John Kelly"
  onrecord matters --fewest 3 --format jsonl""",
)
@click.option("--speaker", metavar="NAME|ID", help="Only what this one said, under any name.")
@click.option(
    "--fewest", type=click.IntRange(min=1), default=2, show_default=True, help="Statements of one."
)
@click.option("--limit", type=click.IntRange(min=1), default=30, show_default=True)
@least_on_record
@form(TABLE, JSONL)
@click.pass_obj
def command(
    run: Run, speaker: str | None, fewest: int, limit: int, least: float, form: str
) -> None:
    """Show what the statements on record are about.

    The most spoken of comes first. A matter is a measure, in an article's own words, or
    statements that are near to each other in meaning, named by the words that they share.
    Of each: who speaks of it, from when to when, what was done by saying it, and how the
    statements bear on each other.
    """
    from onrecord.cli.screen import Screen, draw
    from onrecord.cli.whom import whom
    from onrecord.pipeline import matters
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        who = whom(record, speaker).id if speaker is not None else None
        found = matters(record, speaker=who, least=least, fewest=fewest)[:limit]
    console = Screen()
    for one in found:
        if form == JSONL:
            click.echo(json.dumps(_json(one)))
        else:
            draw(_drawn(one, console), console)
    if not found:
        click.echo("no matter on record has so many statements", err=True)


def _json(told: Matter) -> dict[str, Any]:
    return {
        "name": told.name,
        "measure": told.measure,
        "statements": [entry.id for entry in told.entries],
        "relations": {relation.value: count for relation, count in told.relations.items()},
    }


def _drawn(told: Matter, console: Any) -> Lines:
    from collections import Counter

    from rich.text import Text

    from onrecord.cli import screen
    from onrecord.cli.plain import counted, names, safe

    kind = "a measure" if told.measure else "by meaning"
    yield from screen.wrapped(Text(safe(told.name), "bold"), console)
    days = [day for e in told.entries if e.said_on and (day := e.said_on.latest)]
    since = f"{min(days)} to {max(days)}" if days else ""
    about = screen.dotted(counted(len(told.entries), "statement"), since, kind)
    yield from screen.wrapped(about, console, "  ")
    who = Counter(name for e in told.entries if (name := names(e)))
    said = ", ".join(f"{safe(n)} {c}" if c > 1 else safe(n) for n, c in who.most_common(6))
    yield from screen.wrapped(Text(said), console, "  ") if said else ()
    acts = Counter(e.statement.act.value for e in told.entries)
    parts = [f"{name} {count}" for name, count in acts.most_common()]
    parts += [f"{r.value} {count}" for r, count in told.relations.items()]
    yield from screen.wrapped(screen.dotted(*parts), console, "  ")
    yield Text()
