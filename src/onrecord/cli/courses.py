"""Measures across articles: chosen, drawn for a reader, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.text import Text

from onrecord.cli import screen
from onrecord.cli.plain import SHORT, counted, days, safe
from onrecord.record import wire
from onrecord.record.entry import Measure, Standing, Status
from onrecord.record.measure import Course, Step

if TYPE_CHECKING:
    from onrecord.store.sql import Record

INDENT: Final = " " * (SHORT + 2)  # behind the beginning of an id
# What a reader looks for first; every other status is told without a colour.
STATUSES: Final = {
    Status.NEVER_ADOPTED: "red", Status.BLOCKED: "red", Status.RESCINDED: "red",
    Status.OFFICIAL: "green", Status.CARRIED_OUT: "green", Status.ORDERED: "magenta",
}  # fmt: skip


def fits(told: Course, status: str | None, actor: str | None) -> bool:
    """True for a measure with this latest status, of an actor whose name has these words."""
    latest = told.latest
    if status is not None and (latest is None or latest.status.value != status):
        return False
    name = (told.actor or "").casefold()
    return actor is None or (bool(name) and all(w in name for w in actor.casefold().split()))


def listed(told: Iterable[Course], console: Console) -> screen.Lines:
    """Each measure on a line, and below it whose it is and what became of it."""
    for one in told:
        first, *rest = screen.wrapped(Text(safe(one.text)), console, INDENT)
        yield Text.assemble((one.id[:SHORT], "dim"), "  ", first[len(INDENT) :])
        yield from rest
        outlets = counted(len({each.measure.article for each in one.reported}), "article")
        about = Text(" · ").join(
            filter(
                None,
                (
                    _status(one.latest),
                    Text(safe(one.actor or "")),
                    Text(safe(one.quantity or "")),
                    Text(outlets, "dim"),
                ),
            )
        )
        yield from screen.wrapped(about, console, INDENT)


def shown(told: Course, record: Record, console: Console) -> screen.Lines:
    """A measure, its history, and the statements about it."""
    yield from screen.wrapped(Text(safe(told.text), "bold"), console)
    about = screen.dotted(
        told.kind, told.actor or "", told.quantity or "",
        counted(len({one.measure.article for one in told.reported}), "article"), told.id[:SHORT],
    )  # fmt: skip
    yield from screen.wrapped(about, console)
    yield Text()
    yield from [] if told.history else [Text("nothing is said of what became of it", "italic")]
    texts: dict[str, str] = {}
    for step in told.history:
        home = step.by.measure.article
        if home not in texts:
            texts[home] = record.article(home).article.text
        words = " … ".join(span.of(texts[home]) for span in step.standing.evidence)
        where = screen.dotted(step.by.outlet or home[:SHORT], _printed(step))
        line = Text.assemble(_status(step), f"  “{safe(words)}”  ", where)
        yield from screen.wrapped(line, console)
    said = [id for one in told.reported for id in one.measure.statements]
    if said:
        yield Text()
        yield screen.dotted(counted(len(said), "statement") + " about it")
    for id in said:
        entry, article = record.entry(id)
        yield Text()
        yield from screen.wrapped(screen.whose(entry, article), console)
        yield from screen.words(entry, console)


def of_article(told: Iterable[Measure], console: Console) -> screen.Lines:
    """The measures that an article speaks of, under its statements."""
    for place, one in enumerate(told):
        if not place:
            yield Text()
            yield screen.dotted("measures")
        first, *rest = screen.wrapped(Text(safe(one.text)), console, "  ")
        yield Text.assemble("▪ ", first[2:])
        yield from rest
        last = one.standings[-1] if one.standings else None
        about = Text(" · ").join(
            filter(
                None,
                (
                    _standing(last, "") if last else None,
                    Text(safe(one.actor or "")),
                    Text(safe(one.quantity.text if one.quantity else "")),
                    Text(one.id[:SHORT], "dim"),
                ),
            )
        )
        yield from screen.wrapped(about, console, "  ")


def as_json(told: Course) -> wire.Json:
    """A measure with its history and every article's own words for it."""
    return {
        "id": told.id,
        "text": told.text,
        "kind": told.kind,
        "actor": told.actor,
        "quantity": told.quantity,
        "status": told.latest and told.latest.status.value,
        "history": [_step(step) for step in told.history],
        "measures": [
            {"article": one.measure.article, "outlet": one.outlet or None,
             "published": one.published.isoformat() if one.published else None,
             **wire.measure(one.measure)}
            for one in told.reported
        ],
    }  # fmt: skip


def _step(step: Step) -> wire.Json:
    return {
        **wire.standing(step.standing),
        "days": wire.interval(step.days),
        "dated": step.dated,
        "article": step.by.measure.article,
        "measure": step.by.id,
    }


def _status(step: Step | None) -> Text:
    return Text() if step is None else _standing(step.standing, _printed(step))


def _standing(told: Standing, printed: str) -> Text:
    style = STATUSES.get(told.status, "")
    words = told.status.value.replace("_", " ")
    return Text.assemble((words, style), f" {days(told.date) or printed}".rstrip())


def _printed(step: Step) -> str:
    return f"printed {step.by.published}" if step.by.published else ""
