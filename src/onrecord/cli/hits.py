"""What a search found, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from onrecord.cli import screen
from onrecord.cli.plain import seen
from onrecord.record.copied import Copy
from onrecord.store.search import Hit


def drawn(hit: Hit, also: Sequence[Copy], console: Console) -> screen.Lines:
    """Who said it and where it is printed, and the words with those found in bold."""
    snippet = Text(seen(hit.snippet))
    for span in hit.highlights:
        snippet.stylize("bold underline", span.start, span.end)
    yield screen.whose(hit.entry, hit.article)
    yield from screen.wrapped(snippet, console, screen.BARS[hit.entry.statement.kind])
    if not hit.worded and hit.near is not None:
        yield from screen.wrapped(screen.dotted(f"by its meaning · {hit.near:.2f}"), console, "  ")
    yield from screen.also(also, console)
    yield Text()
