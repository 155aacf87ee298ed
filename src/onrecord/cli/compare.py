"""`onrecord compare`: the relation of two statements, or of the pairs of a file."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

import click

from onrecord.cli.options import JSONL, TABLE, Run, asked, form, second_opinion
from onrecord.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.cli.pairs import Pair

BATCH: Final = 64  # pairs that are read together


@click.command(
    "compare",
    epilog="""\b
Examples:
  onrecord compare "There will be no use of military force" "It is a military operation"
  onrecord compare "We will not raise taxes" "Taxes will have to rise" --speaker "the minister"
  onrecord compare --pairs pairs.jsonl --format jsonl""",
)
@click.argument("texts", nargs=-1, metavar="[EARLIER LATER]")
@click.option("--speaker", metavar="NAME", help="Who said both.")
@click.option("--pairs", metavar="FILE", help="JSON lines: id, left and right; - for stdin.")
@second_opinion
@form(TABLE, JSONL)
@click.pass_obj
def command(
    run: Run,
    texts: tuple[str, ...],
    speaker: str | None,
    pairs: str | None,
    judge: str | None,
    judge_budget: int,
    form: str,
) -> None:
    """Tell the relation of a later statement to an earlier one.

    It repeats, agrees with, contradicts, reverses or narrows it, or none of these. Each
    line of FILE is {"id", "left": {"text", "speaker", "said_on"}, "right": {...}}, where
    speaker and said_on (YYYY-MM-DD) may be left out; the one said later is held against
    the other. What is printed is a candidate for a person's judgement, never a verdict.
    """
    from onrecord.cli import judges
    from onrecord.cli.pairs import as_json, drawn, from_file
    from onrecord.cli.screen import Screen, draw
    from onrecord.pipeline import verdicts

    if (len(texts) == 2) == (pairs is not None) or len(texts) not in (0, 2):
        raise click.UsageError("give two statements, or --pairs FILE")
    told = iter(from_file(pairs)) if pairs is not None else _given(texts, speaker or "")
    ours, console, other = verdicts(), Screen(), asked(run, judge, judge_budget)
    while some := list(islice(told, BATCH)):
        judged = ours.told([(one.later, one.earlier) for one in some])
        for one, verdict in zip(some, judged, strict=True):
            left, right = one.texts
            # Others are asked about candidates alone.
            opinion = other.opinion(left, right) if other and verdict.relation else None
            if form == JSONL:
                click.echo(as_json(one, verdict, opinion))
                continue
            draw(drawn(one, verdict, ours, console), console)
            if opinion:
                draw([judges.drawn(opinion, left, right)], console)


def _given(texts: tuple[str, ...], speaker: str) -> Iterator[Pair]:
    from onrecord.cli.pairs import pair
    from onrecord.compare.sides import text_alone

    for text in texts:
        if not any(char.isalnum() for char in text):
            raise InputError("a statement without a word cannot be compared")
    earlier, later = (text_alone(text, speaker=speaker) for text in texts)
    yield pair(None, earlier, later)
