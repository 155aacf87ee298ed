"""Pairs of statements for `onrecord compare`: read from a file, and printed as they were judged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NamedTuple

import click
from rich.console import Console
from rich.text import Text

from onrecord.cli import judges, screen
from onrecord.cli.plain import safe
from onrecord.compare.opinions import Opinion
from onrecord.compare.reasons import Ground
from onrecord.compare.sides import Side, text_alone
from onrecord.compare.verdicts import Verdict, Verdicts
from onrecord.errors import InputError
from onrecord.record.entry import Interval
from onrecord.record.statement import Spans

LINE: Final = 'a pair is {"id": "…", "left": {"text": "…"}, "right": {"text": "…"}}'
LARGEST: Final = 2**20  # characters of a line


class Pair(NamedTuple):
    """Two sides as they are compared; `turned` if the one told first was said later."""

    id: Any
    later: Side
    earlier: Side
    turned: bool

    @property
    def texts(self) -> tuple[str, str]:
        """The texts as they were told: left and right."""
        both = (self.earlier.text, self.later.text)
        return (both[1], both[0]) if self.turned else both


def from_file(path: str) -> Iterator[Pair]:
    """The pairs of a file, or of standard input for `-`.

    Raises InputError, with the number of the line, for one that is no pair.
    """
    try:
        with click.open_file(path, encoding="utf-8-sig") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield _pair(line, f"{path}, line {number}")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8", hint="save it as UTF-8") from error
    except OSError as error:
        raise InputError(f"the pairs of {path} cannot be read: {error.strerror}") from error


def pair(id_: Any, left: Side, right: Side) -> Pair:
    """Two sides in the order in which they were said, where both days are known."""
    turned = left.day is not None and right.day is not None and right.day < left.day
    return Pair(id_, left, right, True) if turned else Pair(id_, right, left, False)


def _pair(line: str, where: str) -> Pair:
    try:
        told = json.loads(line) if len(line) <= LARGEST else None
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: no JSON: {error}", hint=LINE) from error
    if not isinstance(told, dict):
        raise InputError(f"{where}: no pair", hint=LINE)
    left, right = (_side(told.get(name), f"{where}, {name}") for name in ("left", "right"))
    return pair(told.get("id"), left, right)


def _side(told: Any, where: str) -> Side:
    if isinstance(told, str):
        told = {"text": told}
    text = told.get("text") if isinstance(told, dict) else None
    if not isinstance(text, str):
        raise InputError(f"{where}: it has no text", hint=LINE)
    if not any(char.isalnum() for char in text):
        raise InputError(f"{where}: there is no word in its text")
    speaker = told.get("speaker") or ""
    if not isinstance(speaker, str):
        raise InputError(f"{where}: the speaker is no text")
    return text_alone(text, speaker=speaker, said_on=_day(told.get("said_on"), where))


def _day(told: Any, where: str) -> Interval | None:
    if told in (None, ""):
        return None
    try:
        return Interval.day(date.fromisoformat(told))
    except (TypeError, ValueError) as error:
        raise InputError(f"{where}: said_on {told!r} is no day as 2017-02-23") from error


def as_json(told: Pair, verdict: Verdict, opinion: Opinion | None = None) -> str:
    """One line: the relation of the later side, all chances, and the typed reasons.

    Spans are of the texts as they were given, in characters.
    """
    sides = ("left", "right") if told.turned else ("right", "left")
    nli = verdict.back if told.turned else verdict.nli
    line: dict[str, Any] = {
        "id": told.id,
        "relation": verdict.relation.value if verdict.relation else "none",
        "probabilities": {name: round(value, 4) for name, value in verdict.probabilities.items()},
        "nli": {name: round(value, 4) for name, value in nli.items()},
        "because": [
            {
                "rule": ground.rule.value,
                "toward": ground.toward.value,
                sides[0]: _numbers(ground.a),
                sides[1]: _numbers(ground.b),
                "said": ground.said(told.later.text, told.earlier.text),
            }
            for ground in verdict.grounds
        ],
    }
    if opinion:
        line["opinion"] = judges.as_json(opinion)
    return json.dumps(line)


def drawn(told: Pair, verdict: Verdict, judge: Verdicts, console: Console) -> screen.Lines:
    """The two statements with the words that carried the verdict, and why."""
    relation = verdict.relation
    a: Spans = ()
    b: Spans = ()
    if relation is not None:
        a, b = judge.carried(told.later, told.earlier, relation)
    for side, spans in ((told.earlier, b), (told.later, a)):
        words = Text(safe(side.text))
        for span in spans:
            words.stylize("bold underline", span.start, span.end)
        yield from screen.wrapped(words, console, "┃ ")
        yield Text()
    likely = verdict.probabilities[relation.value if relation else "none"]
    name = relation.value if relation else "none of the relations"
    yield Text.assemble((name, "bold"), (f" · {likely:.0%} · a candidate, to be judged", "dim"))
    for ground in verdict.grounds:
        yield from screen.wrapped(_reason(ground, told), console, "  ")
    others = (f"{n} {v:.0%}" for n, v in verdict.probabilities.items() if v >= 0.005)
    yield from screen.wrapped(Text(" · ".join(others), "dim"), console, "  ")


def _reason(ground: Ground, told: Pair) -> Text:
    said = ground.said(safe(told.later.text), safe(told.earlier.text))
    return Text(f"{ground.rule.value} ({ground.toward.value}): {said}")


def _numbers(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
