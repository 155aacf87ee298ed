"""Appearances: where an article speaks of a single person, by a name or by a description.

    Pia Lund | thanked | Ada Kern’s | brother for | the guard | .
    subject            owner           (other)

What somebody does in a sentence is read off the words right around: a subject is
followed by a verb or opens its sentence, an owner by an apostrophe. That is coarse
and cheap; how much it counts is measured (`weights`), not believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onrecord.record.entry import SpeakerType
from onrecord.record.text import Span
from onrecord.resolve.cast import Body, Naming, Person
from onrecord.resolve.given_names import Gender
from onrecord.resolve.mentions import COMMON_ACRONYMS, Kind, is_people
from onrecord.resolve.nouns import DEMONYMS, DOCUMENTS, UNNAMED
from onrecord.resolve.scene import Scene, Voice
from onrecord.resolve.tables import SPACE, words
from onrecord.resolve.titles import NOT_HELD, TITLES, WITHIN, Sort


class Role(StrEnum):
    """What somebody does in a sentence, as far as the words around tell."""

    SUBJECT = "subject"
    OWNER = "owner"
    GOVERNED = "behind a preposition"
    OTHER = "object or other"


class How(StrEnum):
    """By what somebody appears."""

    NAME = "name"
    OPEN_NAME = "a name that may be no person's"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Appearance:
    """Somebody at one place of the text, `text[at:end]`, in a sentence by its number."""

    who: Person | Voice
    at: int
    end: int
    sentence: int
    role: Role
    how: How
    full: bool = False


_PREPOSITION: Final = re.compile(
    r"\b(?:of|for|to|with|by|from|in|on|at|against|about|over|under|between|than|like|as|into|"
    rf"toward|towards|behind|including|around|after|before|alongside|beside|near){SPACE}"
    rf"(?:the{SPACE}|[A-Z][\w.]*{SPACE}|(?:and|his|her|their|an?|former|late){SPACE}){{0,4}}$"
)
_VERB: Final = re.compile(
    rf"(?:{SPACE}\([^()\n]{{1,30}}\))?(?:,[^,\n]{{2,80}},)?{SPACE}"
    rf"(?:(?:also|then|later|has|had|on|who|never|often|soon|first|once){SPACE})?"
    r"(?!(?:of|for|to|with|by|from|in|on|at|and|or|but|as|than|over|into|after|before|the|an?|"
    r"is|that|when|while|because|if|his|her|their|during|about)\b)[a-z]+|"
    rf"{SPACE}is{SPACE}"
)
_OWNED_NOUN: Final = re.compile(
    rf"{SPACE}(?:campaign|supporters?|aides?|advisers?|allies|ally|administration|team|camp|"
    r"rally|rallies|voters?|surrogates?|officials?|backers?|delegates?|strategists?|donors?|fans?)\b"
)
_OPENING: Final = re.compile(
    r"[\W\d]*(?:(?:[Ii]n|[Oo]n|[Aa]t|[Aa]fter|[Bb]efore|[Dd]uring|[Bb]y|[Ff]rom|[Ww]ith|[Ss]ince|"
    r"[Aa]s|[Ww]hen|[Ww]hile|[Uu]pon|[Hh]owever|[Ll]ater|[Tt]hen|[Bb]ut|[Aa]nd|[Ff]or|[Aa]lthough|"
    r"[Tt]hough|[Bb]ecause|[Ii]f)\b[^,\n]{0,60}(?:,|(?<=But)|(?<=And)|(?<=Then)))?[\W]*"
)
_DESCRIBED: Final = re.compile(
    r"(\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ne|[Aa]nother|[Tt]his|[Tt]hat)|[\w.][’']s)"
    rf"((?:{SPACE}[\w-]+){{1,5}})"
)
_IS: Final = re.compile(
    r"(?<![Tt]here )\b(?:is|was|be|been|being|become|became|as|were|are|remains?|remained|not)"
    rf"{SPACE}"
    rf"(?:also{SPACE}|once{SPACE}|now{SPACE})?$"
)
_WORD: Final = re.compile(r"[\w-]+")
_DEFINITE: Final = words("the this that")
# Single capitalized words that end so are movements, places or things.
_NO_PERSON: Final = ("ology", "phobia", "ism", "news", "ville", "ment", "tion", "tics")
_THE: Final = re.compile(rf"\b[Tt]he{SPACE}$")
_LOUDEST: Final = 40
"""How many names and how many descriptions of one sentence are looked at."""

_HE_BY_THE_WORD: Final = words(
    """
    boy boyfriend brother gentleman grandfather grandson groom guy nephew stepbrother stepfather
    stepson uncle widower
    """
)
_SHE_BY_THE_WORD: Final = words(
    """
    aunt bride fiancée girl girlfriend granddaughter grandmother lady niece stepdaughter
    stepmother stepsister
    """
)
_MORE: Final = words(
    """
    adult artist athlete baby buyer client composer customer dancer driver fan firefighter
    grandchild infant inmate intern musician newborn orphan passenger performer player poet
    policeman policewoman pupil rider sailor shooter singer suspect teen teenager toddler
    trainer traveller tutor visitor waiter waitress winner
    """
)
_NOT_ONE: Final = words("anybody anyone couple everybody everyone nobody somebody sources staff")

# Descriptions of one person, with he or she where the word tells.
_ONE_PERSON: Final[dict[str, Gender | None]] = {
    **dict.fromkeys(_MORE | UNNAMED - _NOT_ONE, None),
    **{one.word: one.gender for one in TITLES.values() if one.sort is not Sort.COURTESY},
    **dict.fromkeys(_HE_BY_THE_WORD, Gender.MALE),
    **dict.fromkeys(_SHE_BY_THE_WORD, Gender.FEMALE),
}


def appearances(scene: Scene, number: int) -> tuple[Appearance, ...]:
    """All single persons whom one sentence names or describes, in order."""
    sentence = scene.cast.sentences[number]
    namings = scene.cast.within(sentence.start, sentence.end, most=_LOUDEST)
    named = [one for naming in namings for one in _named(scene, naming, sentence, number)]
    taken = [_whole(naming) for naming in namings if naming.who or not _is_title(naming)]
    told = [*named, *_described(scene, sentence, number, taken)]
    return tuple(sorted(told, key=lambda one: one.at))


def _is_title(naming: Naming) -> bool:
    """`the Vice President`: a description with capitals."""
    return is_people(naming.mention.words[-1])


def _named(scene: Scene, naming: Naming, sentence: Span, number: int) -> Iterator[Appearance]:
    who, how, mention = naming.who, How.NAME, naming.mention
    if who is None and may_be_person(naming) and not _is_no_name(scene, naming, sentence):
        who, how = scene.open_person(mention.name, naming.start), How.OPEN_NAME
    if isinstance(who, Body) or who is None:
        return
    start, end = _whole(naming)
    role = role_of(scene.text, start, naming.end, sentence.start, inner=end)
    yield Appearance(who, naming.start, naming.end, number, role, how, " " in mention.name)


def may_be_person(naming: Naming) -> bool:
    """An open name that no table takes for something else."""
    one = naming.mention
    if one.kind is not Kind.OPEN or len(one.words) > 3 or one.name.isupper():
        return False
    if one.words[0] in DEMONYMS or one.name in COMMON_ACRONYMS or one.last in DOCUMENTS:
        return False
    if len(one.words) == 1 and one.name.endswith(_NO_PERSON):
        return False
    return not is_people(one.words[-1])


def _is_no_name(scene: Scene, naming: Naming, sentence: Span) -> bool:
    """A single word behind "the", or with its capital, perhaps, only from where it stands."""
    if " " in naming.mention.name:
        return False
    if _THE.search(scene.text, max(0, naming.start - 5), naming.start):
        return True
    if scene.times.get(naming.mention.name, 0) > 1:
        return False
    return not scene.text[sentence.start : naming.start].strip(" “”\"'‘’([—–-")


def _whole(naming: Naming) -> tuple[int, int]:
    """Where a name begins with its title, and ends with its apposition."""
    start = naming.mention.title.start if naming.mention.title else naming.start
    end = naming.end
    if naming.held:
        start, end = min(start, naming.held.span.start), max(end, naming.held.span.end)
    return start, end


def role_of(text: str, start: int, end: int, low: int, *, inner: int | None = None) -> Role:
    """What `text[start:end]` does in the sentence that begins at `low`."""
    if text[end : end + 1] in ("’", "'") and text[end + 1 : end + 2] in ("s", " "):
        return Role.OWNER
    if _OWNED_NOUN.match(text, end):
        return Role.OTHER
    if start > low and _PREPOSITION.search(text, max(low, start - 60), start):
        return Role.GOVERNED
    if _VERB.match(text, end) or (inner and inner > end and _VERB.match(text, inner + 1)):
        return Role.SUBJECT
    return Role.SUBJECT if _OPENING.fullmatch(text, low, start) else Role.OTHER


def _described(
    scene: Scene, sentence: Span, number: int, taken: list[tuple[int, int]]
) -> Iterator[Appearance]:
    """`a guard`, `his mother`, `the senator`: not what a name or an “is” is beside."""
    text = scene.text
    for match, _ in zip(
        _DESCRIBED.finditer(text, sentence.start, sentence.end), range(_LOUDEST), strict=False
    ):
        found = _noun(text, *match.span(2))
        if found is None or _IS.search(
            text, max(sentence.start, match.start() - 20), match.start()
        ):
            continue
        start, end, noun = found
        if any(low < end and match.start() < high for low, high in taken):
            continue
        determiner = match[1].casefold()
        who = _who(scene, noun, determiner, match.start(), end)
        if who is not None:
            role = role_of(text, match.start(), end, sentence.start)
            yield Appearance(who, start, end, number, role, How.DESCRIPTION)


def _noun(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """The first word for one person that no other such word follows."""
    last: tuple[int, int, str] | None = None
    for match in _WORD.finditer(text, start, end):
        small = match.group().casefold()
        if small in _ONE_PERSON and small not in NOT_HELD:
            last = (*match.span(), small)
        elif last is not None or (match.group()[0].isupper() and small not in WITHIN):
            break
    if last is None or text[last[1] : last[1] + 2] in ("’s", "'s"):
        return None
    return last


def _who(scene: Scene, noun: str, determiner: str, start: int, end: int) -> Person | Voice | None:
    """The one of the cast whom `the senator` calls, else the description itself."""
    if determiner in _DEFINITE:
        called = scene.cast.called.get(noun, ())
        if len(called) == 1:
            return called[0]
        if called:
            return None
    said = " ".join(scene.text[start:end].split())
    said = said if "’s" in determiner or "'s" in determiner else said[:1].lower() + said[1:]
    return Voice(start, None, SpeakerType.UNNAMED, gender=_ONE_PERSON[noun], words=said, noun=noun)
