"""Inflections: what becomes of a verb when "I" becomes a name: "I am", "[Kelly is]".

Only the present changes. Which words are no present is a matter of closed lists:
modal verbs, irregular pasts, and what ends in "ed".
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from onrecord.resolve.tables import words


class Agreement(NamedTuple):
    """What stands for `text[start:end]`, the pronoun and what changes with it; `{}` is the name.

    `verb_follows` is True where a verb farther on may have to agree, too.
    """

    start: int
    end: int
    told: str
    verb_follows: bool = False


# Written together with the pronoun: "I'm", "I've".
_JOINED: Final = {"m": "is", "re": "is", "ve": "has", "ll": "will"}
_SHORT: Final = re.compile(r"[’'](m|re|ve|ll)\b")
_IRREGULAR: Final = {
    "am": "is", "are": "is", "have": "has", "do": "does",
    "aren’t": "isn’t", "don’t": "doesn’t", "haven’t": "hasn’t",
}  # fmt: skip
# Before the pronoun, in a question: "do I", "am I".
_BEFORE: Final = _IRREGULAR
_INVERTING: Final = words(
    """
    can could will would should shall may might must did had was were can’t couldn’t won’t wouldn’t
    shouldn’t didn’t hadn’t wasn’t
    """
)
# No present of a third person's would differ from these.
_UNCHANGED: Final = words(
    """
    will would can could shall should may might must did had was were ought dare cannot can’t
    couldn’t won’t wouldn’t shouldn’t didn’t hadn’t wasn’t weren’t mustn’t ain’t
    arose ate awoke became began bent bit bled blew bore bought bound bred broke brought built burnt
    came caught chose clung crept dealt drank drew dreamt drove dug dwelt fed fell felt fled flew
    forbade forgave forgot fought found froze gave got grew ground heard held hid hung kept knelt
    knew laid lay learnt led left lent lied lit lost made meant met misread mistook overcame
    oversaw paid pled proved ran rang rebuilt rode rose said sang sank sat saw sent shook shone
    shot showed shrank slept slid sold sought spelt spent spoke sprang spun stole stood stuck struck
    stung swam swept swore swung taught thought threw told took tore underwent understood undertook
    undid upheld went wept woke won wore wove withdrew withstood wound wrote
    bet broadcast burst cast cost cut forecast hit hurt let put quit read rid set shed shut split
    spread thrust upset wed
    """
)
# Ends in "ed", and is a present all the same.
_PRESENT: Final = words("need feed speed heed exceed proceed succeed bleed breed concede weed seed")
_ADVERBS: Final = words(
    """
    never always also just still already often sometimes now then even ever rather too both hardly
    almost not first do
    """
)
# What follows "I" and is no verb: nothing is to be changed there.
_NO_VERBS: Final = words(
    """
    and or but nor in on at to of for from by with as than that who which if when while because
    so myself you he she we they it the a an this these those my your his her our their there here
    too either alone
    """
)
_WORD: Final = re.compile(r"[ \u00a0]+([A-Za-z]+(?:[’'][a-z]+)?)")
_LATE: Final = re.compile(r"([A-Za-z]+(?:[’'][a-z]+)?)[ \u00a0]+$")
# "She and I are".
_ARE: Final = re.compile(r"[ \u00a0]+(?:are|were|both|aren[’']t|weren[’']t)\b")
_ES: Final = ("s", "x", "z", "ch", "sh", "o")


def subject(text: str, start: int, end: int, low: int, high: int) -> Agreement:
    """What stands for "I" or "we" at `text[start:end]`, seen within `text[low:high]`."""
    before = _LATE.search(text, max(low, start - 20), start)
    if before:
        early = _plain(before[1])
        if early in _BEFORE:
            return Agreement(before.start(1), end, f"{_as(_BEFORE[early], before[1])} {{}}")
        if early in _INVERTING or (early in ("and", "or") and _ARE.match(text, end)):
            return Agreement(start, end, "{}")
    if end < high and text[end] in "’'":
        joined = _SHORT.match(text, end, high)
        if joined:
            return Agreement(start, joined.end(), f"{{}} {_JOINED[joined[1]]}")
        return Agreement(start, end, "{}")
    return Agreement(start, end, "{}", verb_follows=True)


def verb(text: str, end: int, high: int) -> tuple[int, int, str] | None:
    """The verb behind a pronoun that ends at `end`, as the third person has it.

    Its place, and what stands for it, in brackets; None where nothing changes.
    """
    at = end
    for _ in range(4):
        match = _WORD.match(text, at, high)
        if match is None:
            return None
        word = _plain(match[1])
        if word != "do" and (word in _ADVERBS or (word.endswith("ly") and word != "rely")):
            at = match.end()
            continue
        if word in _NO_VERBS or word in _UNCHANGED or not match[1].islower():
            return None
        if word in _IRREGULAR:
            return match.start(1), match.end(), f"[{_IRREGULAR[word]}]"
        if word.endswith("ing") or (word.endswith("ed") and word not in _PRESENT):
            return None
        if word.endswith("y") and word[-2:-1] not in "aeiou":
            return match.start(1), match.end(), f"[{match[1][:-1]}ies]"
        ending = "es" if word.endswith(_ES) else "s"
        return match.start(1), match.end(), f"{match[1]}[{ending}]"
    return None


def _plain(word: str) -> str:
    return word.lower().replace("'", "’")


def _as(told: str, word: str) -> str:
    return told.capitalize() if word[:1].isupper() else told
