"""How often each rule is right, beside the probability that it tells, as a Markdown table.

    python -m bench.rules --data DATA [--split dev]

On GUM and GAP a rule is right where the gold says so; on PolNeAR where CoreNLP's
silver chain has the same surname, which is the least it can be (see `bench.judged` for
who is right where the two differ), and says nothing where several share the surname.
The numbers in `onrecord.resolve.rules` are set from train (GUM train, GAP validation,
PolNeAR train), and `--split dev` is the check.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench import antecedents, speakers
from bench.corpus import table
from onrecord.pipeline import Pipeline
from onrecord.resolve.rules import MEASURED, Rule


class Met(NamedTuple):
    """One use of a rule, and whether it was right; `gold` is False by silver chains."""

    rule: Rule
    right: bool
    gold: bool


def met(data: Path, *, dev: bool) -> Iterator[Met]:
    """Every use of a rule that something is known of."""
    pipeline = Pipeline()
    for one in antecedents.gum_mentions(data, pipeline, dev=dev):
        if not one.open:
            yield Met(one.rule, one.right, True)
    for rule, right in antecedents.gap_figures(data, pipeline, dev=dev).rules:
        yield Met(rule, right, True)
    folder = data / "polnear" / ("dev" if dev else "train")
    for row in speakers.compared(folder, 10_000, 0)[0]:
        if row.silver and row.ours and row.rule:
            yield Met(row.rule, row.agrees, False)


def summary(found: list[Met]) -> str:
    """A line for each rule that was met, in the order of the table of rules."""
    counts: Counter[tuple[Rule, bool, bool]] = Counter((m.rule, m.right, m.gold) for m in found)
    body = []
    for rule in Rule:
        cells = []
        for gold in (True, False):
            right, wrong = counts[rule, True, gold], counts[rule, False, gold]
            share = f"{right / (right + wrong):.2f}" if right + wrong else "–"
            cells += [str(right + wrong), share]
        if cells != ["0", "–", "0", "–"]:
            how = "counted" if rule in MEASURED else "an estimate"
            body.append([rule.value, f"{rule.probability:.2f}", how, *cells])
    header = ["rule", "told", "", "with gold", "right", "with silver", "the same"]
    return table(header, body)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="train", choices=("dev", "train"))
    told = parser.parse_args()
    print(summary(list(met(told.data / "data", dev=told.split == "dev"))))


if __name__ == "__main__":
    main()
