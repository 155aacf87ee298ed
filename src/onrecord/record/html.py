"""Nouns as a notebook shows them. Whatever an article says is text, and never markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from onrecord.record.entry import ArticleRecord, Entry, Speaker
from onrecord.record.statement import Spans
from onrecord.record.text import Article

if TYPE_CHECKING:
    from onrecord.record.linked import Linked

AROUND: Final = 120  # characters of the article before and after what is shown of it
LONGEST: Final = 20  # characters of a word, and fewer than are shown around
WEB: Final = ("http://", "https://")  # what an address may begin with to be a link

BOX: Final = "border-left:3px solid #8884;padding:.2em .8em;margin:.4em 0"
FAINT: Final = "opacity:.7;font-size:.9em"
# What each part of the evidence looks like, in light and in dark notebooks.
LOOKS: Final = {
    "content": "background:#fd35;color:inherit",
    "source": "background:none;color:inherit;border-bottom:2px solid #48c",
    "cue": "background:none;color:inherit;border-bottom:2px dotted #888",
}


def text(told: object) -> str:
    """Any text as a page may hold it; half of a surrogate pair becomes a question mark."""
    return escape(str(told).encode("utf-8", "replace").decode("utf-8"))


def said(entry: Entry, article: Article) -> str:
    """A statement: who, when and what, and its words where they stand in the article."""
    return _box(_head(entry), _evidence(entry, article), _where(article))


def article_record(told: ArticleRecord) -> str:
    """An article by its title, outlet and day, and below it each statement in reading order."""
    entries = "".join(said(one, told.article) for one in told.entries)
    found = len(told.entries)
    counted = "1 statement" if found == 1 else f"{found:,} statements"
    return f"<div>{_where(told.article)} <span>{counted}</span>{entries}</div>"


def linked(told: Linked) -> str:
    """Two statements, the earlier one first, and what the later one does to it."""
    link = told.link
    rules = ", ".join(dict.fromkeys(why.rule for why in link.because))
    how = f"<b>{text(link.relation)}</b> · {link.probability:.0%} · {text(told.state)}"
    why = f'<div style="{FAINT}">{text(rules)}</div>' if rules else ""
    sides = said(told.b, told.b_article), said(told.a, told.a_article)
    return f"<div>{how}{''.join(sides)}{why}</div>"


def table(names: Iterable[str], rows: Iterable[Iterable[object]], more: str = "") -> str:
    """Rows under their names, and what to say below them."""
    head = "".join(f'<th style="text-align:left">{text(name)}</th>' for name in names)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    foot = f'<div style="{FAINT}">{text(more)}</div>' if more else ""
    return f"<div><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{foot}</div>"


def _cell(told: object) -> str:
    whole = ";white-space:nowrap" if isinstance(told, date) else ""
    inner = "" if told is None else text(told)
    return f'<td style="text-align:left;vertical-align:top{whole}">{inner}</td>'


def _box(*parts: str) -> str:
    inner = "".join(f"<div>{part}</div>" for part in parts if part)
    return f'<div style="{BOX}">{inner}</div>'


def _head(entry: Entry) -> str:
    names = " and ".join(_speaker(one) for one in entry.speakers) or "somebody"
    facts = [
        entry.statement.act,
        entry.said_on and (entry.said_on.last),
        entry.place,
        f"{entry.statement.probability:.0%}",
    ]
    told = " · ".join(text(one) for one in facts if one)
    return f'{names} <span style="{FAINT}">{told}</span>'


def _speaker(told: Speaker) -> str:
    office = told.office
    post = ", ".join(one for one in (office.title, office.organization) if one) if office else ""
    return f"<b>{text(told.name)}</b>" + (f", {text(post)}" if post else "")


def _where(article: Article) -> str:
    what = " · ".join(
        text(one) for one in (article.title, article.outlet, article.published) if one
    )
    if article.url.startswith(WEB):
        what = (
            f'<a href="{text(article.url)}" rel="noopener noreferrer">{what or "the article"}</a>'
        )
    return f'<span style="{FAINT}">{what}</span>' if what else ""


def _evidence(entry: Entry, article: Article) -> str:
    """The words of the article from a little before the first mark to a little after the last."""
    said, whole = entry.statement, article.text
    parts = ("content", said.content), ("source", said.source), ("cue", said.cue)
    first = max(0, min(one.start for one in said.content) - AROUND)
    last = min(len(whole), max(one.end for one in said.content) + AROUND)
    if first:  # not in the middle of a word
        first = max(first, whole.find(" ", first, first + LONGEST) + 1)
    if last < len(whole) and (end := whole.rfind(" ", last - LONGEST, last)) > 0:
        last = end
    marks = [(role, spans) for role, spans in parts if spans]
    before, after = "…" * (first > 0), "…" * (last < len(whole))
    return before + "".join(_pieces(whole, first, last, marks)) + after


def _pieces(whole: str, first: int, last: int, marks: list[tuple[str, Spans]]) -> Iterator[str]:
    ends = {first, last}
    for _, spans in marks:
        ends |= {max(first, min(last, end)) for one in spans for end in (one.start, one.end)}
    for start, end in pairwise(sorted(ends)):
        piece = text(whole[start:end])
        for role, spans in marks:
            if any(one.start <= start and end <= one.end for one in spans):
                piece = f'<mark style="{LOOKS[role]}">{piece}</mark>'
        yield piece
