"""How acts are held against labels of people."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.acts import Utterance, by_table, held_out, measured, scores, summary
from onrecord.record.statement import Act

HEADER = "Id,Sentence,Categories,Target Party,Specificity,Split\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six documents of two utterances each."""
    home = tmp_path / "act-political-campaign" / "Dataset"
    home.mkdir(parents=True)
    for name in "abcdef":
        lines = (
            f'1,We will mend the {name} road.,Commissive-A,Labor,,\n2,It rained.,"Assertive ",,,\n'
        )
        (home / f"{name}.csv").write_text(HEADER + lines, encoding="utf-8")
    return tmp_path


def test_every_fifth_document_is_measured_on(folder: Path) -> None:
    """By its name, whole."""
    told = held_out(folder / "act-political-campaign")
    assert [(one.document, one.label) for one in told] == [
        ("a", "pledge"), ("a", "assert"), ("f", "pledge"), ("f", "assert"),
    ]  # fmt: skip


def test_another_decision_can_be_measured(folder: Path) -> None:
    """What a network says takes the place of what the tables say."""
    told = held_out(folder / "act-political-campaign")
    assert scores(measured(told, by_table), "pledge") == (1.0, 1.0, 1.0)
    assert scores(measured(told, lambda _: Act.ASSERT), "pledge") == (0.0, 0.0, 0.0)


def test_what_tables_tell_by_themselves_stands_beside_the_whole(folder: Path) -> None:
    """What the model is worth can be read off it."""
    assert "| pledge | 2 | 1.000 | 1.000 | 1.000 | 1.000 |" in summary(folder)


def test_precision_and_recall_are_of_one_class() -> None:
    """A denial counts as an assertion there."""
    told = [Utterance("a", "assert", "We did not pay them."), Utterance("a", "pledge", "Rain.")]
    pairs = measured(told, by_table)
    assert pairs == Counter({("assert", "assert"): 1, ("pledge", "assert"): 1})
    assert scores(pairs, "assert") == (0.5, 1.0, pytest.approx(2 / 3))
