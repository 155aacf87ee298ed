"""What texts are about, as vectors."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.models.card import weights
from onrecord.models.meanings import REGIONS, Meanings

MATTER = (
    "There will be no use of military force in immigration.",
    "Soldiers will not be used to deport people.",
    "The central bank kept interest rates where they were.",
)


@pytest.fixture(scope="module")
def model() -> Meanings:
    return Meanings.open(weights("meanings"))


def test_texts_about_one_matter_lie_closer_than_others(model: Meanings) -> None:
    """Also in other words."""
    force, soldiers, bank = model.vectors(MATTER)
    assert force @ soldiers > force @ bank + 0.2


def test_a_text_lies_where_it_lies_in_whatever_company(model: Meanings) -> None:
    """Vectors and regions, alone or among others."""
    assert model.meanings(MATTER)[1] == model.meanings([MATTER[1]])[0]


def test_near_texts_share_a_region(model: Meanings) -> None:
    """So that they are found without asking all."""
    force, soldiers, _ = model.meanings(MATTER)
    assert force
    assert soldiers
    assert len(force.regions) == REGIONS
    assert force.regions[0] in soldiers.regions


def test_a_text_without_a_word_means_nothing(model: Meanings) -> None:
    """It has no vector, and no region."""
    assert model.meanings(["", "  "]) == [None, None]
    assert model.meanings([]) == []


@settings(max_examples=15)
@given(st.lists(st.text(max_size=50), max_size=3))
def test_any_texts_have_vectors_of_length_one_or_none(texts: list[str]) -> None:
    """Whatever they hold."""
    vectors = Meanings.open(weights("meanings")).vectors(texts) if texts else np.zeros((0, 1))
    for length in np.linalg.norm(vectors, axis=1):
        assert length == pytest.approx(1, abs=1e-4) or length == 0


def test_a_damaged_model_is_not_opened(tmp_path: Path) -> None:
    """By its digest, or for another width."""
    folder = tmp_path / "meanings"
    shutil.copytree(weights("meanings"), folder)
    np.save(folder / "scales.npy", np.ones(3, dtype=np.float32))
    with pytest.raises(ModelError, match="damaged"):
        Meanings.open(folder)
    card = json.loads((folder / "card.json").read_text())
    (folder / "card.json").write_text(json.dumps({**card, "files": {}}))
    with pytest.raises(ModelError, match="other widths"):
        Meanings.open(folder)
