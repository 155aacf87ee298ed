"""Extracted paragraphs, found again in the page."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.pages.anchors import anchored
from onrecord.record.original import words
from onrecord.record.text import Span

LONG = "The secretary spoke for ten minutes in the capital on Thursday evening."


def cut(text: str, stream: str) -> list[tuple[str, str]]:
    """Each passage as it stands in the article, and as it stands in the page."""
    passages, _ = anchored(text, stream)
    return [(text[one.start : one.end], stream[one.at : one.until]) for one in passages]


def test_space_does_not_count() -> None:
    """Nor do characters without a width."""
    assert cut("No raids.\nNone at all.", "\n No\n  raids .\xa0None\u200b at\tall. ") == [
        ("No raids.", "No\n  raids ."),
        ("None at all.", "None\u200b at\tall."),
    ]


def test_marks_of_lists_and_tables_are_no_words_of_the_page() -> None:
    """What the extractor put there stands in no passage; what the page has does."""
    assert cut("- No raids\n| One | 2 |\n- dashed", "No raids One2 - dashed") == [
        ("No raids", "No raids"),
        ("One", "One"),
        ("2", "2"),
        ("- dashed", "- dashed"),
    ]


def test_a_paragraph_that_is_not_in_the_page_is_told() -> None:
    """And its neighbours are found all the same."""
    passages, unanchored = anchored("Yes.\nNo such words.\nMaybe.", "Yes. Maybe.")
    assert len(passages) == 2
    assert unanchored == (Span(5, 19),)


def test_a_short_paragraph_is_sought_between_its_neighbours() -> None:
    """ "Politics" stands in the navigation, too."""
    other = LONG.replace("Thursday", "Friday")
    page = f"Politics {LONG} Politics {other} Politics"
    passages, _ = anchored(f"{LONG}\nPolitics\n{other}", page)
    assert [one.at for one in passages] == [9, 9 + len(LONG) + 1, page.index(other)]


def test_paragraphs_in_another_order_are_found() -> None:
    """Extractors put a summary first that the page has last."""
    other = LONG.replace("Thursday", "Friday")
    assert cut(f"{LONG}\n{other}", f"{other} {LONG}") == [(LONG, LONG), (other, other)]


PARAGRAPH = st.text("abc “é😀-|", min_size=1).filter(words)


@given(st.lists(PARAGRAPH, min_size=1), st.sampled_from(["", " ", "\n\t", "\u200b", "\xa0x"]))
def test_what_stands_in_the_page_is_anchored(paragraphs: list[str], between: str) -> None:
    """Whatever its blanks, and each passage has the words of its paragraph."""
    stream = between.join(between.join(one) if one.isascii() else one for one in paragraphs)
    text = "\n".join(paragraphs)
    passages, unanchored = anchored(text, stream)
    for one in passages:
        assert words(text[one.start : one.end]) == words(stream[one.at : one.until])
    if "x" not in between:
        assert unanchored == ()
