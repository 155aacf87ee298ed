"""Substitutes: what stands for a pronoun of a statement, in square brackets.

"I" in somebody's own words is the speaker. "He" and "she" are whom the article's
pronouns were led to, where that is clear; whoever was named last in the statement
needs no name again. "It" and "they" that begin a paraphrase are the body or the
group that it is of. "We" is left as it is, but for a body's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.record.entry import SpeakerType
from onrecord.record.text import Edit, Span
from onrecord.resolve.cast import Body, Person
from onrecord.resolve.given_names import Gender
from onrecord.resolve.nouns import UNNAMED
from onrecord.resolve.pronouns import Pronouns, Standing
from onrecord.resolve.readings import inflections
from onrecord.resolve.readings.callings import owned, shown, the
from onrecord.resolve.readings.parts import Part, quoted
from onrecord.resolve.scene import Scene, Voice, within
from onrecord.resolve.speakers import Told
from onrecord.resolve.tables import SPACE, words
from onrecord.resolve.titles import TITLES

SURE: Final = 0.85
"""From this probability a pronoun is replaced by the one whom it stands for."""

OWN: Final = 0.65
"""The same, for one in a paraphrase that leads to its speaker: `Lund said she`."""

SURER: Final = 0.95
"""The same, for one in a paraphrase that its speaker fits, and that leads to somebody else."""

SPEAKER: Final = 0.5
"""From this probability the speaker of a statement is taken for its "I"."""

_FIRST: Final = re.compile(r"(?<!\[)\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b(?!-\d)")
_WE: Final = re.compile(r"\b(?:[Ww]e|[Uu]s|[Oo]urs?)\b")
_THIRD: Final = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er|[Hh]ers)\b")
_OWN: Final = words("my mine his hers our ours")
# "World War I", "Title I" and "Charles I" are no speakers.
# Behind "her" for whom something is done; any other word is what is hers.
_OBJECT: Final = re.compile(
    rf"{SPACE}(?:more|most|very|better|well|again|now|today|yesterday|tomorrow|here|there|all|even|"
    r"of|off|among|amid|across|between|within|inside|outside|along|around|near|toward|towards|"
    r"instead|just|once|every|[a-z]{3,}ly|yet|still|twice|both|understand|know|\d[\d,]*)\b"
)
_GIVES: Final = re.compile(
    rf"\b(?:giv(?:e|es|ing|en)|gave|offer(?:s|ed|ing)?|send(?:s|ing)?|sent|show(?:s|ed|n|ing)?|"
    rf"teach(?:es|ing)?|taught|tell(?:s|ing)?|told|ask(?:s|ed|ing)?|call(?:s|ed|ing)?|cost(?:s)?|"
    rf"grant(?:s|ed|ing)?|bring(?:s|ing)?|brought|buy(?:s|ing)?|bought|mak(?:e|es|ing)|made){SPACE}$"
)
_NUMBERED: Final = re.compile(
    rf"\b(?:War|Part|Title|Chapter|Phase|Act|Class|Type|Level|Division|Elizabeth|Charles|James|"
    rf"Francis|Interstate|Vatican|Tier|Schedule|Volume|Book|Section){SPACE}$"
)
# Said of nobody, or not to be said otherwise.
_IDIOM: Final = re.compile(
    rf"(?:\b[Bb]elieve|\b[Tt]rust|\b[Ee]xcuse|\b[Ff]orgive|\b[Pp]ardon){SPACE}$"
)
_OR_SHE: Final = re.compile(
    rf"(?:s?he|his|hers?|him){SPACE}(?:or|and){SPACE}(?:s?he|her|his|him)\b"
)
_HE_OR: Final = re.compile(rf"\b(?:s?he|his|hers?|him){SPACE}or{SPACE}$")
_WORD: Final = re.compile(r"\w+")
_LET: Final = re.compile(rf"(?:^|[.!?…,“”\"‘]\s*|\b(?:and|so|but){SPACE})[Ll]et{SPACE}$", re.I)
_OATH: Final = re.compile(rf"{SPACE}(?:God|goodness|word|Lord)\b")


def person_of(standing: Standing) -> Person | Voice | None:
    """Whom a pronoun stands for, by name where there is one."""
    if isinstance(standing.who, Voice):
        met = standing.who.who
        return met if isinstance(met, Person) else standing.who
    return standing.who


def sure(pronouns: Pronouns, found: Sequence[Part], speaker: Told | None) -> frozenset[int]:
    """The places in some parts whose "he" or "she" is clear.

    Where all of one gender in a statement lead to one person, or else all in a
    sentence, the surest speaks for all: of “He said his … his”, the first is never
    left open. Where two in one sentence lead to two persons, neither is clear.
    """
    of: dict[Gender, list[Standing]] = {}
    for part in found:
        for match in _THIRD.finditer(pronouns.scene.text, part.start, part.end):
            if standing := pronouns.standing.get(match.start()):
                of.setdefault(standing.pronoun.gender, []).append(standing)
    told: set[int] = set()
    for every in of.values():
        by: dict[int, list[Standing]] = {}
        for standing in every:
            by.setdefault(standing.pronoun.sentence, []).append(standing)
        for group in [every] if _one_person(every) else by.values():
            if _one_person(group) and max(one.probability for one in group) >= _bar(
                group[0], found, speaker
            ):
                told.update(one.pronoun.at for one in group if one.who is not None)
    return frozenset(told)


def _bar(standing: Standing, found: Sequence[Part], speaker: Told | None) -> float:
    """How probable it has to be: less for a paraphrase's own speaker."""
    who = person_of(standing)
    own = speaker is not None and who is not None and who in (speaker.voice.who, speaker.voice)
    plain = standing.pronoun.form == "he" or len(standing.candidates) == 1
    return OWN if own and plain and not found[0].whole else SURE


def _one_person(group: Sequence[Standing]) -> bool:
    return len({id(person_of(standing)) for standing in group}) == 1


@dataclass(slots=True)
class Named:
    """Who was named in a reading so far, and whom it is of, by which name."""

    speaker: Told | None
    name: str = ""
    last: Person | Voice | Body | None = None
    seen: set[int] = field(default_factory=set)
    sure: frozenset[int] = frozenset()

    def note(self, who: Person | Voice | Body | None) -> None:
        if who is not None:
            self.last = who
            self.seen.add(id(who))


def edits(
    pronouns: Pronouns, part: Part, named: Named, *, nested: Sequence[Span] = ()
) -> list[Edit]:
    """The edits of one part, in order. `nested` are the words of statements within this one."""
    scene = pronouns.scene
    own = quoted(scene.text, part)
    told: list[Edit] = []
    at = part.start
    namings = list(scene.cast.within(part.start, part.end))
    for match in _pronouns(scene.text, part):
        if match.start() < at or within(nested, match.start()):
            continue
        while namings and namings[0].start < match.start():
            if isinstance(who := namings.pop(0).who, Person):
                named.note(who)
        mine = within(own, match.start())
        made = _edit(pronouns, part, match, named, mine=mine)
        for edit in made:
            told.append(edit)
            at = edit.end
    for naming in namings:
        if isinstance(naming.who, Person):
            named.note(naming.who)
    return told


def _pronouns(text: str, part: Part) -> Iterator[re.Match[str]]:
    found = [
        match
        for pattern in (_FIRST, _WE, _THIRD)
        for match in pattern.finditer(text, part.start, part.end)
    ]
    return iter(sorted(found, key=re.Match.start))


def _edit(
    pronouns: Pronouns, part: Part, match: re.Match[str], named: Named, *, mine: bool
) -> Iterable[Edit]:
    scene, word = pronouns.scene, match.group()
    if _THIRD.fullmatch(word):
        return _third(pronouns, part, match, named, mine=mine)
    speaker = named.speaker
    if not mine or speaker is None or speaker.speaker.probability < SPEAKER:
        return ()
    kind = speaker.speaker.type
    if _WE.fullmatch(word):
        is_body = kind is SpeakerType.ORGANIZATION and isinstance(speaker.voice.who, Body)
        return _first(scene, part, match, named) if is_body and part.whole else ()
    fits = kind is SpeakerType.PERSON or speaker.voice.is_somebody
    if not fits or _is_fixed(scene.text, match, part):
        return ()
    return _first(scene, part, match, named)


def _is_fixed(text: str, match: re.Match[str], part: Part) -> bool:
    """`World War I`, `let me be clear`, `my God`."""
    before = text[max(part.start, match.start() - 16) : match.start()]
    word = match.group().lower()
    if word == "i":
        return _NUMBERED.search(before) is not None
    if word == "me":
        return bool(_IDIOM.search(before) or _LET.search(before))
    return word == "my" and _OATH.match(text, match.end()) is not None


def _first(scene: Scene, part: Part, match: re.Match[str], named: Named) -> list[Edit]:
    assert named.speaker is not None
    name, text = named.name, scene.text
    word, start, end = match.group().lower(), match.start(), match.end()
    named.note(named.speaker.voice.who or named.speaker.voice)
    if word in _OWN:
        return [Edit(start, end, f"[{owned(name)}]")]
    if word == "myself":
        gender = named.speaker.voice.gender
        if gender is None:
            return []
        return [Edit(start, end, "[himself]" if gender is Gender.MALE else "[herself]")]
    if word in ("me", "us"):
        return [Edit(start, end, f"[{name}]")]
    agreed = inflections.subject(text, start, end, part.start, part.end)
    told = [Edit(agreed.start, agreed.end, f"[{agreed.told.format(name)}]")]
    late = inflections.verb(text, end, part.end) if agreed.verb_follows else None
    if late is None:
        return told
    at, until, verb = late
    if verb.startswith("[") and not text[end:at].strip():
        return [Edit(start, until, f"[{name} {verb[1:]}")]
    return [*told, Edit(at, until, verb)]


def _third(
    pronouns: Pronouns, part: Part, match: re.Match[str], named: Named, *, mine: bool
) -> list[Edit]:
    """He or she, where it is clear who is meant, and was not named just before."""
    standing = pronouns.standing.get(match.start())
    if standing is None or match.start() not in named.sure:
        return []
    who = person_of(standing)
    if who is None or who is named.last:
        return []
    speaker = named.speaker
    word = match.group().lower()
    is_speaker = speaker is not None and who in (speaker.voice.who, speaker.voice)
    if isinstance(who, Person) and who not in pronouns.scene.cast.people and not is_speaker:
        return []  # a name of which the article does not tell that it is a person's
    if isinstance(who, Voice) and part.start <= who.at < match.start():
        return []
    if not is_speaker and _somebody_else(pronouns.scene.text, part, match):
        return []
    if mine and is_speaker:  # nobody calls himself "he"
        return []
    if not mine and not is_speaker and standing.probability < SURER and _may_be(speaker, standing):
        return []  # "Lund said she", "Ek vowed to … his": the speaker first
    if isinstance(who, Person):
        again = is_speaker or id(who) in named.seen
        name = shown(pronouns.scene, who, fully=not again)
    elif isinstance(who, Voice) and (found := the(who.words)):
        name = found
    else:
        return []
    named.note(who)
    own = standing.pronoun.form == "his" or word in _OWN
    if word == "her" and own:
        if _GIVES.search(pronouns.scene.text, max(0, match.start() - 14), match.start()):
            return []  # "give her advice": hers, or to her
        own = not _OBJECT.match(pronouns.scene.text, match.end())
    return [Edit(match.start(), match.end(), f"[{owned(name) if own else name}]")]


_SOMEBODY: Final = words(
    "anyone anybody someone somebody everyone everybody nobody whoever one each"
)


def _somebody_else(text: str, part: Part, match: re.Match[str]) -> bool:
    """True for “he or she”, and where words before it may mean it: “the president … his”."""
    if _OR_SHE.match(text, match.start()) or _HE_OR.search(text, part.start, match.start()):
        return True
    before = text[part.start : match.start()]
    nouns = {word for word in _WORD.findall(before) if word.islower()}
    return bool(nouns & TITLES.keys() or nouns & UNNAMED or nouns & _SOMEBODY)


def _may_be(speaker: Told | None, standing: Standing) -> bool:
    """True where the pronoun of a paraphrase fits the one whose it is."""
    if speaker is None or speaker.speaker.type not in (SpeakerType.PERSON, SpeakerType.UNNAMED):
        return False
    return speaker.voice.gender in (None, standing.pronoun.gender)
