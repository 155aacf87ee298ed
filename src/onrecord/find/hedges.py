"""Hedges: who it is that is not sure, the speaker or the reporter; and what was not said.

"The dam may fail," he said, is the speaker's own doubt: the words have it. He
"appeared to confirm" it is the reporter's inference: the words around the cue do.
He "may have been referring to" the dam is a guess at what he meant, of words
that nobody says he said.
"""

from __future__ import annotations

import re
from typing import Final

NEGATION: Final = re.compile(
    r"\b(?:not|never|nor|neither|no|nobody|none|without|cannot|hardly|stopped short of|"
    r"fell short of|failed to|fails to|failing to)\b|n['’]t\b",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(r"(?:no|nobody|none|neither|not)\b", re.IGNORECASE)
# The reporter is not sure: "reportedly", "seemed to", "may have said".
GUESS: Final = re.compile(
    r"\b(?:reportedly|apparently|apparent|allegedly|purportedly|purported|supposedly|seemingly|"
    r"presumably|evidently|ostensibly|seem(?:s|ed|ing)?(?! like)|appear(?:s|ed|ing)?(?= to\b|$)|"
    r"is said to|are said to|was said to|rumou?red to|believed to|thought to|likely|probably|"
    r"perhaps|may|might|could|must have)\b(?! not resist)",
    re.IGNORECASE,
)
_COULD_NOT: Final = re.compile(r"\bcould(?:n['’]t| not| only| hardly)\b", re.IGNORECASE)
# What somebody's words are guessed to be about, or to mean: together with a guess, nobody's words.
MEANINGS: Final = (
    "referring refer refers referred reference alluding allude alluded alludes allusion meant mean "
    "means meaning nodding nod gesturing hinting speaking talking thinking pointing reacting "
    "responding targeting quoting channeling aiming addressing"
)
_MEANING: Final = re.compile(rf"\b(?:{'|'.join(MEANINGS.split())})\b", re.IGNORECASE)

# The speaker is not sure, in the main clause of the first sentence.
HEDGE: Final = re.compile(
    r"\b(?:may|might|perhaps|maybe|probably|possibly|apparently|seemingly|presumably|"
    r"(?:is|are|was|were|be|will|would|looks?|seems?) (?:most |very |quite |more )?likely|"
    r"likely to|"
    r"seems?|seemed|appears?(?= to| that)|could(?! not\b|n[’']t\b)|"
    r"I (?:would |[’']d )?(?:think|believe|guess|suppose|suspect|imagine|assume)|I[’']d say|"
    r"it is possible|it[’']s possible|not (?:entirely |quite |completely )?(?:sure|certain)|"
    r"as far as I know|to my knowledge|in my (?:opinion|view)|if I remember|who knows)\b",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(r"(?<=[\w,] )May\b|\bMay(?= \d)")
_SUBORDINATE: Final = re.compile(
    r",? \b(?:who|whom|whose|which|because|although|though|unless|so that|where|whoever|"
    r"whatever|if)\b|(?<=[a-z]) that\b(?=.{0,40}\b(?:may|might|could)\b)|[.!?;]”? "
)
_LEADS: Final = re.compile(r"^[“\"‘' ]*(?:that |if |and |but )?", re.IGNORECASE)


def negated(spoken: str) -> bool:
    """True for reporting words that say that it was not said: "never said", "did not say"."""
    return NEGATION.search(spoken) is not None


def nobody_says(source: str) -> bool:
    """True for a source that is nobody: "no official", "neither of them"."""
    return _NOBODY.match(source) is not None


def guessed(spoken: str) -> bool:
    """True for reporting words by which the reporter infers: "appeared to confirm"."""
    return GUESS.search(_COULD_NOT.sub(" ", spoken)) is not None


def guesses_at_meaning(spoken: str) -> bool:
    """True for a guess at what somebody meant: "may have been referring to"."""
    return guessed(spoken) and _MEANING.search(spoken) is not None


def hedged(said: str) -> bool:
    """True for words in which the speaker is not sure: "The dam may fail"."""
    lead = _LEADS.match(said)
    begins = lead.end() if lead else 0
    if ends := _SUBORDINATE.search(said, begins + 1):
        said = said[: ends.start()]
    return HEDGE.search(_MONTH.sub("", said[begins:])) is not None
