"""Paragraphs and sentences of a mended text.

A sentence ends at a stop that is followed by a space and by something that can
begin a sentence. What stands before the stop (an abbreviation, an initial) and
what comes after it (a small letter, a name and a verb of saying) can speak
against it; the tables below say which words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.record.text import Span

LINE: Final = re.compile(r"[^\n]+")
WORD: Final = re.compile(r"[^\W_]")

# A stop, the marks that close with it, and the space after it. Every quantifier is
# possessive and the stop begins at its first mark, so that no text makes this slow.
STOP: Final = re.compile(
    r"""(?<![.!?…])(?P<marks>[.!?…]++(?:\ \.(?=[\s.”"]|\Z))*+)
        (?P<closers>[”’"')\]»›]*+)(?P<space>\s*+)""",
    re.VERBOSE,
)
NEXT: Final = re.compile(r"(?P<openers>[“‘„\"'«‹(\[—–\-•*…]*+)\s*+(?P<word>(?:\w[\w’'\-]*+)?)")

# The word that a full stop is written to, and two shapes of it: F. and U.S. or Ph.D.
BEFORE: Final = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]{1,2}\.)*[^\W\d_]+\Z")
INITIAL: Final = re.compile(r"[A-Z]")
DOTTED: Final = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]")

# A name or a number follows: their stop never ends a sentence.
NEVER: Final = re.compile(
    """Adm|Amb|Asst|Atty|Brig|Capt|Cmdr|Col|Cpl|Dep|Det|Dr|Drs|Ft|Gen|Gens|Gov|Govs|Hon|Insp|Lt
    |Maj|Messrs|Mmes|Mr|Mrs|Ms|Msgr|Mt|Mx|Pfc|Pres|Prof|Profs|Pvt|Rep|Reps|Rev|Sec|Sen|Sens|Sgt
    |Spc|Supt|Treas|v|vs|approx|ca|cf|e\\.g|i\\.e|viz""",
    re.VERBOSE,
)
# The same, where a figure follows: "No. 2", but "No. We will not."
NEVER_BEFORE_A_FIGURE: Final = re.compile("Art|Ch|Fig|Nos?|nos|pp?|Vol")
# They can end a sentence, and do where the next word is one of OPENING_WORDS.
SELDOM: Final = re.compile(
    """Assn|Ave|Blvd|Bros|Co|Corp|Cos|Dept|Esq|Inc|Jr|Ltd|Rd|Ret|Sr|St|Univ|al|est|etc
    |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Tues|Weds?|Thurs?|Fri|Sat
    |Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont
    |Neb|Nev|Okla|Ont|Ore|Pa|Que|Tenn|Tex|Va|Vt|Wash|Wis|Wyo""",
    re.VERBOSE,
)
OPENING_WORDS: Final = re.compile(
    """A|According|After|All|Also|Although|An|And|Another|As|Asked|At|Because|Before|Both|But|By
    |Each|Even|For|From|He|Her|Here|His|How|However|I|If|In|Instead|It|Its|Many|Meanwhile|Most|My
    |Nor|Not|Now|On|One|Or|Other|Others|Our|She|Since|So|Some|Still|That|The|Their|Then|There
    |These|They|This|Those|Though|Through|To|Until|We|What|When|Where|Whether|While|Who|Why
    |With|Yes|Yet|You|Your|(?:He|I|It|She|That|There|They|We|What|Who|You)[’'](?:d|ll|m|re|s|ve)""",
    re.VERBOSE,
)
# What goes on after "9 a.m." without a new sentence.
CLOCK: Final = re.compile("[AaPp]\\.[Mm]")
AFTER_CLOCK: Final = re.compile(
    """(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[ECMP][DS]?T|[BG][MS]T|UTC|Eastern|Central
    |Mountain|Pacific|Greenwich|January|February|March|April|May|June|July|August|September
    |October|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)""",
    re.VERBOSE,
)
# "Why?" Kelly asked: a name of one to four words, then a verb of saying.
SAYS: Final = re.compile(
    r"""(?:(?:[A-Z][a-z]{0,3}\.|[\w’'\-]++)\ ){1,4}(?:adds|added|answered|argued|asked|asks|began
    |called|chanted|concluded|continued|cried|declared|demanded|exclaimed|explained|insisted|joked
    |noted|quipped|recalled|remarked|replied|responded|said|says|screamed|shouted|told|tweeted|urged
    |warned|wondered|wrote|yelled)\b""",
    re.VERBOSE,
)
CAMEL: Final = re.compile("[a-z]{1,2}[A-Z]")  # iPhone and eBay may begin a sentence
FIRST_PERSON: Final = re.compile(r"I\b")
QUOTES: Final = frozenset("“”‘’\"'„«»")


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text that `repaired` has mended: its lines, without the space around."""
    found = []
    for match in LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if end > start:
            found.append(Span(start, end))
    return tuple(found)


def sentences(text: str, paragraphs: Iterable[Span]) -> tuple[Span, ...]:
    """The sentences of a text, in order, each within one of its paragraphs.

    `paragraphs` are spans of `text`. Together the sentences hold everything in
    them but the space between two sentences.
    """
    return tuple(found for paragraph in paragraphs for found in _sentences(text, paragraph))


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    start = looked = paragraph.start
    last = paragraph.end  # after the last letter or figure: what follows is no sentence
    while last > start and not text[last - 1].isalnum():
        last -= 1
    for stop in STOP.finditer(text, start, last):
        if not WORD.search(text, looked, stop.start()):
            looked = stop.end()
        elif stop.end() < last and _ends(text, start, stop, last):
            yield Span(start, stop.start("space"))
            start = looked = stop.end()
    yield Span(start, paragraph.end)


def _ends(text: str, start: int, stop: re.Match[str], last: int) -> bool:
    """Whether the sentence that began at `start` ends with this stop."""
    following = NEXT.match(text, stop.end(), last)
    assert following  # it matches the empty string
    openers, word = following["openers"], following["word"]
    first = text[stop.end()]
    if not stop["space"] and not (
        stop["closers"].endswith("”") and (first == "“" or first.isupper())
    ):
        return False
    if word[:1].islower() and not CAMEL.match(word):
        return False
    if not word and text[following.end()] in ",;:":
        return False
    if stop["marks"] == ".":
        if not QUOTES.isdisjoint(stop["closers"]):
            return True  # American typesetting: an abbreviation would have a comma here
        return _full_stop_ends(text, start, stop.start(), openers, word)
    if QUOTES.isdisjoint(stop["closers"]):
        return stop["marks"][-1] in "!?" or not FIRST_PERSON.match(word)
    said = not openers and not OPENING_WORDS.fullmatch(word)
    return not (said and SAYS.match(text, following.start("word"), last))


def _full_stop_ends(text: str, start: int, at: int, openers: str, word: str) -> bool:
    """Whether the full stop at `at` ends a sentence, and not only an abbreviation."""
    before = BEFORE.search(text, max(start, at - 24), at)
    if before is None:
        return not text[start:at].isdigit()  # "2." that opens an item of a list
    told = before.group()
    if NEVER.fullmatch(told):
        return False
    figure = word[:1].isdigit()
    if figure and NEVER_BEFORE_A_FIGURE.fullmatch(told):
        return False
    if CLOCK.fullmatch(told):
        return not figure and not AFTER_CLOCK.fullmatch(word)
    if SELDOM.fullmatch(told) or INITIAL.fullmatch(told) or DOTTED.fullmatch(told):
        # A quotation may begin after "the U.S."; after an initial it is a nickname.
        quotation = not QUOTES.isdisjoint(openers) and not INITIAL.fullmatch(told)
        return quotation or bool(OPENING_WORDS.fullmatch(word))
    return True
