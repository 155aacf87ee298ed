"""Audiences: to whom a phrase says that the words were spoken or written.

told | reporters      wrote to | Mr. Ryan      asked by | CNN’s Jake Tapper
urged | Congress | to act      warned | Russia | that …      told | him
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.resolve.circumstances.phrases import NounPhrase, noun_phrase
from onrecord.resolve.circumstances.vocabulary import LISTENERS, OCCASIONS, PRESENT
from onrecord.resolve.nouns import DEMONYMS, DOCUMENTS
from onrecord.resolve.tables import SPACE, words

PRONOUNS: Final = words("him her")
_NOBODY: Final = words(
    """
    them me us you it himself herself themselves itself this that these those everyone everybody
    anyone anybody
    """
)
# "a dispatcher", "the novelist", "a former congresswoman".
_AGENT: Final = re.compile(
    r"(?:[^aeiou]er|[^aeiou]ers|tor|tors|ist|ists|ian|ians|man|men|woman|women|ee|ees|mate|mates)$"
)
_THINGS: Final = words(
    """
    chapter charter committee computer corner counter cover danger debtor degree disaster door
    dinner encounter factor fee fees filter finger folder gender guarantee helicopter hunger ladder
    list lists master matter matters monster motor motors number numbers order orders oyster paper
    papers poster power powers quarter quarters refer register remainder river rivers sector
    sectors shelter sister theater theatre timber trailer transfer twist water waters weather
    winter wonder letter letters chamber tree trees knee three coffee jubilee rest interest
    interests test tests protest
    """
)
_TO: Final = re.compile(
    rf"(?:back{SPACE})?(?:to|before|in{SPACE}front{SPACE}of|directly{SPACE}to){SPACE}"
)
_WITH: Final = re.compile(rf"with{SPACE}")
_BY: Final = re.compile(rf"by{SPACE}")
# What somebody is asked, ordered or warned of follows right behind whom it is asked of.
_THEN: Final = re.compile(
    rf"(?:,)?{SPACE}(?:(?:not|also|never|either){SPACE})?(?:to|not{SPACE}to|that|about|against|whether|if|how|why|"
    rf"what|when|who|where){SPACE}"
)
_HE: Final = re.compile(rf"{SPACE}(?:he|she|they|we|it|there|that|I){SPACE}")


def audience(text: str, at: int) -> NounPhrase | None:
    """Those who listen, in the noun phrase that begins right there; None where it names none."""
    phrase = noun_phrase(text, at)
    return phrase if phrase is not None and listens(phrase) else None


def listens(phrase: NounPhrase) -> bool:
    """True for people and bodies, named or not; false for things."""
    head = phrase.head.casefold()
    for mark in ("’s", "'s", "s’"):
        head = head.removesuffix(mark)
    if head in _NOBODY:
        return False
    things = OCCASIONS | DOCUMENTS
    if not phrase.is_name and head in things and head not in LISTENERS:
        return False
    if head in LISTENERS or head in PRONOUNS:
        return head not in PRONOUNS or len(phrase.tokens) == 1
    if not phrase.is_name:
        return phrase.has_determiner and bool(_AGENT.search(head)) and head not in _THINGS
    # "Scientific American" is a magazine, "the American" nobody's name.
    alone = phrase.small == head
    return phrase.is_name and not (alone and phrase.head in DEMONYMS - {"Republicans", "Democrats"})


def spoken_to(text: str, at: int, *, both_speak: bool = False) -> NounPhrase | None:
    """`to reporters`, `before a crowd`, beginning right there; where both speak, `with` them."""
    match = _TO.match(text, at) or (_WITH.match(text, at) if both_speak else None)
    return audience(text, match.end()) if match else None


def asked_by(text: str, at: int) -> NounPhrase | None:
    """`by reporters`, beginning right there."""
    match = _BY.match(text, at)
    return audience(text, match.end()) if match else None


def directed(text: str, at: int, *, promised: bool = False) -> NounPhrase | None:
    """Whom the words that begin right there ask or order to do something: `Congress to act`."""
    phrase = audience(text, at)
    if phrase is None:
        return None
    then = _THEN.match(text, phrase.end) or (promised and _HE.match(text, phrase.end))
    return phrase if then else None


def is_present(phrase: NounPhrase) -> bool:
    """`reporters`, `a crowd`, `the host`: without a name of their own, or spoken of already."""
    known = phrase.head.casefold() in PRESENT or phrase.tokens[0].casefold() == "the"
    return known and not phrase.is_name
