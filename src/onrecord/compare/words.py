"""The words of a side, as two sides can be held against each other.

Each telling word has a stem, and how often the words before it turn it round:
"no mass deportations" and "never refused to negotiate" turn once and twice. How
far a negation reaches is read off the punctuation and a few words, not parsed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from snowballstemmer import stemmer

from onrecord.record.text import Span

TOKEN: Final = re.compile(
    r"""[^\W\d_](?:\.[^\W\d_])+\b\.?      # U.S.
      | \d+(?:[.,]\d+)*                   # 100,000
      | [^\W_]+(?:['’][^\W_]+)*           # won't
      | [,;:.!?…()—–“”"]                  # what ends a reach
    """,
    re.VERBOSE,
)
STOPS: Final = frozenset(".;!?…():")
NOT_TELLING: Final = frozenset(
    """a about above after again against all also although am an and any are as at back be because
    been before being below between both but by came can come could did do does doing done down
    each either even every few for from get gets getting give given gives go goes going gone got
    had has have having he her here hers him his how i if in into is it its itself just let like
    make makes made making many may me might mine more most much must my nor now of off on once
    only or other our ours out over own put really right said same say says she should so some
    such take taken takes than that the their them then there these they thing things think this
    those though through to today too under until up upon us very want wants was way we well were
    what when where which while who whom whose why will with within without would yes yet you your
    let's it's that's there's we're they're you're i'm he's she's we'll they'll i'll you'll it'll
    we've they've i've shall ought one ones something anything everything""".split()
)

# What turns round what follows, up to the end of its reach.
NEGATORS: Final = frozenset(
    "no not never none nobody nothing neither nor cannot without hardly scarcely zero".split()
)
# Verbs and nouns that do so with what they are said of, by stem: "refused to sign".
TURNERS: Final = frozenset(
    """deni denial refus reject oppos opposit opposes fail failur avoid prevent stop halt end ban
    abolish scrap cancel block rule-out prohibit forbid forbidden withdraw withdrawn abandon drop
    suspend repeal revok rescind veto dismiss lack impossibl wrong fals untru mistak against exempt
    freez exclud eliminate elimin reject declin disput rebuff resist bar""".split()
)
# Words that a reach goes over, and where it ends.
ENDS: Final = frozenset(
    "but although though because while whereas if unless except until so".split()
)
REACH: Final = 7  # words after a negation that it may turn round
AGAIN: Final = 2  # words before a negation among which another one is the same one

HEDGES: Final = frozenset(
    "may might could perhaps possibly probably maybe hope hopes hoped".split()
)
SURE: Final = frozenset("will must shall always never definitely certainly guarantee".split())
EVERY: Final = frozenset(
    "all every everyone everybody each any always entire whole nobody none".split()
)
PART: Final = frozenset("some part partly partially half only most mainly few several".split())
UNLESS: Final = (
    "unless", "except", "exempt", "exemption", "exception", "until", "as long as", "provided",
    "for now", "for the moment", "temporarily", "only if", "not all", "not every", "at first",
    "to begin with", "begin with", "start with", "first of all", "apart from", "other than",
    "as far as", "in principle", "delayed", "later", "meant", "clarify", "limited to", "subject to",
    "depends", "depending", "reviewed", "may still", "step by step", "instead of",
)  # fmt: skip

SPELT: Final = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen twenty""".split()
    )
    if value > 1
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
     "ninety": 90, "dozen": 12, "half": 0.5}  # fmt: skip
TIMES: Final = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "m": 1e6, "bn": 1e9, "tn": 1e12, "percent": 0.01, "per": 0.01,
}  # fmt: skip
MONTHS: Final = frozenset(
    """january february march april june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday""".split()
)

_stemmer = stemmer("english")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word in lower case (Porter, Snowball's English)."""
    return str(_stemmer.stemWord(word.replace("’", "'")))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a side: where it stands, as it is written there in lower case, its stem.

    `turned` is True where an odd number of negations reach it, `by` is the nearest
    one. `number` is its value, of the last word of a number where it has several.
    """

    span: Span
    form: str
    stem: str
    telling: bool
    name: bool
    turned: bool = False
    by: Span | None = None
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a side, and what was told of it as a whole."""

    text: str
    words: tuple[Word, ...]
    question: bool

    @property
    def telling(self) -> dict[str, Word]:
        """The first word of each telling stem."""
        found: dict[str, Word] = {}
        for word in self.words:
            if word.telling:
                found.setdefault(word.stem, word)
        return found

    def of(self, forms: frozenset[str]) -> list[Word]:
        """The words with one of these forms."""
        return [word for word in self.words if word.form in forms]


@lru_cache(maxsize=4096)
def words(text: str) -> Words:
    """Cut a text into words, and tell what turns them round."""
    found: list[Word] = []
    active: list[tuple[int, Span]] = []  # how far each negation still reaches, and where it stands
    fresh = True  # a sentence begins
    for token in TOKEN.finditer(text):
        form, span = token.group().casefold().replace("’", "'"), Span(*token.span())
        if form in STOPS or form in ',“”"':
            if form in STOPS:
                active, fresh = [], True
            elif form == ",":
                active = [(left - 3, at) for left, at in active if left > 3]
            continue
        if form in ENDS:
            active = []
        own = stem(form)
        turned = len(active) % 2 == 1
        name = token.group()[0].isupper() and not fresh and form not in NOT_TELLING
        number = _number(token.group(), form, found)
        found.append(
            Word(
                span,
                form,
                own,
                telling=form not in NOT_TELLING and not _negates(form),
                name=name,
                turned=turned,
                by=active[-1][1] if turned else None,
                number=number,
            )
        )
        active = [(left - 1, at) for left, at in active if left > 1]
        if _negates(form) or own in TURNERS:
            # “No, repeat, no mass deportations” says no once.
            again = _negates(form) and any(_negates(w.form) for w in found[-1 - AGAIN : -1])
            active = [*(active[:-1] if again else active), (REACH, span)]
        fresh = False
    return Words(text, tuple(found), _asks(text))


def _negates(form: str) -> bool:
    return form in NEGATORS or form.endswith("n't")


def _asks(text: str) -> bool:
    """True if the last sentence is a question, or the only one."""
    return text.rstrip().rstrip("”\"’')").endswith("?")


def _number(written: str, form: str, before: list[Word]) -> float | None:
    """The value of a number, with the words before it that it multiplies."""
    if written[0].isdigit():
        try:
            return float(written.replace(",", ""))
        except ValueError:
            return None
    earlier = before[-1].number if before else None
    if form in TIMES:
        return earlier * TIMES[form] if earlier is not None else None
    if form in SPELT:
        return float(SPELT[form])
    return None
