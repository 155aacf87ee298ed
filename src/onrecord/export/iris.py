"""What things of a record are called in linked data: names that are no addresses.

A record is nowhere on the web until somebody puts it there, so its things have URNs, made
of the ids that they have everywhere else. A text, or a page, is named by its digest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote

from onrecord.record.text import Article
from onrecord.record.wire import Json

OURS: Final = "urn:onrecord:"
VOCABULARY: Final = f"{OURS}ns#"

WEB: Final = re.compile(r"https?://\S", re.IGNORECASE)
NOT_IN_IRIS: Final = re.compile('[\\x00-\\x20<>"{}|\\\\^`\\ud800-\\udfff]+')


def iri(kind: str, id: str) -> str:  # noqa: A002
    """The name of a thing of a record: an article, a statement, a speaker, a link."""
    return f"{OURS}{kind}:{id}"


def text_iri(article: Article) -> str:
    """The name of an article's text as it was handed in."""
    return f"hash://sha256/{article.text_sha256}"


def address(url: str) -> str:
    """An address of the web as an IRI; empty for what is none."""
    if not WEB.match(url):
        return ""
    return NOT_IN_IRIS.sub(lambda odd: quote(odd[0], safe="", errors="surrogatepass"), url)


def listed(nodes: Iterable[Json]) -> Iterator[str]:
    """The members of a JSON array, piece by piece, each on a line of its own."""
    for number, node in enumerate(nodes):
        yield (",\n" if number else "\n") + json.dumps(node)
