"""Originals: where the words of an article stand in its page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.pages.anchors import anchored
from onrecord.read.pages.stream import stream
from onrecord.record import wire
from onrecord.record.original import Original, amiss, same_words, sha256, words
from onrecord.record.text import Span

PAGE = "<p>“No\n raids,” he\xa0said.</p><ul><li>None</ul><p>Peña &amp; Co. left.".encode()
TEXT = "“No raids,” he said.\n- None\nPeña & Co. left.\nAdded later."


def original(page: bytes = PAGE, text: str = TEXT) -> Original:
    """What reading a page makes of it."""
    seen = stream(page)
    passages, unanchored = anchored(text, seen.text)
    return Original(sha256(page), "text/html", unanchored, page, seen, passages)


def targets(*parts: str) -> list[str]:
    spans = tuple(Span(TEXT.index(part), TEXT.index(part) + len(part)) for part in parts)
    return [one.exact for one in original().targets(TEXT, spans)]


def test_words_are_led_to_the_same_words_in_the_page() -> None:
    """Whatever its blanks are."""
    assert targets("“No raids,”", "he said") == ["“No\n raids,”", "he\xa0said"]


def test_a_span_over_two_paragraphs_has_a_target_in_each() -> None:
    """What the extractor put between them is none."""
    assert targets("said.\n- None\nPeña") == ["said.", "None", "Peña"]


def test_half_a_quotation_is_no_evidence() -> None:
    """A span that reaches into an unanchored paragraph has no target at all."""
    assert targets("left.\nAdded") == []
    assert targets("Added later.") == []


def test_a_target_tells_what_stands_around_it_and_its_bytes() -> None:
    """As the W3C's selectors do, and what it stands in."""
    at = TEXT.index("&")
    (one,) = original().targets(TEXT, (Span(at, at + 1),))
    where = PAGE.index(b"&amp;")
    assert wire.target(one) == {
        "source": f"hash://sha256/{sha256(PAGE)}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "&",
                "prefix": "“No\n raids,” he\xa0said.NonePeña ",
                "suffix": " Co. left.",
            },
            {"type": "TextPositionSelector", "start": one.start, "end": one.start + 1},
            {"type": "DataPositionSelector", "start": where, "end": where + 5},
        ],
    }


def test_what_no_page_is_behind_has_no_target() -> None:
    """Nor has what was put away already."""
    assert original().bare().targets(TEXT, (Span(0, 4),)) == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"exact": "No raids,"}, "another exact"),
        ({"prefix": "x"}, "another prefix"),
        ({"suffix": "x"}, "another suffix"),
        ({"bytes": Span(1, 2)}, "another bytes"),
        ({"end": 9_000}, "behind the end"),
    ],
)
def test_a_target_that_does_not_hold_is_told(change: dict, message: str) -> None:
    """With what of it does not."""
    kept = original()
    (one,) = kept.targets(TEXT, (Span(1, 9),))
    assert kept.stream
    assert amiss(one, kept.stream) == ""
    assert message in amiss(replace(one, **change), kept.stream)


WORDY = st.text("ab é“😀 -|\u200b", min_size=1).filter(words)


@given(st.lists(WORDY, min_size=1), st.data())
def test_any_span_of_an_anchored_text_leads_to_its_own_words(lines: list[str], data) -> None:
    """And what it leads to holds."""
    text = "\n".join(lines)
    page = "".join(f"<p>{line}</p>\n" for line in lines).encode()
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    kept = original(page, text)
    found = kept.targets(text, (span,))
    assert same_words("".join(one.exact for one in found), span.of(text))
    assert kept.stream
    assert all(amiss(one, kept.stream) == "" for one in found)
