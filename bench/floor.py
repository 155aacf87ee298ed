"""The pinned floor: the shipped model over a sample of our own, held against floor.json.

    python -m bench.floor            # the figures beside the floor; 1 where one is below
    python -m bench.floor --write    # raise the floor to the figures, less a small margin

`tests/bench` does the first in each run of the suite. The floor only rises:
`--write` keeps a line that is above the new figure; to lower one is a decision,
made by hand in floor.json and said in the changelog.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from bench import marked
from bench.corpus import found, onrecord, run, table
from bench.scoring import Figures, attributions

FLOOR: Final = Path(__file__).parent / "floor.json"
# One attribution of the sample is worth about 0.012: another processor's rounding may turn one.
MARGIN: Final = 0.02


def figures(predicted: Mapping[str, Any]) -> dict[str, float]:
    """The floor's measures of what was found in the sample, by the article's name."""
    told = Figures()
    for name, (text, gold) in marked.sample().items():
        told.add(attributions(text, predicted.get(name, [])), attributions(text, gold))
    return {
        **{f"{measure} F1": told.f1(measure) for measure in ("linked", "exact", "overlap")},
        "direct overlap recall": told.recall("direct", "overlap"),
        "direct linked recall": told.recall("direct", "linked"),
    }


def predictions() -> dict[str, Any]:
    """What `onrecord read` finds in the sample, by the article's name."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write_texts(Path(folder))
        return found(run(onrecord("read", "--format", "jsonl", *map(str, paths))).output)


def write_texts(folder: Path) -> list[Path]:
    """The sample's articles without their marks, a file each."""
    paths = []
    for name, (text, _) in marked.sample().items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_bytes(text.encode("utf-8"))
    return paths


def floor() -> dict[str, float]:
    least: dict[str, float] = json.loads(FLOOR.read_text(encoding="utf-8"))
    return least


def below(got: Mapping[str, float], least: Mapping[str, float]) -> list[str]:
    """A sentence for each measure that fell under its floor."""
    return [
        f"{name} is {got[name]:.3f}, and the floor is {bound:.3f}"
        for name, bound in least.items()
        if got[name] < bound
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true", help="raise the floor to the figures")
    raise_it = parser.parse_args().write
    got, least = figures(predictions()), floor() if FLOOR.exists() else {}
    if raise_it:
        least = {
            name: max(least.get(name, 0.0), round(figure - MARGIN, 3))
            for name, figure in got.items()
        }
        FLOOR.write_text(json.dumps(least, indent=2) + "\n", encoding="utf-8")
    rows = [[name, f"{got[name]:.3f}", f"{least.get(name, 0.0):.3f}"] for name in got]
    print(table(["measure", "got", "floor"], rows))
    if fallen := below(got, least):
        sys.exit("\n".join(fallen))


if __name__ == "__main__":
    main()
