"""`onrecord checks`: statements on record that others have checked."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import JSONL, TABLE, Run, Skips, form, least_on_record
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.cli.screen import Lines, Screen
    from onrecord.pipeline import Reviewed
    from onrecord.record.review import Review
    from onrecord.record.wire import Json


@click.command(
    "checks",
    epilog="""\b
Examples:
  onrecord checks checks.json
  onrecord checks checks.json --format jsonl""",
)
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@least_on_record
@form(TABLE, JSONL)
@click.pass_obj
def command(run: Run, paths: tuple[str, ...], least: float, form: str) -> None:
    """Show which statements on record fact-checkers have reviewed.

    FILE is a page with a fact-check (ClaimReview of schema.org), as it was saved, a feed
    of such objects, what Google's fact-check search answers, or - for standard input. Of
    each claim come the statements that say the same, for a person to judge; nothing is
    kept.
    """
    from onrecord.cli.printing import line
    from onrecord.cli.screen import Screen, draw
    from onrecord.pipeline import reviewed
    from onrecord.store.sql import open_record

    console, skipped = Screen(), Skips()
    with open_record(run.record, create=False, read_only=True) as record:
        for told in _reviews(paths, skipped):
            found = reviewed(record, told, least=least)
            if form == JSONL:
                line(as_json(told, found))
            else:
                draw(drawn(told, found, console), console)


def _reviews(paths: Sequence[str], skipped: Skips) -> Iterator[Review]:
    """The fact-checks of all files; those without a claim are skipped and told."""
    from onrecord.read.claim_reviews import reviews
    from onrecord.record.text import Skip

    for path in paths:
        try:
            data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        except OSError as error:
            raise InputError(f"{path} cannot be read: {error.strerror}") from error
        for told in reviews(data, path):
            if isinstance(told, Skip):
                skipped(told)
            else:
                yield told


def as_json(told: Review, found: Sequence[Reviewed]) -> Json:
    """A fact-check and the statements that say what it reviewed, as one object."""
    from onrecord.record import wire

    review = {
        "claim": told.claim,
        "claimant": told.claimant or None,
        "claimed_on": told.claimed_on and told.claimed_on.isoformat(),
        "appearances": list(told.appearances),
        "rating": told.rating or None,
        "publisher": told.publisher or None,
        "published": told.published and told.published.isoformat(),
        "url": told.url or None,
        "title": told.title or None,
    }
    statements = [
        {
            "relation": one.saying.relation.value,
            "probability": wire.rounded(one.saying.probability),
            "printed": one.printed,
            "statement": wire.entry(one.saying.entry),
            "article": wire.article(one.article),
        }
        for one in found
    ]
    return {"review": review, "statements": statements}


def drawn(told: Review, found: Sequence[Reviewed], console: Screen) -> Lines:
    """The claim and its rating, and below each statement that says it."""
    from rich.text import Text

    from onrecord.cli import screen
    from onrecord.cli.plain import safe

    yield from screen.wrapped(Text(safe(told.claim), "bold"), console)
    said = f"{told.claimed_on}" if told.claimed_on else ""
    yield from screen.wrapped(screen.dotted(told.claimant, said), console, "  ")
    rating = Text.assemble(("checked: ", "dim"), safe(told.rating) or "without a rating")
    yield from screen.wrapped(rating, console, "  ")
    published = f"{told.published}" if told.published else ""
    yield from screen.wrapped(screen.dotted(told.publisher, published, told.url), console, "  ")
    for one in found:
        entry, likely = one.saying.entry, f"{one.saying.probability:.0%}"
        yield Text()
        yield screen.whose(entry, one.article)
        yield from screen.words(entry, console)
        where = "in an article that the fact-check names" if one.printed else ""
        about = screen.dotted(one.saying.relation.value, likely, where)
        yield from screen.wrapped(about, console, "  ")
    if not found:
        yield from screen.wrapped(Text("nothing on record says this", "italic"), console, "  ")
    yield Text()
