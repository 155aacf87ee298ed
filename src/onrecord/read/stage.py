"""The room's one verb: articles in, documents out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from onrecord.read.languages import called, foreign
from onrecord.read.repair import repaired
from onrecord.read.sentences import paragraphs, sentences
from onrecord.record.text import Article, Document, Skip

LETTER: Final = re.compile(r"[^\W\d_]")


def read(
    articles: Iterable[Article], *, skipped: Callable[[Skip], None], any_language: bool = False
) -> Iterator[Document]:
    """Yield each article as a document: mended, cut into paragraphs and sentences.

    One without a word in it, or surely not in English unless `any_language` is
    welcome, is told to `skipped`, and the next one is read.
    """
    for article in articles:
        text, way = repaired(article.text)
        if not any_language and (language := foreign(text)):
            skipped(Skip(article.path, f"not English but {called(language)}"))
        elif LETTER.search(text):
            cut = paragraphs(text)
            yield Document(article, text, way, cut, sentences(text, cut))
        elif text.strip():
            skipped(Skip(article.path, "no words, only marks and figures"))
        else:
            skipped(Skip(article.path, "no text left after stripping"))
