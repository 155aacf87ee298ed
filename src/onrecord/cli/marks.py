"""What somebody at a terminal says of a statement, as a revision of its article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from onrecord.errors import NotFound
from onrecord.record import deeds
from onrecord.record.revision import Marked, Revision
from onrecord.record.statement import Act, Kind, Spans, Statement
from onrecord.record.text import Article

if TYPE_CHECKING:
    from onrecord.store.sql import Record


@dataclass(frozen=True, slots=True)
class Told:
    """The options of `onrecord revise`, as they were given."""

    content: tuple[str, ...]
    source: tuple[str, ...]
    cue: tuple[str, ...]
    kind: str | None
    act: str | None
    reject: bool
    confirm: bool
    split: str | None
    join: tuple[str, ...]


def revision(record: Record, id: str, told: Told) -> Revision:
    """What is to be revised of the statement or article with this id.

    Raises UsageError where it is not one thing, InputError for words that are not there.
    """
    article, said = _meant(record, id)
    whole = [told.reject, told.confirm, bool(told.split), bool(told.join)]
    parts = bool(told.content or told.source or told.cue or told.kind or told.act)
    if sum(whole) + parts != 1:
        raise click.UsageError("tell one thing to do: --help lists them")
    if said is None:
        if not told.content:
            raise click.UsageError("of an article, tell the --content of a statement to add")
        return deeds.added(article, _added(article, told))
    if told.reject:
        return deeds.rejected(article, said)
    if told.confirm:
        return deeds.confirmed(article, said)
    if told.join:
        return deeds.joined(article, (said, *(record.entry(one)[0].statement for one in told.join)))
    if told.split:
        (second,) = _spans(article, [told.split], said.content[0].start)
        return deeds.split(article, said, second.start)
    return deeds.changed(article, said, _changed(article, said, told))


def _meant(record: Record, id: str) -> tuple[Article, Statement | None]:
    try:
        entry, article = record.entry(id)
    except NotFound:
        return record.article(id).article, None
    return article, entry.statement


def _added(article: Article, told: Told) -> Marked:
    content = _spans(article, told.content)
    near = content[0].start
    source, cue = (_spans(article, words, near) for words in (told.source, told.cue))
    return Marked(content, source, cue, _kind(told), _act(told))


def _changed(article: Article, said: Statement, told: Told) -> Marked:
    near = said.content[0].start
    content, source, cue = (
        _spans(article, words, near) or before
        for words, before in (
            (told.content, said.content), (told.source, said.source), (told.cue, said.cue),
        )
    )  # fmt: skip
    kind = _kind(told) or (None if told.content else said.kind)
    return Marked(content, source, cue, kind, _act(told))


def _kind(told: Told) -> Kind | None:
    return Kind(told.kind) if told.kind else None


def _act(told: Told) -> Act | None:
    return Act(told.act) if told.act else None


def _spans(article: Article, told: Iterable[str], near: int = 0) -> Spans:
    return tuple(sorted(deeds.placed(article, one, near) for one in told))
