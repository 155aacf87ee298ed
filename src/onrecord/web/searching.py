"""What a search of the desk finds, a page of it at a time."""

from __future__ import annotations

from typing import Final

from onrecord.errors import InputError
from onrecord.store.search import Hit
from onrecord.web.site import Site

DEEPEST: Final = 1000  # hits that can be turned to: whoever needs more asks more exactly


def look_for(site: Site, query: str, *, skip: int, limit: int, exact: bool) -> list[Hit]:
    """Some hits behind the first `skip`; unless it is to be `exact`, by meaning as well.

    Raises InputError for a query that cannot be read, and for one that is turned too far.
    """
    from onrecord.pipeline import meant

    if skip > DEEPEST:
        raise InputError(f"only the first {DEEPEST:,} hits are shown", hint="ask more exactly")
    meaning = None if exact else meant(query)
    hits = site.record.search(query, limit=skip + limit, meaning=meaning)
    return list(hits)[skip:]
