"""A statement while somebody edits it: its spans as an address carries them, and each nudge.

So an edge is moved by following a link, with or without script, and nothing is kept
before it is saved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import urlencode

from onrecord.errors import InputError, OffsetError
from onrecord.record import deeds
from onrecord.record.revision import Marked
from onrecord.record.statement import Act, Kind, Spans, Statement
from onrecord.record.text import Article, Span
from onrecord.web.marks import Mark, marks

ROLES: Final = ("content", "source", "cue")
NEW: Final = "new"  # what is edited where a statement is added
BETWEEN: Final = " … "  # the stretches of one role, as words
SPANS: Final = re.compile(r"\d{1,9}-\d{1,9}(\.\d{1,9}-\d{1,9})*")


class Nudge(NamedTuple):
    """A link that moves one edge by a character; `sign` is what it does to the number."""

    role: str
    edge: str
    sign: str
    href: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Where the parts of a statement are to stand; `of` is its id, or `new`."""

    of: str
    content: Spans = ()
    source: Spans = ()
    cue: Spans = ()

    @classmethod
    def begun(cls, of: str, said: Statement | None, asked: Mapping[str, str]) -> Draft:
        """What an address asks for, and else the statement as it stands.

        Raises InputError for spans that cannot be read.
        """
        spans = {
            role: read(asked[role]) if role in asked else getattr(said, role, ()) for role in ROLES
        }
        return cls(of, **spans)

    def spans(self, role: str) -> Spans:
        told: Spans = getattr(self, role)
        return told

    def marked(self) -> Iterator[Mark]:
        """The marks by which a page draws it."""
        for role in ROLES:
            yield from marks(self.spans(role), f"draft-{role}")

    def words(self, role: str, article: Article) -> str:
        """The words of a role on one line; raises OffsetError outside the text."""
        return BETWEEN.join(" ".join(s.of(article.text).split()) for s in self.spans(role))

    def href(self) -> str:
        """The address that carries it, behind the `?`."""
        told = {role: written(self.spans(role)) for role in ROLES}
        return urlencode({"edit": self.of, **told}) + "#edit"

    def nudges(self, article: Article) -> list[Nudge]:
        """Every edge a character to either side, as far as the text goes."""
        found = []
        for role in ROLES:
            spans = self.spans(role)
            for edge, at in (("start", 0), ("end", -1)) if spans else ():
                for sign, by in (("−", -1), ("+", 1)):
                    moved = _moved(spans, edge, at, by, len(article.text))
                    if moved:
                        found.append(Nudge(role, edge, sign, self._with(role, moved).href()))
        return found

    def _with(self, role: str, spans: Spans) -> Draft:
        told = {one: spans if one == role else self.spans(one) for one in ROLES}
        return Draft(self.of, told["content"], told["source"], told["cue"])


def _moved(spans: Spans, edge: str, at: int, by: int, most: int) -> Spans:
    """The spans with one edge moved; none where that cannot be."""
    one = spans[at]
    start = one.start + (by if edge == "start" else 0)
    end = one.end + (by if edge == "end" else 0)
    if not 0 <= start < end <= most:
        return ()
    return (Span(start, end), *spans[1:]) if at == 0 else (*spans[:-1], Span(start, end))


def written(spans: Spans) -> str:
    """Spans as an address carries them: `12-40.52-97`."""
    return ".".join(f"{one.start}-{one.end}" for one in spans)


def read(told: str) -> Spans:
    """The spans that `written` wrote; none for nothing. Raises InputError for anything else."""
    if not told:
        return ()
    if not SPANS.fullmatch(told):
        raise InputError(f"{told[:40]!r} are no spans", hint="they are written 12-40.52-97")
    try:
        return tuple(Span(*map(int, one.split("-"))) for one in told.split("."))
    except OffsetError as error:
        raise InputError(str(error), hint="mark the words again") from error


def mark(article: Article, form: Mapping[str, str], near: int) -> Marked:
    """The statement that a form tells: by its spans, or by other words that were typed.

    Raises InputError for words that do not stand in the article.
    """
    spans = {role: _spans(article, form, role, near) for role in ROLES}
    if not spans["content"]:
        raise InputError("a statement needs words", hint="mark what was said")
    try:
        kind = Kind(form["kind"]) if form.get("kind") else None
        act = Act(form["act"]) if form.get("act") else None
    except ValueError as error:
        raise InputError(str(error), hint="choose one of the list") from error
    return Marked(**spans, kind=kind, act=act)


def _spans(article: Article, form: Mapping[str, str], role: str, near: int) -> Spans:
    spans = read(form.get(role, ""))
    words = " ".join(form.get(f"{role}_words", "").split())
    drawn = BETWEEN.join(" ".join(one.of(article.text).split()) for one in spans)
    if f"{role}_words" not in form or words == drawn:
        return spans
    start = spans[0].start if spans else near
    told = (part for part in words.split(BETWEEN.strip()) if part.strip())
    return tuple(sorted(deeds.placed(article, one, start) for one in told))
