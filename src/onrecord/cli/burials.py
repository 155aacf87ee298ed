"""What `onrecord forget` is asked for: which articles go, and how they are told before."""

from __future__ import annotations

import string
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from onrecord.cli.plain import SHORT, counted, safe
from onrecord.cli.whom import whom
from onrecord.errors import NotFound, RecordError

if TYPE_CHECKING:
    from onrecord.store.sql import Record

MOST: Final = 12  # articles that are named before they go


def meant(record: Record, wanted: str) -> tuple[list[str], str]:
    """The ids of the articles that go, and that of the person with whom they do, or nothing.

    A whole name goes before an id that is spelled like it. Raises NotFound where nothing, or
    more than one thing, is meant.
    """
    if not record.identities.called(wanted) and wanted and set(wanted) <= set(string.hexdigits):
        try:
            return [record.article(wanted).article.id], ""
        except NotFound as error:
            if error.hint.startswith("it may mean"):
                raise
    one = whom(record, wanted)
    return sorted({each.article for each in one.appearances}), one.id


def drawn(record: Record, articles: Sequence[str]) -> list[str]:
    """What goes, a line for each article: whose statements, and how many."""
    lines = []
    for id_ in articles[:MOST]:
        told = record.article(id_)
        article = told.article
        speakers = {speaker.name for entry in told.entries for speaker in entry.speakers}
        where = ", ".join(filter(None, (article.outlet, str(article.published or ""))))
        found = counted(len(told.entries), "statement")
        title = safe(article.title or article.path or where)
        whose = safe(", ".join(sorted(speakers)))
        lines.append(f"{id_[:SHORT]}  {title} ({safe(where)}), {found}: {whose}")
        if staying := {one for story in told.copied.stories for one in story} - set(articles):
            lines.append(f"          also printed in {counted(len(staying), 'article')} that stay")
    if len(articles) > MOST:
        lines.append(f"… and {counted(len(articles) - MOST, 'article')} more")
    return lines


def emptied(record: Record) -> None:
    """Take what was forgotten out of the file's bytes; raises RecordError where it cannot be."""
    try:
        record.compact()
    except RecordError as error:
        hint = "nobody finds it any more; `onrecord compact` takes it out of the file's bytes"
        raise RecordError(f"it is forgotten, but {error}", hint=hint) from error
