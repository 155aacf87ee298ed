"""Offices and roles in the article's own words, before a name and behind it.

    Homeland Security Secretary | John Kelly
    former secretary of state | Hillary Clinton
    his | campaign manager |, Jeff Weaver,
    Kelly, the | Homeland Security secretary |,
    Tom Fitton, the | president | of Judicial Watch
    Sen. | Jeff Flake (R-Ariz.)

A title is reported in the article's words and order, with short forms spelled
out ("Sen." is "Senator") and without "the". Words such as "former" stay in it,
so that nobody takes it for an office held on the day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from onrecord.record.text import Span
from onrecord.resolve.mentions import WEEKDAYS
from onrecord.resolve.nouns import BODIES, PARTIES, POSTAL, STATES, TAKES_FOR
from onrecord.resolve.tables import SPACE, either, words
from onrecord.resolve.titles import (
    NO_OFFICE,
    NOT_HELD,
    OFFICES,
    PLURAL_TITLES,
    PORTFOLIOS,
    SHORT_PLURALS,
    TITLES,
    WITHIN,
    Sort,
    Title,
    spelled_out,
    title_of,
)


@dataclass(frozen=True, slots=True)
class Held:
    """What somebody is said to be: the words, where they stand, and what they come to.

    `title` as it is reported; `noun` the row of its main word; `post` its main
    words in lower case ("vice president", "attorney general"). `body` is the
    stretch of a name behind "of", "at" or "for", or None.
    """

    title: str
    noun: Title
    post: str
    span: Span
    body: Span | None = None

    @property
    def now(self) -> bool:
        """False for what somebody was or will be."""
        first = self.title.casefold().replace("ex-", "ex ").split(" ")
        return not NOT_HELD.intersection(first) and not self.post.endswith("-elect")

    @property
    def is_office(self) -> bool:
        """False for what is no post: a party, a kinship, an opinion."""
        kin = self.noun.word == "father" and "father" in self.title  # a priest has a capital
        return self.noun.word not in NO_OFFICE and not kin

    @property
    def calls(self) -> frozenset[str]:
        """The nouns by which the article may speak of its bearer: `the senator`."""
        if not self.now:
            return frozenset((f"former {self.post}",))
        if self.post != self.noun.word:
            return frozenset((self.post,))
        return frozenset((self.post, *self.noun.also))


_MOST_WORDS: Final = 8
_REACH: Final = 160
"""How many words a title may have, and how many characters away it may begin."""

# Words that make another post of the one they precede.
_COMPOUNDS: Final = words(
    "vice lieutenant deputy assistant associate under attorney solicitor surgeon prime press co"
)
_NOUNS: Final = either(TITLES)
_PORTFOLIO: Final = rf"of (?:the )?(?:{either(PORTFOLIOS)})"
_MEMBER: Final = (
    r"member of (?:the )?(?:(?:european|scottish|state) )?(?:parliament|congress|assembly)"
)
_POST_BEFORE: Final = re.compile(
    rf"\b(?:(?:{_NOUNS}) {_PORTFOLIO}|{_MEMBER}){SPACE}$", re.IGNORECASE
)
_OF_PLACE_BEFORE: Final = re.compile(
    rf"\b((?:(?:{either(_COMPOUNDS)}|former|acting){SPACE})?"
    rf"(?:{either(title.word for title in OFFICES)}){SPACE}(?:of|from|for){SPACE}"
    rf"(?:the{SPACE})?((?:(?-i:[A-Z])[\w’'-]*{SPACE}){{1,3}}))$",
    re.IGNORECASE,
)
_LED: Final = {*BODIES} | words(
    "academy army assembly cabinet chamber church club congregation delegation federation "
    "opposition parliament police senate society"
)
_OF_BODY_BEFORE: Final = re.compile(
    rf"\b((?:(?:{either(WITHIN)}){SPACE}){{0,2}}(?:{_NOUNS}){SPACE}(?:of|for|at){SPACE}the{SPACE}"
    rf"(?:(?-i:[a-z])[\w’'-]*{SPACE}){{0,2}}(?:{either(sorted(_LED))}){SPACE})$",
    re.IGNORECASE,
)
# The field that somebody leads within a body: "head of crisis operations | at the WHO".
_FIELD: Final = rf"{SPACE}of{SPACE}(?:[\w’'-]+{SPACE}){{0,5}}?[\w’'-]+"
_AT: Final = rf"{SPACE}(?:at|for){SPACE}(?:the{SPACE})?"
_AT_BODY_BEFORE: Final = re.compile(
    rf"\b((?:(?:(?-i:[A-Z])[\w’'-]*|{either(WITHIN)}){SPACE}){{0,3}}(?:{_NOUNS})(?:{_FIELD})?)"
    rf"{_AT}((?:(?-i:[A-Z])[\w&’'-]*,?{SPACE}){{1,4}})$",
    re.IGNORECASE,
)
_AT_AFTER: Final = re.compile(_AT)
_FIELD_AFTER: Final = re.compile(rf"{_FIELD}(?={_AT}[A-Z])")
_POST_AFTER: Final = re.compile(rf"{SPACE}{_PORTFOLIO}\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\s\u00a0]+")
_WORD_BEFORE: Final = re.compile(rf"([^\s\u00a0]+){SPACE}$")
_LETTERS_BEFORE: Final = re.compile(rf"(?<=\w{SPACE})\([A-Z]{{2,6}}\){SPACE}$")
_DOTTED: Final = re.compile(r"(?:[A-Z]\.)+")
_TURNED: Final = re.compile(
    rf"(?:\b(?:the|an?|one|another|his|her|their|its|whose)|\w[’']s?){SPACE}"
    rf"((?:[\w’'-]+{SPACE}){{0,6}}(?:{_NOUNS})(?:{SPACE}{_PORTFOLIO})?)"
    rf"(?:{SPACE}(?:for|of|to|at){SPACE}(?:the{SPACE})?([^,\n]{{1,60}}))?,{SPACE}$",
    re.IGNORECASE,
)
# Behind "his campaign manager, Jeff Weaver" the apposition ends.
_ENDS: Final = ("", ",", ".", ";", ")", "—", "\n")
_PARTY_TAG: Final = re.compile(
    rf"{SPACE}?[(,]{SPACE}?(R|D|I|Republican|Democrat|Independent)"
    rf"(?:[-–—‑]|{SPACE}of{SPACE}|{SPACE})"
    rf"((?:[A-Z]\w*\.?{SPACE}?){{1,3}}?)\)?(?=[,;.)\s]|$)"
)
_ASIDE: Final = re.compile(
    rf"(?:{SPACE}?\([^()\n]{{1,40}}\))?(?:,{SPACE}\d{{1,3}})?"
    rf"(?:,{SPACE}?|{SPACE}?[—–(]{SPACE}?|{SPACE}-{{1,2}}{SPACE})"
)
# "Quinn has been re-elected as", "Quinn is the", "Quinn's first speech as".
_MADE: Final = re.compile(
    rf"{SPACE}(?:(?:was|is|has{SPACE}been){SPACE})?(?:re-?)?"
    rf"(?:elected|appointed|named|sworn{SPACE}in|chosen){SPACE}(?:as{SPACE})?(?=[a-z])"
    rf"|{SPACE}is{SPACE}(?=(?:the|an?){SPACE})"
    rf"|[’']s?{SPACE}(?:[a-z]+{SPACE}){{0,3}}?(?:speech|term|role|tenure|budget|years){SPACE}as{SPACE}"
)
_APPOSED: Final = re.compile(r"[^,;:.()—–“”\"\n]{3,120}(?:\.[A-Z][^,;:.()—–“”\"\n]{0,60}){0,4}")
_DETERMINER: Final = re.compile(
    rf"(?:(?:as|the|an?|his|her|their|its|our|one of|[^\s\u00a0]+[’']s?){SPACE}){{1,3}}",
    re.IGNORECASE,
)
_TO_BODY: Final = words("of at for with to")
_STOPS: Final = _TO_BODY | words(
    """
    who whom whose which that when where while as and but or said says say told tells asked added
    is was were are has had have will would could should can may did does from in on by after
    before since until during because if than into against about over under between through
    """
)
# Words that open a sentence or a phrase, not a title: "But President …".
_OPENERS: Final = words(
    """
    and after also although as at because before both but by even for from if in like meanwhile
    now of on only or said says since so still that then these this those though to unlike until
    when while with yet
    """
)


def before(text: str, start: int, end: int, low: int) -> Held | None:
    """What the words right before the name `text[start:end]` say that it is.

    `start` is where the name begins, behind any title; nothing before `low` is read.
    """
    low = max(low, start - _REACH)
    if (match := _WORD_BEFORE.search(text, low, start)) and _is_courtesy(match[1]):
        start = match.start(1)  # "Tory MP Sir Edward Leigh"
    if letters := _LETTERS_BEFORE.search(text, low, start):
        start = letters.start()  # "Member of Parliament (MP) Ada Quinn"
    if at_body := _at_body(text, low, start):
        return at_body
    post = _POST_BEFORE.search(text, low, start)
    if not post and (of_place := _of_place(text, low, start)):
        return of_place
    if not post and (of_body := _of_body(text, low, start)):
        return of_body
    at = post.start() if post else start
    for _ in range(_MOST_WORDS):
        match = _WORD_BEFORE.search(text, low, at)
        if not match or not _belongs(match[1], nearest=at == start):
            break
        at = match.start(1)
    while at < start and (first := _WORD.match(text, at, start)) is not None:
        if first.group().casefold() not in _OPENERS:
            return held(text, Span(at, _trimmed(text, at, start)))
        at = first.end() + 1
    return turned(text, start, end, low)


def turned(text: str, start: int, end: int, low: int) -> Held | None:
    """What an apposition before the name `text[start:end]` says: `his campaign manager, Jeff`."""
    found = _TURNED.search(text, low, start) if text[end : end + 1] in _ENDS else None
    if found is None:
        return None
    body = Span(*found.span(2)) if found[2] and found[2][0].isupper() else None
    return held(text, Span(*found.span(1)), body)


def _of_place(text: str, low: int, start: int) -> Held | None:
    """`President of Argentina` right before a name."""
    match = _OF_PLACE_BEFORE.search(text, low, start)
    if not match or any(map(title_of, match[2].split())):
        return None
    told = held(text, Span(match.start(1), _trimmed(text, match.start(1), start)))
    body = Span(match.start(2), match.start(2) + len(match[2].rstrip()))
    return replace(told, body=body) if told and told.noun.sort is Sort.OFFICE else None


def _of_body(text: str, low: int, start: int) -> Held | None:
    """`speaker of the parliament`, `head of the dockers' union` right before a name."""
    match = _OF_BODY_BEFORE.search(text, low, start)
    return (
        held(text, Span(match.start(1), _trimmed(text, match.start(1), start))) if match else None
    )


def _at_body(text: str, low: int, start: int) -> Held | None:
    """`Head of Sales at Ocean Florida` right before a name."""
    match = _AT_BODY_BEFORE.search(text, low, start)
    if not match or any(map(title_of, match[2].split())):
        return None
    body = Span(match.start(2), match.start(2) + len(match[2].rstrip(" \u00a0,")))
    return held(text, Span(*match.span(1)), body)


def after(text: str, end: int, high: int) -> Held | None:
    """What an apposition behind a name, within `text[end:high]`, says that it is.

    `end` is where the name ends; a party tag and an age are passed over.
    """
    high = min(high, end + 2 * _REACH)
    if tag := _PARTY_TAG.match(text, end, high):
        end = tag.end()
    aside = _ASIDE.match(text, end, high) or _MADE.match(text, end, high)
    phrase = aside and _APPOSED.match(text, aside.end(), high)
    if not phrase:
        return None
    determiner = _DETERMINER.match(text, phrase.start(), phrase.end())
    # "Quinn, as secretary of state, …"
    return _apposed(text, determiner.end() if determiner else phrase.start(), phrase.end())


def shared(text: str, title: Span) -> Held | None:
    """What a title for several, `Sens.` or `Senators`, says that each of them is."""
    last = title.of(text).split(" ")[-1]
    noun = PLURAL_TITLES.get(last.casefold())
    if noun is not None:
        return Held(noun.word.capitalize(), noun, noun.word, title)
    return held(text, title) if last.casefold() in SHORT_PLURALS else None


def party_tag(text: str, end: int, high: int) -> tuple[str, str] | None:
    """Party and state behind a name: `(R-Ariz.)` gives `("republican", "Arizona")`."""
    match = _PARTY_TAG.match(text, end, min(high, end + 40))
    if not match:
        return None
    place = match[2].strip().rstrip(".")
    return PARTIES[match[1]], STATES.get(place) or POSTAL.get(place, place)


def held(text: str, span: Span, body: Span | None = None) -> Held | None:
    """The title that `text[span]` is; None where no word of it is one."""
    said = [word.strip(",") for word in _WORD.findall(span.of(text))]
    at = _main_word(said)
    noun = title_of(said[at]) if at is not None else None
    if at is None or noun is None:
        return None
    title = " ".join(spelled_out(word) for word in said)
    return Held(title, noun, _post([word.casefold() for word in said], at, noun), span, body)


def _belongs(word: str, *, nearest: bool) -> bool:
    """True when a word before a name, or before the rest of its title, is part of the title."""
    title = title_of(word)
    if _is_courtesy(word):
        return False
    if nearest:
        return title is not None
    if word[-1] in ',;:)”"—–-' or (word[-1] == "." and not title and not _DOTTED.fullmatch(word)):
        return False
    small = word.casefold()
    if small in ("the", "a", "an", "and") or small.rstrip(".") in WEEKDAYS:
        return False
    if word.endswith(("’s", "'s", "s’", "s'")):
        return False
    return word[0].isupper() or small in WITHIN or title is not None or "-" in small


def _is_courtesy(word: str) -> bool:
    title = title_of(word)
    return title is not None and title.sort is Sort.COURTESY


def _trimmed(text: str, at: int, end: int) -> int:
    while end > at + 1 and text[end - 1] in " \u00a0,":
        end -= 1
    return end


def _apposed(text: str, start: int, end: int) -> Held | None:
    """The title that an apposition opens with: up to a noun before a small word or the end."""
    noun_end, stop, stopped_by = start, end, ""
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        if word.casefold() in _STOPS:
            stop, stopped_by = match.start(), word
            break
        title = title_of(word)
        if title and title.sort is not Sort.COURTESY:
            noun_end = match.end()
    # A noun that another word follows is no title of theirs: "Obama, President Bush and …".
    if noun_end == start or text[noun_end:stop].strip():
        return None
    if post := _POST_AFTER.match(text, noun_end, end):
        return held(text, Span(start, post.end()))
    field = _FIELD_AFTER.match(text, noun_end, end)
    if field and field.group().split()[-1].casefold() not in TAKES_FOR:
        at = _AT_AFTER.match(text, field.end(), end)
        return held(text, Span(start, field.end()), Span(at.end(), end) if at else None)
    body = None
    if stopped_by.casefold() in _TO_BODY:
        body = _name_behind(text, stop + len(stopped_by), end)
    return held(text, Span(start, noun_end), body)


def _name_behind(text: str, start: int, end: int) -> Span | None:
    """The capitalized name that "of", "at" or "for" leads to, up to the end of its phrase."""
    low = start + 1
    if text[low : low + 4].casefold() == "the ":
        low += 4
    return Span(low, end) if low < end and text[low].isupper() else None


def _main_word(said: list[str]) -> int | None:
    """The noun of a title: the first one before an "of", else the last."""
    titles = [
        at
        for at, word in enumerate(said)
        if (title := title_of(word)) and title.sort is not Sort.COURTESY
    ]
    for at in titles:
        if said[at + 1 : at + 2] and said[at + 1].casefold() == "of":
            return at
    return titles[-1] if titles else None


def _post(said: list[str], at: int, noun: Title) -> str:
    """The main words of a title: "vice president", "attorney general", "chief of staff"."""
    if said[at : at + 3] == ["chief", "of", "staff"]:
        return "chief of staff"
    if said[at + 1 : at + 2] == ["general"]:
        return f"{noun.word} general"
    previous = said[at - 1].rstrip(".") if at else ""
    return f"{previous} {noun.word}" if previous in _COMPOUNDS else noun.word
