"""What became of a measure: words for a status, and the grammar that ties them to it.

    behind it   "the guidance, which was made official Tuesday,", "the bill died"
    before it   "Trump signed the order", "struck down the law"
    within it   "the proposed ban"

Tables to be read and corrected, one row a sense. Words that only say what may or
would be ("may be rescinded", "plans to sign", "if it is blocked"), what is asked
or denied, say nothing of what is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from onrecord.record.entry import Status
from onrecord.record.text import Span
from onrecord.resolve.measures.complements import forms
from onrecord.resolve.measures.mentions import Mention
from onrecord.resolve.tables import either, phrases


@dataclass(frozen=True, slots=True)
class Found:
    """A status and its words.

    `active` where somebody does it to the measure: whoever stands before the verb.
    """

    status: Status
    words: Span
    active: bool = False


# What is done to a measure: "signed the order", "the order was signed".
_DONE: Final = (
    (Status.PROPOSED, "propose, introduce, float, suggest, recommend, submit, consider, mull, "
                      "weigh, push for, advocate, sponsor, call for, table, "
                      "negotiate, circulate, put forward, reintroduce"),
    (Status.DRAFT, "draft, draw up"),
    (Status.NEVER_ADOPTED, "reject, vote down, defeat, abandon, shelve, scrap, drop, kill, "
                           "filibuster, disavow, disown, shoot down"),
    (Status.ANNOUNCED, "announce, unveil, outline, lay out, reveal, present, detail, "
                       "make public, publish, release, roll out"),
    (Status.OFFICIAL, "sign, sign off on, sign into law, enact, adopt, approve, pass, ratify, "
                      "finalize, "
                      "finalise, issue, impose, authorize, authorise, uphold, reinstate, renew, "
                      "extend, put in place, levy, slap, introduce into law, "
                      "reauthorize, declare, conclude, codify"),
    (Status.BLOCKED, "block, halt, suspend, freeze, strike down, overturn, put on hold, enjoin, "
                     "veto, invalidate, quash, throw out, rule unconstitutional, stay, set aside, "
                     "pause, rule against"),
    (Status.RESCINDED, "rescind, revoke, repeal, reverse, lift, cancel, end, abolish, "
                       "terminate, roll back, withdraw, undo, ease"),
    (Status.CARRIED_OUT, "carry out, implement, enforce, execute"),
    (Status.PLEDGED, "promise, pledge, vow"),
    (Status.PLEDGED_NOT, "rule out"),
    (Status.ORDERED, "order, mandate, decree"),
)  # fmt: skip
# What it does itself; by its past, its third person or as a state behind "is".
_HAPPENED: Final = (
    (Status.OFFICIAL, "made official, took effect, taken effect, went into effect, gone into "
                      "effect, "
                      "came into force, come into force, came into effect, come into effect, "
                      "went into force, entered into force, became law, become law, became "
                      "official, "
                      "in effect, in force, in place, won approval, won final approval, "
                      "been signed into law, was law, stands, takes effect"),
    (Status.DRAFT, "in draft form, still a draft, only a draft, a draft"),
    (Status.PROPOSED, "passed the house, passed the senate, passed the lower house, cleared the "
                      "house, "
                      "cleared the senate, passed its first reading, passed a committee, "
                      "under consideration, under discussion, under review, on the table, "
                      "passed the house of representatives, on the ballot"),
    (Status.OFFICIAL, "passed, passed unanimously, passed congress, passed parliament"),
    (Status.NEVER_ADOPTED, "failed, died, failed to pass, collapsed, fell apart, fell through, "
                           "never materialized, never took effect, never became law, went nowhere, "
                           "never passed, never got a vote"),
    (Status.BLOCKED, "stalled, ruled unconstitutional, on hold, held up in court, "
                     "found unconstitutional, declared unconstitutional"),
    (Status.RESCINDED, "expired, lapsed, expires, ran out, no longer in effect, no longer in "
                       "force"),
)  # fmt: skip
# Before the noun, within its phrase.
_WITHIN: Final = {
    "draft": Status.DRAFT, "drafted": Status.DRAFT, "proposed": Status.PROPOSED,
    "planned": Status.PROPOSED, "pending": Status.PROPOSED, "rejected": Status.NEVER_ADOPTED,
    "failed": Status.NEVER_ADOPTED, "abandoned": Status.NEVER_ADOPTED,
    "blocked": Status.BLOCKED, "suspended": Status.BLOCKED, "stalled": Status.BLOCKED,
    "repealed": Status.RESCINDED, "expired": Status.RESCINDED, "rescinded": Status.RESCINDED,
    "defunct": Status.RESCINDED,
}  # fmt: skip
# Nouns that are a status by themselves, where the article says no other.
_BY_NOUN: Final = {
    "proposal": Status.PROPOSED, "bill": Status.PROPOSED,
    "ballot measure": Status.PROPOSED,
    "draft proposal": Status.DRAFT, "draft plan": Status.DRAFT, "draft order": Status.DRAFT,
    "draft bill": Status.DRAFT, "draft memo": Status.DRAFT, "draft memorandum": Status.DRAFT,
    "draft executive order": Status.DRAFT, "draft legislation": Status.DRAFT,
    "draft law": Status.DRAFT, "draft": Status.DRAFT,
}  # fmt: skip
# Who passes a bill without making it law; and who makes it law.
_CHAMBERS: Final = re.compile(
    r"\b(?:House|Senate|Commons|Lords|lower house|upper house|chamber|committee|Committee|"
    r"subcommittee|panel|Assembly|Bundestag|senators|Senators)\b"
)
_BODIES: Final = re.compile(r"\b(?:Congress|Parliament|parliament|legislature|lawmakers)\b")
_PASSES: Final = re.compile(r"(?:pass|approv|adopt)\w*", re.IGNORECASE)

# A participle that its past does not tell.
_PARTICIPLES: Final = {
    "threw": "thrown", "withdrew": "withdrawn", "froze": "frozen", "undid": "undone",
    "drew": "drawn",
}  # fmt: skip


def _past(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    past = "drew" if first == "draw" else forms(first)[0]
    return f"{past} {rest}".strip()


def _participle(verb: str) -> str:
    first, _, rest = _past(verb).partition(" ")
    return f"{_PARTICIPLES.get(first, first)} {rest}".strip()


_ACTIVE: Final = {
    form: status
    for status, verbs in _DONE
    for verb in phrases(verbs)
    for form in (_past(verb), forms(verb)[1], forms(verb)[2], _participle(verb))
}
# "put the order on hold", "signed it into law": a particle behind the object.
_PARTED: Final = {
    "put": (("on hold", Status.BLOCKED),),
    "signed": (("into law", Status.OFFICIAL),),
    "made": (("official", Status.OFFICIAL), ("public", Status.ANNOUNCED)),
    "struck": (("down", Status.BLOCKED),),
    "rolled": (("back", Status.RESCINDED),),
    "ruled": (("unconstitutional", Status.BLOCKED), ("out", Status.PLEDGED_NOT)),
    "declared": (("unconstitutional", Status.BLOCKED),),
    "threw": (("out", Status.BLOCKED),),
    "voted": (("down", Status.NEVER_ADOPTED),),
}
_PASSIVE: Final = {
    _participle(verb): status
    for status, verbs in _DONE
    for verb in phrases(verbs)
    if not verb.endswith((" for", " on", " against"))
}
_STATES: Final = {state: status for status, states in _HAPPENED for state in phrases(states)}

_SPOIL: Final = (
    r"may|might|could|would|should|will|shall|can|must|cannot|to|if|whether|unless|ought|"
    r"reportedly|allegedly|purportedly|expected|likely|unlikely|going|planned|supposed|set|due|"
    r"trying|seeking|threatened|threatening|hopes|hoped|hoping|wants|wanted|intends|"
    r"refused|refuses|failed|declined|denied|denies|yet"
)
_FILL: Final = (
    r"not|never|has|have|had|is|are|was|were|be|been|being|also|already|since|later|now|then|"
    r"recently|first|finally|formally|officially|just|again|still|quickly|eventually|"
    r"remain|remains|remained|temporarily|immediately|largely|effectively|partially|partly|"
    r"permanently|\w+ly|"
    rf"{_SPOIL}|n[’']t|\w+n[’']t|got|gets|did|does|on|once|all"
)
_DAYS: Final = (
    r"(?:(?:on |late |early |last |earlier |this )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|yesterday|today|week|month|year)|in (?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|(?:19|20)\d\d))"
)
_NEGATED: Final = re.compile(r"\b(?:not|never|neither|nor)\b|n[’']t\b", re.IGNORECASE)
_NEVER: Final = re.compile(r"\bnever\b", re.IGNORECASE)
_SPOILED: Final = re.compile(rf"\b(?:{_SPOIL})\b", re.IGNORECASE)

# "which came to light last week and which, officials say, was dropped"
_ALSO: Final = r"(?:,? (?:which|that) [^,.;:“”\"\n]{2,60} and(?= which| that))?"
_BEHIND: Final = re.compile(
    rf"(?: \([^()\n]{{1,40}}\))?{_ALSO}(?P<link>,? (?:which|that)(?=[ ,])|,)?"
    r"(?:, [^,.;:“”\"\n]{2,30} (?:say|said|says),)?"
    rf"(?P<fill>(?:,? (?>(?:{_FILL}|{_DAYS})\b),?(?= ))*) "
    rf"(?P<word>{either({**_PASSIVE, **_STATES})})(?![\w-])"
    r"(?P<after>.{0,24})",
    re.IGNORECASE | re.DOTALL,
)
# Without "was" a participle behind the noun needs one of these behind it.
_REDUCED: Final = re.compile(
    r" (?:by|on|in|last|this|earlier|late|yesterday|today|under|at|into|unanimously|(?:Mon|Tues|"
    r"Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"
)
# "the order that Trump signed", "two memos the department made public"
_WHOSE: Final = re.compile(
    r",? ?(?:that|which)? (?P<who>(?:the |his |her |its |their |a )?(?:[A-Z][\w.’'-]*|"
    r"president|government|administration|minister|ministry|lawmakers|governor|mayor|he|she|they)"
    rf"(?: [\w.’'-]+){{0,6}}?)(?P<fill>(?: (?>(?:{_FILL}|{_DAYS})\b))*) "
    rf"(?P<word>{either(_ACTIVE)})(?![\w-])",
)
_IS: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got|gets)\b|\b\w+n[’']t\b", re.IGNORECASE
)
_MEASURED: Final = re.compile(
    r" (?:\d|the \w+[- ](?:day|week|month|mark)|(?:a|an|its|their|his)\b)"
)
_NEEDS_IS: Final = re.compile(r"(?:in|on|under|a|only|still|no|ruled|found|declared|held) ")
_IS_SO: Final = re.compile(r"\b(?:is|are|was|were|been|remain|remains|remained)\b", re.IGNORECASE)
_BEFORE: Final = re.compile(
    rf"(?P<lead>(?:\b(?:{_FILL}|{_DAYS}|[A-Za-z’']+),? ){{0,4}}?)"
    rf"\b(?P<word>{either(_ACTIVE)})(?P<gap>,? {_DAYS},?)?(?P<part> (?:a series of|a number of|"
    rf"both|"
    r"its own|parts of|part of|much of|all of|most of|two|three|four|down|up|out|through|for))?\s$",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(rf"\b(?P<word>{either(_PARTED)})\s$", re.IGNORECASE)
_TAIL: Final = re.compile(rf"(?P<lead>(?:\b(?>(?:{_FILL}|{_DAYS})\b)\b,? )*)$", re.IGNORECASE)
_ASKED: Final = re.compile(
    r"\b(?:if|whether|unless|until|den(?:y|ied|ies)|no)\b[^,;]{0,40}$", re.IGNORECASE
)
_BACK: Final = 90
_NEVER_OF: Final = (
    Status.OFFICIAL, Status.CARRIED_OUT, Status.PROPOSED, Status.ANNOUNCED, Status.DRAFT
)  # fmt: skip


def statuses(text: str, one: Mention, sentence: Span) -> Iterator[Found]:
    """What the words around a mention, and within it, say became of it."""
    asked = _ASKED.search(text, max(sentence.start, one.whole - 50), one.whole)
    for at in dict.fromkeys((one.end, one.last)):
        if (told := _behind(text, at, sentence, asked=bool(asked))) is not None:
            yield _for_kind(told, text, one)
            yield from _then(text, told, sentence)
            break
        # "was leaked last week and was never approved": what is no status, and then one.
        if match := _FIRST.match(text, at, sentence.end):
            later = _behind(text, match.end(), sentence, asked=bool(asked))
            if later is not None:
                yield _for_kind(later, text, one)
                break
    if (told := _whose(text, one, sentence)) is not None and not asked:
        yield told
    if (told := _before(text, one, sentence)) is not None:
        yield _for_kind(told, text, one)
    for word in one.told:
        if word in _WITHIN and not asked:
            there = re.search(re.escape(word), text[one.start : one.end], re.IGNORECASE)
            low, high = there.span() if there else (0, one.end - one.start)
            yield Found(_WITHIN[word], Span(one.start + low, one.start + high))


def _for_kind(told: Found, text: str, one: Mention) -> Found:
    """A bill that is introduced is proposed; a curfew that is introduced is in force."""
    introduced = told.words.of(text).casefold().endswith(("introduced", "introduces"))
    if introduced and one.kind in ("ban", "rule", "levy", "order"):
        return replace(told, status=Status.OFFICIAL)
    return told


def _then(text: str, told: Found, sentence: Span) -> Iterator[Found]:
    """`was proposed in 2016 but was not passed`: what came of it next."""
    if match := _NEXT.match(text, told.words.end, sentence.end):
        later = _behind(text, match.end(), sentence, asked=False)
        if later is not None:
            yield later


_NEXT: Final = re.compile(
    r"[^.;:“”\"\n]{0,70}?,? (?:and|but)(?: then| later)?(?= (?:was|were|has|had|is|never)\b)"
)


_FIRST: Final = re.compile(
    r" (?:was|were|had been|has been) [a-z]+ed\b[^.,;:“”\"\n]{0,50}? (?:and|but)"
    r"(?= (?:was|were|has|had|is|never)\b)"
)


_DRAFTS: Final = tuple(noun for noun, status in _BY_NOUN.items() if status is Status.DRAFT)


def by_noun(one: Mention) -> Found | None:
    """The status that a noun is by itself: a proposal is proposed.

    Of a bill only where it says what it would do: "the 1994 crime bill" is law.
    """
    status = None if one.name or not one.says_what else _BY_NOUN.get(one.noun)
    if one.noun in ("proposal", *_DRAFTS) and not one.name:
        status = _BY_NOUN[one.noun]
    return Found(status, Span(one.start, one.end)) if status else None


def _behind(text: str, at: int, sentence: Span, *, asked: bool) -> Found | None:
    """`…, which was never adopted`, `… took effect`, `…, signed Friday by …`."""
    match = _BEHIND.match(text, at, sentence.end)
    if match is None:
        return None
    fill, word = match["fill"], match["word"].casefold()
    if word == "passed" and not _IS.search(fill) and _MEASURED.match(match["after"]):
        return None  # "the blockade passed 60 days"
    status = _PASSIVE.get(word) if _IS.search(fill) else None
    if status is None:
        status = _STATES.get(word)
        if status is not None and _NEEDS_IS.match(word) and not _IS_SO.search(fill):
            return None
        if status is None or word in _PASSIVE:
            # "the order, signed Friday": a participle without its verb.
            status = _PASSIVE.get(word, status)
            bare = not fill.strip() and match["link"] in (None, ",")
            if word not in _STATES and not (bare and _REDUCED.match(match["after"])):
                return None
    if word == "passed" and _CHAMBERS.match(match["after"].strip().removeprefix("the ")):
        status = Status.PROPOSED
    low = match.start("fill")
    low += len(text[low : match.end("word")]) - len(text[low : match.end("word")].lstrip(" ,"))
    span = Span(low, match.end("word"))
    return None if status is None else _settled(status, span, fill, asked=asked)


def _whose(text: str, one: Mention, sentence: Span) -> Found | None:
    """`the order that Trump signed`: a clause of somebody else's behind it."""
    for at in dict.fromkeys((one.end, one.last)):
        match = _WHOSE.match(text, at, sentence.end)
        if match is None or match["word"].split(" ")[0].endswith("ing"):
            continue
        if _CHAMBERS.search(match["who"]) and _PASSES.fullmatch(match["word"]):
            continue
        if _IS.search(match["fill"]) or _CLAUSE.search(match["who"]):
            continue
        span = Span(match.start("word"), match.end("word"))
        return _settled(_ACTIVE[match["word"].casefold()], span, match["fill"], active=True)
    return None


_CLAUSE: Final = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|that|which|who|to|by|in|on|said)\b"
)


def pronoun(text: str, at: int, sentence: Span) -> Found | None:
    """What became of "it", of which a sentence speaks that begins before a place."""
    return _behind(text, at, sentence, asked=False)


def _before(text: str, one: Mention, sentence: Span) -> Found | None:
    """`signed the order`, `has never proposed a ban`."""
    low = max(sentence.start, one.whole - _BACK)
    if (told := _parted(text, one, low)) is not None:
        return told
    match = _BEFORE.search(text, low, one.whole)
    if match is None:
        return None
    word = match["word"].casefold()
    status = _ACTIVE[word]
    lead = text[low : match.start("word")]
    fill = _tail(lead)
    going_on = word.split(" ")[0].endswith("ing")
    caused = _CAUSED.search(lead) and status is not Status.CARRIED_OUT
    if going_on and not caused and not (_IS.search(fill) and status in _GOING_ON):
        return None  # "is blocking the bill" tells of an attempt
    if _IS.search(fill) and not going_on:
        return None  # "was signed the ban": no object
    if word.endswith(" for") and text.startswith(" to be ", one.last):
        return None  # "called for the bill to be withdrawn"
    if _PASSES.fullmatch(word) and _CHAMBERS.search(lead) and not _BODIES.search(lead):
        status = Status.PROPOSED
    span = Span(match.start("word"), match.end("word"))
    return _settled(status, span, fill, active=True)


def _parted(text: str, one: Mention, low: int) -> Found | None:
    """`put the order on hold`."""
    match = _PARTS.search(text, low, one.whole)
    if match is None:
        return None
    for particle, status in _PARTED[match["word"].casefold()]:
        if any(text.startswith(f" {particle}", at) for at in (one.end, one.last)):
            fill = _tail(text[max(low, match.start() - 40) : match.start()])
            return _settled(status, Span(match.start(), match.end("word")), fill, active=True)
    return None


_GOING_ON: Final = (Status.PROPOSED, Status.DRAFT)
_CAUSED: Final = re.compile(r"\b(?:after|by|in|before|since|,) $", re.IGNORECASE)


def _tail(lead: str) -> str:
    """The auxiliaries and adverbs right before a verb."""
    match = _TAIL.search(lead[-60:])
    return match["lead"] if match else ""


def _settled(
    status: Status, span: Span, fill: str, *, asked: bool = False, active: bool = False
) -> Found | None:
    """The status as the auxiliaries have it: none where it is only possible, or is not so."""
    if asked or _SPOILED.search(fill):
        return None
    if _NEGATED.search(fill):
        if status not in _NEVER_OF or not (_NEVER.search(fill) or "was not" in fill.casefold()):
            return None
        status = Status.NEVER_ADOPTED
    return Found(status, span, active)
