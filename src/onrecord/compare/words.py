"""The words of a side, as two sides can be held against each other.

Each telling word has a stem, and how often the words before it turn it round:
"no mass deportations" and "never refused to negotiate" turn once and twice. How
far a negation reaches is read off the punctuation and a few words, not parsed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from snowballstemmer import stemmer

from onrecord.compare.vocabulary import (
    AGAIN,
    ENDS,
    NARROW,
    NEGATORS,
    NOT_TELLING,
    REACH,
    SHORT,
    SPELT,
    TIMES,
    TURNERS,
)
from onrecord.record.text import Span

TOKEN: Final = re.compile(
    r"""[^\W\d_](?:\.[^\W\d_])+\b\.?      # U.S.
      | \d+(?:[.,]\d+)*                   # 100,000
      | [^\W_]+(?:['’][^\W_]+)*           # won't
      | [,;:.!?…()—–“”"]                  # what ends a reach
    """,
    re.VERBOSE,
)
STOPS: Final = frozenset(".;!?…():")
_stemmer = stemmer("english")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word in lower case (Porter, Snowball's English)."""
    return str(_stemmer.stemWord(word.replace("’", "'")))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a side: where it stands, as it is written there in lower case, its stem.

    `turned` is True where an odd number of negations reach it, `by` is the nearest
    one. `number` is its value, of the last word of a number where it has several.
    """

    span: Span
    form: str
    stem: str
    telling: bool
    name: bool
    turned: bool = False
    by: Span | None = None
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a side, and what was told of it as a whole."""

    text: str
    words: tuple[Word, ...]
    question: bool

    @property
    def telling(self) -> dict[str, Word]:
        """The first word of each telling stem."""
        found: dict[str, Word] = {}
        for word in self.words:
            if word.telling:
                found.setdefault(word.stem, word)
        return found

    def of(self, forms: frozenset[str]) -> list[Word]:
        """The words with one of these forms."""
        return [word for word in self.words if word.form in forms]


@lru_cache(maxsize=4096)
def words(text: str) -> Words:
    """Cut a text into words, and tell what turns them round."""
    found: list[Word] = []
    active: list[tuple[int, Span]] = []  # how far each negation still reaches, and where it stands
    fresh = True  # a sentence begins
    for token in TOKEN.finditer(text):
        form, span = token.group().casefold().replace("’", "'"), Span(*token.span())
        if form in STOPS or form in ',“”"':
            if form in STOPS:
                active, fresh = [], True
            elif form == ",":
                active = [(left - 3, at) for left, at in active if left > 3]
            continue
        if form in ENDS:
            active = []
        own = stem(form)
        turned = len(active) % 2 == 1
        name = token.group()[0].isupper() and not fresh and form not in NOT_TELLING
        number = _number(token.group(), form, found)
        found.append(
            Word(
                span,
                form,
                own,
                telling=form not in NOT_TELLING and not _negates(form),
                name=name,
                turned=turned,
                by=active[-1][1] if turned else None,
                number=number,
            )
        )
        active = [(left - 1, at) for left, at in active if left > 1]
        if form == "and":
            # “Repeal it and put something better in its place” repeals no better.
            active = [(left, at) for left, at in active if left > REACH - NARROW]
        if _negates(form) or own in TURNERS:
            # “No, repeat, no mass deportations” says no once.
            again = _negates(form) and any(_negates(w.form) for w in found[-1 - AGAIN : -1])
            reach = REACH if _negates(form) and form not in SHORT else NARROW
            active = [*(active[:-1] if again else active), (reach, span)]
        fresh = False
    return Words(text, tuple(found), _asks(text))


def _negates(form: str) -> bool:
    return form in NEGATORS or form.endswith("n't")


def _asks(text: str) -> bool:
    """True if there is a question in it."""
    return "?" in text


def _number(written: str, form: str, before: list[Word]) -> float | None:
    """The value of a number, with the words before it that it multiplies."""
    if written[0].isdigit():
        try:
            return float(written.replace(",", ""))
        except ValueError:
            return None
    earlier = before[-1].number if before else None
    if form in TIMES:
        return earlier * TIMES[form] if earlier is not None else None
    if form in SPELT:
        return float(SPELT[form])
    return None
