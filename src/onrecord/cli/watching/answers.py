"""What servers answer a watch: a feed that is new to us, and the pages behind its entries."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from http import HTTPStatus
from http.client import HTTPResponse
from typing import Final

from onrecord.cli import fetching
from onrecord.cli.addresses import Target
from onrecord.errors import InputError
from onrecord.record.text import Article, digest
from onrecord.store.watches import Body

LONGEST_KEY: Final = 200
# What of a header goes back to its server: one line of ASCII, of some length.
SENT_BACK: Final = re.compile("[ -~]{1,1000}")


@dataclass(frozen=True, slots=True)
class Version:
    """A feed as it was sent, and what its server calls this version of it."""

    data: bytes
    etag: str
    modified: str


def version(asked: Target, answer: HTTPResponse) -> Version | None:
    """What a server has that is new to us; None where nothing is."""
    if answer.status == HTTPStatus.NOT_MODIFIED:
        return None
    _refuse_others(answer)
    names = (answer.getheader(name, "") for name in ("ETag", "Last-Modified"))
    etag, modified = (one if SENT_BACK.fullmatch(one) else "" for one in names)
    return Version(fetching.body(asked, answer).data, etag, modified)


def page(asked: Target, answer: HTTPResponse) -> Body:
    """What stands behind an entry's link."""
    _refuse_others(answer)
    got = fetching.body(asked, answer)
    return Body(got.url, got.form, got.data)


def _refuse_others(answer: HTTPResponse) -> None:
    if answer.status != HTTPStatus.OK:
        raise InputError(f"the server answered {fetching.status(answer.status)}")


def key(one: Article, feed: str) -> str:
    """What an entry of a feed is known by: its id, or its link where that is none or a number."""
    told = one.path[len(feed) + 1 :]
    if told.isdigit():
        told = one.url or digest("entry", one.title, one.text)
    return told if len(told) <= LONGEST_KEY else digest("entry", told)


def filled(whole: Article, told: Article) -> Article:
    """The article of a page, with what it does not say and the feed does."""
    return replace(
        whole,
        title=whole.title or told.title,
        outlet=whole.outlet or told.outlet,
        byline=whole.byline or told.byline,
        published=whole.published or told.published,
        language=whole.language or told.language,
    )
