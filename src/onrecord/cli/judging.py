"""What the commands that judge have in common: by whom, when, and what is told of it."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import click

from onrecord.cli.plain import SHORT, safe
from onrecord.record.judgement import Judgement, Side, Verdict
from onrecord.record.revision import Deed, Revision

if TYPE_CHECKING:
    from onrecord.record.identity import Overruled
    from onrecord.store.sql import Record

WORDS: Final = {
    Verdict.SAME: "is",
    Verdict.DIFFERENT: "is not",
    Verdict.ACCEPT: "accepts",
    Verdict.REJECT: "rejects",
    Verdict.UNSURE: "is unsure",
}
DEEDS: Final = {
    Deed.ADD: "adds a statement to", Deed.CONFIRM: "confirms a statement of",
    Deed.CHANGE: "changes a statement of", Deed.SPLIT: "splits a statement of",
    Deed.JOIN: "joins statements of", Deed.REJECT: "rejects a statement of",
    Deed.REDO: "marks statements anew in",
}  # fmt: skip


def _somebody(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    if value:
        return value
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system without users
        return "somebody"


by: Final = click.option(
    "--by", metavar="NAME", callback=_somebody, help="Who judges. [the user of this computer]"
)


def judged(
    record: Record,
    verdict: Verdict,
    who: str,
    sides: tuple[Side, ...] = (),
    undoes: str = "",
    *,
    revision: Revision | None = None,
    note: str = "",
) -> None:
    """Keep a judgement made now, and tell it with those that it overrules."""
    from onrecord.pipeline import judge

    at = record.identities.moment(datetime.now(UTC))
    made = Judgement(verdict, who, at, sides, undoes, note=note, revision=revision)
    overruled = judge(record, made)
    known = {one.id: one for one in record.identities.judgements()}
    click.echo(f"{made.id[:SHORT]}  {told(made, known)}")
    for one in overruled:
        if one.by == made.id:
            earlier = known[one.judgement]
            when = f"by {safe(earlier.who)} on {earlier.at:%Y-%m-%d}"
            click.echo(f"overrules {earlier.id[:SHORT]}, {told(earlier, known)}, {when}", err=True)


def told(one: Judgement, known: Mapping[str, Judgement]) -> str:
    """A judgement in words."""
    if one.verdict is Verdict.UNDO:
        undone = known.get(one.undoes)
        what = f": {told(undone, known)}" if undone else ""
        return f"undoes {one.undoes[:SHORT]}{what}"
    if one.revision:
        return f"{DEEDS[one.revision.deed]} article {one.revision.article[:SHORT]}"
    if one.pair:
        a, b = one.pair.a[:SHORT], one.pair.b[:SHORT]
        return f"{WORDS[one.verdict]} that {a} {one.pair.relation} {b}"
    a, b = (f"{safe(side.name)} ({_articles(side)})" for side in one.sides)
    return f"{a} {WORDS[one.verdict]} {b}"


def state(
    one: Judgement,
    standing: Iterable[str],
    overruled: Iterable[Overruled],
    orphaned: Iterable[str],
) -> str:
    """Whether a judgement holds: empty if it does, else why it does not."""
    if one.verdict is Verdict.UNDO:
        return ""
    if one.id not in standing:
        return "undone"
    if one.id in orphaned:
        return "orphaned"
    by = next((each.by for each in overruled if each.judgement == one.id), "")
    return f"overruled by {by[:SHORT]}" if by else ""


def _articles(side: Side) -> str:
    number = len({one.article for one in side.anchors})
    return f"{number:,} article" + ("" if number == 1 else "s")
