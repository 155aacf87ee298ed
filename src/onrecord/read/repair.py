"""Mend what publishing systems do to a text, and keep the way back.

Each step is a function from a text to the edits that it would make; `repaired`
applies them in order and composes their maps, so that evidence found in the
mended text still cuts the text as handed in. Two habits keep the maps simple:
no edit writes more than one character, and what is changed one for one (spaces,
marks, wrapped lines) is redrawn in place and needs no edit.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Final

from onrecord.read.mojibake import mojibake
from onrecord.read.wraps import wraps
from onrecord.record.text import Edit, TextMap, edited

ENTITY: Final = re.compile(r"&(?:amp;){0,2}(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")
HYPHENATED: Final = re.compile(r"(?<![a-z])([a-z]{2,20})[-\u00ad\u2010] {0,8}\n {0,8}(?=[a-z]{2})")
INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\x81\x83\x86-\x90\x98-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffc\U000e0000-\U000e01ef\ud800-\udfff]+"
)

# First parts of words that keep their hyphen at the end of a line: "well-|known".
COMPOUND: Final = re.compile(
    """all|anti|cross|double|eight|far|first|five|four|full|half|hard|high|ill|large|left|long
    |low|middle|near|nine|one|right|second|self|seven|short|single|six|third|three|top|two|vice
    |well|wide|world|year""",
    re.VERBOSE,
)

# Two single marks typed for a double one. Of three in a row the first two are the
# double mark at a word's start, the last two anywhere else: '''No,' she said'' 'no.'''
DOUBLED: Final = re.compile(r"(?<!\S)''|''(?!'(?!'))|``|‘‘|’’|‚‚|´´|′′")
DOUBLED_AS: Final = {
    "''": '"',
    "``": "“",
    "‘‘": "“",
    "’’": "”",
    "‚‚": "„",
    "´´": '"',
    "′′": '"',
}

# What templates, shortcodes and comment syntax leave behind in stored articles. A word
# in square brackets stays unless it is written like a command: in “The [video] speaks
# for itself” it is the editor's.
TOKENS: Final = re.compile(
    r"""\{\{[^{}\n]{0,80}\}\}                    # {{ ad_slot }}
      | \{%[^{}\n]{0,80}%\}                      # {% include %}
      | \{/?[a-z][\w:.\-]{0,40}\}                # {mosads}
      | \[\[[^\[\]\n]{0,80}\]\]                  # [[nid:123]]
      | \[/(?:caption|gallery|embed|video|audio|image|img|related|pullquote|youtube|tweet)\]
      | \[(?:caption|gallery|embed|video|audio|image|img|related|pullquote|youtube|tweet)
        [ :=]{1,3}(?:[\w\-]{1,30}=|https?:|\d)[^\[\]\n]{0,300}\]        # [caption id="7"]
      | \[(?:embed|pullquote)\]
      | %%[a-z_]{2,40}%%                         # %%AD_UNIT%%
      | <!--.{0,200}?-->
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)

# Tags that a clumsy export left in a text; those of a block end its line.
TAGS: Final = re.compile(
    r"""</?(?:
        (?P<block>p|br|hr|div|h[1-6]|ul|ol|li|blockquote|figure|figcaption|table|tr|td)
      | a|abbr|b|big|cite|em|font|i|img|ins|mark|small|span|strike|strong|sub|sup|u
    )(?:\s[^<>]{0,1000})?/?>""",
    re.VERBOSE | re.IGNORECASE,
)

# Lines that are the page's and not the article's, compared without case.
PAGE_LINES: Final = re.compile(
    r"""^[^\S\n]*+[-—–*\[]?[^\S\n]*+(?:
        advertisements?(?:\ [-—–]\ (?:story|article)\ continues\ below)?
      | sponsored(?:\ content)?
      | story\ continues\ below(?:\ (?:this\ )?advertisement)?
      | (?:article|story)\ continues\ (?:below|after)(?:\ (?:this\ )?advertisement)?
      | continue\ reading(?:\ the\ main\ story)? | read\ more
      | related\ (?:stories|articles|content|coverage)
      | share\ this(?:\ (?:story|article))? | sign\ up\ for\ our\ newsletter | skip\ advertisement
      | for\ immediate\ release | (?:press|news|media)\ (?:release|advisory)
      | \(?more\)?
      | most\ popular | loading\.{3} | gallery | caption
    )[^\S\n]*+[-—–*\].:]?[^\S\n]*+$""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)

# Drawn anew one for one: wide spaces, control characters that Windows-1252 meant as
# marks, and marks of another alphabet or of mathematics used for quotation marks.
REDRAWN: Final = str.maketrans(
    dict.fromkeys("\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006", " ")
    | dict.fromkeys("\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " ")
    | dict(zip("\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97", "€‚„…‘’“”•–—", strict=True))
    | {"＂": '"', "ʺ": '"', "˝": '"', "″": '"', "❝": "“", "❞": "”", "〝": "“", "〞": "”", "〟": "„"}
    | {"ʼ": "’", "＇": "'", "❛": "‘", "❜": "’", "‛": "‘"}
)
# An accent or a prime typed for an apostrophe, and a grave one for an opening mark.
APOSTROPHE: Final = re.compile(r"(?<=[A-Za-z])[`´′](?=[A-Za-z])")
GRAVE: Final = re.compile(r"`(?=\w)")
# A curly mark that turns its back on its words, told by its two neighbours alone.
OPENS: Final = re.compile(
    r"(?<![^\s(\[{<—–\-/“‘'\"])”(?=[^\W_]|[‘'\[$(£€#@…])"
    r"|(?<![^\n])”(?= ?(?:…|\.\.))"
)
CLOSES: Final = re.compile(r"(?<=[^\W_]|[.,!?…])“(?=\s|\Z)|(?<=[^\W_])“(?=[,;:)!?]|\.(?!\.))")


def entities(text: str) -> Iterator[Edit]:
    """`&ldquo;`, `&#8220;` and `&amp;quot;` become the characters they name."""
    for match in ENTITY.finditer(text):
        char = html.unescape(f"&{match[1]};")
        if len(char) == 1 and char != "\ufffd":
            yield Edit(match.start(), match.end(), char)


def line_ends(text: str) -> Iterator[Edit]:
    """Windows, old Macintosh and Unicode line ends become one newline."""
    for match in LINE_ENDS.finditer(text):
        yield Edit(match.start(), match.end(), "\n")


def hyphenation(text: str) -> Iterator[Edit]:
    """Words broken at the end of a line are joined again; compounds keep their hyphen."""
    for match in HYPHENATED.finditer(text):
        hyphen = match.end(1)
        if COMPOUND.fullmatch(match[1]):
            yield Edit(hyphen, match.end(), "-")
        else:
            # With the letter before it, so that evidence runs on unbroken.
            yield Edit(hyphen - 1, match.end(), text[hyphen - 1])


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


def doubled_marks(text: str) -> Iterator[Edit]:
    """Two single marks typed for one double mark."""
    for match in DOUBLED.finditer(text):
        yield Edit(match.start(), match.end(), DOUBLED_AS[match.group()])


def tokens(text: str) -> Iterator[Edit]:
    """Template tokens, shortcodes and comments are cut out."""
    for match in TOKENS.finditer(text):
        yield Edit(match.start(), match.end(), "")


def tags(text: str) -> Iterator[Edit]:
    """Tags of HTML in a plain text are cut out; those of a block become a newline."""
    for match in TAGS.finditer(text):
        yield Edit(match.start(), match.end(), "\n" if match["block"] else "")


def page_lines(text: str) -> Iterator[Edit]:
    """Lines such as ADVERTISEMENT are cut out."""
    for match in PAGE_LINES.finditer(text):
        yield Edit(match.start(), match.end(), "")


# What is cut comes last, so that no mended character ever reaches across a cut.
MENDED: Final[tuple[Callable[[str], Iterator[Edit]], ...]] = (
    mojibake,
    mojibake,  # broken twice: `Ã¢â‚¬Å“`
    entities,
    line_ends,
    hyphenation,
    invisible,
    doubled_marks,
    tokens,
    tags,
    page_lines,
)


def redrawn(text: str) -> str:
    """The same text, its spaces, apostrophes and turned marks drawn right, one for one."""
    text = GRAVE.sub("‘", APOSTROPHE.sub("’", text.translate(REDRAWN)))
    text = CLOSES.sub("”", OPENS.sub("“", text))
    places = tuple(wraps(text))
    if not places:
        return text
    drawn = list(text)
    for at in places:
        drawn[at] = " "
    return "".join(drawn)


def repaired(text: str) -> tuple[str, TextMap]:
    """Mend a text; the map leads every stretch of the result back to it.

    One paragraph of the result is one line. Linear in the length of the text.
    """
    clean, way = text, TextMap.same(len(text))
    for step in MENDED:
        edits = tuple(step(clean))
        if edits:
            clean, last = edited(clean, edits)
            way = last.after(way)
    return redrawn(clean), way
