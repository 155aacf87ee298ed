"""UTF-8 that somebody read as Windows-1252: `â€œ` was a quotation mark.

Only stretches that have the shape of UTF-8 are looked at, and only those that
ftfy too holds for broken are mended, so that honest text is never rewritten.
Every mended character is an edit of its own: evidence can begin at any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.read.charsets import WINDOWS
from onrecord.record.text import Edit

# Both readings of a byte above 127: Windows-1252's, and Latin-1's control characters.
BYTES: Final = {chr(byte): byte for byte in WINDOWS} | {
    char: byte for byte, char in WINDOWS.items()
}

_TAIL: Final = "[" + "".join(char for char, byte in BYTES.items() if byte < 0xC0) + "]"
_ONE: Final = f"[\xc2-\xdf]{_TAIL}|[\xe0-\xef]{_TAIL}{{2}}|[\xf0-\xf4]{_TAIL}{{3}}"
ONE: Final = re.compile(_ONE)

# What is likely to have stood there: Latin letters, punctuation, signs, emoji. An accented
# letter before two marks is honest more often than it is Chinese, but for a long run.
LIKELY: Final = re.compile("[\u0080-\u024f\u1e00-\u2e7f\ufb00-\U0010ffff]")
LONG_RUN: Final = 6

# Remains that are no longer UTF-8: read with other tables (Mac Roman, Windows-1250),
# straightened afterwards, or short of a byte that Windows-1252 does not define.
REMAINS: Final = {
    'â€"': "—",
    "â€'": "’",
    "â€\ufffd": "”",
    "â€ś": "“",
    "â€ť": "”",
    "â€": "”",  # or a hyphen, between two letters: both end in an undefined byte
    "Â ": " ",
    "‚Äú": "“",
    "‚Äù": "”",
    "‚Äò": "‘",
    "‚Äô": "’",
    "‚Äì": "–",
    "‚Äî": "—",
    "‚Ä¶": "…",
}
SUSPICIOUS: Final = re.compile(
    f"(?P<run>(?:{_ONE})+)|(?P<hyphen>(?<=[a-z])â€(?=[a-z]))"
    f"|(?P<remains>{'|'.join(map(re.escape, REMAINS))})"
)


def mojibake(text: str) -> Iterator[Edit]:
    """One edit for each character that UTF-8 read with the wrong table broke into several."""
    for match in SUSPICIOUS.finditer(text):
        if match["hyphen"]:
            yield Edit(match.start(), match.end(), "-")
        elif match["remains"]:
            yield Edit(match.start(), match.end(), REMAINS[match["remains"]])
        elif _broken(text, match.start(), match.end()):
            yield from _decoded(text, match.start(), match.end())


def _broken(text: str, start: int, end: int) -> bool:
    """Whether ftfy holds a stretch for broken, with the plain letter before it."""
    from ftfy.badness import is_bad

    before = text[start - 1 : start] if text[start - 1 : start].isascii() else ""
    return bool(is_bad(before + text[start:end]))


def _decoded(text: str, start: int, end: int) -> Iterator[Edit]:
    for match in ONE.finditer(text, start, end):
        try:
            char = bytes(BYTES[one] for one in match.group()).decode("utf-8")
        except UnicodeDecodeError:  # the shape alone: an overlong form or a surrogate
            continue
        if LIKELY.match(char) or end - start >= LONG_RUN:
            yield Edit(match.start(), match.end(), char)
