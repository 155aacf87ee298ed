"""The language of a text, where it is surely not English.

English news has a "the", "of" or "said" in at least every eighth word, and no
other language does. Only a text that has fewer of them is shown to py3langid, and
only what that holds for another language by far is one: a list of foreign names,
a line of figures and a short text stay.
"""

from __future__ import annotations

import re
from typing import Final

# The commonest words of English news that are no words of other languages too, or seldom.
ENGLISH: Final = re.compile(
    r"""\b(?:the|of|and|to|that|is|for|on|was|with|he|said|it|as|at|by|his|be|from|have|are|this
    |not|but|they|has|had|who|were|we|will|you|an|a|in|she)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Of 924 articles of US newspapers none has a smaller share of them, of 25 in other languages
# none a larger one.
SHARE: Final = 0.12
# By how much more likely another language must be, as a logarithm; it grows with the length.
SURELY: Final = 50.0
LOOKED_AT: Final = 20_000  # characters
FEWEST: Final = 12  # different letters that a text in any language has

WORD: Final = re.compile(r"[^\W\d_]+")

# What people call the languages that pages come in; the rest go by their code.
NAMES: Final = {
    "af": "Afrikaans",
    "ar": "Arabic",
    "bg": "Bulgarian",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nb": "Norwegian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "xh": "Xhosa",
    "zh": "Chinese",
    "zu": "Zulu",
}
NO_LANGUAGE: Final = "zxx"


def foreign(text: str) -> str:
    """The code of a text's language ("de"), empty where it is English or may be."""
    text = text[:LOOKED_AT]
    words = sum(1 for _ in WORD.finditer(text))
    if sum(1 for _ in ENGLISH.finditer(text)) >= SHARE * words:
        return ""
    if len({letter for word in WORD.findall(text) for letter in word}) < FEWEST:
        return ""
    from py3langid import rank

    ranked = rank(text)
    (code, likely), english = ranked[0], dict(ranked)["en"]
    return str(code) if code not in ("en", NO_LANGUAGE) and likely - english >= SURELY else ""


def called(code: str) -> str:
    """A language by its name and its code: "German (de)"."""
    return f"{NAMES[code]} ({code})" if code in NAMES else code
