"""From a reading back to the article."""

from __future__ import annotations

from dataclasses import replace

from entries_by_hand import quote

from onrecord.compare.contexts import in_article
from onrecord.compare.sides import side, text_alone
from onrecord.record.text import Span


def at(text: str, word: str) -> Span:
    start = text.index(word)
    return Span(start, start + len(word))


def test_words_of_a_reading_lead_to_the_article() -> None:
    """Past the bracket that the article does not have."""
    entry = replace(
        quote("the push a “military operation”", at=100),
        reading="[Trump called] the push a “military operation”",
    )
    told = side(entry)
    assert told.text == "Trump called the push a “military operation”"
    spans = (at(told.text, "Trump"), at(told.text, "military"))
    assert in_article(told, spans) == (Span(112, 120),)


def test_a_mended_text_leads_to_the_whole_content() -> None:
    """Where its length is not that of its spans."""
    entry = quote("no ferry sails", at=10)
    longer = replace(entry.statement, content=(Span(10, 40),))
    mended = replace(entry, statement=longer)
    assert in_article(side(mended), (at("no ferry sails", "ferry"),)) == (Span(10, 40),)


def test_a_text_alone_stands_in_no_article() -> None:
    """Nothing to point at."""
    assert in_article(text_alone("no ferry sails"), (Span(0, 2),)) == ()
