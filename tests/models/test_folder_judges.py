"""Another network as a second opinion."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from onrecord.errors import ModelError
from onrecord.models.judges import FolderJudge

WORDS = {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "ferry": 3, "not": 4, "sails": 5}


def varint(number: int) -> bytes:
    """A number as protocol buffers write it."""
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def part(number: int, value: bytes | int) -> bytes:
    """A field of a message: a number, or bytes with their length."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def shaped(name: str, kind: int, *sizes: str | int) -> bytes:
    """A value's name and shape, as ONNX has them."""
    dims = b"".join(
        part(1, part(2, s.encode()) if isinstance(s, str) else part(1, s)) for s in sizes
    )
    return part(1, name.encode()) + part(2, part(1, part(1, kind) + part(2, dims)))


def network(table: np.ndarray) -> bytes:
    """A real ONNX network: each piece has three scores, and a pair the sum of its pieces'."""
    weights = part(1, table.shape[0]) + part(1, table.shape[1]) + part(2, 1)
    weights += part(8, b"table") + part(9, table.astype("<f4").tobytes())
    axes = part(1, 1) + part(2, 7) + part(8, b"axes") + part(9, np.array([1], "<i8").tobytes())
    keep = part(1, b"keepdims") + part(3, 0) + part(20, 2)
    gather = b"".join(part(1, n) for n in (b"table", b"input_ids")) + part(2, b"each")
    gather += part(4, b"Gather")
    total = part(1, b"each") + part(1, b"axes") + part(2, b"logits") + part(4, b"ReduceSum")
    total += part(5, keep)
    graph = part(1, gather) + part(1, total) + part(2, b"judge") + part(5, weights) + part(5, axes)
    graph += part(11, shaped("input_ids", 7, "batch", "length"))
    graph += part(12, shaped("logits", 1, "batch", 3))
    return part(1, 8) + part(7, graph) + part(8, part(2, 13))


def folder(path: Path, labels: dict[str, str]) -> Path:
    """A classifier that holds a pair with “not” for a contradiction (its score 2)."""
    path.mkdir()
    cut = Tokenizer(models.WordLevel(WORDS, unk_token="[UNK]"))
    cut.pre_tokenizer = pre_tokenizers.Whitespace()
    cut.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 1), ("[SEP]", 2)],
    )
    cut.save(str(path / "tokenizer.json"))
    table = np.zeros((len(WORDS), 3), dtype=np.float32)
    table[WORDS["not"], 2], table[WORDS["sails"], 0] = 5, 1
    (path / "model.onnx").write_bytes(network(table))
    (path / "config.json").write_text(json.dumps({"id2label": labels}))
    return path


PAIRS = [("ferry sails", "ferry not sails"), ("ferry sails", "ferry sails")]


def test_a_network_in_a_folder_gives_its_opinion(tmp_path: Path) -> None:
    """By the names of its labels, in whatever order they come."""
    straight = {"0": "ENTAILMENT", "1": "neutral", "2": "contradiction"}
    turned = {"0": "Contradiction", "1": "Neutral", "2": "Entailment"}
    judge = FolderJudge.open(folder(tmp_path / "a", straight))
    other = FolderJudge.open(folder(tmp_path / "b", turned))
    told, swapped = judge.told(PAIRS), other.told(PAIRS)
    assert judge.name == "a"
    assert told.argmax(-1).tolist() == [2, 0]
    np.testing.assert_allclose(told.sum(-1), 1, atol=1e-5)
    np.testing.assert_array_equal(told, swapped[:, [2, 1, 0]])


def test_a_network_in_its_own_subfolder_is_found(tmp_path: Path) -> None:
    """As they are often published."""
    path = folder(tmp_path / "a", {"0": "entailment", "1": "neutral", "2": "contradiction"})
    (path / "onnx").mkdir()
    (path / "model.onnx").rename(path / "onnx" / "model.onnx")
    assert FolderJudge.open(path).told(PAIRS).argmax(-1).tolist() == [2, 0]


@pytest.mark.parametrize(
    "labels", [{}, {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}, {"0": "entail", "1": "not"}]
)
def test_other_labels_are_refused(tmp_path: Path, labels: dict[str, str]) -> None:
    """Nobody guesses which is which."""
    with pytest.raises(ModelError, match="are not entailment, neutral and contradiction"):
        FolderJudge.open(folder(tmp_path / "a", labels))


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("config.json", None, "no judge at"),
        ("config.json", b"{", "is not JSON"),
        ("config.json", b"[]", "is not a network's configuration"),
        ("model.onnx", None, "there is no network"),
        ("model.onnx", b"no network", "cannot be loaded"),
        ("tokenizer.json", b"{}", "cannot be loaded"),
    ],
)
def test_a_folder_that_is_no_judge_is_refused(
    tmp_path: Path, file: str, content: bytes | None, says: str
) -> None:
    """With what is wrong with it."""
    path = folder(tmp_path / "a", {"0": "entailment", "1": "neutral", "2": "contradiction"})
    if content is None:
        (path / file).unlink()
    else:
        (path / file).write_bytes(content)
    with pytest.raises(ModelError, match=says):
        FolderJudge.open(path)


def test_the_network_of_these_tests_is_one(tmp_path: Path) -> None:
    """The engine itself opens it."""
    path = folder(tmp_path / "a", {"0": "entailment", "1": "neutral", "2": "contradiction"})
    assert onnxruntime.InferenceSession(str(path / "model.onnx")).get_inputs()
