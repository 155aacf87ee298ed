"""The relation network at work."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.models.card import weights
from onrecord.models.relations import RelationSession

FERRY = "The ferry will sail on Monday."


@pytest.fixture(scope="module")
def network() -> RelationSession:
    return RelationSession.open(weights("relations"))


def test_a_plain_contradiction_is_one_and_a_plain_consequence_another(
    network: RelationSession,
) -> None:
    """What any such network must know."""
    told = network.told(
        [
            (FERRY, "The ferry will not sail on Monday."),
            ("The ferry and the train will run on Monday.", FERRY.replace("sail", "run")),
        ]
    )
    assert told.nli[0].argmax() == 2
    assert told.nli[1].argmax() == 0
    np.testing.assert_allclose(told.nli.sum(-1), 1, atol=1e-5)
    np.testing.assert_allclose(told.position.sum(-1), 1, atol=1e-5)


def test_pairs_are_read_alike_however_many_at_once() -> None:
    """To the last bit, and in their order."""
    long = " ".join(f"On day {n} the ferry was {n} minutes late." for n in range(60))
    others = ("It will not.", "The ferry sails.", long, "Nobody knows.")
    pairs = [(FERRY, other) for other in others] * 3
    one, three = (RelationSession.open(weights("relations"), at_once=n).told(pairs) for n in (1, 3))
    np.testing.assert_array_equal(one.nli, three.nli)
    np.testing.assert_array_equal(one.position, three.position)
    assert one.windows == three.windows


def test_a_pair_is_read_alike_in_whatever_company(network: RelationSession) -> None:
    """One pair at a time, so that the others change nothing."""
    pair = (FERRY, "It stays in the harbour.")
    alone = network.told([pair])
    together = network.told([("A long one. " * 30, "Short."), pair, (FERRY, FERRY)])
    assert (alone.nli[0] == together.nli[1]).all()
    assert (alone.position[0] == together.position[1]).all()


def test_of_a_long_text_the_stretch_that_decides_is_told(network: RelationSession) -> None:
    """A statement of two thousand words is read in windows, those that share most."""
    filler = "We thank everybody who came to the hall tonight. " * 150
    long = f"{filler}The ferry will not sail on Monday. {filler}"
    told = network.told([(FERRY, long)])
    ((left, right),) = told.windows
    assert (left.start, left.end) == (0, len(FERRY))
    assert "The ferry will not sail on Monday." in long[right.start : right.end]
    assert len(long[right.start : right.end].split()) < 200
    assert told.nli[0].argmax() == 2


def test_a_text_without_a_word_is_refused(network: RelationSession) -> None:
    """There is nothing to compare."""
    with pytest.raises(ValueError, match="without a word"):
        network.told([(FERRY, " … ")])


def test_one_word_as_long_as_a_book_is_read(network: RelationSession) -> None:
    """Cut where it must be."""
    assert network.told([(FERRY, "ferry" * 5000)]).nli.shape == (1, 3)


def test_a_damaged_network_is_not_opened(tmp_path: Path) -> None:
    """By its digest, or for other labels."""
    folder = tmp_path / "relations"
    shutil.copytree(weights("relations"), folder)
    with (folder / "model.onnx").open("r+b") as file:
        file.seek(1000)
        file.write(b"\0\0\0\0")
    with pytest.raises(ModelError, match="damaged"):
        RelationSession.open(folder)
    card = json.loads((folder / "card.json").read_text())
    card["labels"], card["files"] = ["yes", "no"], {}
    (folder / "card.json").write_text(json.dumps(card))
    with pytest.raises(ModelError, match="other labels"):
        RelationSession.open(folder)
