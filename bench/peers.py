"""What can be run beside onrecord: pairs of marks by a regular expression, and compromise."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from bench.corpus import Attributions, Run, run

HERE = Path(__file__).parent
PAIRS = re.compile(r"“[^”\n]+”|\"[^\"\n]+\"|''[^'\n]+''")


def contents(spans: list[list[int]]) -> Attributions:
    """Quotations as attributions without a source or a cue: that is all a peer says."""
    return [{"source": [], "cue": [], "content": [span]} for span in spans]


def regex(paths: list[Path]) -> Run:
    """A process of its own, so that its cost is counted like the others'."""
    return run([sys.executable, "-m", "bench.peers", *map(str, paths)])


def compromise(paths: list[Path]) -> Run | None:
    """The npm package, installed beside this file; None where there is no Node.js."""
    if not shutil.which("node"):
        return None
    if not (HERE / "node_modules" / "compromise").exists():
        if not shutil.which("npm"):
            return None
        subprocess.run(["npm", "install", "--silent", "--no-package-lock"], cwd=HERE, check=True)
    return run(["node", str(HERE / "compromise.mjs"), *map(str, paths)])


def found(output: str) -> dict[str, Attributions]:
    told = map(json.loads, output.splitlines())
    return {Path(row["path"]).stem: contents(row["spans"]) for row in told}


if __name__ == "__main__":
    for name in sys.argv[1:]:
        text = Path(name).read_bytes().decode("utf-8")
        spans = [list(match.span()) for match in PAIRS.finditer(text)]
        print(json.dumps({"path": name, "spans": spans}))
