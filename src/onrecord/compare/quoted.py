"""The quoted words of an entry, as they can be compared with another's.

Only what stands in quotation marks counts: reporters put the rest in their own
words. Case, stops, marks of every shape, and what was said twice for emphasis
("no, repeat, no") make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.record.entry import Entry
from onrecord.record.statement import Kind

Words = tuple[str, ...]

OPENING: Final = "“„«"
CLOSING: Final = "”»"
MARK: Final = re.compile('["“„«”»]')

WORD: Final = re.compile(
    r"""[^\W\d_](?:\.[^\W\d_])+\b      # U.S., p.m.
      | \d+(?:[.,]\d+)*                # 100,000
      | [^\W_]+(?:'[^\W_]+)*           # won't
    """,
    re.VERBOSE,
)
APOSTROPHES: Final = str.maketrans("’‘ʼ", "'''")


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


FILLERS: Final = frozenset({"uh", "um", "er", "ah"})

# Words too common in public speech to tell one quotation from another.
COMMON: Final = _table(
    """
    a about after again against all also am america american americans an and any are as at back
    be because been before being but by can come could country day did do does doing done down
    every for from get give go going gonna good got great had has have having he her here him
    his how i i'd i'll i'm i've if in into is it it's its just know let let's like look lot make
    making many may me might more most much must my nation new now of on one only or other our
    out over people president put really right said say see she should so some take than that
    that's the their them then there there's these they they're thing things think this those
    time to today two united up us very want was way we we'll we're we've well were what when
    where which who will with work world would year years you your
    """
)
COMMON_WEIGHT: Final = 0.25

# Words that turn a sentence round: two quotations that differ in one of them differ.
NEGATIONS: Final = _table(
    """
    no not never none nobody nothing nor neither cannot without hardly
    """
)
NUMBERS: Final = _table(
    """
    two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
    sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion
    billions trillion half dozen dozens first second third
    """
)


def quoted_words(entry: Entry) -> Words:
    """The words in the quotation marks of an entry, in order and in lower case.

    A direct statement without marks is quoted as a whole; of an indirect one
    nothing is.
    """
    said = entry.statement
    if said.kind is Kind.INDIRECT:
        return ()
    pieces = list(_inside(said.text))
    if not pieces and said.kind is Kind.DIRECT:
        pieces = [said.text]
    return tuple(_once(word for piece in pieces for word in _words(piece)))


def weight(words: Iterable[str]) -> float:
    """How much words tell: 1 each, a quarter for the commonest and for numbers in letters."""
    return sum(COMMON_WEIGHT if word in COMMON or word in NUMBERS else 1.0 for word in words)


def decisive(words: Iterable[str]) -> frozenset[str]:
    """The negations (as one, whichever they are) and numbers among the words."""
    found = set()
    for word in words:
        if word in NEGATIONS or word.endswith("n't"):
            found.add("not")
        elif word in NUMBERS or word[0].isdigit():
            found.add(word)
    return frozenset(found)


def _inside(text: str) -> Iterator[str]:
    """The stretches between double quotation marks, the first or last of which may be missing."""
    opened = -1
    before = True  # no mark has been seen yet
    for mark in MARK.finditer(text):
        at, sign = mark.start(), mark.group()
        if opened >= 0:
            yield text[opened:at]
            # An opening mark while one is open: the next paragraph of the same quotation.
            opened = mark.end() if sign in OPENING else -1
        elif sign in CLOSING:
            if before:
                yield text[:at]
        else:
            opened = mark.end()
        before = False
    if opened >= 0:
        yield text[opened:]


def _words(text: str) -> Iterator[str]:
    for found in WORD.finditer(text.casefold().translate(APOSTROPHES)):
        word = found.group()
        word = word.replace(",", "") if word[0].isdigit() else word.replace(".", "")
        if word not in FILLERS:
            yield word


def _once(words: Iterable[str]) -> list[str]:
    """The words without those said twice in a row: "no, no" and "no, repeat, no"."""
    kept: list[str] = []
    for word in words:
        if kept[-1:] == [word]:
            continue
        if kept[-2:] == [word, "repeat"]:
            kept.pop()
        else:
            kept.append(word)
    return kept
