"""The articles that are measured on, and the scorer, both from a folder of the user's."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

Attributions = list[dict[str, list[list[int]]]]


@dataclass(frozen=True)
class Corpus:
    """A folder with data/polnear and the like, seed/article.txt and score/attributions.py."""

    folder: Path

    @property
    def dev(self) -> Path:
        return self.folder / "data" / "polnear" / "dev"

    @property
    def train(self) -> Path:
        return self.dev.with_name("train")

    @property
    def metadata(self) -> Path:
        return self.dev.with_name("metadata.tsv")

    @property
    def texts(self) -> list[Path]:
        return sorted((self.dev / "text").glob("*.txt"))

    @property
    def seed(self) -> Path:
        return self.folder / "seed" / "article.txt"

    def scorer(self) -> ModuleType:
        path = self.folder / "score" / "attributions.py"
        spec = importlib.util.spec_from_file_location("scorer", path)
        if spec is None or spec.loader is None:
            raise SystemExit(f"no scorer at {path}")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def missing(self) -> list[Path]:
        score = self.folder / "score" / "attributions.py"
        names = (
            "coref-gum", "coref-gap", "act-political-campaign", "html-scrapinghub", "html-fundus",
            "time-tempeval3", "nli-mnli-anli-dev", "nli-negation", "fact-vitaminc",
            "contra-nixon-kennedy",
        )  # fmt: skip
        others = [self.folder / "data" / name for name in names]
        others.append(self.folder / "data" / "news-wikinews" / "data" / "wikinews_2020.csv")
        wanted = (self.dev, self.train, self.metadata, self.seed, score, *others)
        return [path for path in wanted if not path.exists()]


@dataclass(frozen=True)
class Run:
    """One finished child process: what it printed, and what it cost on one core."""

    output: str
    wall: float
    cpu: float
    peak: int  # bytes


def pinned() -> Callable[[], None]:
    """What holds a child process to one core; for `preexec_fn`."""
    core = {min(os.sched_getaffinity(0))}
    return lambda: os.sched_setaffinity(0, core)


def run(command: Sequence[str]) -> Run:
    """Run a command on one core and account for it. Raises SystemExit when it fails."""
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=pinned(),
    ) as child:
        output, errors = child.stdout.read(), child.stderr.read()  # type: ignore[union-attr]
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if child.returncode:
        raise SystemExit(f"{' '.join(command[:4])} … failed:\n{errors[-2000:]}")
    return Run(output, wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _RSS_UNIT)


_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


def onrecord(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "onrecord", *arguments]


def rows(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def found(output: str) -> dict[str, Attributions]:
    """The statements of each article of a run of `onrecord read`, by file stem."""
    return {
        Path(row["article"]["path"]).stem: row["statements"]
        for row in rows(output)
        if "article" in row
    }


def table(header: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *body]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
