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
from onrecord.resolve.pronouns import Pronouns, Standing
from onrecord.resolve.readings import inflections
from onrecord.resolve.readings.parts import Part, quoted
from onrecord.resolve.scene import Number, Scene, Voice, within
from onrecord.resolve.speakers import Told
from onrecord.resolve.tables import SPACE, words

SURE: Final = 0.85
"""From this probability a pronoun is replaced by the one whom it stands for."""

SURER: Final = 0.95
"""The same, for one in a paraphrase that its speaker fits, and that leads to somebody else."""

SPEAKER: Final = 0.5
"""From this probability the speaker of a statement is taken for its "I"."""

_FIRST: Final = re.compile(r"(?<!\[)\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b(?!-\d)")
_WE: Final = re.compile(r"\b(?:[Ww]e|[Uu]s|[Oo]urs?)\b")
_THIRD: Final = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er|[Hh]ers)\b")
_OWN: Final = words("my mine his hers our ours")
# "World War I", "Title I" and "Charles I" are no speakers.
_OBJECT: Final = re.compile(
    rf"{SPACE}(?:more|most|very|better|well|again|now|today|yesterday|tomorrow|here|there|all|even|"
    r"of|off|just|once|every|[a-z]{3,}ly|yet|still|twice|both|understand|know|\d[\d,]*)\b"
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
_LET: Final = re.compile(rf"(?:^|[.!?…,“”\"‘]\s*|\b(?:and|so|but){SPACE})[Ll]et{SPACE}$", re.I)
_OATH: Final = re.compile(rf"{SPACE}(?:God|goodness|word|Lord)\b")
# What a body does and a plan, a law or the weather does not: "it would depress prices" is none.
_DOES: Final = words(
    """
    accept acquire allow appeal apologize appoint arrest ask begin block build buy call cancel
    challenge close comply conduct consider continue cooperate cut decline deliver deploy deny
    detain discuss donate drop end examine expand expect fight file fire fund give grant hire hold
    impose increase intend introduce investigate invest issue join keep launch lay leave lift look
    mend monitor move negotiate notify offer open operate oppose order pay plan post produce
    promise propose prosecute protect provide publish pull pursue raise reach receive recall
    recommend reduce refund refuse regret reimburse reject release remove reopen replace report
    request respect respond restore resume review scrap seek sell send share shut sign spend start
    stop submit sue support suspend take talk train transfer treat use vote wait want warn welcome
    withdraw work
    """
)
_PAST: Final = words(
    """
    begun bought built cut fought found given held kept laid left lost met paid put sent shut sold
    spent sought taken thought told won withdrawn
    """
)
_IT_BEGINS: Final = re.compile(
    rf"(?:that{SPACE})?(it){SPACE}(?:(?:would|will|could|can|had|has|does|did)(?:n[’']t)?{SPACE})?"
    rf"(?:(?:not|also|never|already|now|soon|no longer|instead){SPACE})*([a-z]+)\b"
)
_THEY_BEGIN: Final = re.compile(rf"(?:that{SPACE})?(they)\b(?![’'])")


def person_of(standing: Standing) -> Person | Voice | None:
    """Whom a pronoun stands for, by name where there is one."""
    if isinstance(standing.who, Voice):
        met = standing.who.who
        return met if isinstance(met, Person) else standing.who
    return standing.who


def sure(pronouns: Pronouns, found: Sequence[Part]) -> frozenset[int]:
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
            if _one_person(group) and max(one.probability for one in group) >= SURE:
                told.update(one.pronoun.at for one in group if one.who is not None)
    return frozenset(told)


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
    fits = kind is SpeakerType.PERSON or (kind is SpeakerType.UNNAMED and not speaker.voice.several)
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
    low, agreed, then = inflections.subject(text, start, end, part.start, part.end)
    told = [Edit(low, agreed.end, f"[{agreed.told.format(name)}]")]
    late = inflections.verb(text, end, part.end) if then else None
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


def _may_be(speaker: Told | None, standing: Standing) -> bool:
    """True where the pronoun of a paraphrase fits the one whose it is."""
    if speaker is None or speaker.speaker.type not in (SpeakerType.PERSON, SpeakerType.UNNAMED):
        return False
    return speaker.voice.gender in (None, standing.pronoun.gender)


def _is_done_by_a_body(verb: str) -> bool:
    """True for a form of a verb of the table: `closes`, `planned`, `had taken`."""
    stems = (verb, verb[:-1], verb[:-2], verb[:-3], verb[:-1] + "e", f"{verb[:-3]}y")
    ends = verb.endswith(("s", "ed", "d", "ied", "ing")) or verb in _DOES
    return verb in _PAST or (ends and any(stem in _DOES for stem in stems))


def body_edit(scene: Scene, part: Part, told: Told, source: str) -> Edit | None:
    """`it` or `they` at the head of a paraphrase: the body, or the people, that it is of."""
    kind = told.speaker.type
    if kind is SpeakerType.ORGANIZATION or isinstance(told.voice.who, Body):
        match = _IT_BEGINS.match(scene.text, part.start, part.end)
        name = body_name(told.speaker.name, source)
    elif told.voice.number is Number.MANY:
        match = _THEY_BEGIN.match(scene.text, part.start, part.end)
        name = the(told.speaker.name)
    else:
        return None
    if match is None or not name or (match.re is _IT_BEGINS and not _is_done_by_a_body(match[2])):
        return None
    return Edit(match.start(1), match.end(1), f"[{name}]")


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
    if _OPEN.search(description) or len(description.split()) > _LONGEST:
        return ""
    if _INDEFINITE.match(description):
        return _INDEFINITE.sub("the ", description, count=1)
    return f"the {description}" if _COUNTED.match(description) else description


def owned(name: str) -> str:
    """A name as an owner's: `Kelly’s`, `the workers’`."""
    return f"{name}’" if name.startswith("the ") and name.endswith("s") else f"{name}’s"
