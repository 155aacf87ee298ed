"""Long texts are cut into word pieces block by block."""

from __future__ import annotations

import numpy as np

from onrecord.models import pieces as module
from onrecord.models.card import weights
from onrecord.models.pieces import Case, pieces
from onrecord.record.text import Span


def cut(text: str):
    from tokenizers import Tokenizer

    told = Tokenizer.from_file(str(weights("attributions") / "tokenizer.json"))
    told.no_truncation()
    told.no_padding()
    whole = [Span(0, max(1, len(text)))]
    return pieces(text, whole, whole, bytes(len(text)), told)


def test_the_size_of_the_blocks_changes_nothing(monkeypatch):
    """Offsets, features and ids are those of the whole text."""
    text = "“We will GO,” Ann said.\nIt’s naïve — ok.\n\n" * 20
    whole = cut(text)
    monkeypatch.setattr(module, "BLOCK", 100)
    for one, other in ((getattr(whole, n), getattr(cut(text), n)) for n in whole.__slots__):
        assert np.array_equal(one, other)


def test_case_is_told_beside_the_uncased_vocabulary():
    """`US` and `us` are one word piece with two cases."""
    upper, title, lower = (cut(word) for word in ("US", "Us", "us"))
    assert upper.ids.tolist() == title.ids.tolist() == lower.ids.tolist()
    assert [int(p.case[0]) for p in (upper, title, lower)] == [Case.UPPER, Case.TITLE, Case.LOWER]


def test_an_empty_text_has_no_pieces():
    """Nothing in, nothing out."""
    assert len(cut("")) == 0
