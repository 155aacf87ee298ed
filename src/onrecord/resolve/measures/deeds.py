"""Deeds: what pledges, orders and proposals say is to be done, or is not to be.

    "there will be no mass deportations"            -> mass deportations, pledged not
    pledged the military would not be used to …     -> the military be used to …, pledged not
    it directs agencies to hire thousands of agents -> hire thousands of agents, ordered
    the guidance widens the number of …             -> widens the number of …, ordered

A pledge counts by its act; that is for `find` to say. Only verbs of the table make
one: whoever promises to fight, to win or to be there promises no measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.record.entry import Entry, SpeakerType, Status
from onrecord.record.statement import Act
from onrecord.record.text import Span
from onrecord.resolve.measures.complements import EFFECTS, ends, forms
from onrecord.resolve.tables import words


@dataclass(frozen=True, slots=True)
class Deed:
    """Words for what is to be done, `text[span]`, with the status and the words that say it.

    `entry` is the number of the statement that says so, `of` the place of the
    measure that does ("the guidance directs"), `subject` where the one stands who does.
    """

    spans: tuple[Span, ...]
    status: Status
    words: Span
    entry: int | None = None
    of: int | None = None

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end


# What may be pledged, beside what measures do: whether it was done can be looked up later.
_PLEDGED: Final = (
    EFFECTS
    | words(
        """
    appoint arrest audit balance build buy cancel carry close compensate create decriminalize
    defund deploy deport destroy detain dismantle disclose donate drop enlist establish evacuate
    fire hire implement introduce investigate invest jail launch lead leave result legalize
    legalise lock nationalize negotiate nominate phase privatize prosecute publish pull quit
    ratify rebuild recognize reform release renegotiate reopen replant resettle resign restart
    restore result return reverse revive revoke rescind scale sell separate shift sign spend
    split station strip subsidize sue suspend switch tax use veto
    """
    )
) - words("let keep make bring move call put set speed offer")
_FORMS: Final = {forms(verb)[0]: verb for verb in _PLEDGED} | {
    "built": "build", "spent": "spend", "sold": "sell", "sent": "send", "drawn": "draw",
    "withdrawn": "withdraw", "given": "give", "frozen": "freeze", "forbidden": "forbid",
    "rebuilt": "rebuild", "left": "leave", "bought": "buy",
}  # fmt: skip
# What nobody can look up, whatever the verb.
_NO_OBJECT: Final = re.compile(
    r"^\s+(?:it|this|that|them|up|on|sure|me|you|us|him|her|better|happy|the full force|every|"
    r"forward|going|a lot|"
    r"an? (?:message|signal|look|lot|difference|point|case|way)|everything|anything|something|"
    r"things|our best|my best|way|love|people|by|at|as|no)\b",
    re.IGNORECASE,
)
_NEED_MORE: Final = {
    "result": "in", "lead": "to", "pull": "out", "carry": "out", "roll": "back", "phase": "out",
    "scale": "back", "lock": "up",
}  # fmt: skip
_ADVERBS: Final = r"(?: (?:also|immediately|always|fully|completely|\w+ly))*"
_NONE: Final = re.compile(
    r"(?:\bthere (?:will|would|shall) (?:never )?be (?:absolutely )?|(?<=[“”\"])(?=no, ))"
    r"(?P<no>no(?:,? (?:repeat,? )?no)*),? ",
    re.IGNORECASE,
)
_WILL: Final = re.compile(
    r"(?:^|(?:[.;:?!“”‘\"\n—–]|,(?!\d))\s*)(?P<who>(?:[^,.;:?!“”‘\"\n—–]|"
    r",(?=\d)){1,110}?)(?:(?P<will> will| would| shall|[’']ll|[’']d|"
    r" (?:am|is|are|was|were) going to| (?:am|is|are) committed to)(?P<no> not| never| no longer)?|"
    rf" (?P<wont>won[’']t|wouldn[’']t))(?P<no2> ever)?{_ADVERBS} (?P<be>be )?(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_TO: Final = re.compile(
    r"^[\s“\"]*(?:(?P<no>not|never) )?to (?P<no2>not |never )?(?P<be>be )?(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_DOING: Final = re.compile(r"^[\s“\"]*(?P<verb>[a-z]+ing)\b")
_PERSONAL: Final = words("i we he she they it you i’d")
_THAT: Final = re.compile(r"^(?:that|but|and|so) ", re.IGNORECASE)
# Whoever does what, in the present or the past.
ORDERS: Final = "directs directed orders ordered instructs instructed"
# Only what a measure does: of people they tell too often of something else.
_REQUIRES: Final = (
    "requires required require mandates mandated commands tells order direct instruct"
)
_DIRECTS: Final = re.compile(
    rf"(?P<verb>\b(?:{'|'.join((ORDERS + ' ' + _REQUIRES).split())})) "
    r"(?P<whom>(?:(?!(?:to|by|after|that|he|she|they)\b)[^\s,.;:“”\"]+ ){1,8})to "
    r"(?P<deed>[a-z]{2,})\b"
)
_NO_VERBS: Final = words("half full the a an all comply appear")
_NO_WHOM: Final = words("him her me us them you himself herself themselves it myself")
_DOES: Final = re.compile(
    rf"(?:,? (?:which|that) [^,.;\n]{{2,100}},)?(?: (?:also|further|now|\w+ly))* "
    rf"(?P<verb>{'|'.join(sorted(forms(verb)[1] for verb in EFFECTS - words('let keep make')))})\b "
    r"(?!to\b|by\b|in\b|at\b|with\b|into\b|up\b)"
)
_WITH: Final = re.compile(
    r", with (?P<deed>(?:[\w’'-]+ ){1,8}?(?:enlisted|deployed|used|assigned|required|ordered|"
    r"barred|exempted|forced|allowed|sent|placed|given|added|deputized|hired)\b)"
)
_RULERS: Final = (SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT)


def counts(entry: Entry) -> bool:
    """True for the words of somebody in office, of a body or of a document."""
    return any(one.office is not None or one.type in _RULERS for one in entry.speakers)


def promised(text: str, number: int, entry: Entry, content: tuple[Span, ...]) -> Iterator[Deed]:
    """What a pledge, an order or a proposal says is to be done."""
    act = entry.statement.act
    if entry.statement.negated or entry.statement.hedged:
        return
    for span in content:
        if act is Act.PLEDGE:
            yield from _pledges(text, number, span)
        elif act is Act.PROPOSE:
            yield from _proposal(text, number, span)


def _pledges(text: str, number: int, span: Span) -> Iterator[Deed]:
    done = span.start
    for match in _NONE.finditer(text, span.start, span.end):
        high = ends(text, match.end(), span.end)
        if high > match.end() and _WORDY.match(text, match.end()):
            yield Deed(
                (Span(match.end(), high),),
                Status.PLEDGED_NOT,
                Span(match.start("no"), match.end("no")),
                number,
            )
            done = max(done, high)
    said = text[span.start : span.end]
    if (to := _TO.match(said)) and _is_deed(said, to):
        yield _deed(text, span, to, bool(to["no"] or to["no2"]), number, None)
        return
    for match in _WILL.finditer(said, done - span.start):
        if not _is_deed(said, match) or _CONDITION.search(match["who"]):
            continue
        no = bool(match["no"] or match["wont"])
        who = _THAT.sub("", match["who"].strip()).rpartition(" that ")[2]
        at = span.start + match.end("who") - len(who)
        last = who.split(" ")[-1].casefold()
        subject = None if last in _PERSONAL or not who else Span(at, at + len(who))
        yield _deed(text, span, match, no, number, subject)


_WORDY: Final = re.compile(
    r"(?!need\b|way\b|doubt\b|end\b|one\b|more\b|winner|question)[A-Za-z]{3}"
)
_CONDITION: Final = re.compile(
    r"\b(?:if|when|who|which|whether|nobody|what|that it|hope|think)\b", re.I
)


def _is_deed(text: str, match: re.Match[str]) -> bool:
    """True for a verb of the table with something that it is done to."""
    verb = match["verb"].casefold()
    if match["be"]:
        return verb in _FORMS
    if verb not in _PLEDGED:
        return False
    rest = text[match.end("verb") : match.end("verb") + 40]
    if verb in _NEED_MORE:
        return rest.lstrip().startswith(_NEED_MORE[verb])
    return not _NO_OBJECT.match(rest) and bool(re.match(r"\s+[\w$£€“\"‘]", rest))


def _deed(
    text: str, span: Span, match: re.Match[str], no: bool, number: int, subject: Span | None
) -> Deed:
    low = span.start + (match.start("be") if match["be"] else match.start("verb"))
    high = ends(text, span.start + match.end("verb"), span.end)
    spans = (*([] if subject is None else [subject]), Span(low, high))
    status = Status.PLEDGED_NOT if no else Status.PLEDGED
    return Deed(spans, status, Span(low, span.start + match.end("verb")), number)


def _proposal(text: str, number: int, span: Span) -> Iterator[Deed]:
    said = text[span.start : span.end]
    for pattern, verbs in ((_TO, _PLEDGED), (_DOING, _DOING_FORMS)):
        match = pattern.match(said)
        if match and match["verb"] in verbs and not match.groupdict().get("no"):
            low = span.start + match.start("verb")
            verb = Span(low, low + len(match["verb"]))
            high = ends(text, verb.end, span.end)
            yield Deed((Span(low, high),), Status.PROPOSED, verb, number)
            return


_DOING_FORMS: Final = frozenset(forms(verb)[2] for verb in _PLEDGED)


def directed(text: str, sentence: Span, low: int, of: int | None) -> Iterator[Deed]:
    """What somebody, or the measure at `of`, directs somebody to do, from a place on."""
    for match in _DIRECTS.finditer(text, low, sentence.end):
        whom = match["whom"].strip()
        if (
            (of is None and match["verb"] not in ORDERS.split())
            or whom.casefold() in _NO_WHOM
            or match["deed"] in _NO_VERBS
            or _SPOILED.search(text[max(low, match.start() - 16) : match.start()])
        ):
            continue
        high = ends(text, match.end("deed"), sentence.end)
        verb = Span(match.start("verb"), match.end("verb"))
        yield Deed((Span(match.start("deed"), high),), Status.ORDERED, verb, None, of)
        yield from _with(text, high, sentence, verb, of)


_SPOILED: Final = re.compile(
    r"\b(?:not|never|be|been|is|was|were|are|had|has|he|she|may|might|could|would|if)\s$"
)


def proposed(text: str, at: int, sentence: Span) -> Span | None:
    """What a draft or a plan that is the subject proposes: "proposed that troops be used"."""
    match = _PROPOSES.match(text, at, sentence.end)
    high = ends(text, match.end(), sentence.end) if match else 0
    return Span(match.start("verb"), high) if match and high > match.end() else None


_PROPOSES: Final = re.compile(
    r"(?:,? (?:which|that) [^,.;\n]{2,100}?,?)?(?: \w+ly)? "
    r"(?P<verb>proposed|proposes|recommended|recommends|suggested|suggests|called for|calls for) "
    r"(?:that )?"
)


def provided(text: str, at: int, sentence: Span, of: int) -> Iterator[Deed]:
    """What the measure that ends at a place does, by the verb behind it."""
    if (match := _DOES.match(text, at, sentence.end)) and not _DIRECTS.match(
        text, match.start("verb")
    ):
        high = ends(text, match.end("verb"), sentence.end)
        verb = Span(match.start("verb"), match.end("verb"))
        yield Deed((Span(match.start("verb"), high),), Status.ORDERED, verb, None, of)
        yield from _with(text, high, sentence, verb, of)


def _with(text: str, at: int, sentence: Span, verb: Span, of: int | None) -> Iterator[Deed]:
    """`…, with local police enlisted in the effort`."""
    if match := _WITH.match(text, at, sentence.end):
        high = ends(text, match.end("deed"), sentence.end)
        yield Deed((Span(match.start("deed"), high),), Status.ORDERED, verb, None, of)
