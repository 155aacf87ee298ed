"""The notebooks in the docs: run as a reader would, from the top, and written anew.

`python tests/docs/notebooks.py` runs each and writes what its cells show into it.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("JUPYTER_PLATFORM_DIRS", "1")

import nbformat
from nbclient import NotebookClient

ROOT: Final = Path(__file__).resolve().parents[2]
NOTEBOOKS: Final = ("docs/notebook.ipynb",)

# Whoever asks for the network is sent where nobody listens.
NOWHERE: Final = dict.fromkeys(
    ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9"
)
# Figures of a network: the next one, or another processor, may give others.
FIGURES: Final = re.compile(r"\b\d{1,3}%")


def run(name: str, folder: Path) -> nbformat.NotebookNode:
    """A notebook with what its cells show today; whatever it writes is in the folder."""
    book = nbformat.read(ROOT / name, as_version=4)
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    client = NotebookClient(
        book,
        timeout=200,
        kernel_name="python3",
        coalesce_streams=True,  # how much came at a time is chance
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute(env={**os.environ, **NOWHERE, "PATH": path, "IPYTHONDIR": str(folder)})
    for cell in book.cells:
        cell.metadata.pop("execution", None)
    return book


def shown(book: nbformat.NotebookNode) -> list[Any]:
    """What the cells show, one after the other, without the figures of a network."""
    return [
        (cell.source, [_shown(one) for one in cell.outputs])
        for cell in book.cells
        if cell.cell_type == "code"
    ]


def _shown(output: Any) -> Any:
    data = output.get("data", {"text": output.get("text", "")})
    return {kind: FIGURES.sub("N%", "".join(text)) for kind, text in data.items()}


if __name__ == "__main__":
    for each in NOTEBOOKS:
        with tempfile.TemporaryDirectory() as where:
            nbformat.write(run(each, Path(where)), ROOT / each)
