"""Antecedents: whom "he", "they" and "who" stand for.

Candidates are the names before the pronoun and the speakers of the statements
before it. Each appearance is weighed by the table `WEIGHTS`: near beats far, a
speaker and a subject beat somebody merely spoken of, and what stands within
somebody's quoted words hardly counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.record.entry import SpeakerType
from onrecord.record.text import Span
from onrecord.resolve.cast import Body, Naming, Person
from onrecord.resolve.given_names import Gender
from onrecord.resolve.nouns import BODIES, DOCUMENTS, GROUPS, UNNAMED
from onrecord.resolve.rules import Rule
from onrecord.resolve.scene import NOBODY, Answer, Number, Scene, Voice, within
from onrecord.resolve.sources import Pronoun
from onrecord.resolve.tables import SPACE, either, words
from onrecord.resolve.titles import PLURAL_TITLES, TITLES

WEIGHTS: Final = {
    "each sentence back": -1.0,
    "same paragraph": 0.5,
    "spoke": 1.5,
    "subject": 1.0,
    "behind a preposition": -0.5,
    "only describes": -1.0,
    "owns the subject": 0.25,
    "owns": -0.75,
    "in reported words": -0.5,
    "in quoted words": -2.0,
    "gender is known": 0.75,
    "each naming, up to eight": 0.1,
}
"""What an appearance weighs towards being the antecedent of "he" or "she"."""

CLEAR: Final = 1.0
"""The lead over the next candidate from which a pronoun is clear."""


def antecedent(scene: Scene, pronoun: Pronoun, at: int, own: Sequence[Span]) -> Answer:
    """Whom a pronoun at a place stands for as the source of a statement.

    `own` are the content spans of the statement itself: nobody who is only named
    in them is its speaker.
    """
    if pronoun.relative:
        return _relative(scene, pronoun, at)
    if pronoun.thing:
        return _it(scene, at)
    if pronoun.number is Number.MANY:
        return _they(scene, at)
    return _somebody(scene, pronoun.gender, at, own)


def _somebody(scene: Scene, gender: Gender | None, at: int, own: Sequence[Span]) -> Answer:
    """The most salient single person before a place."""
    best: dict[Person | Voice, float] = {}
    for who, place, weight in (*_named(scene, gender, at, own), *_heard(scene, gender, at)):
        if scene.paragraph_at(place) == scene.paragraph_at(at):
            weight += WEIGHTS["same paragraph"]
        if who.gender is not None:
            weight += WEIGHTS["gender is known"]
        if isinstance(who, Person):
            weight += WEIGHTS["each naming, up to eight"] * min(8, who.count)
        best[who] = max(weight, best.get(who, weight))
    if not best:
        return NOBODY
    first, *others = sorted(best, key=lambda who: -best[who])
    clear = not others or best[first] - best[others[0]] >= CLEAR
    return first, Rule.PRONOUN_CLEAR if clear else Rule.PRONOUN


def _named(
    scene: Scene, gender: Gender | None, at: int, own: Sequence[Span]
) -> Iterator[tuple[Person, int, float]]:
    """The persons named before a place, where, and what each naming weighs."""
    for naming in scene.namings_before(at):
        who, place = naming.who, naming.start
        if not isinstance(who, Person) or not who.suits(gender) or place >= at:
            continue
        if any(span.start <= place < span.end for span in own):
            continue
        weight = WEIGHTS["each sentence back"] * scene.sentences_between(place, at)
        if within(scene.quoted, place):
            weight += WEIGHTS["in quoted words"]
        elif within(scene.reported, place):
            weight += WEIGHTS["in reported words"]
        yield who, place, weight + WEIGHTS.get(_role(scene, naming), 0.0)


def _heard(
    scene: Scene, gender: Gender | None, at: int
) -> Iterator[tuple[Person | Voice, int, float]]:
    """Those who spoke before a place: persons, and descriptions of one."""
    for voice in scene.voices_before(at):
        who = voice.who if isinstance(voice.who, Person) else voice
        if voice.number is Number.MANY or isinstance(voice.who, Body):
            continue
        if isinstance(who, Voice) and not _is_somebody(who):
            continue
        if who.gender is None or gender is None or who.gender is gender:
            back = WEIGHTS["each sentence back"] * scene.sentences_between(voice.at, at)
            yield who, voice.at, back + WEIGHTS["spoke"]


def _is_somebody(voice: Voice) -> bool:
    """True for a description of one person: a spokeswoman, an official, a man."""
    return voice.type is SpeakerType.UNNAMED and (voice.noun in TITLES or voice.noun in UNNAMED)


_PREPOSITION: Final = re.compile(
    r"\b(?:of|for|to|with|by|from|in|on|at|against|about|over|under|between|than|like|as|into|"
    rf"toward|towards|behind|including|around|after|before){SPACE}"
    rf"(?:the{SPACE}|[A-Z][\w.]*{SPACE}){{0,4}}$"
)
_VERB: Final = re.compile(
    rf"(?:{SPACE}\([^()\n]{{1,30}}\))?(?:,[^,\n]{{2,80}},)?{SPACE}(?:(?:also|then|later|has|had|on|who)\b{SPACE})?"
    r"(?!(?:of|for|to|with|by|from|in|on|at|and|or|but|as|than|over|into|after|before|the|a)\b)"
    r"[a-z]+"
)
_OWNED_NOUN: Final = re.compile(
    rf"{SPACE}(?:campaign|supporters?|aides?|advisers?|allies|ally|administration|team|camp|"
    r"rally|rallies|voters?|surrogates?|officials?|backers?|delegates?|strategists?|donors?|fans?)\b"
)


def _role(scene: Scene, naming: Naming) -> str:
    """What a name does in its sentence, by the words around it: a row of `WEIGHTS`, or nothing."""
    text = scene.text
    start = naming.mention.title.start if naming.mention.title else naming.start
    if naming.held and naming.held.span.end <= naming.start:
        start = min(start, naming.held.span.start)
    if text[naming.end : naming.end + 1] in ("’", "'"):
        opens = scene.cast.sentence_start(naming.start) >= start - 2
        return "owns the subject" if opens else "owns"
    if _OWNED_NOUN.match(text, naming.end):
        return "only describes"
    if _PREPOSITION.search(text, max(0, start - 60), start):
        return "behind a preposition"
    return "subject" if _VERB.match(text, naming.end) else ""


# What may stand between a name and its "who": where it is from, a party tag, an aside's comma.
_BETWEEN: Final = re.compile(
    rf"(?:\([^()\n]{{1,30}}\)|{SPACE}|[,—–-]|\b(?:of|from|the|for|at|in|and)\b|[A-Z][\w.’'-]*)*"
)
_PHRASE: Final = re.compile(rf"((?:[\w’'-]+{SPACE}){{0,6}}[\w’'-]+),?{SPACE}$")
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
    if thing:
        return SpeakerType.DOCUMENT if noun in DOCUMENTS else None
    if noun in PLURAL_TITLES or noun in GROUPS:
        return SpeakerType.GROUP
    return SpeakerType.UNNAMED if noun in UNNAMED or noun in TITLES else None


def _they(scene: Scene, at: int) -> Answer:
    """The last group, body or several that spoke, else the last that were spoken of."""
    for voice in scene.voices_before(at, sentences=4):
        if voice.number is Number.MANY:
            return voice, Rule.THEY
        if isinstance(voice.who, Body):
            return voice.who, Rule.THEY
    voice_unsaid = _plural_before(scene, at)
    return (voice_unsaid, Rule.THEY_UNSAID) if voice_unsaid else NOBODY


_PLURAL: Final = re.compile(
    rf"((?:\b(?:[Tt]he|[Ss]ome|[Mm]any|[Mm]ost|[Oo]ther|[A-Z]\w+){SPACE}){{0,3}})"
    r"\b(\w+s|people|police)\b"
)


def _plural_before(scene: Scene, at: int) -> Voice | None:
    """The first plural people of the pronoun's sentence, else of the sentence before."""
    here = scene.cast.sentence_start(at)
    for low, high in ((here, at), (scene.cast.sentence_start(max(0, here - 1)), here)):
        for match in _PLURAL.finditer(scene.text, low, high):
            noun = match[2].casefold()
            if _noun_kind(noun, thing=False) is SpeakerType.GROUP and not within(
                scene.quoted, match.start()
            ):
                said = match.group()
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
        if _role(scene, naming) == "subject":
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
