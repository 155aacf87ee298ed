"""Letters made alike, so that one name in several spellings is seen to be one.

`latin` takes case, accents and punctuation away: `Peña` and `PENA`, `O’Neill`
and `O'Neill`. `skeleton` goes further, to what is left of a word when it comes
out of another alphabet in several ways: `Mohammed`, `Muhammad` and `Mohamad`
are `mahmd`, `Zelensky` and `Zelenskyy` are `zelnsk`. A skeleton only says where
to look; whether two spellings are one name is for their letters to tell.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

# Letters that no accent can be taken from.
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}
)

# What one sound is written as, in this order.
_SOUNDS: Final = (
    ("sch", "s"), ("tch", "c"), ("sh", "s"), ("zh", "z"), ("kh", "k"), ("gh", "g"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("ck", "k"), ("ch", "c"), ("ts", "z"), ("tz", "z"), ("x", "ks"),
    ("q", "k"), ("g", "k"), ("c", "k"), ("w", "v"),
)  # fmt: skip
_VOWELS: Final = re.compile("[aeiouy]")
_DOUBLE: Final = re.compile(r"(.)\1+")
_SHORT: Final = 3  # a word of so few letters is its own skeleton: Li and Lee are two


@lru_cache(maxsize=16_384)
def latin(word: str) -> str:
    """The letters and digits of a word in one case and script, without accents and punctuation."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    if not plain.isascii():
        plain = "".join(char for char in plain if not unicodedata.combining(char))
        plain = anyascii(plain).casefold()
    return "".join(char for char in plain if char.isalnum())


@lru_cache(maxsize=16_384)
def sounds(word: str) -> str:
    """A folded word with one letter for each sound that is written in several ways."""
    told = word.replace("j", "y") if word[:1] != "j" else word
    for written, sound in _SOUNDS:
        told = told.replace(written, sound)
    return told


@lru_cache(maxsize=16_384)
def voweled(word: str) -> frozenset[str]:
    """The skeletons of whatever names a word without its vowels may be.

    A `v` in it may be a `b`, or a vowel that is written so.
    """
    spelled = {word, word.replace("v", "b"), word[:1] + re.sub("[vw]", "", word[1:])}
    found: set[str] = set()
    for each in spelled:
        told = _VOWELS.sub("", sounds(each))
        if told:
            rest = _DOUBLE.sub(r"\1", told[1:])
            found |= {f"{told[0]}{kind}{rest}" for kind in "ae"}
            found |= {f"{kind}{_DOUBLE.sub(chr(92) + '1', told)}" for kind in "ae"}
    return frozenset(found)


@lru_cache(maxsize=16_384)
def skeleton(word: str) -> str:
    """The sounds of a folded word that its spellings share.

    Its consonants, with the first vowel as a dark one (`a`) or a light one (`e`).
    """
    if len(word) <= _SHORT:
        return word
    told = sounds(word)
    first = _VOWELS.search(told)
    kind = "" if first is None else "a" if first.group() in "aou" else "e"
    head = "" if told[0] in "aeiouy" else told[0]
    return _DOUBLE.sub(r"\1", f"{head}{kind}{_VOWELS.sub('', told[len(head) :])}")
