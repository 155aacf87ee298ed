"""Documents: PDF and Word files, as press offices send them.

Their text is taken out page by page and becomes the article's own; `origin.pages`
keeps where each page begins.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.errors import InputError
from onrecord.read.pages.worker import Worker, shared
from onrecord.read.releases import released
from onrecord.record.text import Article, Origin

# Titles that programs write by themselves.
JUNK_TITLE: Final = re.compile(
    r"microsoft word|untitled|^document\d*$|\.(?:docx?|pdf|indd|qxd)$", re.I
)


def document(data: bytes, path: str, form: str, *, worker: Worker | None = None) -> Article:
    """The article of a file of a form that `sheets.READERS` has: `pdf` or `docx`.

    Raises InputError where it has no text (a scan), is locked, damaged or unpacks to
    too much, where its library is not installed, and where reading it took more time
    or memory than any document should.
    """
    told = (worker or shared()).sheets(data, form)
    starts, length = [], 0
    for paragraphs in told.pages:
        starts.append(length)
        length += sum(len(one) + 1 for one in paragraphs)
    text = "\n".join(one for paragraphs in told.pages for one in paragraphs)
    if not text.strip():
        raise InputError("no text in it; a scan has to be read by a program for that first")
    title = "" if JUNK_TITLE.search(told.title.strip()) else " ".join(told.title.split())
    last = max(0, len(text) - 1)
    origin = Origin(form, pages=tuple(min(start, last) for start in starts))
    return Article(text, path, title=title, published=released(text), origin=origin)
