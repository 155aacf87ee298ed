"""Articles with their statements as standoff files for brat (https://brat.nlplab.org/standoff.html).

A text and a file of annotations an article. Offsets are ours, in code points, but that
no annotation of brat goes over the end of a line: such a one is cut into fragments.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.export.formats import File
from onrecord.record.entry import ArticleRecord, Entry, Speaker, told_together
from onrecord.record.link import Relation
from onrecord.record.statement import Act, Kind, Medium, Spans
from onrecord.record.text import Article, Span

CONTENT, SOURCE, CUE = "Content", "Source", "Cue"
EXPORTED: Final = "exported.json"
SAID_BY, REPORTED_BY, WITHIN = "Said_by", "Reported_by", "Within"
FLAGS: Final = ("Hedged", "Negated", "Guessed")

# Stretches within a line and between tabs: what one fragment can hold.
FRAGMENT: Final = re.compile("[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def _choice(name: str, values: Iterable[str]) -> str:
    return f"{name} Arg:{CONTENT}, Value:{'|'.join(values)}"


# What may be annotated; brat refuses to show what stands not in here.
CONFIGURATION: Final = "\n".join(
    [
        "[entities]",
        *(CONTENT, SOURCE, CUE),
        "[relations]",
        f"{SAID_BY} Arg1:{CONTENT}, Arg2:{SOURCE}",
        f"{REPORTED_BY} Arg1:{CONTENT}, Arg2:{CUE}",
        f"{WITHIN} Arg1:{CONTENT}, Arg2:{CONTENT}",
        *(f"{one.capitalize()} Arg1:{CONTENT}, Arg2:{CONTENT}" for one in Relation),
        "<OVERLAP> Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
        "[events]",
        "[attributes]",
        _choice("Act", Act),
        _choice("Kind", Kind),
        _choice("Medium", Medium),
        *(f"{flag} Arg:{CONTENT}" for flag in FLAGS),
        "",
    ]
)


def written(told: Iterable[ArticleRecord]) -> Iterator[File]:
    """For each article `ID.txt` and `ID.ann`, and what brat has to know of them.

    `exported.json` tells which statements were in each, for when they come back.
    """
    yield File("annotation.conf", CONFIGURATION)
    shown: dict[str, list[str]] = {}
    for one in told:
        shown[one.article.id] = [entry.id for entry in one.entries]
        yield File(f"{one.article.id}.txt", one.article.text)
        yield File(f"{one.article.id}.ann", standoff(one))
    yield File(EXPORTED, json.dumps(shown, indent=1))


def standoff(told: ArticleRecord) -> str:
    """The annotations of an article, one a line."""
    page = _Page(told.article)
    contents = {entry.id: page.bound(CONTENT, entry.statement.content) for entry in told.entries}
    for entry in told_together(told.entries):
        page.statement(entry, contents[entry.id])
        outer = contents.get(entry.statement.nested_in or "")
        if outer:
            page.relation(WITHIN, contents[entry.id], outer)
    for link in told.links:
        if link.a in contents and link.b in contents:
            page.relation(link.relation.capitalize(), contents[link.a], contents[link.b])
    return "".join(f"{line}\n" for line in page.lines)


class _Page:
    """The annotations of one article as they are numbered: each kind by itself, from 1."""

    def __init__(self, article: Article) -> None:
        self.lines: list[str] = []
        self._text = article.text
        self._numbers: dict[str, int] = {}
        self._known: dict[tuple[str, Spans], str] = {}

    def bound(self, name: str, spans: Spans) -> str:
        """Words, by their fragments."""
        cut = [part for span in spans for part in _fragments(self._text, span)]
        places = ";".join(f"{part.start} {part.end}" for part in cut)
        words = " ".join("".join(FRAGMENT.findall(part.of(self._text))) for part in cut)
        return self._line("T", f"{name} {places}", words)

    def statement(self, told: Entry, content: str) -> None:
        """A statement: what it is, who said it, and what reports it."""
        said = told.statement
        for name, value in (("Act", said.act), ("Kind", said.kind), ("Medium", said.medium)):
            self._line("A", f"{name} {content} {value}")
        for name, holds in zip(FLAGS, (said.hedged, said.negated, said.guessed), strict=True):
            if holds:
                self._line("A", f"{name} {content}")
        note = f"{told.id} {said.probability:.2f} {told.reading or said.text}"
        self._note(content, note)
        if said.source:
            self.relation(SAID_BY, content, self._shared(SOURCE, said.source, told.speakers))
        if said.cue:
            self.relation(REPORTED_BY, content, self._shared(CUE, said.cue))

    def relation(self, name: str, a: str, b: str) -> None:
        """One annotation to another."""
        self._line("R", f"{name} Arg1:{a} Arg2:{b}")

    def _shared(self, name: str, spans: Spans, speakers: Iterable[Speaker] = ()) -> str:
        """Words that several statements may have in common, once."""
        key = (name, spans)
        if key not in self._known:
            self._known[key] = self.bound(name, spans)
            for one in speakers:
                self._note(self._known[key], _described(one))
        return self._known[key]

    def _note(self, on: str, words: str) -> None:
        self._line("#", f"AnnotatorNotes {on}", " ".join(words.split()))

    def _line(self, kind: str, *parts: str) -> str:
        number = self._numbers[kind] = self._numbers.get(kind, 0) + 1
        self.lines.append("\t".join((f"{kind}{number}", *parts)))
        return f"{kind}{number}"


def _fragments(text: str, span: Span) -> Iterator[Span]:
    """What of a span stands on lines of their own; the span itself where it is all breaks."""
    found = [Span(*one.span()) for one in FRAGMENT.finditer(text, span.start, span.end)]
    yield from found or [span]


def _described(told: Speaker) -> str:
    office = told.office
    post = ", ".join(part for part in (office.title, office.organization) if part) if office else ""
    return " · ".join(part for part in (told.name, post, told.who or told.type.value) if part)
