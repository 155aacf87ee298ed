"""Checks by others beside what is on record: on a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from onrecord.cli import screen
from onrecord.cli.plain import safe
from onrecord.record import wire
from onrecord.record.review import Checked, Review

if TYPE_CHECKING:
    from onrecord.pipeline import Reviewed


def as_json(told: Review, found: Sequence[Reviewed]) -> wire.Json:
    """A fact-check and the statements that say what it reviewed, as one object."""
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


def by_others(told: Sequence[Checked], entry: str, console: Console) -> screen.Lines:
    """The checks of a statement, by its id: the verdict, the claim, and whose it is."""
    for one in told:
        review, (says,) = one.review, [each for each in one.says if each.entry == entry]
        published = f"{review.published}" if review.published else ""
        yield Text()
        rating = Text.assemble(("checked: ", "dim"), safe(review.rating) or "without a rating")
        yield from screen.wrapped(rating, console)
        yield from screen.wrapped(Text(safe(review.claim), "italic"), console, "  ")
        whose = screen.dotted(review.publisher, published, review.url)
        yield from screen.wrapped(whose, console, "  ")
        how = screen.dotted(says.relation.value, f"{says.probability:.0%}")
        yield from screen.wrapped(how, console, "  ")


def drawn(told: Review, found: Sequence[Reviewed], console: Console) -> screen.Lines:
    """The claim and its rating, and below each statement that says it."""
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
