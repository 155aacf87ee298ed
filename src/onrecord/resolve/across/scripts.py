"""Names in other scripts, written in Latin letters as far as their own letters tell.

`Владимир Путин` is `Vladimir Putin`, `习近平` is `Xi Jinping`, `문재인` is `Moon Jae-in`.
Arabic and Hebrew leave most vowels out: `نتنياهو` is only what is left of a name, which
several names may fit. Japanese names in Chinese characters are not read: their sound
is not in the characters. The letters are from the anyascii library.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from onrecord.resolve.tables import words


class Script(Enum):
    """How far the letters of a name tell its sound."""

    LATIN = "Latin"
    SOUNDED = "another script"
    UNVOICED = "a script without vowels"


# Families that are written with two characters.
_DOUBLE: Final = words(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 慕容 令狐 남궁 황보 제갈 선우"
)

# Families as they write themselves, which is not what the letters say.
_KOREAN: Final = {
    "김": "Kim", "이": "Lee", "박": "Park", "최": "Choi", "정": "Jung", "강": "Kang", "조": "Cho",
    "윤": "Yoon", "장": "Jang", "임": "Lim", "한": "Han", "오": "Oh", "서": "Seo", "신": "Shin",
    "권": "Kwon", "황": "Hwang", "안": "Ahn", "송": "Song", "유": "Yoo", "홍": "Hong", "전": "Jeon",
    "고": "Ko", "문": "Moon", "손": "Son", "양": "Yang", "배": "Bae", "백": "Baek", "허": "Heo",
    "남": "Nam", "심": "Shim", "노": "Roh", "하": "Ha", "곽": "Kwak", "성": "Sung", "차": "Cha",
    "주": "Joo", "우": "Woo", "구": "Koo", "반": "Ban", "추": "Choo",
}  # fmt: skip
_LONGEST: Final = 4  # characters of a name in Chinese or Korean
_ARTICLE: Final = "ال"


@lru_cache(maxsize=16_384)
def romanized(told: str) -> tuple[str, Script]:
    """A name in Latin letters, and how far that can be trusted; one in Latin as it is."""
    if told.isascii():
        return told, Script.LATIN
    kinds = {_kind(char) for char in told if char.isalpha()} - {"LATIN"}
    if not kinds:
        return told, Script.LATIN
    if kinds <= {"HANGUL", "CJK"} and 1 < len(told) <= _LONGEST and told.isalpha():
        return _family_first(told, korean="HANGUL" in kinds), Script.SOUNDED
    unvoiced = bool(kinds & {"ARABIC", "HEBREW"})
    said = " ".join(filter(None, map(_word, told.split())))
    return said or told, Script.UNVOICED if unvoiced else Script.SOUNDED


def _kind(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0]


def _family_first(told: str, *, korean: bool) -> str:
    at = 2 if told[:2] in _DOUBLE and len(told) > 2 else 1
    family = _KOREAN.get(told[:at]) or anyascii(told[:at]).capitalize()
    given = map(anyascii, told[at:])
    return f"{family} {('-' if korean else '').join(given).capitalize()}"


def _word(told: str) -> str:
    bare = told.removeprefix(_ARTICLE) if len(told) > len(_ARTICLE) + 1 else told
    plain = "".join(char for char in anyascii(bare) if char.isalnum() or char in "-.")
    return plain[:1].upper() + plain[1:]
