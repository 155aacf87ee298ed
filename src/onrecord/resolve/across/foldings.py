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
    """The letters and digits of a word in one case, without accents and punctuation."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(char for char in plain if char.isalnum())


@lru_cache(maxsize=16_384)
def skeleton(word: str) -> str:
    """The sounds of a folded word that its spellings share.

    Its consonants, with the first vowel as a dark one (`a`) or a light one (`e`).
    """
    if len(word) <= _SHORT:
        return word
    told = word.replace("j", "y") if word[0] != "j" else word
    for written, sound in _SOUNDS:
        told = told.replace(written, sound)
    first = _VOWELS.search(told)
    kind = "" if first is None else "a" if first.group() in "aou" else "e"
    head = "" if told[0] in "aeiouy" else told[0]
    return _DOUBLE.sub(r"\1", f"{head}{kind}{_VOWELS.sub('', told[len(head) :])}")
