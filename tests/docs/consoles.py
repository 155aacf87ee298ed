"""Examples in the docs: run as a reader would, on a terminal, and compared or written anew.

A ```console block holds commands after `$ ` and below each what it prints; a
line of `...` stands for any lines. `python tests/docs/consoles.py` runs every
block and writes what was printed into the docs, as many lines before and after
a `...` as there were.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
DOCS: Final = (
    "README.md",
    "docs/tour.md",
    "docs/reference/commands.md",
    "docs/reference/formats.md",
    "docs/reference/registers.md",
)
BLOCK: Final = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)

# Figures of a network: the next one, or another processor, may give others.
FIGURES: Final = (
    (re.compile(r"\b\d{1,3}%"), "N%"),
    (re.compile(r"attributions [\w.\-]+"), "attributions V"),
)


@dataclass(frozen=True, slots=True)
class Example:
    """One command of a block, and what stands below it."""

    command: str
    printed: str


def examples(block: str) -> Iterator[Example]:
    """The commands of one block."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield Example(command, printed)


def blocks(document: str) -> list[str]:
    """The console blocks of a document."""
    return BLOCK.findall((ROOT / document).read_text(encoding="utf-8"))


def place(folder: Path) -> Path:
    """A folder in which a reader of the docs may stand: the checkout, but for what is written."""
    (folder / "src").symlink_to(ROOT / "src")
    (folder / "examples").symlink_to(ROOT / "examples")
    return folder


def run(command: str, folder: Path) -> str:
    """What a command prints on a terminal of 80 columns without colours."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    world = {**os.environ, "PATH": path, "COLUMNS": "80", "TERM": "dumb", "NO_COLOR": "1"}
    world.pop("ONRECORD_RECORD", None)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["bash", "-c", command], cwd=folder, env=world, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        printed = b"".join(iter(lambda: _some(ours), b""))
        os.close(ours)
    assert process.returncode == 0, f"{command} left with {process.returncode}:\n{printed.decode()}"
    return printed.decode("utf-8").replace("\r\n", "\n")


def _some(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


def same(expected: str, printed: str) -> bool:
    """Whether an output is the one in the docs, but for figures and what `...` stands for."""
    parts = re.split(r"^\.\.\.\n", _steady(expected), flags=re.MULTILINE)
    return re.fullmatch("(?:.*\n)*?".join(map(re.escape, parts)), _steady(printed)) is not None


def _steady(text: str) -> str:
    for pattern, by in FIGURES:
        text = pattern.sub(by, text)
    # Where a line is as long as it may be, a figure's width moves the day at its end.
    return "\n".join(line.rstrip() for line in text.split("\n"))


def rewritten(document: str) -> str:
    """The document with what its commands print today."""
    with tempfile.TemporaryDirectory() as folder:
        where = place(Path(folder))

        def again(match: re.Match[str]) -> str:
            told = []
            for example in examples(match[1]):
                printed = _shortened(run(example.command, where), example.printed)
                told.append(f"$ {example.command}\n{printed}")
            return "```console\n" + "".join(told) + "```"

        return BLOCK.sub(again, (ROOT / document).read_text(encoding="utf-8"))


def _shortened(printed: str, before: str) -> str:
    """The output with as much left out of it as was left out before."""
    head, dots, tail = _parted(before)
    lines = printed.splitlines(keepends=True)
    first, last = head.count("\n"), tail.count("\n")
    if not dots or len(lines) <= first + last:
        return printed
    return "".join([*lines[:first], dots, *lines[len(lines) - last :]])


def _parted(before: str) -> tuple[str, str, str]:
    """What stands before the first line of dots, that line, and what stands after it."""
    dots = re.search(r"^\.\.\.\n", before, flags=re.MULTILINE)
    if dots is None:  # the dots of a usage line stand for more arguments
        return before, "", ""
    return before[: dots.start()], dots.group(), before[dots.end() :]


if __name__ == "__main__":
    for name in DOCS:
        (ROOT / name).write_text(rewritten(name), encoding="utf-8")
