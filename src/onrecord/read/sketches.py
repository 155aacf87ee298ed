"""What an article is recognised by in its copies and later versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from onrecord.record.sketch import HASHES, Sketch
from onrecord.record.text import Article

# So many words in a row: few enough that an edited sentence keeps most of them, enough
# that two articles about one matter share few.
SHINGLE: Final = 4
FEWEST: Final = 50  # words: two shorter texts are one story only where all their words are
WORD: Final = re.compile(r"[^\W_]+")
SEED: Final = 1
SCHEME: Final = "affine32"  # named, so that a later release of the library keeps to it


def sketch(article: Article) -> Sketch:
    """Its address, and the MinHash of its words in fours, by datasketch.

    Case, stops and marks make no difference, so neither does a quotation mark that an
    outlet wrote in its own way.
    """
    return Sketch(address(article.url), _signature(article.text))


def address(url: str) -> str:
    """A web address as one page has it however it was reached; empty where it is none.

    Without scheme, `www.`, fragment, what only counts readers, and a last slash.
    """
    from courlan import normalize_url

    try:
        parts = urlsplit(normalize_url(url.strip()))
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if not host or parts.scheme not in ("http", "https"):
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def _signature(text: str) -> bytes:
    words = WORD.findall(text.casefold())
    if not words:
        return b""
    from datasketch import MinHash

    told = MinHash(HASHES, seed=SEED, scheme=SCHEME)
    size = SHINGLE if len(words) >= FEWEST else len(words)
    told.update_batch(sorted(set(_shingles(words, size))))
    return bytes(told.hashvalues.astype("<u4").tobytes())


def _shingles(words: list[str], size: int) -> Iterator[bytes]:
    for at in range(len(words) - size + 1):
        yield " ".join(words[at : at + size]).encode("utf-8", "surrogatepass")
