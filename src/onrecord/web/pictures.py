"""A person's timeline as a picture: when something was said, in which office, what turned.

Only shapes and places are worked out here; a template draws them as SVG, and colours and
strokes are in the stylesheet, so that both follow the reader's light or dark.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from onrecord.store.desk import Moment, Waiting
from onrecord.web import wording

if TYPE_CHECKING:
    from onrecord.web.people import Held

WIDE: Final = 1040
EDGE: Final = 24  # left and right of the days
ARCS: Final = 54  # above the dots
DOT: Final = 11  # from one dot of a day to the next
MOST: Final = 12  # dots over one another; more of one day are told as a number
ROW: Final = 22  # of an office
TICKS: Final = 6


@dataclass(frozen=True, slots=True)
class Dot:
    """A statement, or how many more there are of its day."""

    x: float
    y: float
    id: str
    label: str
    act: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """An office from the first to the last day on which an article gives it."""

    x: float
    y: float
    wide: float
    label: str


@dataclass(frozen=True, slots=True)
class Arc:
    """A link between two days of the picture."""

    path: str
    relation: str
    state: str
    a: str
    b: str
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All shapes of a timeline, in pixels."""

    title: str
    told: str
    wide: int
    high: float
    base: float
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]
    arcs: tuple[Arc, ...]
    ticks: tuple[tuple[float, str], ...]


def timeline(
    name: str, moments: Sequence[Moment], held: Sequence[Held], links: Sequence[Waiting]
) -> Picture | None:
    """The timeline of a person; None where no day is known."""
    if not moments:
        return None
    first, last = moments[0].day, moments[-1].day
    span = max(1, (last - first).days)

    def x(day: date) -> float:
        at = min(max(0, (day - first).days), span) / span
        return round(EDGE + at * (WIDE - 2 * EDGE), 1) if last > first else WIDE / 2

    by_day: defaultdict[float, list[Moment]] = defaultdict(list)
    for one in moments:
        by_day[_column(x(one.day))].append(one)
    tallest = min(MOST, max(map(len, by_day.values())))
    ids = {one.id for one in moments}
    curved = any({one.linked.link.a, one.linked.link.b} <= ids for one in links)
    base = (ARCS if curved else 0) + tallest * DOT + DOT
    dots = [dot for column, them in by_day.items() for dot in _stack(column, base, them)]
    at = {one.id: _column(x(one.day)) for one in moments}
    top = {column: base - min(MOST, len(them)) * DOT - DOT / 2 for column, them in by_day.items()}
    dated = [one for one in held if one.first and one.last]
    rows = [_bar(one, x, base + 34 + n * ROW) for n, one in enumerate(dated[:8])]
    return Picture(
        title=f"Timeline of {name}",
        told=f"{wording.counted(len(moments), 'statement')} from {wording.on(first)}"
        f" to {wording.on(last)}",
        wide=WIDE,
        high=base + 40 + len(rows) * ROW,
        base=base,
        dots=tuple(dots),
        bars=tuple(rows),
        arcs=tuple(filter(None, (_arc(one, at, top) for one in links))),
        ticks=tuple((x(day), f"{day}") for day in _ticks(first, last)),
    )


def _column(x: float) -> float:
    """Where dots of days that are too near to be told apart stand over one another."""
    return round(x / DOT) * DOT


def _stack(x: float, base: float, them: Sequence[Moment]) -> list[Dot]:
    shown = them if len(them) <= MOST else them[: MOST - 1]
    dots = [
        Dot(x, base - (n + 0.5) * DOT, one.id, f"{one.act}, {wording.on(one.day)}", one.act)
        for n, one in enumerate(shown)
    ]
    if more := len(them) - len(shown):
        label = f"{wording.counted(more, 'statement')} more, {wording.on(them[-1].day)}"
        dots.append(Dot(x, base - (MOST - 0.5) * DOT, "", label, "", more))
    return dots


def _bar(one: Held, x: Callable[[date], float], y: float) -> Bar:
    assert one.first is not None  # `timeline` draws what has both days
    assert one.last is not None
    start, end = x(one.first), x(one.last)
    return Bar(max(0.0, start - 4), y, max(8.0, end - start + 8), wording.post(one.office))


def _arc(one: Waiting, at: dict[str, float], top: dict[float, float]) -> Arc | None:
    """A link as a curve over the dots; None where one end is somebody else's, or has no day."""
    link = one.linked.link
    if link.a not in at or link.b not in at:
        return None
    start, end = sorted((at[link.a], at[link.b]))
    if start == end:
        end = start + DOT / 2
        start -= DOT / 2
    low = min(top.get(at[link.a], ARCS), top.get(at[link.b], ARCS))
    high = max(6.0, low - 18 - (end - start) / 12)
    path = f"M{start} {low} C{start} {high} {end} {high} {end} {low}"
    name = wording.RELATIONS[link.relation][0]
    label = f"{one.state.value} {name}, {wording.percent(link.probability)}"
    return Arc(path, link.relation.value, one.state.value, link.a, link.b, label)


def _ticks(first: date, last: date) -> list[date]:
    """A few days from the first to the last, evenly."""
    days = (last - first).days
    count = min(TICKS, days + 1)
    if count == 1:
        return [first]
    return [first + timedelta(days=round(days * n / (count - 1))) for n in range(count)]
