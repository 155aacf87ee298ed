"""What stands on the pages of PDF and Word files: paragraphs, page by page.

Lines that only the page's width broke are joined. All of it runs in the child
process that `pages.worker` tells of: a file of a few kilobytes can be made to take a
parser minutes or gigabytes.
"""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from onrecord.errors import InputError

# They would print warnings of their own; what there is to say is said in a Skip.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

MOST_PAGES: Final = 3000
# What a Word file, which is a ZIP archive, may hold once it is unpacked.
LARGEST_UNPACKED: Final = 256 * 2**20
RATIO: Final = 200

PAGE_NUMBER: Final = re.compile(
    r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE
)
STOPS: Final = re.compile(r"[.!?:…][\"”’')\]]*\Z")
HYPHEN: Final = re.compile(r"[a-z]-\Z")
# A line shorter than this share of a full one ends its paragraph.
SHORT: Final = 0.8
# A line that stands on so many pages, or on half of them, is the page's.
REPEATED: Final = 3

WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Sheets:
    """The paragraphs of each page, and what the file calls itself."""

    pages: tuple[tuple[str, ...], ...]
    title: str


def pdf(data: bytes) -> Sheets:
    """The pages of a PDF file.

    Raises InputError where it is locked, damaged or too long, and where pypdf is not
    installed.
    """
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise InputError(
            "PDF needs pypdf, which is not installed", hint="pip install 'onrecord[documents]'"
        ) from error
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("a PDF that is locked with a password")
        if len(reader.pages) > MOST_PAGES:
            raise InputError(f"a PDF of {len(reader.pages):,} pages, more than {MOST_PAGES:,}")
        pages = [page.extract_text().splitlines() for page in reader.pages]
        about = reader.metadata
        title = str(about.title or "") if about else ""
    except (InputError, MemoryError):
        raise
    except (Exception, RecursionError) as error:  # whatever is wrong with it, it is one bad file
        raise InputError(f"a PDF that cannot be read: {type(error).__name__}: {error}") from error
    return Sheets(tuple(tuple(_joined(lines)) for lines in _without_furniture(pages)), title)


def word(data: bytes) -> Sheets:
    """The pages of a Word file (.docx): its paragraphs, and those in its tables.

    A page begins where Word last put one, or a break was set by hand. Raises
    InputError where it is damaged or unpacks to too much, and where python-docx is
    not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise InputError(
            "Word files need python-docx, which is not installed",
            hint="pip install 'onrecord[documents]'",
        ) from error
    _refuse_bombs(data)
    try:
        document = docx.Document(io.BytesIO(data))
        title = document.core_properties.title or ""
        pages = tuple(tuple(page) for page in _word_pages(document.element.body))
    except MemoryError:
        raise
    except (Exception, RecursionError) as error:  # whatever is wrong with it, it is one bad file
        raise InputError(
            f"a Word file that cannot be read: {type(error).__name__}: {error}"
        ) from error
    return Sheets(pages, title)


READERS: Final[Mapping[str, Callable[[bytes], Sheets]]] = {"pdf": pdf, "docx": word}


def _without_furniture(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of each page without page numbers and what stands at the edge of many pages."""
    edges = Counter(
        key for lines in pages for key in {_folded(line) for line in (*lines[:2], *lines[-2:])}
    )
    often = {key for key, count in edges.items() if count >= REPEATED and count * 2 >= len(pages)}

    def kept(lines: Sequence[str]) -> Iterator[str]:
        for at, line in enumerate(lines):
            edge = at < 2 or at >= len(lines) - 2
            if not edge or not (PAGE_NUMBER.fullmatch(line) or _folded(line) in often):
                yield line

    return [list(kept(lines)) for lines in pages]


def _folded(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split())).casefold()


def _joined(lines: Sequence[str]) -> list[str]:
    """The paragraphs of a page: its lines, but for ends that only the page's width made."""
    told = [" ".join(line.split()) for line in lines]
    lengths = sorted(len(line) for line in told if line)
    full = lengths[len(lengths) * 9 // 10] if lengths else 0
    paragraphs: list[str] = []
    goes_on = False
    for line in told:
        if goes_on and line:
            between = "\n" if HYPHEN.search(paragraphs[-1]) else " "
            paragraphs[-1] += between + line
        elif line:
            paragraphs.append(line)
        short = len(line) < SHORT * full
        goes_on = bool(line) and not (short and (STOPS.search(line) or not line[-1].islower()))
        goes_on = goes_on and not (short and len(line) < SHORT / 2 * full)
    return paragraphs


def _word_pages(body: Any) -> Iterator[list[str]]:
    """The paragraphs of each page; one that goes over a page's end is on the page it begins on."""
    page: list[str] = []
    for paragraph in body.iter(f"{WORD}p"):
        pieces: list[str] = []
        breaks = 0
        for piece in paragraph.iter():
            name = piece.tag.removeprefix(WORD) if isinstance(piece.tag, str) else ""
            if name == "t":
                pieces.append(piece.text or "")
            elif name in ("tab", "cr", "br"):
                pieces.append(" " if name == "tab" else "\n")
            if name == "lastRenderedPageBreak" or piece.get(f"{WORD}type") == "page":
                breaks += 1
                if not "".join(pieces).strip():
                    yield page
                    page, breaks = [], breaks - 1
        text = "\n".join(
            " ".join(line.split()) for line in "".join(pieces).split("\n") if line.strip()
        )
        page += [text] if text else []
        for _ in range(breaks):
            yield page
            page = []
    yield page


def _refuse_bombs(data: bytes) -> None:
    try:
        held = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise InputError(f"not a Word file: {error}") from error
    size = sum(one.file_size for one in held)
    if size > LARGEST_UNPACKED or size > max(2**24, RATIO * len(data)):
        raise InputError(f"a Word file that unpacks to {size:,} bytes, which is too many")
