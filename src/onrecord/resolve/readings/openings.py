"""Openings: what a statement needs before it to be read alone.

What is no clause takes the words that report it ("[Kelly pledged] to …", "[Kelly
called] the push a “military operation.”"), and so does what was denied, doubted or
not said at all.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.record.entry import SpeakerType
from onrecord.record.statement import Act, Medium
from onrecord.resolve.placed import Placed
from onrecord.resolve.readings.callings import body_name, speaker_name
from onrecord.resolve.readings.parts import Part
from onrecord.resolve.scene import Scene
from onrecord.resolve.speakers import Heard
from onrecord.resolve.tables import words

# Verbs that say no more than that it was said: a clause behind them stands alone.
_SAYS: Final = words(
    """
    said says say saying told tells tell telling added adds add adding stated states wrote writes
    write writing tweeted tweets tweeting posted posts according noted notes noting explained
    explains explaining replied replies responded responds answered continued concluded concludes
    reported reports read reads stressed emphasized argued argues arguing claimed claims claiming
    """
)
_TO: Final = re.compile(r"to\b", re.I)
_ASKS: Final = re.compile(r"(?:whether|why|how|what|who|whom|which)\b", re.I)
_NO_CLAUSE: Final = re.compile(r"(?:of|about|against|over|toward|towards|into)\b", re.I)
_GERUND: Final = re.compile(
    r"(?!during\b|nothing\b|something\b|everything\b|anything\b|king\b|spring\b|morning\b|"
    r"according\b|following\b)[a-z]{2,}ing\b",
    re.I,
)
# "bristles at", "called for", "attacks on": what stands behind is what it is about.
_ABOUT: Final = re.compile(
    r"\b(?:at|of|on|for|over|about|against|to|in|with|from|toward|towards|as|into|upon|out|off)$",
    re.I,
)
_MAYBE_CLAUSE: Final = re.compile(r"(?:on|with|at|in|as|from|by|for|if|when|where)\b", re.I)
_THAT: Final = re.compile(
    r"that,?\s+(?!(?:is|was|will|would|has|had|can|could|does|did|means|may|might)\b)", re.I
)
_FINITE: Final = re.compile(
    r"^(?!to\b)(?:(?!who\b|which\b|that\b|to\b)[\w’',%$.-]+\s+){1,20}?"
    r"(?:is|are|was|were|will|would|had|has|have|can|could|may|might|must|should|did|does|do|"
    r"isn[’']t|aren[’']t|wasn[’']t|weren[’']t|won[’']t|wouldn[’']t|hasn[’']t|haven[’']t|hadn[’']t|"
    r"can[’']t|cannot|couldn[’']t|didn[’']t|doesn[’']t|don[’']t|shouldn[’']t)\b"
)
# With these, "that" and a clause is what was said; with the others, what was wanted or doubted.
_TELLING: Final = (Act.ASSERT, Act.ANNOUNCE, Act.WARN, Act.PLEDGE, Act.ACCUSE, Act.PRAISE)


def that(text: str, part: Part) -> int:
    """Where a paraphrase begins behind its "that"."""
    match = None if part.whole else _THAT.match(text, part.start, part.end)
    return match.end() if match else part.start


def needs_report(text: str, one: Placed, part: Part) -> bool:
    """True for what cannot be told as if it were so, or is no clause."""
    said = one.statement
    if said.negated or said.guessed or (said.act is Act.DENY and not part.whole):
        return True
    if part.whole:
        return False
    if said.medium is Medium.THOUGHT:
        return True
    head = text[part.start : part.end]
    cue = " ".join(span.of(text) for span in one.cue).strip(" ,:;").casefold()
    says = not cue or bool({word.strip(",.:;") for word in cue.split()} & _SAYS)
    if cue == "according to":
        return False  # whatever stands beside it is a sentence: "over four thousand were found"
    if _TO.match(head) or _ASKS.match(head) or _NO_CLAUSE.match(head):
        return True
    if says:
        return False
    if _GERUND.match(head) or _ABOUT.search(cue):
        return True
    if said.act in _TELLING and (_THAT.match(head) or _FINITE.match(head)):
        return False
    return not (said.act is Act.ASSERT and _MAYBE_CLAUSE.match(head) and _FINITE.search(head))


_LEAD: Final = re.compile(
    r"^(?:(?:also|however|then|later|further|meanwhile|thus|therefore|still|again|now|once|"
    r"and|but|who|that|which),?\s+)+",
    re.I,
)
_PASSIVE: Final = re.compile(
    r"^(?:(?:has|have|had)\s+)?(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+)?"
    r"(?:\w+(?:ed|en)|told|said|made|found|held|seen|put|known|shown)\b",
    re.I,
)
_NOUN: Final = re.compile(r"^(?:an?|the|in|with|by|of|his|her|their|its)\b", re.I)
_NO_REPORT: Final = re.compile(
    r"^(?:as|for|in|of|by|with|about|on|from|under|among|to|an?|the|and|or|that|which|who)$|^as\b|\b(?:by|among)$|^(?:am|ago)\b",
    re.I,
)
_MODAL: Final = re.compile(
    r"\b(?:to|will|would|can|could|may|might|must|should|shall|not|n[’']t|did|does|do)$", re.I
)
_LETTER: Final = re.compile(r"[A-Za-z]")
_LONGEST: Final = 7
_LONGEST_NAME: Final = 100
_BETWEEN: Final = 5
_PRONOUN: Final = re.compile(
    r"^(?:he|she|it|they|who|whose|whom|which|that|this|these|those|i|we|his|her|their|its|my|our|"
    r"you|your|there|what)\b",
    re.I,
)


def report(scene: Scene, one: Placed, heard: Heard, part: Part) -> str:
    """Who and the reporting words: `Kelly pledged`; empty where they cannot be told shortly."""
    text = scene.text
    cue = " ".join(" ".join(span.of(text) for span in one.cue).split()).strip(" ,:;—–-")
    cue = _LEAD.sub("", cue)
    who = _who(scene, one, heard)
    if _NO_REPORT.search(cue) or who.casefold().endswith(cue.casefold()):
        return ""
    if not who or not _LETTER.search(cue) or len(cue.split()) > _LONGEST or _PASSIVE.match(cue):
        return ""
    if _is_behind(text, one, part):
        return ""
    before = _before_cue(text, one)
    if _NOUN.match(cue):
        return f"{who}, {cue}"
    source = one.source[-1].of(text) if one.source else ""
    if re.search(r"[’']s?$", source) or source.casefold() in ("his", "her", "their", "its"):
        return f"{who}’s {cue}"
    first = cue.split(" ")[0]
    if first.endswith("ing") and not before:
        return f"{who}, {cue}{_addressee(text, one, part)}"
    space = "" if cue[0] in "’'" else " "  # "she’s denouncing"
    return f"{who}{space}{before}{cue}{_addressee(text, one, part)}"


def _who(scene: Scene, one: Placed, heard: Heard) -> str:
    names = []
    for told in heard.told[:3]:
        name = told.speaker.name
        if told.speaker.type is SpeakerType.PERSON:
            name = speaker_name(scene, told, "")
        elif told.speaker.type is SpeakerType.ORGANIZATION:
            name = body_name(name, " ".join(span.of(scene.text) for span in one.source))
        names.append(name)
    if any(_PRONOUN.match(name) for name in names) or sum(map(len, names)) > _LONGEST_NAME:
        return ""
    if names:
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    source = " ".join(" ".join(span.of(scene.text) for span in one.source).split())
    short = len(source.split()) <= _LONGEST and not _PRONOUN.match(source)
    return source if short else ""


def cue_alone(text: str, one: Placed, part: Part) -> str:
    """The article's own reporting words, where nobody can be named: so that it is not told as so.

    `She denied`, or `denied` alone.
    """
    cue = " ".join(" ".join(span.of(text) for span in one.cue).split()).strip(" ,:;—–-")
    if not _LETTER.search(cue) or _NO_REPORT.search(cue) or _is_behind(text, one, part):
        return ""
    source = " ".join(" ".join(span.of(text) for span in one.source).split())
    before = bool(one.source) and one.source[-1].end <= one.cue[0].start
    if before and len(source.split()) <= _LONGEST:
        cue = f"{source} {_before_cue(text, one)}{cue}"
    return cue[:1].upper() + cue[1:]


def _is_behind(text: str, one: Placed, part: Part) -> bool:
    """True for a cue right behind its content, `the move enraged critics`: told the other way."""
    if part.whole or not one.cue or one.cue[0].start < part.end:
        return False
    return "," not in text[one.content[-1].end - 1 : one.cue[0].start]


def _before_cue(text: str, one: Placed) -> str:
    """The reporter's words before the cue that turn it: `did not`, `reportedly`, `to`."""
    if not one.source or not one.cue or one.source[-1].end >= one.cue[0].start:
        modal = _MODAL.search(text[: one.cue[0].start].rstrip()[-12:]) if one.cue else None
        return f"{modal.group().lower()} " if modal else ""
    between = " ".join(text[one.source[-1].end : one.cue[0].start].split())
    turning = re.fullmatch(
        r"(?:(?:has|have|had|did|does|do|would|will|may|might|could|was|were|not|never|n[’']t|"
        r"reportedly|apparently|allegedly|seemed to|appeared to|again|also|repeatedly)\s?)+",
        between,
    )
    if turning:
        return f"{between} "
    modal = _MODAL.search(between)
    return f"{modal.group().lower()} " if modal else ""


def _addressee(text: str, one: Placed, part: Part) -> str:
    """The few words between cue and content: `told [reporters]`."""
    if not one.cue or one.cue[-1].end >= part.start:
        return ""
    between = " ".join(text[one.cue[-1].end : part.start].split())
    if not between or len(between.split()) > _BETWEEN or re.search(r"[“”\".:;,!?()—]", between):
        return ""
    if any(one.cue[-1].end <= span.start < part.start for span in one.source):
        return ""
    return f" {between}"


_EMBEDDED: Final = re.compile(r"[\w’]$")


def embedding(scene: Scene, one: Placed, heard: Heard, part: Part) -> str:
    """The report of quoted words that a sentence of the reporter's takes in.

    `Kelly called it “a disgrace,”` gives `Kelly called it`.
    """
    text, start = scene.text, _mark(scene.text, part.start)
    first = text[part.start]
    if not one.cue or one.cue[-1].end > start or not (first.islower() or first.isdigit()):
        return ""
    low = one.cue[-1].end
    between = text[low:start]
    tail = between.rstrip()
    if tail and not _EMBEDDED.search(tail):
        return ""
    if not tail and text[low - 1 : low] in ",:":
        return ""
    if len(between.split()) > 12 or re.search(r"[“”\"\n.!?:;]", between):
        return ""
    if any(low <= span.start < start for span in one.source):
        return ""
    told = report(scene, one, heard, Part(part.start, part.end, whole=True))
    if not told:
        return ""
    if _addressee(text, one, Part(start, part.end, whole=True)) and told.endswith(tail.strip()):
        return told
    return f"{told} {' '.join(between.split())}".strip()


def _mark(text: str, at: int) -> int:
    """Where the marks before a quoted part begin."""
    while at and text[at - 1] in "“\"‘'„«":
        at -= 1
    return at
