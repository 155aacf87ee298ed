"""Callings: how a reading speaks of somebody within its brackets."""

from __future__ import annotations

import re
from typing import Final

from onrecord.record.entry import SpeakerType
from onrecord.resolve.cast import Person
from onrecord.resolve.scene import Scene
from onrecord.resolve.speakers import Told


def speaker_name(scene: Scene, told: Told, source: str) -> str:
    """How a reading speaks of its speaker: by the surname, where only one has it."""
    if isinstance(told.voice.who, Person):
        return shown(scene, told.voice.who, fully=False)
    name = told.speaker.name
    if told.speaker.type is SpeakerType.PERSON:
        return name
    return body_name(name, source) if told.voice.who is not None else the(name) or name


def body_name(name: str, source: str) -> str:
    """A body as its article has it, with "the" or without."""
    first = source.split(" ")[0].casefold()
    has_the = first == "the" and not name.casefold().startswith("the ")
    return f"the {name}" if has_the else name


def shown(scene: Scene, who: Person, *, fully: bool) -> str:
    """A person by the surname, or by the full name where several have that surname."""
    name = who.name
    if fully or not name.surname or _shared(scene, who):
        return " ".join(part for part in (name.given, name.middle, name.surname) if part)
    return name.surname


def _shared(scene: Scene, who: Person) -> bool:
    return any(one is not who and one.name.key == who.name.key for one in scene.cast.people)


_INDEFINITE: Final = re.compile(r"^(?:an?|one)\s+", re.I)
_COUNTED: Final = re.compile(r"^(?:two|three|four|five)\s", re.I)
_OPEN: Final = re.compile(
    r"\b(?:his|her|their|its|my|our|who|whose|which|that|another|other|about|with)\b", re.I
)
_LONGEST: Final = 5


def the(description: str) -> str:
    """A description that was met: `a witness` as `the witness`; empty where it says too little."""
    one_of_them = description.casefold().startswith("one of ")
    if one_of_them or _OPEN.search(description) or len(description.split()) > _LONGEST:
        return ""
    if _INDEFINITE.match(description):
        return _INDEFINITE.sub("the ", description, count=1)
    return f"the {description}" if _COUNTED.match(description) else description


def owned(name: str, *, many: bool = False) -> str:
    """A name as an owner's: `Kelly’s`, `the workers’`."""
    plural = many or name.startswith("the ")
    return f"{name}’" if plural and name.endswith("s") else f"{name}’s"
