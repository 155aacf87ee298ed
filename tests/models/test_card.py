"""Model folders: what is wrong with one is said before it is used."""

from __future__ import annotations

import json
import shutil

import pytest

from onrecord.errors import ModelError
from onrecord.find.attributions import Decoding
from onrecord.models.card import checked, read_card, weights
from onrecord.models.session import AttributionSession

FOLDER = weights("attributions")


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "model")


def test_the_network_that_comes_with_onrecord_is_the_one_its_card_describes():
    """Digests, labels and decoding numbers are all there."""
    card = read_card(FOLDER)
    checked(FOLDER, card)
    assert card.title.startswith("attributions ")
    assert (FOLDER / "model.onnx").stat().st_size <= 25_000_000


def test_every_training_set_is_named_with_its_licence():
    """Nobody has to guess what the weights were made from."""
    for told in read_card(FOLDER).data:
        assert told["set"]
        assert told["mark"]


def test_a_damaged_model_is_refused(copy):
    """One changed byte is another model than the one that was measured."""
    path = copy / "model.onnx"
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    with pytest.raises(ModelError, match="damaged"):
        AttributionSession.open(copy)


def test_a_network_that_does_not_load_is_refused(copy):
    """A file with the right digest and the wrong content names the folder."""
    import hashlib

    (copy / "model.onnx").write_bytes(b"no network")
    card = json.loads((copy / "card.json").read_text())
    card["files"]["model.onnx"] = hashlib.sha256(b"no network").hexdigest()
    (copy / "card.json").write_text(json.dumps(card))
    with pytest.raises(ModelError, match="cannot be loaded"):
        AttributionSession.open(copy)


def changed(folder, **keys):
    """The folder, with some keys of its card changed."""
    path = folder / "card.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **keys}))
    return folder


def test_a_network_with_other_labels_is_refused(copy):
    """Its scores would be read as something that they are not."""
    with pytest.raises(ModelError, match="labels"):
        AttributionSession.open(changed(copy, labels=["O", "B", "I"]))


@pytest.mark.parametrize("lacking", ["beyond", "sourceless"])
def test_the_card_of_another_version_is_refused_before_anything_is_read(copy, lacking):
    """A number that the decoder needs and the card does not say is named."""
    told = read_card(copy).decoding
    chances = {
        model: {name: n for name, n in fit.items() if name != lacking}
        for model, fit in told["chances"].items()
    }
    rest = {name: n for name, n in told.items() if name != lacking}
    card = read_card(changed(copy, decoding={**rest, "chances": chances}))
    with pytest.raises(ModelError, match=lacking):
        Decoding.of(card)


@pytest.mark.parametrize("name", ["card.json", "model.onnx", "tokenizer.json"])
def test_a_missing_file_is_named(copy, name):
    """The message says which file is not there."""
    (copy / name).unlink()
    with pytest.raises(ModelError, match=name):
        AttributionSession.open(copy)


@pytest.mark.parametrize("text", ["{", "[]", '{"name": "x"}'])
def test_a_card_that_is_no_card_is_refused(copy, text):
    """Broken JSON, another shape and missing keys are all told."""
    (copy / "card.json").write_text(text)
    with pytest.raises(ModelError, match="card"):
        read_card(copy)
