"""Turns: who speaks when in a transcript, by its layout alone.

    SENATOR KELLY: …   KELLY (R-Ark.): …   Ada Quinn, host: …     a name and a colon
    Senator KELLY. …   The CHAIRMAN. …                            as Congress prints it
    Q. … A. …   Q  …                                              questions and answers

An article that quotes a line or two so is no transcript: there have to be several
turns, of speakers who come back, in words that people say to each other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

from onrecord.find.segments import Range
from onrecord.record.text import Span


class Layout(Enum):
    """How the speaker of a turn is named, and how sure that makes the turn; set by rule."""

    CAPITALS = 0.97
    CONGRESS = 0.95
    QUESTION = 0.93
    NAME = 0.9

    @property
    def probability(self) -> float:
        return float(self.value)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next one does; all ranges are of the clean text.

    `label` names the speaker, `mark` is the colon or stop behind it, `content` what
    is said, without stage directions.
    """

    layout: Layout
    label: Range
    mark: Range
    content: tuple[Range, ...]

    @property
    def end(self) -> int:
        return self.content[-1][1]


class _Label(NamedTuple):
    """A label at the beginning of paragraph number `paragraph`, and where its words begin."""

    layout: Layout
    paragraph: int
    label: Range
    mark: Range
    start: int
    key: str


_TITLE: Final = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Adm|Col|Capt|Lt|Sgt|Prof|Rev|Hon|Amb|Sec)\."
    r"|Senator|Representative|Congress(?:man|woman)|Governor|General|Admiral|Colonel|Secretary"
    r"|President|Vice President|Chair(?:man|woman)?|Ranking Member|Speaker|Director|Judge|Justice"
    r"|Ambassador|Attorney General|Mayor|Minister|Prime Minister|Chancellor|Lord|Sir|Dame|Dr|Mr"
    r"|Mrs|Ms|Sen|Rep)"
)
_CAPS: Final = r"(?:Mc|Mac|De|Di|Van|O[’'])?[A-Z][A-Z’'.\-]*[A-Z.]"
_PARTY: Final = r"(?:,? ?[(\[][^()\[\]\n]{1,60}[)\]])?"
_WHAT: Final = r"(?:, [^:\n.!?“”\"]{2,80})?"  # what stands behind a name at its first turn
_COLON: Final = r"(?P<mark> ?:)(?=\s|\Z)"

# A label ends before 200 characters; spaces in these patterns are spaces.
_LABELS: Final = (
    # SENATOR KELLY: / THE PRESIDENT: / MR. SPICER (via video): / JAKE DOE, HOST:
    (
        Layout.CAPITALS,
        re.compile(
            rf"(?P<label>(?:(?:{_TITLE}|{_TITLE.upper()}|THE|The) )*"
            rf"{_CAPS}(?: (?:{_CAPS}|[A-Z]\.?|of|de|van|von)){{0,6}}{_PARTY}{_WHAT}){_COLON}"
        ),
    ),
    # Senator KELLY. / Mr. SMITH of Ohio. / The CHAIRMAN.
    (
        Layout.CONGRESS,
        re.compile(
            rf"(?P<label>(?:{_TITLE}|The) {_CAPS}(?: {_CAPS}){{0,3}}"
            r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?)(?P<mark>\.)(?=\s)"
        ),
    ),
    (Layout.QUESTION, re.compile(r"(?P<label>Q|A(?=[.:]))(?P<mark>[.:]?)(?=\s)")),
    # Senator Kelly: / Kelly (R-Ark.): / Ada Quinn, host: / Moderator:
    (
        Layout.NAME,
        re.compile(
            rf"(?P<label>(?:{_TITLE} |The )*[A-Z][\w’'.\-]*"
            rf"(?: (?:[A-Z][\w’'.\-]*|of|de|van|von|al|bin)){{0,4}}{_PARTY}{_WHAT}){_COLON}"
        ),
    ),
)

# Headings that come back in lists, explainers and fact checks; they name nobody.
_HEADINGS: Final = frozenset(
    """
    about act actual address advice affiliation age analysis answer attendance author background
    bill born bottom budget candidate candidates caption career case category cause children
    chapter city claim claims class client committee conclusion cons con context correction cost
    count county credit date day deadline decision definition details district download edition
    education effect email event example experience fact facts factor family fax fiction figure
    file final finding format game genre goal goals grade headline height hometown hours how id
    image impact income issue item job key keywords language law lead lesson level line link links
    list location media menu method more myth name next note notes number occupation office
    opponent option order outcome outlook party phone photo photos picture place platform plot
    point points poll position posted price pro problem product profile prognosis project promise
    pros published purpose quote rank ranking rating reality reason reasons recommendation record
    related release result results review reward risk role ruling sample score section series
    setting share size solution sources source spoiler spouse stage state statement status step
    story strength strengths subject subscribe summary tags takeaway target team tel term theme
    threat tickets tie time tip title today topic total truth twitter type update updated upside
    version verdict video vote votes watch weakness weaknesses weather web website what when where
    who why winner winners loser losers year years
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december
    """.split()  # noqa: SIM905
)

# Stage directions: nobody says them. Other words in brackets ("(NATO)") are somebody's.
DIRECTIONS: Final = re.compile(
    r"""[(\[]\s{0,2}(?:
        (?:(?:scattered|prolonged|sustained|loud|more|extended|audience|general)\s)?
        (?:applause|laught?er|laughs?|laughing|chuckles?|cheers?|cheering|boos?|booing|chanting
          |chants|crosstalk|cross\ talk|inaudible|unintelligible|indiscernible|off[\ -]?mic
          |audio\ gap|pause|ph|recess|gavel|music|sighs?|crying|singing|silence|sic|break
          |commercial(?:\ break)?|technical\ difficulties|no\ (?:audible\ )?response|nods?
          |(?:begin|end|start|video|audio)\ (?:video|audio|clip|tape|of\ )[\w\ ]{0,30}
          |voice[\ -]?over|on[\ -]camera|off[\ -]camera
          |(?:through|via|by)\ (?:an?\ )?(?:translator|interpreter|video|telephone|phone|satellite)
        )(?:[.,;]?\s(?:and\s)?[\w,\ ]{1,40})?[.!]?
    )\s{0,2}[)\]]""",
    re.VERBOSE | re.IGNORECASE,
)
# What is printed behind the last words.
_END: Final = re.compile(
    r"""[(\[]?(?:END\b|\#\s?\#|-\s?30\s?-|\*\s?\*|Whereupon|Copyright|©
      |The\ (?:hearing|meeting|committee|briefing)\ (?:was|is|stands)\ (?:adjourned|recessed)
      |Transcript\ (?:provided|by|courtesy)|(?:Read|See|Watch)\ (?:more|also|the\ full)
    )""",
    re.VERBOSE,
)
_IN_PERSON: Final = re.compile(
    r"\b(?:I|I[’'](?:m|ve|d|ll)|us|Mr|Madam|sir|ma[’']am"
    r"|(?i:we|me|my|our|you|your|you[’']re|thanks?|yes|no|well|let[’']s))\b"
)
_TESTIMONY: Final = re.compile(
    r"\b(?:transcripts?|testimony|testif\w+|deposition|sworn|examination|interview(?:ed|er)?"
    r"|press conference|news conference|briefing|hearing|debate|town hall|the (?:court|witness))\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w")
_HEAD: Final = 2000

# What makes a transcript: turns, speakers who come back, and the share of turns in which
# people speak as people do to each other.
_FEWEST: Final = 4
_RETURNING: Final = 2
_IN_PERSON_SHARE: Final = {Layout.CAPITALS: 0.3, Layout.CONGRESS: 0.3, Layout.NAME: 0.5}


def turns(text: str, paragraphs: Sequence[Span]) -> tuple[Turn, ...]:
    """The turns of a transcript, in order; none in any other text."""
    labels = [one for number, span in enumerate(paragraphs) for one in _label(text, number, span)]
    labels = _spoken(text, labels)
    if not labels:
        return ()
    ends = [*(one.paragraph for one in labels[1:]), _last(text, labels, paragraphs)]
    found = (_turn(text, one, paragraphs, end) for one, end in zip(labels, ends, strict=True))
    told = [one for one in found if one]
    return tuple(told) if _is_transcript(text, told) else ()


def _label(text: str, number: int, span: Span) -> Iterator[_Label]:
    for layout, pattern in _LABELS:
        match = pattern.match(text, span.start, min(span.end, span.start + 200))
        if match is None:
            continue
        key = _key(match["label"])
        if not key or (layout is Layout.NAME and _is_heading(match["label"])):
            continue
        yield _Label(layout, number, match.span("label"), match.span("mark"), match.end(), key)
        return


def _key(label: str) -> str:
    """What turns of one speaker have in common: the last word of the name, in capitals."""
    named = re.split(r"[,(\[]| of ", label)[0]
    words = re.findall(r"[^\W\d_][\w’'\-]*", named)
    return words[-1].upper() if words else ""


def _is_heading(label: str) -> bool:
    words = re.findall(r"\w+", label.casefold())
    return not words or words[0] in _HEADINGS or words[-1] in _HEADINGS or len(words) > 8


def _spoken(text: str, labels: list[_Label]) -> list[_Label]:
    """The labels without those that cannot be speakers'.

    Q and A are where both come back, or Q beside named speakers. Names in small
    letters are none where others stand in capitals, which then are the layout.
    """
    count = Counter(one.layout for one in labels)
    named = count[Layout.CAPITALS] + count[Layout.CONGRESS]
    keys = Counter(one.key for one in labels)
    if count[Layout.QUESTION]:
        both = keys["Q"] > 1 and keys["A"] > 1 and _TESTIMONY.search(text[:_HEAD])
        if not (both or (keys["Q"] and named > 1) or (keys["Q"] > 1 and count[Layout.NAME] > 1)):
            labels = [one for one in labels if one.layout is not Layout.QUESTION]
    if named > count[Layout.NAME]:
        labels = [one for one in labels if one.layout is not Layout.NAME]
    return labels


def _last(text: str, labels: Sequence[_Label], paragraphs: Sequence[Span]) -> int:
    """Where the last turn ends, as the number of the paragraph behind it.

    A reporter may have the word again there: it ends before the first paragraph in
    which nobody says "I" or "you". A speech ends behind the last one in which somebody does.
    """
    first = labels[-1].paragraph + 1
    talks = {
        number
        for number, span in enumerate(paragraphs[first:], start=first)
        if _IN_PERSON.search(text, span.start, span.end)
        or DIRECTIONS.search(text, span.start, span.end)
    }
    if len({one.key for one in labels}) == 1:
        return max(talks, default=first - 1) + 1
    if not _WORD.search(text, labels[-1].start, paragraphs[first - 1].end):
        first += 1  # a label on a line of its own has its words below
    while first in talks:
        first += 1
    return first


def _turn(text: str, one: _Label, paragraphs: Sequence[Span], end: int) -> Turn | None:
    """A label with the words behind it, up to the paragraph of the next one."""
    content = list(_said(text, one.start, paragraphs[one.paragraph].end))
    for span in paragraphs[one.paragraph + 1 : end]:
        words = text[span.start : span.end]
        if _END.match(words):
            break
        if not words.isupper():
            content += _said(text, span.start, span.end)
    return Turn(one.layout, one.label, one.mark, tuple(content)) if content else None


def _said(text: str, start: int, end: int) -> Iterator[Range]:
    """What of `start:end` is said: the stretches between stage directions that hold a word."""
    at = start
    cuts = [match.span() for match in DIRECTIONS.finditer(text, start, end)]
    for low, high in (*cuts, (end, end)):
        piece = text[at:low]
        if _WORD.search(piece):
            yield at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())
        at = high


def _is_transcript(text: str, told: Sequence[Turn]) -> bool:
    keys = Counter(_key(text[slice(*one.label)]) for one in told)
    returning = sum(count > 1 for count in keys.values())
    if len(told) < _FEWEST or returning < _RETURNING:
        return _is_speech(text, told)
    long = [one for one in told if sum(high - low for low, high in one.content) > 25] or told
    in_person = sum(
        any(_IN_PERSON.search(text, low, high) for low, high in one.content) for one in long
    )
    layout = Counter(one.layout for one in told if one.layout is not Layout.QUESTION)
    main = layout.most_common(1)[0][0] if layout else Layout.CAPITALS
    return in_person >= _IN_PERSON_SHARE[main] * len(long)


def _is_speech(text: str, told: Sequence[Turn]) -> bool:
    """One speaker in capitals, and an audience that is heard."""
    heard = sum(1 for _ in DIRECTIONS.finditer(text))
    return heard > 1 and bool(told) and all(one.layout is Layout.CAPITALS for one in told)


def without_labels(text: str, told: Sequence[Turn]) -> str:
    """The text with spaces for the labels and marks of its turns: every place stays where it is."""
    parts, at = [], 0
    for one in told:
        end = max(one.label[1], one.mark[1])
        parts += [text[at : one.label[0]], " " * (end - one.label[0])]
        at = end
    return "".join([*parts, text[at:]])


def turn_at(told: Sequence[Turn], place: int) -> Turn | None:
    """The turn within which a place of the text stands; None outside of all."""
    at = bisect_right(told, place, key=lambda one: one.label[0]) - 1
    return told[at] if at >= 0 and place < told[at].end else None
