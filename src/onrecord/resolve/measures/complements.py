"""Complements: what stands behind a measure's noun and says what it is to do.

a proposal, which was never adopted, | to enlist 100,000 troops
a bill | that would ban abortions     an order | barring refugees     tariffs | on steel
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onrecord.record.text import Span
from onrecord.resolve.measures.heads import Head
from onrecord.resolve.tables import words


class Form(StrEnum):
    """How a complement is built: only a deed says what the measure is to do."""

    DEED = "deed"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Complement:
    """The stretch behind a noun, and how it is built."""

    span: Span
    form: Form


# What measures do, in the base form: "barring", "requires", "would widen".
EFFECTS: Final = words(
    """
    abolish accelerate add aim allow amend apply authorize ban bar block boost bring broaden
    call cap change charge clear close create criminalize curb curtail cut deny deport direct double
    ease eliminate enable encourage end establish exempt expand extend force forbid freeze fund give
    grant guarantee halt help impose improve increase instruct keep let levy lift limit loosen lower
    make mandate move narrow offer open order outlaw overhaul pay permit prevent prohibit protect
    provide put raise reduce regulate relax remove repeal replace require restrict roll scrap send
    set shield shut slash speed stop strengthen strip suspend target tighten toughen transfer
    triple waive widen withdraw
    """
)
_DOUBLED: Final = words("ban bar cap cut let put set shut stop strip transfer scrap")


def forms(verb: str) -> tuple[str, str, str]:
    """The past, the third person and the -ing of a regular verb; of several words, of the first."""
    first, _, rest = verb.partition(" ")
    rest = f" {rest}" if rest else ""
    past, third, ing = _IRREGULAR.get(first, ("", "", ""))
    if first.endswith("e"):
        regular = (f"{first}d", f"{first}s", f"{first[:-1]}ing")
    elif first[-1] == "y" and first[-2] not in "aeiou":
        regular = (f"{first[:-1]}ied", f"{first[:-1]}ies", f"{first}ing")
    else:
        stem = first + first[-1] if first in _DOUBLED or first in _ALSO_DOUBLED else first
        ending = "es" if first.endswith(("s", "sh", "ch", "x")) else "s"
        regular = (f"{stem}ed", f"{first}{ending}", f"{stem}ing")
    return (past or regular[0]) + rest, (third or regular[1]) + rest, (ing or regular[2]) + rest


_ALSO_DOUBLED: Final = words("drop submit commit quit")
_IRREGULAR: Final = {
    "strike": ("struck", "", ""), "put": ("put", "", ""), "throw": ("threw", "", ""),
    "withdraw": ("withdrew", "", ""), "uphold": ("upheld", "", ""), "lay": ("laid", "", ""),
    "make": ("made", "", ""), "hold": ("held", "", ""), "shoot": ("shot", "", ""),
    "freeze": ("froze", "", ""), "set": ("set", "", ""), "do": ("did", "does", ""),
    "cut": ("cut", "", ""), "let": ("let", "", ""), "shut": ("shut", "", ""),
    "give": ("gave", "", ""), "send": ("sent", "", ""), "bring": ("brought", "", ""),
    "keep": ("kept", "", ""), "pay": ("paid", "", ""), "seek": ("sought", "", ""),
    "swear": ("swore", "", ""), "forbid": ("forbade", "", ""), "go": ("went", "goes", ""),
    "begin": ("began", "", ""), "rule": ("ruled", "", ""), "undo": ("undid", "undoes", ""),
}  # fmt: skip

_DOING: Final = "|".join(sorted(forms(verb)[2] for verb in EFFECTS))
_DOES: Final = "|".join(sorted(forms(verb)[1] for verb in EFFECTS))
_SKIPPED: Final = re.compile(
    r"(?: \([^()\n]{1,40}\))?(?:,? (?:which|that) (?:was|were|is|has|have|had|would|will|could)\b"
    r"[^,.;\n]{2,120}, (?=to |that would ))?"
)
_MODAL: Final = "(?:would|will|could|may|might|should|shall)"
_DEED: Final = re.compile(
    r"(?: (?:called|known as|dubbed|entitled) [^,.\n]{3,60})?"
    r"(?: (?:designed|intended|meant)(?= to ))?,? (?:"
    r"aimed at [a-z]+ing\b|"
    r"to (?:not )?(?!(?:the|a|an|his|her|its|their|this|that|date|be|become|pass|take effect|go|"
    r"win|succeed|work|move)\b)[a-z]{2,}\w*"
    rf"|(?:that|which) (?:{_MODAL}(?! (?:be|have been|not be)\b)(?: have)?|{_DOES})\b"
    rf"|(?:{_DOING})\b"
    r"|under which\b|for \w+ to [a-z]+\b|for [a-z]+ing\b)"
)
_THING: Final = re.compile(
    r" (?:on|against|for|of|over|between|regarding|concerning|with|from|in)"
    r" (?!(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:behalf|hold|effect|place|force|court|"
    r"track|ice|appeal)\b|"
    r"the table\b|the ballot\b|paper\b|course\b|example\b|now\b|years?\b"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|aug|sept|oct|nov|dec)\b|\d{1,2} [A-Z]|(?:19|20)\d\d\b|him\b|them\b|us\b|me\b|it\b)",
    re.IGNORECASE,
)
_IN: Final = re.compile(r" in\b")
_OF_PLACES: Final = words("curfew ban moratorium blockade ceasefire cease-fire truce embargo")
_WITH: Final = re.compile(r" (?:with|between|from)\b")
_FINITE: Final = (
    r"was|were|is|are|has|have|had|would|will|could|may|might|did|does|do|should|can|must|"
    r"said|says|passed|took|went|became|failed|came|won|faces|faced|leaked|stalled|drew|prompted|"
    r"sparked|triggered|angered|remains|remained|expired|died"
)
_END: Final = re.compile(
    rf"[.;:!?…—–(){{}}\n]|,(?!\d)|[”\"](?= \w)| - |(?<!\w)['’](?=\s)"
    rf"| (?:after|before|because|when|while|whereas|but|although|though|since|unless|until|amid|"
    rf"according|despite|so that|for fear|following|during|if|and (?:he|she|they|we|it|I)|(?<!many "
    rf")(?<!much )(?<!well )as(?! many\b| much\b| well\b| of\b))\b"
    rf"| (?:late |early |earlier |on |last |this |next )*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|"
    rf"Sun)day|"
    rf"yesterday|today|tonight|tomorrow)\b| (?:last|this|next) (?:week|month|year)\b"
    rf"|(?<!who)(?<!that)(?<!which)(?<!there) (?:{_FINITE})\b"
)
_LONGEST: Final = 280
# A point in a figure, and after a letter or a short month, ends nothing.
_POINT: Final = re.compile(
    r"(?<=\d)\.(?=\d)|(?<=\b[A-Z])\.|(?<=\b(?:Jan|Feb|Aug|Oct|Nov|Dec|Sen|Gov|Rep|Mrs))\.|"
    r"(?<=\b(?:Mr|Ms|Dr|St))\."
)


def complement(text: str, at: int, end: int, noun: Head) -> Complement | None:
    """What stands behind a noun that ends at a place, as far as the sentence goes."""
    skipped = _SKIPPED.match(text, at, end)
    start = skipped.end() if skipped else at
    if text[start - 1 : start] == " ":
        start -= 1
    for pattern, form in ((_DEED, Form.DEED), (_THING, Form.THING)):
        if match := pattern.match(text, start, end):
            if match.group().startswith(", to ") and start == at:
                continue  # "enacted an order, to take part in a celebration": a purpose
            if form is Form.THING and not _may_follow(match.group(), noun):
                continue
            low = match.start() + len(match.group()) - len(match.group().lstrip(" ,"))
            high = ends(text, match.end(), min(end, low + _LONGEST))
            if high > match.end() or form is Form.DEED:
                return Complement(Span(low, high), form)
    return None


def _may_follow(words_: str, noun: Head) -> bool:
    """False for a preposition that tells of something else behind this noun."""
    if _WITH.match(words_):
        return noun.kind == "pact"
    return not _IN.match(words_) or noun.noun in _OF_PLACES


def ends(text: str, at: int, end: int) -> int:
    """Where a clause ends that goes on from a place: at a mark, or at the verb around it."""
    while match := _END.search(text, at, end):
        if match.group() == "." and _POINT.match(text, match.start()):
            at = match.end()
            continue
        end = match.start()
        break
    else:
        if end < len(text) and text[end : end + 1].isalnum():
            end = max(text.rfind(" ", at, end), at)
    while end > at and text[end - 1] in " ,":
        end -= 1
    return end
