"""What somebody said in order: on a terminal, and as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from textwrap import wrap
from typing import Final

from rich.console import Console
from rich.text import Text

from onrecord.cli import screen
from onrecord.cli.plain import SHORT, day, safe
from onrecord.record.entry import Entry
from onrecord.record.link import Link, Relation
from onrecord.record.text import Article

Said = Sequence[tuple[Entry, Article]]

# Of the picture, in pixels.
WIDE, ROW, LEFT, TOP, LINE = 860, 26, 250, 70, 18
LETTERS: Final = 76  # of a line of a statement
SHOWN: Final = 3  # lines of a statement
# Told apart by the stroke as well, for those who do not see the colour.
STROKES: Final = {
    Relation.CONTRADICTS: ("#b3261e", ""),
    Relation.REVERSES: ("#b3261e", "7 3"),
    Relation.NARROWS: ("#8a5a00", "2 3"),
    Relation.AGREES: ("#1d6f42", ""),
    Relation.REPEATS: ("#5f6368", "1 3"),
}


def drawn(told: Said, links: Sequence[Link], console: Console) -> screen.Lines:
    """Each statement under its day, with what it does to an earlier one."""
    before: set[str] = set()
    last: str | None = None
    for entry, article in told:
        when = screen.when(entry, article) or "no day known"
        if when != last:
            yield Text()
            yield Text(safe(when), "bold")
            last = when
        yield from screen.words(entry, console, "  ")
        where = article.outlet or article.title or article.path
        told_by = screen.dotted(where, entry.statement.act.value, entry.id[:SHORT])
        yield from screen.wrapped(told_by, console, "    ")
        for link in links:
            other = link.b if link.a == entry.id else link.a
            if entry.id in (link.a, link.b) and other in before:
                line = Text.assemble(
                    (link.relation.value, "bold"),
                    (f" {other[:SHORT]} · {link.probability:.0%}, a candidate", "dim"),
                )
                yield from screen.wrapped(line, console, "    ")
        before.add(entry.id)


def picture(told: Said, links: Sequence[Link], title: str) -> str:
    """The same as an SVG file: a line of days, the statements beside it, links as arcs."""
    rows: dict[str, float] = {}
    body: list[str] = []
    y = float(TOP)
    for entry, article in told:
        lines = wrap(entry.statement.text, LETTERS, max_lines=SHOWN, placeholder=" …")
        rows[entry.id] = y
        body.append(f'<circle cx="{LEFT}" cy="{y}" r="5"/>')
        body.append(_text(LEFT - 110, y + 4, str(day(entry, article) or "no day"), "day"))
        for at, line in enumerate(lines):
            body.append(_text(LEFT + 18, y + 4 + at * LINE, line, "words"))
        where = article.outlet or article.title or article.path
        note = f"{entry.statement.act} · {where}"
        body.append(_text(LEFT + 18, y + 4 + len(lines) * LINE, note, "note"))
        y += (len(lines) + 1) * LINE + ROW
    arcs = [_arc(link, rows) for link in links if link.a in rows and link.b in rows]
    line = f'<line x1="{LEFT}" y1="{TOP}" x2="{LEFT}" y2="{max(rows.values())}"/>'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{y:.0f}" '
            f'viewBox="0 0 {WIDE} {y:.0f}" role="img" aria-label="{escape(title)}">',
            f"<title>{escape(title)}</title>",
            "<style>text{font:14px sans-serif;fill:#202124}.note{font-size:12px;fill:#5f6368}"
            ".day{font-weight:bold}.title{font-size:18px;font-weight:bold}"
            "circle{fill:#202124}line{stroke:#9aa0a6;stroke-width:2}path{fill:none;"
            "stroke-width:2}</style>",
            f'<rect width="{WIDE}" height="{y:.0f}" fill="#ffffff"/>',
            _text(20, 32, title, "title"),
            line,
            *arcs,
            *body,
            "</svg>\n",
        )
    )


def _arc(link: Link, rows: dict[str, float]) -> str:
    first, last = sorted((rows[link.a], rows[link.b]))
    colour, stroke = STROKES[link.relation]
    reach = min(120.0, 30.0 + (last - first) / 4)
    x = LEFT - 122
    dashes = f' stroke-dasharray="{stroke}"' if stroke else ""
    label = f"{link.relation} {link.probability:.0%}"
    middle = (first + last) / 2
    return (
        f'<path d="M{x} {first} C{x - reach} {first} {x - reach} {last} {x} {last}" '
        f'stroke="{colour}"{dashes}/>' + _text(12, middle, label, "note")
    )


def _text(x: float, y: float, words: str, kind: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" class="{kind}">{escape(safe(words))}</text>'
