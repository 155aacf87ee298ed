"""The rules by which a source is led to a speaker, and how sure each one is.

A probability here is one number for each rule. Those of `MEASURED` are how often
the rule was right on GUM train, GAP validation and PolNeAR train, as `python -m
bench.rules` prints it, rounded and, where it was met seldom, drawn towards what it
was before; the others are plain estimates, because no corpus at hand tells. Where two
rules meet ("he" led to a surname, the surname completed by the register) their figures
are multiplied.
"""

from __future__ import annotations

from enum import Enum
from typing import Final


class Rule(Enum):
    """A rule, in words."""

    FULL_NAME = "the source is the full name, or the name of an organization, itself"
    TITLED_SURNAME = "a title and a surname, which one person in the article bears"
    SURNAME = "a surname that one person in the article has"
    SURNAME_FIRST_MET = "several have the surname, but only one was introduced so far"
    SURNAME_OWNED = "several have the surname; it was one's before the others came"
    SURNAME_NEAREST = "several have the surname; this one was named last"
    GIVEN_NAME = "a given name that one person in the article has"
    LONE_NAME = "a single name that the article never completes"
    OPEN_NAME = "a capitalized name of which the article does not tell what it names"
    REGISTER_TITLE = "the register knows the one of that title and surname on that day"
    REGISTER_MEMBER = "the same, for a title that hundreds bear, and no state beside it"
    REGISTER_UNDATED = "title, surname, state and party fit one person, of whom no days are known"
    REGISTER_BODY = "a surname, and the article names the body that its bearer led on that day"
    REGISTER_TIMELESS = "no day, but title and surname fit one person in the register"
    REGISTER_SURNAME = "the register knows whom that surname alone stood for on that day"
    PRONOUN_CLEAR = "a pronoun, and one candidate well before all others"
    PRONOUN = "a pronoun, and one candidate before the others"
    PRONOUN_CLOSE = "a pronoun with candidates that weigh nearly the same"
    RELATIVE = "`who`, right behind a name or a group"
    THEY = "`they`: the last group or body that spoke"
    THEY_UNSAID = "`they`: nobody spoke, but people of a kind were just spoken of"
    IT = "`it`: the last body or document that spoke or was spoken of"
    IT_UNSAID = "`it`: none spoke, but a document was just written of"
    DESCRIPTION = "`the secretary`, where one person in the article is called so"
    DESCRIPTION_NEAREST = "`the secretary`, where several are: the one named last"
    DESCRIPTION_REGISTER = "`the president`, where the article names none: the holder that day"
    BODY = "`the department`: the last named body that the word fits"
    OWNED_BODY = "`his campaign`, `the Clinton campaign`: called by its owner's name"
    DESCRIBED = "a description that stands for itself: `a DHS official`, `critics`, `the memo`"
    FIRST_PERSON = "`I` within somebody's words is that somebody"
    SAME_SENTENCE = "no source, but the sentence goes on with its subject: `…, adding that …`"
    QUOTE_GOES_ON = "no source, but the paragraph before left its quotation open"
    SAME_PARAGRAPH = "no source and no cue: a further quotation in a speaker's paragraph"
    OPEN = "nothing leads anywhere"

    @property
    def probability(self) -> float:
        return PROBABILITIES[self]


PROBABILITIES: Final = {
    Rule.FULL_NAME: 0.97,
    Rule.TITLED_SURNAME: 0.97,
    Rule.SURNAME: 0.98,
    Rule.SURNAME_FIRST_MET: 0.92,
    Rule.SURNAME_OWNED: 0.9,
    Rule.SURNAME_NEAREST: 0.7,
    Rule.GIVEN_NAME: 0.88,
    Rule.LONE_NAME: 0.6,
    Rule.OPEN_NAME: 0.65,
    Rule.REGISTER_TITLE: 0.9,
    Rule.REGISTER_MEMBER: 0.75,
    Rule.REGISTER_UNDATED: 0.7,
    Rule.REGISTER_BODY: 0.6,
    Rule.REGISTER_TIMELESS: 0.75,
    Rule.REGISTER_SURNAME: 0.65,
    Rule.PRONOUN_CLEAR: 0.92,
    Rule.PRONOUN: 0.76,
    Rule.PRONOUN_CLOSE: 0.5,
    Rule.RELATIVE: 0.85,
    Rule.THEY: 0.5,
    Rule.THEY_UNSAID: 0.45,
    Rule.IT: 0.55,
    Rule.IT_UNSAID: 0.5,
    Rule.DESCRIPTION: 0.87,
    Rule.DESCRIPTION_NEAREST: 0.6,
    Rule.DESCRIPTION_REGISTER: 0.6,
    Rule.BODY: 0.7,
    Rule.OWNED_BODY: 0.85,
    Rule.DESCRIBED: 0.9,
    Rule.FIRST_PERSON: 0.85,
    Rule.SAME_SENTENCE: 0.75,
    Rule.QUOTE_GOES_ON: 0.85,
    Rule.SAME_PARAGRAPH: 0.6,
    Rule.OPEN: 0.0,
}

MEASURED: Final = frozenset(
    {
        Rule.FULL_NAME, Rule.TITLED_SURNAME, Rule.SURNAME, Rule.SURNAME_FIRST_MET,
        Rule.SURNAME_OWNED, Rule.SURNAME_NEAREST, Rule.GIVEN_NAME, Rule.LONE_NAME, Rule.OPEN_NAME,
        Rule.PRONOUN_CLEAR, Rule.PRONOUN, Rule.PRONOUN_CLOSE, Rule.THEY, Rule.THEY_UNSAID,
        Rule.DESCRIPTION,
    }
)  # fmt: skip
"""The rules whose probability comes from counting."""
