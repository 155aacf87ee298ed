"""From bytes to text, and the bytes that are no text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from onrecord.errors import InputError

# Longest first: UTF-32's mark begins with UTF-16's.
BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# How files begin that people take for articles.
KNOWN_FILES: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive, or a Word, OpenDocument or EPUB file"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or Outlook file"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"bplist", "a property list (Safari web archive)"),
    (b"%!PS", "a PostScript document"),
)

# A tar archive begins with the name of a file; behind it stands what it is.
TAR: Final = b"ustar"
TAR_AT: Final = 257

# Control characters that no text holds, and how many of them make it binary: a stray
# NUL in a text is mended, a share that random bytes would have is not.
CONTROLS: Final = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
CONTROLS_SHARE: Final = 0.05
CONTROLS_FEWEST: Final = 8
HEAD: Final = 65_536

# What Windows-1252 makes of the bytes from 80 on; five it leaves undefined stay themselves.
WINDOWS: Final = {
    byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)
}

# Charsets in which every character is one byte.
SINGLE: Final = frozenset(
    (
        *("latin-1", "macintosh", "koi8-r", "koi8-u"),
        *(f"cp125{number}" for number in range(9)),
        *(f"windows-125{number}" for number in range(9)),
        *(f"iso-8859-{number}" for number in range(1, 17)),
    )
)

# Declarations in a page that are worth a try once the bytes have proved not to be UTF-8.
DECLARED: Final = re.compile(
    rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}(windows-125\d|iso-8859-\d{1,2}|koi8-[ru]|macintosh
    |gb2312|gbk|gb18030|big5|euc-jp|euc-kr|shift_jis|utf-16(?:le|be)?)\b""",
    re.VERBOSE | re.IGNORECASE,
)


# Stretches of a text in which characters and bytes count alike, or one character by itself:
# where every character is a byte, where those of ASCII are, and in UTF-16 and UTF-32.
ALL: Final = re.compile(".+", re.DOTALL)
ASCII: Final = re.compile("[\0-\x7f]+|[^\0-\x7f]")
EACH: Final = re.compile(".", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ReadAs:
    """A text and how it was read: in which charset, after a byte order mark of how many bytes."""

    text: str
    codec: str
    mark: int = 0

    @property
    def pieces(self) -> re.Pattern[str]:
        """Stretches of the text in which characters and bytes count alike, or one character."""
        if self.codec in SINGLE:
            return ALL
        return EACH if self.codec.startswith(("utf-16", "utf-32")) else ASCII

    def size(self, text: str) -> int:
        """How many bytes a part of the text had."""
        return len(text) if self.codec in SINGLE else len(text.encode(self.codec))

    def counts(self, data: bytes) -> bool:
        """Whether `size` is right for these bytes: not where damaged ones were replaced."""
        if self.codec in SINGLE:
            return self.mark + len(self.text) == len(data)
        return data[self.mark :] == self.text.encode(self.codec, "replace")


def decoded(data: bytes, *, declared: bool = False) -> str:
    """The text of a file, its line ends and all its characters as they are.

    UTF-8, or what its byte order mark says; the mark is no part of the text and
    counts for no offset. What is neither is read as the charset that a page
    declares (only if `declared`), as UTF-8 with a replacement character for each
    damaged place, or as Windows-1252. Raises InputError for bytes that are no
    text, and says what they are.
    """
    return read_as(data, declared=declared).text


def read_as(data: bytes, *, declared: bool = False) -> ReadAs:
    """The same, with the charset that it was read in."""
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return ReadAs(data[len(mark) :].decode(codec, "replace"), codec, len(mark))
    refuse_binary(data)
    try:
        return ReadAs(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return (_as_declared(data) if declared else None) or _salvaged(data)


def line(data: bytes) -> str:
    """The text of one line of a file that has proved to be text."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _salvaged(data).text


def refuse_binary(data: bytes) -> None:
    """Raises InputError where bytes begin like a known file or are too full of controls."""
    for beginning, what in KNOWN_FILES:
        if data.startswith(beginning):
            raise InputError(f"{what}, not text")
    if data.startswith(TAR, TAR_AT):
        raise InputError("a tar archive, not text")
    head = data[:HEAD]
    count = len(head) - len(head.translate(None, CONTROLS))
    if count > CONTROLS_FEWEST and count > CONTROLS_SHARE * len(head):
        nuls = head.count(0)
        raise InputError(
            f"binary, not text: {count / len(head):.0%} control characters"
            + (f", {nuls / len(head):.0%} NUL" if nuls else "")
            + (" (UTF-16 without a byte order mark?)" if 0.3 < nuls / len(head) < 0.6 else "")
        )


def _as_declared(data: bytes) -> ReadAs | None:
    found = DECLARED.search(data, 0, HEAD)
    name = found[1].decode("ascii").lower() if found else "utf-8"
    # Browsers read iso-8859-1 as Windows-1252, and so does everybody who writes it.
    codec = "cp1252" if name == "iso-8859-1" else name
    try:
        return ReadAs(data.decode(codec), codec)
    except UnicodeDecodeError:
        return None


def _salvaged(data: bytes) -> ReadAs:
    """Damaged UTF-8 where more of its characters are sound than not, else Windows-1252."""
    text = data.decode("utf-8", "replace")
    if len(re.findall("[^\x00-\x7f\ufffd]", text)) > text.count("\ufffd"):
        return ReadAs(text, "utf-8")
    return ReadAs(data.decode("latin-1").translate(WINDOWS), "latin-1")
