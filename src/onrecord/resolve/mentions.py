"""Named mentions: who and what an article calls by a name, and where.

A mention is a run of capitalized words, cut from its title ("Homeland Security
Secretary | John Kelly") and sorted by what its words alone tell. What only the
rest of the article can tell is left open (`Kind.OPEN`) for the cast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

from onrecord.record.text import Span
from onrecord.resolve.names import (
    NO_NAMES,
    PARTICLE_WORDS,
    PARTICLES,
    SUFFIXES,
    folded,
    is_given,
    is_initial,
)
from onrecord.resolve.nouns import (
    DEMONYMS,
    GROUPS,
    ORGANIZATION_HEADS,
    ORGANIZATIONS,
    PLACES,
    STATES,
    SURNAMES_TOO,
    TAKES_FOR,
    TAKES_OF,
    THING_HEADS,
)
from onrecord.resolve.tables import SPACE, either, words
from onrecord.resolve.titles import OFFICES, PLURAL_TITLES, PORTFOLIOS, TITLES, title_of


class Kind(StrEnum):
    """What the words of a mention say that it names."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, `text[start:end]`, without title and possessive mark.

    `title` is the stretch of capitalized title words before it, or None.
    `sentence` is the number of its sentence.
    """

    start: int
    end: int
    name: str
    kind: Kind
    sentence: int
    title: Span | None = None

    @property
    def words(self) -> list[str]:
        return self.name.split(" ")

    @property
    def last(self) -> str:
        """Its last word, in one case: what a surname is looked up by."""
        return folded(self.words[-1])


class Word(NamedTuple):
    """One capitalized word (or fixed phrase) and where it stands."""

    word: str
    start: int
    end: int


WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
# What cuts a run of capitals: April, May, June and August are given names, too.
_DAYS: Final = frozenset(
    {*WEEKDAYS, *MONTHS, *words("jan feb aug sept oct nov dec")} - words("april may june august")
)

# Latin, Greek and Cyrillic capitals: what starts a name.
_UPPER: Final = "".join(filter(str.isupper, map(chr, range(0x530))))
_POSTS: Final = either([title.word.capitalize() for title in OFFICES] + ["Attorney General"])
_SHORT_TITLES: Final = either(form.capitalize() for row in TITLES.values() for form in row.short)
# Names with a small word in them, or one that opens sentences ("New York"), are one word to us.
_FIXED: Final = either(
    {
        name
        for name in (*ORGANIZATIONS, *PLACES, *PORTFOLIOS)
        # "the Army" is one word behind "Secretary of" alone.
        if name[:4] != "the "
        and (
            re.search(r" [a-z]", name)
            or (" " in name and name.split(" ")[0].casefold() in NO_NAMES)
        )
    }
)
_DOMAIN: Final = rf"[{_UPPER}][\w-]*\.(?:com|org|net|info|news|co\.uk|org\.uk|ca|ie|eu)\b"
_WORD: Final = (
    rf"(?:(?:{_POSTS}) of (?:{either(PORTFOLIOS)})\b"
    rf"|(?:{_FIXED})\b"
    rf"|{_DOMAIN}"
    rf"|[{_UPPER}]&[{_UPPER}]\w*"
    rf"|(?:[{_UPPER}]\.-?)+(?=\W|$)"
    rf"|(?:{_SHORT_TITLES}|Dr|Jr|Sr|St)\."
    rf"|(?:al|el|bin|ibn)-[{_UPPER}]\w+"
    rf"|[{_UPPER}]\w*(?:[’'](?!s\b)\w+|-\w+)*)"
)
_PARTICLE: Final = rf"(?:{either(PARTICLES)}){SPACE}"
# At most twelve words, so that a text in capitals stays linear.
_PHRASE: Final = re.compile(
    rf"(?<!\w)(?<!\w[-’']){_WORD}"
    rf"(?:{SPACE}(?:{_PARTICLE}|&{SPACE})?{_WORD}"
    rf"|,{SPACE}(?:Jr|Sr)\."
    rf"|{SPACE}[“\"(‘][{_UPPER}]\w+[”\")’](?={SPACE}[{_UPPER}])"
    rf"){{0,11}}"
)
_PIECE: Final = re.compile(rf"{_WORD}|(?:{either(PARTICLES)})(?={SPACE})|&|[“\"(‘]\w+[”\")’]")
_JOINT: Final = re.compile(rf"{SPACE}(of|for|on|against)(?:{SPACE}the)?{SPACE}")
_ONE_MORE: Final = re.compile(rf",?{SPACE}and{SPACE}")
_OF_SEVERAL: Final = words("department ministry committee subcommittee office bureau commission")
_GENERAL_BODIES: Final = words("directorate inspectorate consulate secretariat")
_STATION: Final = re.compile(r"(?:[A-Z]{2,5}|France|Rai|Canal|i)-?\d{1,2}")
_INNER_CAPITAL: Final = re.compile(r"[A-Z][a-z]+[A-Z][^\W\d]+")
_OF_SURNAMES: Final = ("Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Fitz", "Jo", "Mary", "St")
# Honours and degrees behind a name.
_BEHIND_NAMES: Final = words("mbe obe cbe kbe dbe kc qc phd md frs frcp mp msp mep")
_COUNTRYMEN: Final = words(
    """
    frenchman frenchwoman englishman englishwoman irishman irishwoman scotsman scotswoman welshman
    welshwoman dutchman spaniard briton brit scot swede dane finn pole serb croat turk kiwi
    """
)
_CHIEFS: Final = re.compile(rf"[’']{SPACE}")
_PLAIN: Final = 2  # longer small words that no headline has
_HEADLINES: Final = 200  # sentences in which names are looked for again in the whole text
_LONGER: Final = re.compile(r"[^\W\d_]{4,}")
_ACRONYM: Final = re.compile(r"[A-Z]{2,6}|(?:[A-Z]\.){2,6}")
# Shortened common nouns, nobody's name.
COMMON_ACRONYMS: Final = words(
    "PAC TV CEO CFO COO OK ID DNA A.M. P.M. HIV AIDS II III IV MP MSP MEP MLA MLC MPP MNA MEC MMC"
)
# What may stand between the start of a sentence and its first word.
_OPENING: Final = " \u00a0“”\"'‘’([—–-…~•*·▪►█"
_MOST_SMALL_WORDS: Final = 2_000_000


def small_words(text: str) -> frozenset[str]:
    """The words that a text (its first two million characters) prints in small letters."""
    found = re.finditer(r"\b[a-z]+(?:['’][a-z]+)?\b", text[:_MOST_SMALL_WORDS])
    return frozenset(match.group() for match in found)


# Posts that follow "Mr." and "Madam" without a name. "Mr. King" and "Mr. Pope" have one.
_ADDRESSED: Final = frozenset(
    (
        "president",
        "chairman",
        "chairwoman",
        "chair",
        "speaker",
        "secretary",
        "minister",
        "ambassador",
    )
)


def mentions(text: str, sentences: Sequence[Span], small: AbstractSet[str]) -> list[Mention]:
    """The named mentions of a text, in order.

    `sentences` are spans of `text`, in order; a name never leaves its sentence.
    `small` are the words that the text also prints in small letters: at the
    start of a sentence such a word is no name.
    """
    return [
        mention
        for number, sentence in enumerate(sentences)
        for mention in _in_sentence(text, sentence, number, small)
    ]


def is_people(word: str) -> bool:
    """`Republicans`, `Senator`, `Voters`: people of a kind, nobody's name."""
    said = word.casefold()
    return said in GROUPS or said in PLURAL_TITLES or said in TITLES


def is_handle(text: str, one: Mention) -> bool:
    """`@TopDog99`, `BlueHeron42`: what somebody is called by who does not say who it is."""
    if text[one.start - 1 : one.start] == "@":
        return True
    return any(char.isdigit() for char in one.name) and not is_station(one.name)


def is_station(name: str) -> bool:
    """`TVN24`, `France24`: a station by its number, where a handle has more of a made-up word."""
    return bool(_STATION.fullmatch(name))


def _in_sentence(
    text: str, sentence: Span, number: int, small: AbstractSet[str]
) -> Iterator[Mention]:
    headline = _is_headline(text, sentence)
    phrases = [
        part
        for match in _PHRASE.finditer(text, sentence.start, sentence.end)
        for run in _runs(_words(text, match.start(), match.end()), headline, small)
        for part in _parts(run, text, sentence, small)
    ]
    at = 0
    while at < len(phrases):
        name = phrases[at]
        at += 1
        while at < len(phrases) and _goes_on(text, name, phrases[at]):
            name = [*name, *phrases[at]]
            at += 1
        if _is_address(name):
            continue
        one = _mention(text, name, number)
        if not headline or number > _HEADLINES or not _is_made_up(text, one):
            yield one


def _is_made_up(text: str, one: Mention) -> bool:
    """True for several capitals of a headline that the text has nowhere else: `Thugs Attack`."""
    if len(one.words) < 2 or one.title is not None or is_given(one.words[0]):
        return False
    known = one.name in ORGANIZATIONS or one.name in PLACES
    return not known and text.find(one.name, one.end) < 0 and text.find(one.name) == one.start


def _is_address(run: list[Word]) -> bool:
    """`Mr. President`, `Madam Speaker`: how somebody is spoken to, and nobody's name."""
    first, *rest = [word.word.rstrip(".").casefold() for word in run]
    return (
        first in ("mr", "mister", "madam")
        and bool(rest)
        and rest[-1] in _ADDRESSED
        and all(word in ("vice", "prime") for word in rest[:-1])
    )


def _words(text: str, start: int, end: int) -> list[Word]:
    return [Word(m.group(), *m.span()) for m in _PIECE.finditer(text, start, end)]


def _is_headline(text: str, sentence: Span) -> bool:
    """True when nearly all longer words have a capital: `Trump Says Deal Is Near`."""
    longer = _LONGER.findall(text, sentence.start, sentence.end)
    small = [word for word in longer if not word[0].isupper()]
    # "The Academy of Sciences announced the winners of …": many names, and no headline.
    plain = sum(len(word) > 4 and word not in NO_NAMES for word in small)
    return len(longer) > 3 and len(small) < 0.25 * len(longer) and plain < _PLAIN


def _runs(run: list[Word], headline: bool, small: AbstractSet[str]) -> Iterator[list[Word]]:
    """In a headline a name ends at every word that the text prints in small letters, too."""
    part: list[Word] = []
    for word in _unshouted(run):
        small_word = word.word.casefold()
        plain = (small_word in NO_NAMES or small_word in small) and not is_given(word.word)
        if headline and plain and word.word not in PARTICLE_WORDS:
            if part:
                yield part
            part = []
        else:
            part.append(word)
    if part:
        yield part


def _unshouted(run: list[Word]) -> list[Word]:
    """Drop what a heading in capitals left before a name: `DEAL IS NEAR The Senate …`."""
    loud = 0
    while loud < len(run) and run[loud].word.isupper() and len(run[loud].word) > 1:
        loud += 1
    return run[loud:] if 2 < loud < len(run) else run


def _parts(
    run: list[Word], text: str, sentence: Span, small: AbstractSet[str]
) -> Iterator[list[Word]]:
    """Cut a run of capitalized words at days and months, and off its sentence's opening."""
    while run and _opens_sentence(run, text, sentence, small):
        run = run[1:]
    part: list[Word] = []
    for word in run:
        if _is_day(word.word):
            if part:
                yield part
            part = []
        else:
            part.append(word)
    if part and not (len(part) == 1 and _is_no_name(part[0].word)):
        yield part


def _is_day(word: str) -> bool:
    """`Jan.`, and not Jan, who is somebody."""
    return word != "Jan" and word.rstrip(".").casefold() in _DAYS


def _is_no_name(word: str) -> bool:
    """`Who`, and not the WHO."""
    return word.casefold() in NO_NAMES and not (word.isupper() and len(word) > 2)


def _opens_sentence(run: list[Word], text: str, sentence: Span, small: AbstractSet[str]) -> bool:
    """True when the first word of a run has its capital only from where it stands."""
    first = run[0]
    word = folded(first.word)
    if word in ("the", "a", "an"):
        return True
    if text[max(sentence.start, first.start - 9) : first.start].strip(_OPENING):
        return False
    if word in NO_NAMES:
        # "WHO said", where the article has "the World Health Organization (WHO)".
        return not (first.word.isupper() and len(word) > 2 and f"({first.word})" in text)
    if word in PARTICLE_WORDS or title_of(first.word) or is_given(first.word):
        return False
    # "Currently Shalev", but not "Donnelly".
    return word in small or (len(run) > 1 and word.endswith("ly"))


def _goes_on(text: str, name: list[Word], after: list[Word]) -> bool:
    """True when a body's name goes on behind a small word: `Department of …`."""
    joint = _JOINT.fullmatch(text, name[-1].end, after[0].start)
    if _ONE_MORE.fullmatch(text, name[-1].end, after[0].start):
        return _takes_more(text, name, after)
    whole = " ".join(word.word for word in after)
    if _CHIEFS.fullmatch(text, name[-1].end, after[0].start):
        # "the National Police Chiefs’ Council"
        return len(name) > 1 and name[-1].word.endswith("s") and _is_head(after[0].word)
    if not joint or (whole not in PORTFOLIOS and title_of(after[0].word)):
        return False
    if is_given(after[0].word):
        return False
    return name[-1].word.casefold() in (TAKES_OF if joint[1] == "of" else TAKES_FOR)


def _is_head(word: str) -> bool:
    return word.casefold() in ORGANIZATION_HEADS


def _takes_more(text: str, name: list[Word], after: list[Word]) -> bool:
    """`the Department of Emergency Services | and Public Protection`, but `… and Congress`."""
    body = any(
        one.word.casefold() in _OF_SEVERAL and _JOINT.fullmatch(text, one.end, other.start)
        for one, other in pairwise(name)
    )
    whole = " ".join(word.word for word in after)
    known = whole in ORGANIZATIONS or whole in PLACES or _is_body(after)
    person = title_of(after[0].word) or is_given(after[0].word)
    return body and not known and not person and not whole.isupper()


def _mention(text: str, run: list[Word], sentence: int) -> Mention:
    while len(run) > 2 and run[-1].word.casefold() in _BEHIND_NAMES and not run[0].word.isupper():
        run = run[:-1]
    chiefs = any(_CHIEFS.fullmatch(text, a.end, b.start) for a, b in pairwise(run))
    cut = 0 if chiefs else _title_length(run)
    title = Span(run[0].start, run[cut - 1].end) if cut else None
    name = run[cut:]
    kind = Kind.PERSON if cut and not _is_body(name) else _kind(text, name)
    return Mention(name[0].start, name[-1].end, _said(text, name), kind, sentence, title)


def _said(text: str, name: list[Word]) -> str:
    """The name as it is reported: a nickname in marks and the comma before `Jr.` left out."""
    said = ""
    for last, word in zip([name[0], *name], name, strict=False):
        if word.word[0] not in '“"(‘':
            between = last.end, word.start
            joints = (_JOINT, _ONE_MORE, _CHIEFS)
            joint = next(filter(None, (one.fullmatch(text, *between) for one in joints)), None)
            said += (joint.group() if joint else " ") + word.word
    return said.strip() or name[0].word


def _title_length(run: list[Word]) -> int:
    """How many words of a run are the title before the name."""
    last = len(run) - 1
    while last > 0 and run[last].word.rstrip(".").casefold() in SUFFIXES:
        last -= 1
    # "Liberal | Democrats" are a party, and no liberal of that name.
    if _is_body(run) or (is_people(run[-1].word) and run[-1].word.casefold().endswith("s")):
        return 0
    for at in range(last - 1, -1, -1):
        word = run[at].word.split(" of ")[0]
        titled = title_of(word) or PLURAL_TITLES.get(word.casefold())
        if at and word == "General" and run[at - 1].word.casefold() in _GENERAL_BODIES:
            return 0  # "the Directorate General of Civil Aviation" has no general
        if titled and not _is_surname(run, at):
            return at + 1
    # "Political Affairs Wendy Sherman": the end of something longer, then a name.
    if last > 1 and run[0].word.casefold() in _COUNTRYMEN:
        return 1  # "Frenchman Corentin Moutet"
    if last > 1 and is_given(run[last - 1].word) and not _begins_name(run[0].word):
        return last - 1
    return 0


def _begins_name(word: str) -> bool:
    return is_given(word) or is_initial(word)


def _is_surname(run: list[Word], at: int) -> bool:
    """`Martin Luther King Jr.`: a title word that a given name stands before."""
    if at == 0 or "." in run[at].word or is_given(run[at + 1].word):
        return False
    return is_given(run[at - 1].word)


def _is_body(name: list[Word]) -> bool:
    if " ".join(word.word for word in name) in ORGANIZATIONS:
        return True
    head = name[-1].word.casefold()
    return len(name) > 1 and head in ORGANIZATION_HEADS and not _may_be_surname(name)


def _may_be_surname(name: list[Word]) -> bool:
    """`Faith Hill`, `Robert Park`: a given name before a noun that is a surname, too."""
    if len(name) > 3 or name[-1].word.casefold() not in SURNAMES_TOO:
        return False
    return is_given(name[-2].word) or title_of(name[-2].word) is not None


def _kind(text: str, name: list[Word]) -> Kind:
    """What a name's own words tell."""
    said = [word.word for word in name]
    whole = " ".join(said)
    if whole in PLACES or whole.rstrip(".") in STATES:
        return Kind.PLACE
    if _is_body(name) or _has_joint(text, name):
        return Kind.ORGANIZATION
    if re.fullmatch(_DOMAIN, said[-1]) or (len(said) == 1 and _is_brand(said[0])):
        return Kind.ORGANIZATION
    if len(said) == 1 and is_station(said[0]):
        return Kind.ORGANIZATION
    if len(said) == 1:
        return Kind.ORGANIZATION if _is_acronym(text, name[0]) else Kind.OPEN
    if _is_acronym(text, name[-1]) and not is_given(said[0]):
        return Kind.ORGANIZATION  # "Belarusian KGB"
    if said[-1].casefold() in THING_HEADS and not _may_be_surname(name):
        return Kind.PLACE
    if said[0] in DEMONYMS or (is_people(said[-1]) and not is_given(said[0])):
        return Kind.OPEN
    initials = any(is_initial(word) for word in said[:-1] if word not in PLACES)
    suffixed = said[-1].rstrip(".").casefold() in SUFFIXES
    return Kind.PERSON if is_given(said[0]) or initials or suffixed else Kind.OPEN


def _is_brand(word: str) -> bool:
    """`ConocoPhillips`, `TechRadar`: a capital within a word, which few surnames have."""
    return bool(_INNER_CAPITAL.fullmatch(word)) and not word.startswith(_OF_SURNAMES)


def _has_joint(text: str, name: list[Word]) -> bool:
    return any(
        joint.fullmatch(text, one.end, other.start)
        for one, other in pairwise(name)
        for joint in (_JOINT, _CHIEFS)
    )


def _is_acronym(text: str, word: Word) -> bool:
    """`DHS`, `F.B.I.`; but `BENENSON:` in a transcript is a name."""
    if word.word in COMMON_ACRONYMS or not _ACRONYM.fullmatch(word.word):
        return False
    return not (text[word.end : word.end + 1] == ":" and len(word.word) > 4)
