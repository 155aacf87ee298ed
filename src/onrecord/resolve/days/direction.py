"""Whether the words around a day look back or ahead: "met Tuesday", "will meet Tuesday"."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from onrecord.resolve.tables import SPACE as S
from onrecord.resolve.tables import either, words


class Direction(Enum):
    """Where words look; NONE where they do not tell."""

    BACK = "back"
    AHEAD = "ahead"
    NONE = "none"


_TO: Final = words("""
    plan plans planned planning hope hopes hoped hoping expect expects expected scheduled due set
    slated likely about ready intend intends intended going want wants agreed promised vowed
    pledged threatened seek seeks prepare prepares preparing
""")
_FOR: Final = words("scheduled slated due expected planned set bound")
_OPENS: Final = words("""
    begin begins starts open opens expires meet meets vote votes convenes resumes airs arrives
    departs continues
""")
_WENT: Final = words("""
    said told met came went took gave made held won lost began spoke wrote left got saw found fell
    rose ran sat stood sent shot hit led paid became broke brought built bought caught chose drew
    drove felt flew fought grew heard kept knew laid quit struck swore threw thought understood
    withdrew was were had did been has have
""")
# Signs of either way; `none` for what only looks like one: "the planned vote".
_SIGNS: Final = re.compile(
    rf"\b(?P<back>had{S}been{S}\w+|(?:would|could|might|may|should|must){S}(?:not{S})?have\b|(?:would|could){S}not\b"
    rf"|could{S}(?:\w+ly{S})?be{S}(?:reached|located|found|seen|heard)\b|(?:would|could)n[’']t\b)"
    rf"|(?P<ahead>(?:\b(?:will|shall|won[’']t|would|may|might|must|should|can|could)|[’']ll)\b"
    rf"(?:{S}(?:not|also|then|only|likely|soon|now|\w+ly)){{0,2}}(?:{S}be\b)?(?:{S}\w+)?"
    rf"|\b(?:is|are|was|were|am|{either(sorted(_TO))}){S}to{S}(?:be{S})?\w+"
    rf"|\bto{S}be{S}\w+"
    rf"|\b(?:{either(sorted(_FOR))})(?:{S}(?:for|on|in|at|by|around|before|after)\b)"
    rf"|\b(?:scheduled|slated|planned|planning|plans|forthcoming)\b|\b(?:{either(sorted(_OPENS))})\b"
    rf"|\btakes?{S}(?:effect|place)\b|\bupcoming\b|\bcomes?{S}up\b)"
    rf"|\b(?P<none>(?:an?|the|its|his|her|their|this|that|of|for|with|by|still|most){S}"
    rf"(?:\w+ly{S})?\w+ed"
    rf"|un\w+ed|need|indeed|speed|feed|seed|hundred)\b"
    rf"|\b(?P<went>[a-z]\w+ed|{either(sorted(_WENT))})\b"
)
_HAD: Final = re.compile(r"\b(?:had|was|were|[’']d)\b")
# So that a sentence without an end costs no more than others.
_WINDOW: Final = 200
_MARKS: Final = re.compile(r"[,;:—–()“”\"\n]|''|\s-{1,2}\s")
_UNTIL: Final = re.compile(
    rf"\b(?:by|until|till|starting|beginning|effective|before){S}(?:the{S})?$"
)


def direction(text: str, low: int, at: int, end: int, high: int) -> Direction:
    """Of the clause around the words `text[at:end]`, within `text[low:high]`.

    The sign nearest before the words tells, or else the nearest behind them.
    """
    low, high = max(low, at - _WINDOW), min(high, end + _WINDOW)
    for mark in _MARKS.finditer(text, low, at):
        low = mark.end()
    mark_behind = _MARKS.search(text, end, high)
    high = mark_behind.start() if mark_behind else high
    sign = None
    for found in _SIGNS.finditer(text, low, at):
        sign = sign if found["none"] else found
    if sign is None:
        behind = _SIGNS.finditer(text, end, high)
        sign = next((found for found in behind if not found["none"]), None)
    if _UNTIL.search(text, low, at) and not _HAD.search(text, low, at):
        return Direction.AHEAD
    if sign is None:
        return Direction.NONE
    return Direction.AHEAD if sign["ahead"] else Direction.BACK
