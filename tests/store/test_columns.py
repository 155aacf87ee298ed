"""Strings as a database can hold them."""

from __future__ import annotations

from any_record import characters
from hypothesis import given
from hypothesis import strategies as st

from onrecord.store.columns import keepable, restored


@given(st.text(characters))
def test_any_string_can_be_kept_and_comes_back(text: str) -> None:
    """Lone surrogates, NULs, and the characters that stand in for them."""
    kept = keepable(text)
    kept.encode("utf-8")
    assert "\0" not in kept
    assert restored(kept) == text


def test_ordinary_text_is_kept_untouched() -> None:
    """Whatever people print is the same in the file as in the article."""
    text = "“No,” he said — ¿por qué? 🇲🇽 e\u0301 \ue000"
    assert keepable(text) == text


def test_offsets_of_broken_text_still_count() -> None:
    """Each character that cannot be kept has one stand-in, so spans cut the same words."""
    text = "a\ud83d b\0 c"
    assert len(keepable(text)) == len(text)
    assert keepable(text)[6] == "c"
