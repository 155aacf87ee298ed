"""Candidates: who may be "he" or "she" at a place, and what speaks for and against each.

What speaks for a candidate is a list of plain features, each with a number. The
table `weights.WEIGHTS` says what each one counts; the probability of a candidate
is its share among all candidates and nobody (a conditional logit).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log2
from typing import Final

from onrecord.record.text import Span
from onrecord.resolve.appearances import Appearance, How, Role
from onrecord.resolve.cast import Person
from onrecord.resolve.given_names import Gender, is_woman_by_sound
from onrecord.resolve.scene import Said, Scene, Voice
from onrecord.resolve.tables import SPACE, words
from onrecord.resolve.weights import WEIGHTS

Key = Person | str


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun for one person: where, he or she, and what it does in its sentence.

    `own` are the spans of the words that its bearer is said to have said;
    `speaks` is True for the source of a statement.
    """

    at: int
    end: int
    gender: Gender
    form: str
    role: Role
    sentence: int
    own: tuple[Span, ...] = ()
    speaks: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody, where they last appeared, and the features for and against."""

    who: Person | Voice
    last: Appearance
    features: dict[str, float]

    @property
    def score(self) -> float:
        return sum(WEIGHTS.get(name, 0.0) * value for name, value in self.features.items())


_FORMS: Final = {
    "he": "he", "she": "he", "him": "him", "himself": "himself", "herself": "himself",
    "his": "his", "hers": "his", "her": "his",
}  # fmt: skip
# Behind "her" as an object; any other word is what is hers.
_AFTER_OBJECT: Final = words(
    """
    a about after again against an and as at away back because before but by down during for from
    had has how if in into is not off on only or out over so than that the through to too under
    until up was what when where while who why with would
    """
)
_NEXT: Final = re.compile(rf"{SPACE}([\w’'-]+)")
_BREAK: Final = re.compile(
    r"[,;:—–()]|\b(?:and|but|or|when|while|because|after|before|who|whom|which|that|if|as|until|"
    r"since|although|though|where|so)\b"
)
_GOVERNED: Final = re.compile(
    r"\b(?:of|for|to|with|by|from|in|on|at|against|about|over|under|between|than|like|into|toward|"
    rf"towards|behind|around|after|before|near|upon){SPACE}$"
)
# What counts otherwise, or more, for the source of a statement than for other pronouns.
_OF_SOURCES: Final = frozenset(
    {
        "in the same sentence", "one sentence back", "two sentences back", "farther back",
        "each sentence farther", "in the same paragraph", "each candidate nearer, up to four",
        "last subject", "last owner", "last behind a preposition", "last object or other",
        "last by a name", "last by a pronoun", "last by a description", "last by an open name",
        "only in quoted words", "only in reported words", "the only one of its sentence",
        "the first of its sentence one sentence back",
    }
)  # fmt: skip
_VERB_ALONE: Final = re.compile(rf"{SPACE}(?:(?!to\b|and\b|or\b)[a-z’']+{SPACE}){{1,3}}")
_OPENS_EARLY: Final = words("in before after as when while although though by during with upon if")
_BEHIND: Final = re.compile(rf"\b(by|with|to|of|for|from){SPACE}$")
_PLACED: Final = re.compile(rf"\b(?:in|at|from|into|near|the|throughout|outside){SPACE}$")
_WHO: Final = re.compile(rf"(?:{SPACE}\([^()\n]{{1,40}}\))?,?{SPACE}who\b")
# "Speaking to", "After meeting", "Asked by", "In an interview with": of whoever comes behind.
_ITS_OWN_PHRASE: Final = re.compile(
    rf"\W*(?:(?:After|Before|While|When|Since|By|Upon|On){SPACE}\w+ing|(?!During\b|According\b)[A-Z]\w+ing|"
    rf"Asked|Questioned|Pressed|Interviewed|Joined|Flanked|Surrounded|Accompanied|"
    rf"In{SPACE}an?{SPACE}(?:[\w-]+{SPACE}){{0,3}}?(?:interview|conversation|meeting|call|debate|exchange){SPACE}with)"
    rf"\b[^,.;:“”\"\n]{{0,80}}"
)
_THEN: Final = re.compile(rf"[^,.;:“”\"\n]{{0,60}},{SPACE}(?:\w+ly{SPACE})?")
_NEAR: Final = ("in the same sentence", "one sentence back", "two sentences back")


def asked(scene: Scene, at: int, word: str, gender: Gender) -> Asked:
    """A pronoun as it stands in the text."""
    small, end = word.casefold(), at + len(word)
    form = _FORMS[small]
    if small == "her":
        behind = _NEXT.match(scene.text, end)
        form = "his" if behind and behind[1].casefold() not in _AFTER_OBJECT else "him"
    role = {"he": Role.SUBJECT, "his": Role.OWNER}.get(form, Role.OTHER)
    if form == "him" and _GOVERNED.search(scene.text, max(0, at - 12), at):
        role = Role.GOVERNED
    return Asked(at, end, gender, form, role, scene.cast.sentence_at(at))


def candidates(
    scene: Scene, pronoun: Asked, there: Sequence[Appearance], echoes: Sequence[Appearance]
) -> list[Candidate]:
    """All who may be meant, of those who appear near and of earlier pronouns, the last first."""
    spoke = _speakers(scene, pronoun)
    of = _gathered(scene, pronoun, (*there, *echoes), spoke.values())
    lasts = {key: _last(every, pronoun.at) for key, every in of.items()}
    here = scene.words_at(pronoun.at)
    firsts, among = _by_sentence(scene, of, here)
    last_echo = next((one for one in reversed(echoes) if one.at < pronoun.at), None)
    found: list[Candidate] = []
    before = 0
    for key in sorted(lasts, key=lambda key: -lasts[key].at):
        last = lasts[key]
        if _is_bound(scene, pronoun, last):
            continue
        features = dict(_of_place(scene, pronoun, last, before))
        features.update(_of_words(scene, last, here))
        if firsts.get(last.sentence) == key and last.at < pronoun.at:
            features[f"the first of its sentence {_how_far(pronoun, last)}"] = 1.0
        features.update(_of_the_rest(scene, pronoun, of[key]))
        if len(among[last.sentence]) == 1:
            features["the only one of its sentence"] = 1.0
        if pronoun.speaks:
            again = [(name, value) for name, value in features.items() if name in _OF_SOURCES]
            features.update((f"a source: {name}", value) for name, value in again)
        features.update(_of_salience(scene, pronoun, key, of[key], last_echo, list(spoke)))
        found.append(Candidate(last.who, last, features))
        before += last.at < pronoun.at
    return found


def _gathered(
    scene: Scene, pronoun: Asked, near: Sequence[Appearance], spoke: Iterable[Voice]
) -> dict[Key, list[Appearance]]:
    """The appearances of each whom a pronoun fits, in order, outside of its bearer's own words."""
    of: dict[Key, list[Appearance]] = {}
    for one in sorted(near, key=lambda one: one.at):
        if one.who.gender not in (None, pronoun.gender) or one.at == pronoun.at:
            continue
        if not any(span.start <= one.at < span.end for span in pronoun.own):
            of.setdefault(_key(one.who), []).append(one)
    for voice in spoke:
        if not voice.who and voice.gender in (None, pronoun.gender) and voice.noun not in of:
            at, where = voice.at, scene.cast.sentence_at(voice.at)
            of[voice.noun] = [Appearance(voice, at, at, where, Role.SUBJECT, How.DESCRIPTION)]
    return of


def _by_sentence(
    scene: Scene, of: Mapping[Key, Sequence[Appearance]], here: Said | None
) -> tuple[dict[int, Key], dict[int, set[Key]]]:
    """Who comes first in each sentence, not in quoted words; and who is in it at all."""
    firsts: dict[int, Key] = {}
    among: dict[int, set[Key]] = {}
    every = ((one.at, one, key) for key, found in of.items() for one in found)
    # Whoever only owns what comes first is not what the sentence begins with.
    for _, one, key in sorted(every, key=lambda told: (told[1].role is Role.OWNER, told[0])):
        among.setdefault(one.sentence, set()).add(key)
        said = scene.words_at(one.at)
        if said is None or not said.direct or said is here:
            firsts.setdefault(one.sentence, key)
    return firsts, among


def _how_far(pronoun: Asked, one: Appearance) -> str:
    back = pronoun.sentence - one.sentence
    return _NEAR[back] if back < 3 else "farther back"


def chances(found: Sequence[Candidate]) -> tuple[list[float], float]:
    """The probability of each candidate, and of nobody."""
    scores = [one.score for one in found]
    nobody = WEIGHTS.get("nobody", 0.0)
    most = max((*scores, nobody))
    shares = [exp(score - most) for score in scores]
    whole = sum(shares) + exp(nobody - most)
    return [share / whole for share in shares], exp(nobody - most) / whole


def _key(who: Person | Voice) -> Key:
    return who if isinstance(who, Person) else who.noun


def _last(found: Sequence[Appearance], at: int) -> Appearance:
    """The last appearance before a place, else the first behind it."""
    earlier = [one for one in found if one.at < at]
    return earlier[-1] if earlier else found[0]


def _is_bound(scene: Scene, pronoun: Asked, last: Appearance) -> bool:
    """`Carl Poe thanked him`: the object of a verb is never its subject (Chomsky 1981, B).

    Nor is what stands in a phrase whose subject the pronoun is: `Speaking to Carl Poe, he`.
    """
    if pronoun.form == "he" and last.at < pronoun.at and last.sentence == pronoun.sentence:
        low = scene.cast.sentences[pronoun.sentence].start
        opens = _ITS_OWN_PHRASE.fullmatch(scene.text, low, last.at)
        return bool(opens and _THEN.fullmatch(scene.text, last.end, pronoun.at))
    if pronoun.form != "him" or pronoun.role is Role.GOVERNED or last.role is not Role.SUBJECT:
        return False
    return (
        last.at < pronoun.at and _VERB_ALONE.fullmatch(scene.text, last.end, pronoun.at) is not None
    )


def _speakers(scene: Scene, pronoun: Asked) -> dict[Key, Voice]:
    """Single persons who spoke before a pronoun, the last first."""
    told: dict[Key, Voice] = {}
    for voice in scene.voices_before(pronoun.at):
        if isinstance(voice.who, Person):
            told.setdefault(voice.who, voice)
        elif voice.is_somebody:
            told.setdefault(voice.noun, voice)
    return told


def _of_place(
    scene: Scene, pronoun: Asked, last: Appearance, before: int
) -> Iterator[tuple[str, float]]:
    """How far away somebody appeared, and as what."""
    back = pronoun.sentence - last.sentence
    form = pronoun.form
    if last.at > pronoun.at:
        opens = scene.text[scene.cast.sentences[pronoun.sentence].start :][:9].casefold().split(" ")
        early = "an opening phrase" if opens[0] in _OPENS_EARLY else "the sentence"
        yield f"only behind the pronoun of {early}", 1.0
        yield f"behind {form}: {last.role}", 1.0
        return
    near = _how_far(pronoun, last)
    yield near, 1.0
    if back >= 3:
        yield "each sentence farther", float(min(back, 10) - 3)
    yield f"last {last.role}", 1.0
    yield f"last by a {last.how}" if last.how is not How.OPEN_NAME else "last by an open name", 1.0
    if back < 2:
        yield f"{form}: {last.role} {near}", 1.0
    yield "each candidate nearer, up to four", float(min(before, 4))
    if back < 2 and _WHO.match(scene.text, last.end):
        yield f"followed by “who” {near}", 1.0
    yield from _of_its_place(scene, last)
    if scene.paragraph_at(last.at) == scene.paragraph_at(pronoun.at):
        yield "in the same paragraph", 1.0
    if back == 0:
        breaks = len(_BREAK.findall(scene.text[last.end : pronoun.at]))
        yield "each break of the sentence between, up to four", float(min(breaks, 4))
        if breaks == 0:
            yield f"{form}: {last.role} of its own clause", 1.0


def _of_its_place(scene: Scene, last: Appearance) -> Iterator[tuple[str, float]]:
    """Brackets, an “and” or a certain preposition around the last appearance."""
    before = scene.text[max(0, last.at - 12) : last.at]
    if before.endswith("("):
        yield "in brackets", 1.0
    if before.endswith("and ") or scene.text.startswith(" and ", last.end):
        yield "joined by “and”", 1.0
    if last.role is Role.GOVERNED and (match := _BEHIND.search(before)):
        yield f"behind “{match[1]}”", 1.0


def _of_the_rest(
    scene: Scene, pronoun: Asked, found: Sequence[Appearance]
) -> Iterator[tuple[str, float]]:
    """Somebody who is named again behind a pronoun, in its sentence, is seldom meant by it."""
    behind = [one for one in found if one.at > pronoun.at and one.how is not How.PRONOUN]
    if not behind or all(one.at > pronoun.at for one in found):
        return
    yield f"{pronoun.form}: named again behind it", 1.0
    if not _BREAK.search(scene.text, pronoun.end, behind[0].at):
        yield f"{pronoun.form}: named again in its clause", 1.0


def _of_salience(
    scene: Scene,
    pronoun: Asked,
    key: Key,
    found: Sequence[Appearance],
    last_echo: Appearance | None,
    spoke: Sequence[Key],
) -> Iterator[tuple[str, float]]:
    """How much the article is about somebody here."""
    who = found[0].who
    recent = sum(0 <= pronoun.sentence - one.sentence < 3 for one in found)
    yield "each appearance within three sentences, up to five", float(min(recent, 5))
    if any(one.how is How.NAME and one.role is Role.SUBJECT for one in found):
        yield "a subject by name", 1.0
    if last_echo is not None and _key(last_echo.who) == key:
        yield f"the last such pronoun, {_how_far(pronoun, last_echo)}", 1.0
        if last_echo.role is pronoun.role:
            yield "the last such pronoun in the same role", 1.0
    if key in spoke:
        yield "the last who spoke" if spoke[0] == key else "spoke before", 1.0
        if pronoun.speaks:
            yield "a source: " + ("the last who spoke" if spoke[0] == key else "spoke before"), 1.0
    if isinstance(who, Person):
        yield "times named, log", log2(1 + min(who.count, 7))
        if who.name.key in scene.title_words:
            yield "named in the title", 1.0
        if who.first == 0:
            yield "the first named in the article", 1.0
        if found[0].how is How.OPEN_NAME:
            yield from _of_open_name(scene, who, found)
    yield from _of_gender(who, pronoun)


def _of_open_name(
    scene: Scene, who: Person, found: Sequence[Appearance]
) -> Iterator[tuple[str, float]]:
    """What speaks for and against a name's being a person's at all."""
    if who.count == 1 and found[0].at <= scene.cast.sentence_start(found[0].at) + 2:
        yield "an open name, once, that opens a sentence", 1.0
    if who.name.given:
        yield "an open name of several words", 1.0
    if any(_PLACED.search(scene.text, max(0, one.at - 10), one.at) for one in found):
        yield "an open name behind a word for a place", 1.0
    if str(who.name).casefold() in scene.small_words:
        yield "an open name that is a plain word, too", 1.0


def _of_gender(who: Person | Voice, pronoun: Asked) -> Iterator[tuple[str, float]]:
    if who.gender is not None:
        yield "he or she is known", 1.0
    elif isinstance(who, Person) and who.name.given:
        sounds = is_woman_by_sound(who.name.given)
        fits = sounds is (pronoun.gender is Gender.FEMALE)
        yield "a given name that sounds " + ("right" if fits else "wrong"), 1.0


def _of_words(scene: Scene, last: Appearance, here: Said | None) -> Iterator[tuple[str, float]]:
    """Who speaks of whom: quotations and reported words around the two places."""
    there = scene.words_at(last.at)
    if there is not None and there is not here:
        yield ("only in quoted words" if there.direct else "only in reported words"), 1.0
    if here is None:
        return
    if last.who in here.who:
        yield ("speaks these quoted words" if here.direct else "speaks these reported words"), 1.0
    elif there is here:
        yield "in the same words", 1.0
