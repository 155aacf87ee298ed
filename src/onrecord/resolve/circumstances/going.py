"""Going: an occasion of one speaker that later statements may belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.record.entry import Interval, SpeakerType
from onrecord.resolve.circumstances.told import Setting, Told
from onrecord.resolve.speakers import Heard
from onrecord.resolve.tables import words

PARAGRAPHS_BETWEEN: Final = 2
"""How many paragraphs of others an occasion outlasts."""

# "a telephone interview", but not "a Bloomberg interview".
_INTERVIEW: Final = re.compile(r"an? (?:[a-z0-9-]+ ){0,3}interview(?: for .+)?")
_PASSING: Final = re.compile(
    r"\b(?:recent|earlier|previous|past|another|different|separate|last|several|many|first)\b"
)
_READ: Final = words(
    "book memoir autobiography essay column op-ed editorial article letter letters affidavit memo"
)


@dataclass(frozen=True, slots=True)
class Going:
    """An occasion, and where its last words stood.

    `announced` for one that a sentence only tells of, `opens` where that sentence opens
    with it; `reach` is how many paragraphs below it a statement may still belong to it.
    """

    setting: Setting
    sentence: int
    paragraph: int
    day: Interval | None = None
    announced: bool = False
    opens: bool = False
    reach: int = PARAGRAPHS_BETWEEN + 1

    @property
    def is_passing(self) -> bool:
        """True for one that is told of in passing, and does not go on."""
        return self.reach <= PARAGRAPHS_BETWEEN

    @property
    def is_reporters_own(self) -> bool:
        """`in a telephone interview`: with the reporter, who has all else from it, too."""
        told = self.setting.occasion
        if told is None or self.setting.addressee is not None:
            return False
        return bool(_INTERVIEW.fullmatch(told.value))

    @property
    def is_read(self) -> bool:
        """True for what is read and not heard: a book, a column."""
        return self.setting.occasion is not None and self.setting.occasion.noun in _READ

    def agrees(self, own: Setting, behind: int) -> bool:
        """True where nothing told of a statement says that it is another occasion.

        `behind` is how many sentences it stands behind the occasion's last words.
        """
        last, told = self.setting, own.addressee
        may_begin = self.announced and behind <= 1
        if own.occasion is not None and not may_begin:
            same = last.occasion is None or own.occasion.noun == last.occasion.noun
            if not (own.occasion.definite and same):
                return False
        if own.place is not None and last.place is not None and own.place.value != last.place.value:
            return False
        if told is None or not is_named(told):
            return True
        if last.occasion is not None and told.value in last.occasion.value:
            return True  # "told Harvey", on "The Steve Harvey Morning Show"
        return last.addressee == told or may_begin or behind == 0

    def merged(self, own: Setting, *, far: bool) -> Setting:
        """A statement's own circumstances, and those of this occasion.

        An audience that was told something on no occasion does not listen from afar.
        """
        last = self.setting
        listens = last.addressee if last.occasion or not far else None
        both = own.joined(Setting(last.place, last.occasion, listens))
        if own.occasion is not None and last.occasion is not None and own.occasion.definite:
            return Setting(both.place, last.occasion, both.addressee)
        return both


def lasting(setting: Setting) -> Setting:
    """What goes on: not those who were only asked or ordered something."""
    told = setting.addressee
    return Setting(setting.place, setting.occasion, None if told and told.directed else told)


def is_named(told: Told) -> bool:
    """An audience with a name: whoever speaks to it is on an occasion of its own."""
    return not told.directed and not told.present


def is_passing(told: Told | None) -> bool:
    """`at a recent rally`: one of several occasions, unless it is the reporter's own interview."""
    if told is None or told.value.endswith("interview"):
        return False
    return bool(_PASSING.search(told.value))


def one_speaker(heard: Heard) -> str | None:
    """A key for the one speaker of a statement; None for several, a group or nobody."""
    if len(heard.speakers) != 1 or heard.speakers[0].type is SpeakerType.GROUP:
        return None
    return key(heard.speakers[0].type, heard.speakers[0].name)


def is_one_person(heard: Heard) -> bool:
    """True for a single person, named or not."""
    people = (SpeakerType.PERSON, SpeakerType.UNNAMED)
    return len(heard.speakers) == 1 and heard.speakers[0].type in people


def key(kind: SpeakerType, name: str) -> str:
    """A speaker by kind and name, in one case."""
    return f"{kind}:{name.casefold()}"
