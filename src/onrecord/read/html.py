"""Pages, as articles: what is taken from one, with the page itself as its original."""

from __future__ import annotations

from typing import Final

from onrecord.errors import InputError
from onrecord.read.pages.worker import Worker, shared
from onrecord.record.original import Original, sha256
from onrecord.record.text import Article

MEDIA_TYPE: Final = "text/html"

# The longest page that is parsed, in bytes.
LONGEST: Final = 10_000_000


def page(told: bytes | str, path: str, *, worker: Worker | None = None) -> Article:
    """The article of a page, or of a fragment of one; empty is what the page does not say.

    The original is the page's bytes, in UTF-8 where it was handed in as text.
    Raises InputError where there is no article to be found, and where finding
    it took more time or memory than any page should.
    """
    data = told.encode("utf-8", "replace") if isinstance(told, str) else told
    if len(data) > LONGEST:
        raise InputError(f"{len(data):,} bytes of HTML, more than the {LONGEST:,} of a page")
    found = (worker or shared()).extracted(data)
    said = found.told
    return Article(
        found.text,
        path,
        title=said.title,
        outlet=said.outlet,
        byline=said.byline,
        published=said.published,
        url=said.url,
        language=said.language,
        original=Original(
            sha256(data), MEDIA_TYPE, found.unanchored, data, found.stream, found.passages
        ),
    )
