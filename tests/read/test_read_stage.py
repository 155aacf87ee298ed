"""The room's verb: any text at all goes through it, and every span cuts it."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.stage import read
from onrecord.record.text import Article, Document, Skip


def reading(*texts: str) -> tuple[list[Document], list[Skip]]:
    skips: list[Skip] = []
    articles = [Article(text, f"{number}") for number, text in enumerate(texts)]
    return list(read(articles, skipped=skips.append)), skips


def test_an_article_becomes_a_document() -> None:
    """Mended text, paragraphs, sentences, and the article itself."""
    (document,), skips = reading("{mosads}”No.” He left.\r\nShe stayed.")
    assert document.text == "“No.” He left.\nShe stayed."
    assert [one.of(document.text) for one in document.paragraphs] == [
        "“No.” He left.",
        "She stayed.",
    ]
    assert [one.of(document.text) for one in document.sentences] == [
        "“No.”",
        "He left.",
        "She stayed.",
    ]
    assert document.article.text == "{mosads}”No.” He left.\r\nShe stayed."
    assert not skips


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *((text, "no text left after stripping") for text in ("", " \n\t", "\u200b\ufeff", "\x00")),
        *((text, "no text left after stripping") for text in ("{mosads}", "ADVERTISEMENT\n\n")),
        *((text, "no words, only marks and figures") for text in ("“”", '"', "1 2 3", "… — !")),
    ],
)
def test_an_article_without_words_is_skipped_with_a_reason(text: str, reason: str) -> None:
    """One bad article does not stop the run; it is counted."""
    documents, skips = reading(text, "He said no.")
    assert [document.text for document in documents] == ["He said no."]
    assert skips == [Skip("0", reason)]


def test_articles_are_read_one_at_a_time() -> None:
    """The second is not asked for before the first is out."""
    articles = chain([Article("He said no.")], (1 / 0 for _ in range(1)))
    assert next(read(articles, skipped=print)).text == "He said no."  # type: ignore[arg-type]


PIECES = st.sampled_from(
    [
        "{mosads}",
        "â€œ",
        "''",
        "\r\n",
        "\n",
        " ",
        "\u200b",
        "\ud800",
        "“",
        "”",
        "Mr. ",
        "no. ",
        "?” ",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join)


@given(TEXTS)
def test_any_text_goes_through_and_every_span_cuts_it(text: str) -> None:
    """Law 1: each paragraph, each sentence, each word leads back into the text as handed in."""
    documents, skips = reading(text)
    assert len(documents) + len(skips) == 1
    for document in documents:
        for span in (*document.paragraphs, *document.sentences):
            assert span.of(document.text).strip() == span.of(document.text)
            for piece in document.evidence(span.start, span.end):
                assert piece.of(text)
        assert all(
            any(block.holds(sentence) for block in document.paragraphs)
            for sentence in document.sentences
        )


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("He said “no” again. " * 5_000, 1),
        ("He said “no” again.\n" * 10_000, 10_000),
        ("“" * 20_000 + "no", 1),
        ("a\u200b" * 20_000, 1),
    ],
)
def test_long_texts_are_read_in_a_moment(text: str, paragraphs: int) -> None:
    """One long line, very many paragraphs, unbalanced marks, invisible characters."""
    (document,), _ = reading(text)
    assert len(document.paragraphs) == paragraphs
