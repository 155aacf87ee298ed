"""Two linked statements on a terminal, side by side where there is room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli import judges, screen
from onrecord.cli.options import JSONL
from onrecord.cli.plain import SHORT, names, safe
from onrecord.cli.printing import line
from onrecord.cli.versions import wording
from onrecord.compare.opinions import Judge
from onrecord.compare.relate import QUOTED_WORDS
from onrecord.compare.variants import differ
from onrecord.record import wire
from onrecord.record.entry import Entry
from onrecord.record.judgement import State
from onrecord.record.link import Link, Relation
from onrecord.record.linked import Linked
from onrecord.record.statement import Spans
from onrecord.record.text import Article

ROOM: Final = 80  # columns from which on two statements stand beside each other

STATES: Final = {
    State.CANDIDATE: "a candidate, to be judged",
    State.ACCEPTED: "accepted by a person",
    State.REJECTED: "rejected by a person",
}


def shown(found: Iterable[Linked], form: str, other: Judge | None) -> int:
    """Print links, with a second opinion where somebody else is asked; returns how many."""
    console, count = screen.Screen(), 0
    for told in found:
        left, right = (one.reading or one.statement.text for one in (told.b, told.a))
        opinion = other.opinion(left, right) if other else None
        count += 1
        if form == JSONL:
            more = {"opinion": judges.as_json(opinion)} if opinion else {}
            line({**wire.linked(told), **more})
            continue
        lines = list(side_by_side(told, console))
        if opinion:
            lines.insert(-1, judges.drawn(opinion, left, right))
        screen.draw(lines, console)
    return count


def side_by_side(told: Linked, console: Console) -> screen.Lines:
    """The relation and how likely it is, both statements, and the reasons."""
    link = told.link
    head = Text.assemble(
        (link.relation.value, "bold"),
        (f" · {link.probability:.0%} · {STATES[told.state]} · {link.id[:SHORT]}", "dim"),
    )
    yield from screen.wrapped(head, console)
    words = _words(link)
    both = [
        _side(told.b, told.b_article, words[1]),
        _side(told.a, told.a_article, words[0]),
    ]
    if console.width >= ROOM:
        table = Table.grid(expand=False, padding=(0, 3, 0, 0))
        wide = (min(console.width, screen.WIDEST) - 3) // 2
        table.add_column(width=wide)
        table.add_column(width=wide)
        table.add_row(*both)
        with console.capture() as drawn:
            console.print(table)
        yield from (Text.from_ansi(line) for line in drawn.get().rstrip("\n").split("\n"))
    else:
        for one in both:
            yield from screen.wrapped(one, console, "┃ ")
            yield Text()
    for reason in link.because:
        line = _reason(reason.rule, reason.a, reason.b, told)
        if reason.rule == QUOTED_WORDS and link.relation is Relation.REPEATS:
            line = _wording(told)
        yield from screen.wrapped(line, console, "  ")
    yield Text()


def _side(entry: Entry, article: Article, marked: Spans) -> Text:
    """Who said it and where it is printed, and the article's own words with those that count."""
    line = Text.assemble(
        (safe(names(entry)) or "no speaker named", "bold"), "\n",
        screen.dotted(screen.when(entry, article), article.outlet or article.path,
                      entry.id[:SHORT]), "\n",
    )  # fmt: skip
    for at, span in enumerate(entry.statement.content):
        if at:
            line.append(" … ")
        start = len(line)
        line.append(safe(article.text[span.start : span.end]))
        for mark in marked:
            if span.meets(mark):
                first = max(mark.start, span.start) - span.start
                last = min(mark.end, span.end) - span.start
                line.stylize("bold underline", start + first, start + last)
    return line


def _words(link: Link) -> tuple[Spans, Spans]:
    a = {span for why in link.because for span in why.a}
    b = {span for why in link.because for span in why.b}
    return tuple(sorted(a)), tuple(sorted(b))


def _reason(rule: str, a: Spans, b: Spans, told: Linked) -> Text:
    later, earlier = _quoted(told.a_article, a), _quoted(told.b_article, b)
    both = " against ".join(part for part in (earlier, later) if part)
    return Text.assemble((f"{rule}: ", "dim"), both)


def _wording(told: Linked) -> Text:
    """The same words, and word by word what one side has alone."""
    earlier, later = told.b.statement.text, told.a.statement.text
    same = wording(earlier, later) if differ(earlier, later) else Text("word for word")
    return Text.assemble((f"{QUOTED_WORDS}: ", "dim"), same)


def _quoted(article: Article, spans: Spans) -> str:
    words = " … ".join(safe(article.text[s.start : s.end]) for s in spans)
    return f"“{words}”" if words else ""
