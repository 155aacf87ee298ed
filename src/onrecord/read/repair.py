"""Mend what publishing systems do to a text, and keep the way back.

Each step is a function from a text to the edits that it would make; `repaired`
applies them in order and composes their maps, so that evidence found in the
mended text still cuts the text as handed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

import ftfy

from onrecord.record.text import Edit, TextMap, edited

# Runs of what UTF-8 looks like when it was decoded as Windows-1252 or Latin-1.
# Only these are handed to ftfy, so that honest text can never be rewritten.
MOJIBAKE: Final = re.compile(r"(?:[\u00c2-\u00f4\u0102\u0103][\u0080-\u00bf\u0152-\u2122]{1,3})+")

INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff]+"
)
SPACES: Final = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
LINE_ENDS: Final = re.compile("\r\n|[\r\x0c\x85\u2028\u2029]")

# What templates, shortcodes and comment syntax leave behind in stored articles.
TOKENS: Final = re.compile(
    r"""\{\{[^{}\n]{0,80}\}\}            # {{ ad_slot }}
      | \{%[^{}\n]{0,80}%\}              # {% include %}
      | \{/?[A-Za-z][\w:.\-]{0,40}\}     # {mosads}
      | \[\[[^\[\]\n]{0,80}\]\]          # [[nid:123]]
      | \[/?(?:caption|gallery|embed|video|audio|image|img|related|pullquote|youtube|tweet)\b
        [^\[\]\n]{0,120}\]                # [caption id="7"]
      | <!--.{0,200}?-->
      | %%[A-Za-z_]{2,40}%%
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)

# Lines that are the page's and not the article's, compared without case.
PAGE_LINES: Final = re.compile(
    r"""^[ ]*(?:
        advertisements? | sponsored(?:\ content)?
      | story\ continues\ below(?:\ (?:this\ )?advertisement)?
      | (?:article|story)\ continues\ (?:below|after)(?:\ (?:this\ )?advertisement)?
      | continue\ reading(?:\ the\ main\ story)? | read\ more
      | related\ (?:stories|articles|content|coverage)
      | share\ this(?:\ (?:story|article))? | sign\ up\ for\ our\ newsletter | skip\ advertisement
      | most\ popular | loading\.{3}
    )[ ]*[.:]?[ ]*$""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)

DOUBLED: Final = re.compile(r"''|``|‘‘|’’|‚‚|´´")
DOUBLED_AS: Final = {"''": '"', "``": "“", "‘‘": "“", "’’": "”", "‚‚": "„", "´´": '"'}
CURLY: Final = re.compile("[“”]")
HYPHENATED: Final = re.compile(r"(?<=[a-z]{2})-\n(?=[a-z]{2})")

OPENERS: Final = "([{<—–-/“‘'\""


def mojibake(text: str) -> Iterator[Edit]:
    """UTF-8 read as Windows-1252: `â€œ` becomes a quotation mark again."""
    for match in MOJIBAKE.finditer(text):
        mended = ftfy.fix_encoding(match.group())
        if mended != match.group() and "\ufffd" not in mended:
            yield Edit(match.start(), match.end(), mended)


def line_ends(text: str) -> Iterator[Edit]:
    """Windows, old Macintosh and Unicode line ends become one newline."""
    for match in LINE_ENDS.finditer(text):
        yield Edit(match.start(), match.end(), "\n")


def invisible(text: str) -> Iterator[Edit]:
    """Characters without a shape go; evidence runs across them unbroken."""
    for match in INVISIBLE.finditer(text):
        start = match.start()
        # Taken out together with the letter before it, so that the run of
        # evidence is not split where a reader sees nothing.
        if start and text[start - 1] != "\n":
            yield Edit(start - 1, match.end(), text[start - 1])
        else:
            yield Edit(start, match.end(), "")


def spaces(text: str) -> Iterator[Edit]:
    """Non-breaking and other wide spaces become plain ones."""
    for match in SPACES.finditer(text):
        yield Edit(match.start(), match.end(), " ")


def tokens(text: str) -> Iterator[Edit]:
    """Template tokens and lines such as ADVERTISEMENT are cut out."""
    found = sorted(
        match.span() for pattern in (TOKENS, PAGE_LINES) for match in pattern.finditer(text)
    )
    done = 0
    for start, end in found:
        if start >= done:
            yield Edit(start, end, "")
            done = end


def doubled_marks(text: str) -> Iterator[Edit]:
    """Two single marks typed for one double mark."""
    for match in DOUBLED.finditer(text):
        yield Edit(match.start(), match.end(), DOUBLED_AS[match.group()])


def turned_marks(text: str) -> Iterator[Edit]:
    """A curly mark that opens where it should close, or the other way round.

    Decided by its neighbours alone: a mark after a space and before a letter
    opens, a mark after a letter or stop and before a space closes.
    """
    for match in CURLY.finditer(text):
        at = match.start()
        before = text[at - 1 : at]
        after = text[at + 1 : at + 2]
        opens = (not before or before.isspace() or before in OPENERS) and (
            after.isalnum() or after in "‘'[$("
        )
        closes = (not after or after.isspace()) and (before.isalnum() or before in ".,!?…")
        if match.group() == "”" and opens and bool(after):
            yield Edit(at, at + 1, "“")
        elif match.group() == "“" and closes and bool(before):
            yield Edit(at, at + 1, "”")


def hyphenation(text: str) -> Iterator[Edit]:
    """Words broken at the end of a hard-wrapped line are joined again."""
    for match in HYPHENATED.finditer(text):
        start, end = match.span()
        yield Edit(start - 1, end, text[start - 1])


STEPS: Final[tuple[Callable[[str], Iterator[Edit]], ...]] = (
    mojibake,
    line_ends,
    invisible,
    spaces,
    tokens,
    doubled_marks,
    turned_marks,
    hyphenation,
)


def repaired(text: str) -> tuple[str, TextMap]:
    """Mend a text; the map leads every stretch of the result back to it."""
    clean, way = text, TextMap.same(len(text))
    for step in STEPS:
        edits = tuple(step(clean))
        if edits:
            clean, last = edited(clean, edits)
            way = last.after(way)
    return clean, way
