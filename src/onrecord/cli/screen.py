"""Records as a reader sees them on a terminal, line by line.

Nothing rests on colour alone: a bar beside the words tells quoted from
paraphrased, and each statement's kind stands under it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from rich.console import Console
from rich.text import Text

from onrecord.cli.plain import SHORT, days, names, post, printed, safe
from onrecord.find.quotes import quotations
from onrecord.record.copied import Copy
from onrecord.record.entry import ArticleRecord, Entry, Speaker, SpeakerType
from onrecord.record.statement import Act, Kind
from onrecord.record.text import Article, Span

# What stands left of the words: in full for a quotation, broken for a paraphrase.
BARS: Final = {Kind.DIRECT: "┃ ", Kind.MIXED: "┇ ", Kind.INDIRECT: "┊ "}

# Acts that a reader looks for; every other one is told without a colour.
ACTS: Final = {Act.DENY: "red", Act.PLEDGE: "green", Act.ORDER: "magenta", Act.ACCUSE: "red"}

INDENT: Final = "    "
NAMED: Final = 3  # copies of a statement that are named
WIDEST, NARROWEST = 100, 20  # columns of a whole line, and of the words at least

Lines = Iterator[Text]


class Screen(Console):
    """A terminal on which nothing is drawn but what we draw."""

    def __init__(self, **options: Any) -> None:
        super().__init__(highlight=False, markup=False, emoji=False, **options)

    def on_broken_pipe(self) -> None:
        """Let `onrecord.cli.main` decide how to leave."""
        raise BrokenPipeError


def draw(lines: Iterable[Text], console: Console) -> None:
    """Put lines on a terminal, as they are."""
    for line in lines:
        line.rstrip()
        console.print(line, soft_wrap=True)


def article_record(told: ArticleRecord, console: Console) -> Lines:
    """The lines of one article: its heading, then its statements in reading order."""
    yield from heading(told.article, console)
    for _, group in groupby(told.entries, key=_head):
        entries = list(group)
        # What is said inside another statement is set in.
        indent = INDENT if entries[0].statement.nested_in else ""
        yield Text()
        yield from speakers(entries[0], console, indent)
        for at, entry in enumerate(entries):
            yield from [Text()] if at else []
            yield from words(entry, console, indent)
            yield from setting(entry, console, indent)
            yield from tags(entry, console, indent)


def _head(entry: Entry) -> object:
    """What statements that stand under one head have in common."""
    who = [(one.name, one.type, one.office) for one in entry.speakers]
    return who, entry.said_on, entry.statement.nested_in is None


def heading(article: Article, console: Console) -> Lines:
    """Title, where and when it was published, what it was handed in as, and a rule."""
    day = f"{article.published:%A} {article.published}" if article.published else ""
    byline = f"by {article.byline}" if article.byline else ""
    for line in (
        Text(safe(article.title), "bold"),
        dotted(article.outlet, day, byline),
        dotted(article.path, article.id[:SHORT], "only a part" if article.partial else ""),
    ):
        yield from wrapped(line, console) if line else ()
    yield Text("─" * _width(console), "dim")


def speakers(entry: Entry, console: Console, indent: str = "") -> Lines:
    """Who says it and in what office; the day stands at the right where there is room."""
    line = Text(", ").join(_speaker(one) for one in entry.speakers)
    if not entry.speakers:
        line.append("no speaker named", "italic")
    day = days(entry.said_on)
    room = _width(console) - len(indent) - line.cell_len - len(day)
    line.append(" " * max(room, 2) + day if day else "")
    yield from wrapped(line, console, indent)


def words(entry: Entry, console: Console, indent: str = "") -> Lines:
    """The words themselves behind a bar, what is paraphrased in italics."""
    said = entry.statement
    text = Text(safe(said.text), "" if said.kind is Kind.DIRECT else "italic")
    for quotation in quotations(text.plain, [Span(0, len(text.plain))] if text.plain else []):
        text.stylize("not italic", quotation.span.start, quotation.span.end)
    yield from wrapped(text, console, indent + BARS[said.kind])


def setting(entry: Entry, console: Console, indent: str = "") -> Lines:
    """Where it was said, to whom and on what occasion; no line where the article tells none."""
    place = ", ".join(part for part in (entry.place, entry.country) if part)
    audience = f"to {entry.addressee}" if entry.addressee else ""
    line = dotted(place, audience, entry.occasion or "")
    yield from wrapped(line, console, indent + "  ") if line else ()


def reading(entry: Entry, console: Console, indent: str = "") -> Lines:
    """The statement as it stands alone, where something had to be put in brackets for that."""
    if "[" in entry.reading:
        told = Text.assemble(("reads ", "dim"), safe(entry.reading))
        yield from wrapped(told, console, indent + "  ")


def tags(entry: Entry, console: Console, indent: str = "") -> Lines:
    """What kind of statement it is and what was done by it, in small type."""
    said = entry.statement
    line = Text(f"{said.kind} · ", "dim")
    line.append(said.act.value, f"not dim {ACTS[said.act]}" if said.act in ACTS else "")
    for tag in _also(entry):
        line.append(f" · {safe(tag)}")
    yield from wrapped(line, console, indent + "  ")


def whose(entry: Entry, article: Article) -> Text:
    """Who said it, when, and where it is printed, on one line."""
    who = Text(names(entry), "bold")
    where = article.outlet or article.title or article.path
    return Text.assemble(who, "  ", dotted(when(entry, article), where, entry.id[:SHORT]))


def also(copies: Sequence[Copy], console: Console, indent: str = "") -> Lines:
    """Which other articles print the same; no line where none does."""
    if copies:
        few = ", ".join(printed(one) for one in copies[:NAMED])
        more = f" and {len(copies) - NAMED} more" if len(copies) > NAMED else ""
        yield from wrapped(dotted(f"also in {few}{more}"), console, indent + "  ")


def when(entry: Entry, article: Article) -> str:
    """The day it was said, or else the day it was printed, as such."""
    printed = f"printed {article.published}" if article.published else ""
    return days(entry.said_on) or printed


def dotted(*parts: str) -> Text:
    """What is known of several things, in small type."""
    return Text(" · ".join(safe(part) for part in parts if part), "dim")


def _speaker(told: Speaker) -> Text:
    line = Text(safe(told.name), "bold")
    if told.office:
        line.append(f"  {safe(post(told.office))}", "not bold dim")
    elif told.type is not SpeakerType.PERSON:
        line.append(f"  {told.type}", "not bold dim")
    return line


def _also(entry: Entry) -> Iterator[str]:
    said = entry.statement
    yield from ["hedged"] if said.hedged else []
    yield from ["negated"] if said.negated else []
    yield from ["inferred by the reporter"] if said.guessed else []
    yield f"{said.probability:.0%}"
    yield entry.id[:SHORT]


def _width(console: Console) -> int:
    return min(console.width, WIDEST)


def wrapped(text: Text, console: Console, bar: str = "") -> Lines:
    """A text cut into lines, with a bar before each."""
    for line in text.wrap(console, max(_width(console) - len(bar), NARROWEST)):
        line.rstrip()
        yield Text.assemble((bar, "dim"), line)
