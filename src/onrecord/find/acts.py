"""Acts that the words tell: what somebody did by saying them, where the cue does not say.

"There will be no mass deportations," he said, is a pledge; "Where is the money?"
she said, a question. A paraphrase has the reporter's grammar, and is only asked
whether it is a pledge. What no row of the tables knows is an assertion.

A pledge is of something to come that the speaker, or a body that speaks with
him, is to do or to leave undone. "We will lose" and "it will rain" are none.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.find.cues import Cue
from onrecord.record.statement import Act, Kind

# What people "will" without promising anything: to say it, to see, to win, to be glad.
_NO_DEED: Final = (
    "see say tell remember forget miss know find need have lose win hear admit concede "
    "look wait get try always never die regret suffer feel think believe"
)
_NO_STATE: Final = (
    "glad happy honest frank surprised sorry sad proud pleased back here there watching judged "
    "the a an in on at able remembered very clear"
)
_DEED: Final = (
    rf"(?!(?:{'|'.join(_NO_DEED.split())})\b)(?!be (?:{'|'.join(_NO_STATE.split())})\b)[a-z]\w+"
)
_ADVERB: Final = (
    r"(?: (?:not|never|also|always|immediately|then|therefore|further|now|still|simply|"
    r"absolutely|certainly|definitely|,))*+"
)
_OURS: Final = (
    r"\b(?:my|our)(?: [\w’'-]+){0,3} "
    r"(?:government|administration|party|department|plan|team|budget|campaign|ministry|council|"
    r"agency|city|state|company|office)"
)

# What a row is for, and what it looks for; the first that fits names the act.
_DEEDS: Final[tuple[tuple[Act, str, str], ...]] = (
    (Act.PROPOSE, "a question that proposes",
     r"^(?:why (?:don[’']t|not)|how about|what about)\b.*\?$"),
    (Act.QUESTION, "the last sentence asks",
     r"\?$"),
    (Act.DENY, "what was said is not so",
     r"^(?:no, )?(?:that|this|it)(?:[’']s| is| was)(?: [\w-]+){0,3}? "
     r"(?:not true|untrue|false|a lie|fake news)\b"),
    (Act.DENY, "the speaker never did it",
     r"^(?:no, )?I (?:have )?never (?!again\b|forget\b)\w+(?:ed|d|t|w|ne|n)\b"),
    (Act.REQUEST, "it asks politely",
     r"^please\b|\b(?:I|we)(?: \w+ly)? (?:urge|beg|implore|call on)\b|"
     r"\bI ask (?:you|them|every|all|the)\b"),
    (Act.ANNOUNCE, "it says that it announces",
     r"\b(?:I am|I[’']m|we are|we[’']re) announcing\b"),
    (Act.PLEDGE, "the speaker will",
     rf"\b(?:I|we)(?:[’']ll| will| shall){_ADVERB} {_DEED}"),
    (Act.PLEDGE, "the speaker will not",
     rf"\b(?:I|we) won[’']t(?: ever)? {_DEED}"),
    (Act.PLEDGE, "the speaker is going to",
     rf"\b(?:I[’']m|I am|we[’']re|we are)(?: not)? (?:going to|committed to) {_DEED}"),
    (Act.PLEDGE, "the speaker gives a word",
     r"\b(?:I|we) (?:promise|pledge|vow|guarantee|commit to|undertake to|intend to)\b|"
     r"\bmy (?:word|commitment)\b(?= that|:|,)"),
    (Act.PLEDGE, "a body of the speaker will",
     rf"{_OURS}(?: [\w’'-]+){{0,4}}? (?:will|won[’']t|shall|is going to|are going to)\b"),
    (Act.PLEDGE, "under the speaker's plan it will",
     r"^under (?:my|our)\b.*\bwill\b"),
    (Act.PLEDGE, "it rules something out",
     r"\bthere (?:will|shall) be (?:absolutely )?no\b(?! (?:doubt|winner|end)\b)"),
    (Act.PLEDGE, "all that the speaker's side does will be so",
     r"\b(?:everything|whatever|all(?: that)?) we do\b.*\bwill be\b"),
)  # fmt: skip
DEEDS: Final = tuple((act, re.compile(looks_for, re.I)) for act, _, looks_for in _DEEDS)
# A paraphrase that begins with the speaker: "(that) he would veto it", "her government will pay".
# What people would have, like or consider is none.
_TOLD: Final = re.compile(
    r"^(?:that )?(?:s?he|(?:his|her) [\w’-]+(?: [\w’-]+)?)"
    rf" (?:would|will|won’t|wouldn’t){_ADVERB}"
    r" (?!(?:be|have|like|love|prefer|welcome|consider|benefit|gain|comment|vote|do|likely|"
    rf"probably|rather|only)\b){_DEED}",
    re.I,
)
# What makes a guess of a promise.
_UNSURE: Final = re.compile(r"\b(?:maybe|perhaps|probably|I think|I guess|who knows)\b", re.I)
# "asked whether", "asked why": a question, where "asked to" and "asked for" request.
_ASKS: Final = re.compile(r"^(?:whether|if|why|how|what|when|where|who|which)\b|\?$", re.I)
_MARKS: Final = "\"“”„‘’'«»` "


def act(meaning: Cue, words: str, how: Kind) -> Act:
    """What was done by saying these words; the cue decides wherever it tells."""
    said = words.replace("'", "’").strip(_MARKS).rstrip(",. " + _MARKS)
    if meaning.act is Act.REQUEST and _ASKS.search(said):
        return Act.QUESTION
    if not meaning.open or meaning.negated:
        return meaning.act
    if how is not Kind.DIRECT:
        return Act.PLEDGE if _TOLD.search(said) else meaning.act
    for deed, looks_for in DEEDS:
        if looks_for.search(said) and not (deed is Act.PLEDGE and _UNSURE.search(said)):
            return deed
    return meaning.act
