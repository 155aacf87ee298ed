"""Source phrases: what kind of words a statement's source is made of.

    Kelly · Homeland Security Secretary John Kelly · a spokeswoman, Anna White,   named
    he · who · their                                                              pronoun
    the secretary · the Arizona Republican · a DHS official · critics · the memo  described

A phrase of several sources ("Kelly and Tillerson") is cut into them first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.record.entry import SpeakerType
from onrecord.record.text import Span
from onrecord.resolve.cast import Cast, Naming, Person
from onrecord.resolve.given_names import Gender
from onrecord.resolve.mentions import COMMON_ACRONYMS, Kind, is_people
from onrecord.resolve.nouns import BODIES, DEMONYMS, DOCUMENTS, GROUPS, OWN_BODIES, UNNAMED
from onrecord.resolve.scene import Number
from onrecord.resolve.tables import SPACE, either, words
from onrecord.resolve.titles import NO_OFFICE, PLURAL_TITLES, PORTFOLIOS, TITLES, title_of


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun asks of its antecedent."""

    number: Number | None
    gender: Gender | None = None
    relative: bool = False
    thing: bool = False


_HE = Pronoun(Number.ONE, Gender.MALE)
_SHE = Pronoun(Number.ONE, Gender.FEMALE)
_THEY = Pronoun(Number.MANY)
_IT = Pronoun(Number.ONE, thing=True)
_WHO = Pronoun(None, relative=True)
_WHICH = Pronoun(None, relative=True, thing=True)

PRONOUNS: Final = {
    "he": _HE, "him": _HE, "his": _HE, "himself": _HE,
    "she": _SHE, "her": _SHE, "hers": _SHE, "herself": _SHE,
    "they": _THEY, "them": _THEY, "their": _THEY, "theirs": _THEY, "themselves": _THEY,
    "it": _IT, "its": _IT, "itself": _IT,
    "who": _WHO, "whom": _WHO, "whose": _WHO,
    "which": _WHICH, "that": _WHICH,
}  # fmt: skip

# Whoever speaks or is spoken to: no source by themselves.
FIRST_PERSON: Final = words("i me my mine myself")
NOBODYS: Final = words("we us our ours ourselves you your yours yourself")


@dataclass(frozen=True, slots=True)
class Source:
    """One source phrase, `text[start:end]`, and what it is made of.

    `naming` is set where its head is a name, `pronoun` where it is a pronoun,
    `head` where it is a description: the stretch from behind its "the" to its
    noun. None of them is set for words that stand for nobody ("we").
    `owner` is the possessive before the head. `type` and `number` are what a
    description alone says; `definite` is True for "the …" and the like.
    """

    start: int
    end: int
    words: str
    naming: Naming | None = None
    pronoun: Pronoun | None = None
    head: Span | None = None
    noun: str = ""
    owner: Naming | Pronoun | None = None
    type: SpeakerType = SpeakerType.UNNAMED
    definite: bool = False
    number: Number = Number.ONE


_LONGEST: Final = 600
"""How much of a source phrase is read."""

_EDGES: Final = ' \u00a0\n\t,;:—–-."“”‘()[]'
_LEAD: Final = re.compile(rf"(?:{SPACE}*\b(?:by|from|to|of|and|but){SPACE}+){{1,3}}", re.IGNORECASE)
_TAIL: Final = re.compile(rf",?{SPACE}(?:who|which|that)$")
_SHORT_END: Final = re.compile(r"\b(?:Jr|Sr|[A-Z])\.$")
_POSSESSIVE: Final = re.compile(r"[’']s?(?=\W|$)")
# "she's protesting": the pronoun without the verb that is written with it.
_CONTRACTED: Final = re.compile(r"(?:he|she|it|they|who|that|i|we|you)[’'](?:s|d|m|re|ve|ll)", re.I)
_AND: Final = re.compile(rf",?{SPACE}(?:and|or|&){SPACE}|,{SPACE}(?:and{SPACE})?", re.IGNORECASE)
_WORD: Final = re.compile(r"[\w$%]+(?:[-'’.&/]\w+)*[’']?\.?")
_NEXT_WORD: Final = re.compile(rf"[”\"’)]?(?:{SPACE}\([A-Z]\w+\))?{SPACE}(\w[\w’'-]*)")
# "the Institute of Canada’s economist", "the University of Lund, Croft Bay’s chancellor": the
# possessive is that of the whole name.
_OF_ANOTHERS: Final = re.compile(
    rf"(?:{SPACE}of|,){SPACE}(?:the{SPACE})?(?:[A-Z][\w-]*{SPACE}){{0,3}}[A-Z][\w-]*[’']s?{SPACE}\w"
)
# What follows says who is among those who speak; it does not speak by itself.
_AMONG_THEM: Final = re.compile(
    rf",?{SPACE}(?:including|such{SPACE}as|among{SPACE}them|especially){SPACE}", re.IGNORECASE
)
_FROM: Final = re.compile(rf",{SPACE}(?:from|of|who|aged|\d)\b")
_HONOUR: Final = re.compile(rf"{SPACE}(?:[MOCKD]BE|KC|QC|MP|MSP|MEP|PhD|FRS)")
_AT_A_BODY: Final = re.compile(
    rf"((?:[A-Z][\w-]*{SPACE}){{0,3}}[A-Z][\w-]*){SPACE}(?:at|of|in|from){SPACE}(?:the{SPACE})?"
    rf"(?:[A-Z][\w&’'-]*{SPACE}){{1,5}}"
)
_JOINED: Final = re.compile(r"[-/–]\w")
_OWN_BODY: Final = re.compile(rf"(?:[’']s?)?{SPACE}(?:[\w-]+{SPACE})?(?:{either(OWN_BODIES)})\b")
_OWNER_WORDS: Final = words("his her their its whose")
_PREPOSITION: Final = re.compile(
    rf"\b(?:for|to|with|from|by|in|on|at|about|against|among|under|who|that|which|of|said|like|including)"
    rf"{SPACE}"
)
_POST: Final = re.compile(
    rf"\b(?:secretary|minister|director|undersecretary){SPACE}of{SPACE}(?:the{SPACE})?"
    rf"(?:{either(PORTFOLIOS)})\b",
    re.IGNORECASE,
)
# Words that end the part of a description in which its noun stands.
_BREAKS: Final = words(
    """
    about after against among as at attending backed backing based before behind being between
    briefed but by close commissioned conducted during familiar filed for from gathered had has
    have in including into involved is issued leading led like living made obtained of on
    opposed opposing over posted prepared published released reviewed running said says seeking
    sent since speaking such supporting that to under was were when where which while who whom
    whose will with within working would written himself herself itself themselves
    """
)
_AFTER_NAME: Final = _BREAKS | words(
    "and or both too also the a then now mbe obe cbe kbe dbe kc qc phd frs"
)
# "one of the memos": what it is a part of says what kind of source it is.
_PART_OF: Final = re.compile(
    rf"{SPACE}?(?:\w+{SPACE}){{0,2}}(?:one|two|three|some|many|most|several|all|none|each|both|half|"
    rf"majority|number|lot|percent|team|crowd|handful|string|trio){SPACE}of{SPACE}(?:[\w’'-]+{SPACE}){{0,4}}?"
    rf"({either(DOCUMENTS | GROUPS | frozenset(PLURAL_TITLES))})\b",
    re.IGNORECASE,
)
_ONE_OF: Final = re.compile(rf"(?:one|another){SPACE}of{SPACE}", re.IGNORECASE)
_NUMBERS: Final = words("two three four five six seven eight nine ten")
_DEFINITE: Final = words("the this that these those both")
_INDEFINITE: Final = words("a an one another")
_MANY: Final = words(
    """
    some many most several few others all both those majority majorities minority half percent
    thousands hundreds dozens millions scores plenty more fewer
    """
)
_SECRETIVE: Final = re.compile(
    r"\b(?:familiar|close to|knowledge|briefed|anonymity|anonymous(?:ly)?|not authorized|unnamed|"
    r"sources?)\b",
    re.IGNORECASE,
)


def sources(text: str, start: int, end: int, cast: Cast) -> list[Source]:
    """The sources that a phrase `text[start:end]` is made of, in order; empty for no words."""
    cut = _trimmed(text, start, min(end, start + _LONGEST))
    return [_source(text, low, high, cast) for low, high in _parts(text, *cut, cast)] if cut else []


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without spaces and marks around it, the "by" before it and the "who" behind it."""
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    if tail := _TAIL.search(text, max(start, end - 8), end):
        end = tail.start()
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES and not _belongs(text, start, end):
        end -= 1
    return (start, end) if start < end else None


def _belongs(text: str, start: int, end: int) -> bool:
    """The last mark is part of a word: `Jr.`, `(R-Ariz.)`."""
    if text[end - 1] == ")":
        return "(" in text[start:end]
    return text[end - 1] == "." and bool(_SHORT_END.search(text, start, end))


def _parts(text: str, start: int, end: int, cast: Cast) -> Iterator[tuple[int, int]]:
    """Cut "Kelly and Tillerson" in two; an apposition's own "and" cuts nothing."""
    low = start
    among = _AMONG_THEM.search(text, start, end)
    for match in _AND.finditer(text, start, min(end, among.start() if among else end)):
        left, right = _trimmed(text, low, match.start()), _trimmed(text, match.end(), end)
        if not left or not right or _is_in_name(match.start(), cast, start, end):
            continue
        if _joins(text, left, right, match.group().strip() == ",", cast):
            yield left
            low = right[0]
    if rest := _trimmed(text, low, end):
        yield rest


def _is_in_name(at: int, cast: Cast, start: int, end: int) -> bool:
    return any(naming.start < at < naming.end for naming in cast.within(start, end))


def _joins(
    text: str, left: tuple[int, int], right: tuple[int, int], comma: bool, cast: Cast
) -> bool:
    """True when the words on both sides are sources of their own."""
    one = _source(text, *left, cast)
    following = _AND.search(text, *right)
    end = following.start() if following and following.start() > right[0] else right[1]
    other = _source(text, right[0], end, cast)
    if comma:
        # "Trump, Ryan and Cruz", but not "Kelly, Trump's secretary".
        return _is_whole_name(one) and _is_whole_name(other)
    if "," in one.words:
        # Inside an apposition only a full name starts somebody new.
        return _is_person(other) and other.naming is not None and " " in other.naming.mention.name
    if one.naming or one.pronoun:
        return bool(other.naming or other.pronoun or other.noun)
    # "critics and Donald Trump", but not "a spokesman for Clinton and Sanders".
    several = one.number is Number.MANY and not _PREPOSITION.search(text, *left)
    return several and other.naming is not None


def _is_person(source: Source) -> bool:
    return source.naming is not None and isinstance(source.naming.who, Person)


def _is_whole_name(source: Source) -> bool:
    naming = source.naming
    if naming is None or not _is_person(source):
        return False
    return (naming.start, naming.end) == (source.start, source.end)


def _source(text: str, start: int, end: int, cast: Cast) -> Source:
    if _CONTRACTED.fullmatch(text, start, end):
        end = next(at for at in range(start, end) if text[at] in "’'")
    said = text[start:end]
    small = said.casefold()
    pronoun = PRONOUNS.get(small)
    # "WHO said": the body, where the article has one of that name.
    if pronoun and not (said.isupper() and small in cast.bodies):
        return Source(start, end, said, pronoun=pronoun)
    if small in FIRST_PERSON or small in NOBODYS:
        return Source(start, end, said)
    if naming := _head_name(text, start, end, cast):
        return Source(start, end, said, naming=naming)
    return _described(text, start, end, cast)


def _head_name(text: str, start: int, end: int, cast: Cast) -> Naming | None:
    """The name that a phrase is about, not one that only describes its head."""
    governed = False
    for naming in cast.within(start, end):
        if not _is_name(naming) or _describes(text, naming, end):
            continue
        governed = governed or _is_governed(text, start, naming, cast)
        if not governed or _is_aside(text, start, naming, end):
            return naming
    return None


def _is_name(naming: Naming) -> bool:
    """False for what is no name with its capitals: `Republican`, `Polls`, `Secretary of State`."""
    one = naming.mention
    if naming.who is not None or one.kind is not Kind.OPEN:
        return True
    if one.words[1:2] == ["of"] and title_of(one.words[0]):
        return False
    plain = one.name in DEMONYMS or one.name in COMMON_ACRONYMS or one.last in DOCUMENTS
    return not plain and not is_people(one.last)


def _is_governed(text: str, start: int, naming: Naming, cast: Cast) -> bool:
    """True behind "of", "for", "who" …: `a spokesman for Clinton`; a title's own "of" is none."""
    lead = naming.mention.title.start if naming.mention.title else naming.start
    if naming.held and naming.held.span.end <= naming.start:
        lead = min(lead, naming.held.span.start)
    for post in _POST.finditer(text, start, max(start, lead)):
        start = post.end()
    found = _PREPOSITION.finditer(text, start, max(start, lead))
    # Not the "of" in "Bank of Canada economist Ada Quinn".
    return any(not _is_in_name(match.start(), cast, start, lead) for match in found)


def _is_aside(text: str, start: int, naming: Naming, end: int) -> bool:
    """`a spokesman for the department, David Lapan,`: a full name between commas.

    More may stand behind it where the phrase is of one: `one of the guests, Ada Quinn, 42,`.
    """
    if not isinstance(naming.who, Person) or " " not in naming.mention.name:
        return False
    behind = text[naming.end : end]
    few = _ONE_OF.search(text, start, naming.start) or _FROM.match(behind)
    ends = not behind.strip(_EDGES) or _HONOUR.fullmatch(behind) or (behind[0] == "," and few)
    lead = naming.mention.title.start if naming.mention.title else naming.start
    if text[lead - 2 : lead] == ", ":
        return bool(ends)
    return bool(ends) and _is_at_a_body(text, start, naming.start)


def _is_at_a_body(text: str, start: int, lead: int) -> bool:
    """`Marketing Manager at Ocean Florida | Abby Dunn`: a post and a body before a name."""
    match = _AT_A_BODY.fullmatch(text, start, lead)
    title = title_of(match[1].split()[-1]) if match else None
    return title is not None and title.word not in NO_OFFICE


def _describes(text: str, naming: Naming, end: int) -> bool:
    """True when a name only belongs to the noun behind it: `Trump's wife`, `Clinton aides`."""
    name_end = naming.end
    if match := _POSSESSIVE.match(text, name_end, end):
        return bool(text[match.end() : end].strip(_EDGES))
    if _JOINED.match(text, name_end, end):
        return True
    if not isinstance(naming.who, Person) and _OF_ANOTHERS.match(text, name_end, end):
        return True
    following = _NEXT_WORD.match(text, name_end, end)
    return following is not None and following[1].casefold() not in _AFTER_NAME


def _described(text: str, start: int, end: int, cast: Cast) -> Source:
    owner, low = _owner(text, start, end, cast)
    found: list[re.Match[str]] = []
    for match in _WORD.finditer(text, low, end):
        if found and (
            match.group().casefold() in _BREAKS or "," in text[found[-1].end() : match.start()]
        ):
            break
        found.append(match)
    small = [match.group().casefold().rstrip(".’'") for match in found] or [""]
    noun = re.sub(r"[’']s$", "", small[-1])
    if whole := _PART_OF.match(text, low, end):
        noun = whole[1].casefold()
    number, kind = _sort(small, noun, text[start:end])
    if kind is SpeakerType.GROUP and _ONE_OF.match(text, low, end):
        number, kind = Number.ONE, SpeakerType.UNNAMED  # "one of the children"
    lead = 1 if len(found) > 1 and small[0] in _DEFINITE | _INDEFINITE else 0
    head = Span(found[lead].start(), found[-1].end()) if found else None
    definite = owner is not None or small[0] in _DEFINITE
    return Source(
        start, end, text[start:end],
        head=head, noun=noun, owner=owner, type=kind, definite=definite, number=number,
    )  # fmt: skip


def _owner(text: str, start: int, end: int, cast: Cast) -> tuple[Naming | Pronoun | None, int]:
    """The possessive that a phrase opens with, and where its head begins."""
    first = _WORD.match(text, start, end)
    if first and first.end() < end and first.group().casefold() in _OWNER_WORDS:
        return PRONOUNS[first.group().casefold()], first.end()
    for naming in cast.within(start, end)[:1]:
        if match := _POSSESSIVE.match(text, naming.end, end):
            return naming, match.end()
        if _OWN_BODY.match(text, naming.end, end):
            return naming, naming.end
    return None, start


def _sort(small: list[str], noun: str, said: str) -> tuple[Number, SpeakerType]:
    """What a description's words say: one or many, and what kind of source."""
    counted = any(word in _NUMBERS for word in small[:2])
    many = noun in PLURAL_TITLES or noun in GROUPS or any(word in _MANY for word in small)
    many = many or (any(word[:1].isdigit() for word in small) and noun.endswith(("s", "%")))
    ends_in_s = noun.endswith("s") and not noun.endswith("ss")
    if noun in DOCUMENTS:
        several = ends_in_s and small[0] not in _INDEFINITE
        return Number.MANY if several else Number.ONE, SpeakerType.DOCUMENT
    if _SECRETIVE.search(said):
        return Number.MANY if many or ends_in_s else Number.ONE, SpeakerType.UNNAMED
    if noun in TITLES and not counted and small[0] not in _MANY:
        return Number.ONE, SpeakerType.UNNAMED
    if many:
        return Number.MANY, SpeakerType.UNNAMED if counted else SpeakerType.GROUP
    if noun in OWN_BODIES or noun in BODIES:
        return Number.ONE, SpeakerType.ORGANIZATION
    if ends_in_s and noun not in UNNAMED and small[0] not in _INDEFINITE:
        return Number.MANY, SpeakerType.UNNAMED if counted else SpeakerType.GROUP
    return Number.ONE, SpeakerType.UNNAMED
