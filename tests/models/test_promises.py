"""Whether words promise something, by their turns of phrase."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.find.acts import Ground, act
from onrecord.find.cues import cue
from onrecord.models.card import weights
from onrecord.models.promises import BUCKETS, FILE, Promises, buckets
from onrecord.record.statement import Act, Kind


@pytest.fixture(scope="module")
def promises() -> Promises:
    return Promises.open(weights("promises"))


def test_what_a_party_will_do_is_a_promise_that_no_table_knows(promises: Promises) -> None:
    """It speaks of itself in the third person."""
    words = "A Harbour Party government will invest 40 million dollars in ferries."
    assert act(cue("said"), words, Kind.DIRECT).act is Act.ASSERT
    told = act(cue("said"), words, Kind.DIRECT, promises)
    assert (told.act, told.ground) == (Act.PLEDGE, Ground.LEARNED)


@pytest.mark.parametrize(
    "words",
    [
        "The ferries were late again.",
        "It is going to rain.",
        "They have cut the budget of every harbour.",
    ],
)
def test_what_is_or_was_is_none(promises: Promises, words: str) -> None:
    """Nor what nobody can bring about."""
    assert act(cue("said"), words, Kind.DIRECT, promises).act is not Act.PLEDGE


def test_a_cue_and_a_row_outrank_the_model(promises: Promises) -> None:
    """It is asked last."""
    words = "A Harbour Party government will invest 40 million dollars in ferries."
    assert act(cue("denied"), words, Kind.DIRECT, promises).act is Act.DENY
    assert act(cue("said"), words + " Will it?", Kind.DIRECT, promises).act is Act.QUESTION


def test_paraphrases_are_not_asked_of_the_model(promises: Promises) -> None:
    """It knows the grammar of speakers, not of reporters."""
    words = "the party will invest 40 million dollars in ferries"
    assert act(cue("said"), words, Kind.INDIRECT, promises).ground is not Ground.LEARNED


def test_names_and_numbers_do_not_matter(promises: Promises) -> None:
    """Whoever promises however much."""
    one = promises.chance("We believe the Larkfield Plan will cost 40 million.")
    other = promises.chance("We believe the Croft Bay Plan will cost 7 million.")
    assert one == other


@given(st.text(max_size=200))
def test_any_words_have_a_chance_and_buckets(words: str) -> None:
    """Also none at all."""
    assert all(0 <= at < BUCKETS for at in buckets(words))
    assert 0.0 <= Promises.open(weights("promises")).chance(words) <= 1.0


def test_weights_of_another_size_are_refused(tmp_path: Path) -> None:
    """Even with a card that knows their digest."""
    folder = shutil.copytree(weights("promises"), tmp_path / "promises")
    old = (folder / FILE).read_bytes()
    np.save(folder / FILE, np.zeros(3, dtype=np.int8))
    from hashlib import sha256

    new = (folder / FILE).read_bytes()
    card = (folder / "card.json").read_text()
    (folder / "card.json").write_text(
        card.replace(sha256(old).hexdigest(), sha256(new).hexdigest())
    )
    with pytest.raises(ModelError, match="another size"):
        Promises.open(folder)


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    """The card has its digest."""
    folder = shutil.copytree(weights("promises"), tmp_path / "promises")
    (folder / FILE).write_bytes(b"nothing")
    with pytest.raises(ModelError):
        Promises.open(folder)
