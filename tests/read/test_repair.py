"""Repair: any text at all is mended, and every stretch of it leads back."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.repair import MENDED, REDRAWN, repaired
from onrecord.record.text import Edit, Run, TextMap, edited

# What repair acts on, in pieces that meet in every order, among any other characters.
PIECES = st.sampled_from(
    [
        *("{mosads}", "{{ ad }}", "[[1]]", "[caption id=3]", "<!-- x -->", "%%AD%%", "<p>", "</a>"),
        *("â€œ", "â€\x9d", "â€", "Ã©", "Ã", "Â ", "‚Äú", "\x93", "\x85", "&quot;", "&amp;#8220;"),
        *("\r\n", "\r", "\n", "\n\n", "\u2028", " ", "\u00a0", "\t", "\u200b", "\u00ad", "\ufeff"),
        *("\x00", "\ud800", "\udc00", "''", "'''", "``", "`", "´", "“", "”", "‘", "’", '"', "″"),
        *("-\n", "immi-\ngration", "well-\nknown", "ADVERTISEMENT", "\nRead more\n", "a", "word "),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join)
MARKS = set("“”‘’\"'„…€‚•–— \n")


@given(TEXTS)
def test_every_stretch_of_a_mended_text_cuts_the_original(text: str) -> None:
    """Law 1, for all stretches: spans in order, apart, and within the text as handed in."""
    clean, way = repaired(text)
    for start in range(len(clean)):
        for end in (start + 1, (start + len(clean) + 1) // 2, len(clean)):
            if end <= start:
                continue
            spans = way.origins(start, end)
            assert all(span.of(text) for span in spans)
            assert all(a.end < b.start for a, b in pairwise(spans))


@given(TEXTS)
def test_the_map_covers_the_mended_text_without_gaps_or_overlaps(text: str) -> None:
    """Runs follow each other in both texts; a replacement is one character long."""
    clean, way = repaired(text)
    at = origin = 0
    for run in way.runs:
        assert run.start == at
        assert run.origin >= origin
        assert run.copied or run.end - run.start == 1
        at, origin = run.end, run.origin_end
    assert at == len(clean)
    assert origin <= len(text)


@given(TEXTS)
def test_copied_characters_are_the_same_or_redrawn_marks_and_spaces(text: str) -> None:
    """A copied run is the original's, character by character; only marks and spaces differ."""
    clean, way = repaired(text)
    for run in way.runs:
        if run.copied:
            pairs = zip(clean[run.start : run.end], text[run.origin : run.origin_end], strict=True)
            assert all(new == old or new in MARKS for new, old in pairs)


@given(TEXTS)
def test_a_mended_text_has_no_invisible_characters(text: str) -> None:
    """No control characters, no halves of characters, and newline as the one line end."""
    clean, _ = repaired(text)
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\ufeff\ud800-\udfff\u2028\u00a0]", clean
    )
    clean.encode("utf-8")


@given(st.text(alphabet="ab,. \n“”‘’\"'\u200b\u00a0\r-", max_size=60))
def test_mending_a_mended_text_changes_nothing(text: str) -> None:
    """On texts of letters, marks and spaces; cutting a token can still uncover another."""
    clean, _ = repaired(text)
    again, way = repaired(clean)
    assert again == clean
    assert way == TextMap.same(len(clean))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4), st.sampled_from(["", "x"]))))
def test_maps_compose(text: str, cuts: list[tuple[int, int, str]]) -> None:
    """The map of two cleanings in a row leads where the two maps lead one after the other."""
    clean, first = repaired(text)
    edits, done = [], 0
    for skip, length, by in cuts:
        if done + skip + length <= len(clean):
            edits.append(Edit(done + skip, done + skip + length, by))
            done += skip + length
    cut, second = edited(clean, edits)
    whole = second.after(first)
    for at in range(len(cut)):
        steps = [s for o in second.origins(at, at + 1) for s in first.origins(o.start, o.end)]
        (span,) = whole.origins(at, at + 1)
        assert (span.start, span.end) == (steps[0].start, steps[-1].end)


@given(TEXTS)
def test_steps_edit_in_order_and_write_one_character_at_most(text: str) -> None:
    """What `edited` asks of each step, and what keeps a replacement from being cut in two."""
    for step in MENDED:
        done = 0
        for start, end, by in step(text):
            assert done <= start < end <= len(text)
            assert len(by) <= 1
            done = end


def test_an_ordinary_text_is_left_as_it_is() -> None:
    """Nothing to mend, nothing changed: one run, all of it copied."""
    text = "Kelly said “no.” It’s 6'4\", he added.\n\n“Then 'go,'” she said (or so)."
    assert repaired(text) == (text, TextMap.same(len(text)))


def test_an_empty_text_has_an_empty_map() -> None:
    """No character, no run."""
    assert repaired("") == ("", TextMap(()))
    assert repaired("\u200b\ufeff") == ("\ufeff"[:0], TextMap(()))


def test_a_token_lies_outside_every_span_around_it() -> None:
    """`{mosads}` at the start, in the middle and at the end of the words."""
    text = "{mosads}”There will {mosads}be no raids”{mosads} he said."
    clean, way = repaired(text)
    assert clean == "“There will be no raids” he said."
    pieces = [span.of(text) for span in way.origins(0, len(clean))]
    assert pieces == ["”There will ", "be no raids”", " he said."]


def test_a_token_between_two_halves_of_a_mark_is_not_reached_across() -> None:
    """Marks are joined and words are mended before tokens are cut."""
    text = "He said '{mosads}'no' and immi-{mosads}\ngration."
    clean, way = repaired(text)
    assert all("mosads" not in span.of(text) for span in way.origins(0, len(clean)))


@pytest.mark.parametrize("wide", sorted(chr(code) for code in REDRAWN))
def test_redrawing_keeps_every_offset(wide: str) -> None:
    """One character for one, so that the map has a single run."""
    text = f"ab {wide} cd"
    clean, way = repaired(text)
    assert len(clean) == len(text)
    assert way.runs == (Run(0, len(text), 0, len(text)),)


@pytest.mark.parametrize(
    "unit",
    [
        *("a\u200b", "{", "{{", "[[a", "<!--", "<a ", "<", "&", "&amp;", "advertisement   ", "''"),
        *("Ã©", "â", "\ud800a", " ", "\n", "-\n", "ab-\n", "a\r\n", "[caption ", "”", "“ ", "`a"),
    ],
)
def test_a_long_hostile_text_is_mended_in_linear_time(unit: str) -> None:
    """Far under the time limit of a test; anything quadratic would take minutes."""
    clean, way = repaired(unit * 20_000 + "x")
    assert way.origins(len(clean) - 1, len(clean))
