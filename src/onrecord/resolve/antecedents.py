"""Antecedents: whom "he", "they", "it" and "who" stand for as the source of a statement.

`Who` and `which` are what stands right before them; `they` and `it` the last group,
body or document that spoke or was spoken of. Whom `he` and `she` stand for is
weighed (`candidates`), along the thread of all of them (`pronouns`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.record.entry import SpeakerType
from onrecord.record.text import Span
from onrecord.resolve.appearances import Role, may_be_person, role_of
from onrecord.resolve.cast import Body, Person
from onrecord.resolve.nouns import BODIES, DOCUMENTS, GROUPS, UNNAMED
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.rules import Rule
from onrecord.resolve.scene import NOBODY, Answer, Number, Scene, Voice, within
from onrecord.resolve.sources import Pronoun, Source
from onrecord.resolve.tables import SPACE, either, words
from onrecord.resolve.titles import PLURAL_TITLES, TITLES


def antecedent(
    pronouns: Pronouns, source: Source, pronoun: Pronoun, own: Sequence[Span], *, start: int
) -> Answer:
    """Whom the pronoun that a source phrase is, or begins with, stands for.

    `own` are the content spans of the statement itself, which begins at `start`:
    nobody who is only named in them is its speaker.
    """
    scene, at = pronouns.scene, source.start
    if pronoun.relative:
        return _relative(scene, pronoun, at)
    if pronoun.thing:
        return _it(scene, at)
    if pronoun.number is Number.MANY:
        return _they(scene, at)
    return pronouns.at(at, source.words.split(" ")[0], own, start=start)


# What may stand between a name and its "who": where it is from, a party tag, an aside's comma.
_BETWEEN: Final = re.compile(
    rf"(?:\([^()\n]{{1,30}}\)|{SPACE}|[,—–-]|\b(?:of|from|the|for|at|in|and)\b|[A-Z][\w.’'-]*)*"
)
_PHRASE: Final = re.compile(rf"((?:[\w’'-]+{SPACE}){{0,6}}[\w’'-]+)(?:,|{SPACE}[-–—])?{SPACE}$")
_ENDS_PHRASE: Final = words(
    """
    of for from in on at with to by about among as but is was are were said says and or that who
    than like told including into against
    """
)
_DETERMINERS: Final = words(
    "the a an one another some many most several two three four five other those his her"
)


def _relative(scene: Scene, pronoun: Pronoun, at: int) -> Answer:
    """`who`, `which`: what stands right before it in the same sentence."""
    low = scene.cast.sentence_start(at)
    if (voice := _noun_before(scene, pronoun, at, low)) is not None:
        return voice, Rule.RELATIVE
    for naming in reversed(scene.cast.within(low, at, most=4)):
        if naming.who is None or isinstance(naming.who, Person) is pronoun.thing:
            continue
        end = max(naming.end, naming.held.span.end) if naming.held else naming.end
        if end <= at and _BETWEEN.fullmatch(scene.text, end, at):
            return naming.who, Rule.RELATIVE
        break
    return NOBODY


def _noun_before(scene: Scene, pronoun: Pronoun, at: int, low: int) -> Voice | None:
    """`voters who`, `a poll that`: the description right before the relative, as a voice."""
    match = _PHRASE.search(scene.text, max(low, at - 80), at)
    if not match:
        return None
    said = match[1].split()
    noun = said[-1].casefold()
    kind = _noun_kind(noun, thing=pronoun.thing)
    if kind is None and not pronoun.thing and said[-1].islower() and noun.endswith("s"):
        kind = SpeakerType.GROUP  # "other employers who said": only people are "who"
    if kind is None:
        return None
    first = len(said) - 1
    while first and said[first - 1].casefold() not in _ENDS_PHRASE:
        first -= 1
        if said[first].casefold() in _DETERMINERS:
            break
    number = Number.MANY if kind is SpeakerType.GROUP else Number.ONE
    return Voice(at, None, kind, number, words=" ".join(said[first:]), noun=noun)


def _noun_kind(noun: str, *, thing: bool) -> SpeakerType | None:
    if thing and noun not in GROUPS:
        body = SpeakerType.UNNAMED if noun in BODIES else None
        return SpeakerType.DOCUMENT if noun in DOCUMENTS else body
    if noun in PLURAL_TITLES or noun in GROUPS:
        return SpeakerType.GROUP
    return SpeakerType.UNNAMED if noun in UNNAMED or noun in TITLES else None


_MOST_NAMES: Final = 40


def _they(scene: Scene, at: int) -> Answer:
    """The last group, body or several that spoke, else the last that were spoken of."""
    for voice in scene.voices_before(at, sentences=4):
        if voice.number is Number.MANY:
            return voice, Rule.THEY
        if isinstance(voice.who, Body):
            return voice.who, Rule.THEY
    here = scene.cast.sentence_start(at)
    for low, high in ((here, at), (scene.cast.sentence_start(max(0, here - 1)), here)):
        found = [one for one in (_plural(scene, low, high), _several(scene, low, high)) if one]
        if found:
            return replace(min(found, key=lambda one: one.at), at=at), Rule.THEY_UNSAID
    # One whom the article does not name: "A spokesman said … They added".
    last = next(scene.voices_before(at, sentences=2), None)
    return (last, Rule.THEY) if last is not None and last.is_somebody else NOBODY


_AND: Final = re.compile(
    rf"(?:{SPACE}\([^()\n]{{1,30}}\))?(?:,{SPACE}?)?(?:{SPACE}?and{SPACE})?(?:[A-Z][\w.]*{SPACE}){{0,4}}"
)


def _several(scene: Scene, low: int, high: int) -> Voice | None:
    """The first persons of `text[low:high]` that an “and” joins: `Pia Lund and Carl Ek`.

    One of them must be known for a person; the others may be by their names.
    """
    voices: list[Voice] = []
    joined, end = "", low
    for naming in scene.cast.within(low, high, most=_MOST_NAMES):
        between = scene.text[end : naming.start]
        goes_on = bool(voices) and _AND.fullmatch(between) is not None
        if not goes_on:
            if len(voices) > 1 and " and " in joined:
                break
            voices, joined = [], ""
        who = naming.who
        if who is None and " " in naming.mention.name and may_be_person(naming):
            who = scene.open_person(naming.mention.name, naming.start)
        if isinstance(who, Person) and not within(scene.quoted, naming.start):
            voices.append(Voice(naming.start, who, SpeakerType.PERSON, gender=who.gender))
            joined += between if goes_on else ""
        end = naming.end
    known = any(voice.who in scene.cast.people for voice in voices)
    if len(voices) < 2 or " and " not in joined or not known:
        return None
    return Voice(voices[0].at, None, SpeakerType.PERSON, Number.MANY, several=tuple(voices))


_PLURAL: Final = re.compile(
    rf"((?:\b(?:[Tt]he|[Ss]ome|[Mm]any|[Mm]ost|[Oo]ther|[A-Z]\w+){SPACE}){{0,3}})"
    r"\b(\w+s|people|police)\b"
)


def _plural(scene: Scene, low: int, high: int) -> Voice | None:
    """The first plural people of `text[low:high]` outside of quoted words."""
    for match in _PLURAL.finditer(scene.text, low, high):
        noun = match[2].casefold()
        group = _noun_kind(noun, thing=False) is SpeakerType.GROUP
        if group and not within(scene.quoted, match.start()):
            said = match.group()
            at = match.start()
            return Voice(at, None, SpeakerType.GROUP, Number.MANY, words=said, noun=noun)
    return None


def _it(scene: Scene, at: int) -> Answer:
    """The last body or document that spoke, else the body that the last sentence is about."""
    for voice in scene.voices_before(at, sentences=3):
        if isinstance(voice.who, Body):
            return voice.who, Rule.IT
        things = (SpeakerType.DOCUMENT, SpeakerType.ORGANIZATION)
        if voice.number is Number.ONE and (voice.type in things or voice.noun in BODIES):
            return voice, Rule.IT
    for naming in reversed(scene.namings_before(at)):
        if scene.sentences_between(naming.start, at) > 1:
            break
        if not isinstance(naming.who, Body) or within(scene.quoted, naming.start):
            continue
        low = scene.cast.sentence_start(naming.start)
        if role_of(scene.text, naming.start, naming.end, low) is Role.SUBJECT:
            return naming.who, Rule.IT
    document = _document_before(scene, at)
    return (document, Rule.IT_UNSAID) if document else NOBODY


_DOCUMENT: Final = re.compile(
    rf"[“\"]?((?:The|This|That|An?){SPACE}(?:[\w’'-]+{SPACE}){{0,3}}?({either(DOCUMENTS)})\b)"
)


def _document_before(scene: Scene, at: int) -> Voice | None:
    """The document that the pronoun's sentence, or the one before, opens with."""
    here = scene.cast.sentence_start(at)
    for start in (here, scene.cast.sentence_start(max(0, here - 1))):
        if match := _DOCUMENT.match(scene.text, start, at):
            said = match[1][:1].lower() + match[1][1:]
            return Voice(at, None, SpeakerType.DOCUMENT, words=said, noun=match[2])
    return None
