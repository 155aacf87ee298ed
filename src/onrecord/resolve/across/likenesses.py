"""How far two speakers of different articles are one: features, each with its weight.

Every comparison that there is stands in the table below, with what it weighs.
A weight is in log-odds (natural logarithm), the weights of what applies are
added up, and the sum is turned into a probability: 0 is one half, 2.2 is 0.9,
4.6 is 0.99. The weights are set by rule. They are checked against golden cases
and a generated record (`python -m bench.identities`), not fitted to data.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import JaroWinkler

from onrecord.record.entry import SpeakerType
from onrecord.record.identity import Called, Likeness, Weighed
from onrecord.resolve.across.bodies import BodyName, body_name
from onrecord.resolve.across.foldings import skeleton, sounds, voweled
from onrecord.resolve.across.posts import Post, clash, one_post, same_name
from onrecord.resolve.across.profiles import PersonName, Profile, folded_name, person_name
from onrecord.resolve.across.scripts import Script
from onrecord.resolve.given_names import GIVEN_NAMES, SHORT_FORMS
from onrecord.resolve.registers.starter import starter


class Case(Enum):
    """What a comparison can come to: the feature, the case, its weight, and if it settles it."""

    PRIOR = "before anything is compared", "two speakers of the same block", -2.0

    GIVEN_SAME = "given name", "the same", 6.0
    GIVEN_SHORT = "given name", "a short form of the other", 4.0
    GIVEN_SPELLED = "given name", "another spelling", 4.0
    GIVEN_MIDDLE = "given name", "the other's middle name", 3.0
    GIVEN_BEGINS = "given name", "the beginning of the other", 2.5
    GIVEN_INITIAL = "given name", "an initial that fits", 1.5
    GIVEN_NONE = "given name", "only one of them has any", 1.0
    GIVEN_NEITHER = "given name", "neither has any", 0.5
    GIVEN_SCRIPT = "given name", "the same in another script", 4.5
    GIVEN_VOWELS = "given name", "one that fits in a script without vowels", 3.0
    GIVEN_OTHER = "given name", "another", -9.0, True

    SURNAME_SAME = "surname", "the same", 0.0
    SURNAME_SPELLED = "surname", "another spelling", -2.5
    SURNAME_BEFORE = "surname", "one that the other also bears", -3.0
    SURNAME_SCRIPT = "surname", "the same in another script", -0.5
    SURNAME_VOWELS = "surname", "one that fits in a script without vowels", -1.5
    SURNAME_OTHER = "surname", "another", -9.0, True

    MIDDLE_SAME = "middle name", "the same", 2.0
    MIDDLE_INITIAL = "middle name", "an initial that fits", 1.5
    MIDDLE_OTHER = "middle name", "another", -6.0, True

    SUFFIX_SAME = "suffix", "the same", 1.5
    SUFFIX_ONE = "suffix", "only one of them has any", -0.5
    SUFFIX_OTHER = "suffix", "another: father and son", -9.0, True

    NAME_RARE = "rarity of the name", "nobody else on record has the surname", 1.0
    NAME_COMMON = "rarity of the name", "many on record have the surname", -1.5

    BODY_SAME = "name", "the same words", 8.0
    BODY_SHORT = "name", "an acronym of the other", 3.0
    BODY_SPELLED = "name", "another spelling", 4.5
    BODY_OTHER = "name", "another", -9.0, True

    OFFICE_REGISTER = "office", "both were held by one man or woman of the register", 4.0
    OFFICE_SAME = "office", "the same", 3.0
    OFFICE_FORMER = "office", "held by one, held before by the other", 2.0
    OFFICE_TITLE = "office", "the same title, of what is not told", 1.5
    OFFICE_PLACE = "office", "another one in the same place", 1.0
    OFFICE_LATER = "office", "another one at another time", -0.5
    OFFICE_UNLIKE = "office", "another one", -1.0
    OFFICE_SOON = "office", "another one a few weeks apart", -2.5
    OFFICE_CLASH = "office", "another one at the same time", -6.0, True

    BESIDE_MANY = "people in the same articles", "three or more are the same", 1.5
    BESIDE_SOME = "people in the same articles", "one or two are the same", 0.7
    OUTLET_SAME = "outlet", "the same", 0.5

    DATES_CLOSE = "dates of the articles", "a month apart or less", 0.5
    DATES_FAR = "dates of the articles", "more than twenty years apart", -1.5
    DATES_LIFETIME = "dates of the articles", "more than fifty years apart", -5.0

    ONLY_ONE = "how many it fits", "this one alone", 3.0
    MORE_OFTEN = "how often it is heard", "far more often than the others it fits", 2.3
    ONE_OF_TWO = "how many it fits", "two", -0.7
    ONE_OF_MANY = "how many it fits", "three or more", -1.6
    TORN = "how many it fits", "others too, who cannot be the same", -4.0

    JUDGED_ONE = "a person's judgement", "they are one", 99.0

    def __init__(self, feature: str, told: str, weight: float, rules_out: bool = False) -> None:
        self.feature, self.told = feature, told
        self.weight, self.rules_out = weight, rules_out

    __hash__ = object.__hash__  # every pair of a block asks for it: not by way of the name


# How near two spellings of one sound are, 0 to 1, to be one name.
NEAR_GIVEN, NEAR_SURNAME, NEAR_BODY, NEAR_SCRIPT = 0.80, 0.85, 0.95, 0.92
TELLING: Final = 5  # letters of a skeleton that two common names do not share by chance
MANY: Final = 3  # people who are beside both
RARE, COMMON = 1, 8  # given names that a surname has in the record: this many, at least
JOIN: Final = 2.2  # log-odds from which two are one: a probability of 0.9
MARGIN: Final = 2.2  # by how much one has to be likelier than another whom it rules out
OFFER: Final = -2.2  # log-odds from which two are offered as a candidate: 0.1
CLOSE, SOON, FAR, LIFETIME = 31, 45, 20 * 365, 50 * 365  # days


@dataclass(frozen=True, slots=True)
class Compared:
    """The cases that apply to two profiles, in the order of the table."""

    a: Profile
    b: Profile
    cases: tuple[Case, ...]
    score: float
    ruled_out: bool

    @property
    def joins(self) -> bool:
        """True where nothing rules it out and it is likely enough."""
        return self.score >= JOIN and not self.ruled_out

    @property
    def offers(self) -> bool:
        """True where a person may see it otherwise: offices can be told wrongly, names differ."""
        return self.score >= OFFER and not (self.ruled_out and not self._by_office_alone)

    @property
    def _by_office_alone(self) -> bool:
        return all(case is Case.OFFICE_CLASH for case in self.cases if case.rules_out)

    def __contains__(self, case: Case) -> bool:
        return case in self.cases

    def also(self, *cases: Case) -> Compared:
        """The same with further features."""
        return _compared(self.a, self.b, [*self.cases, *cases])

    @property
    def told(self) -> Likeness:
        """The comparison as it is told, feature by feature."""
        return Likeness(
            self.a.ids[0],
            self.b.ids[0],
            tuple(
                Weighed(case.feature, _what(case, self.a, self.b), case.weight, case.rules_out)
                for case in self.cases
            ),
        )


def best_first(told: Compared) -> tuple[object, ...]:
    """The order of comparisons: the likeliest first, of equals the one of earlier articles."""
    return -told.score, told.a.key, told.b.key


def _compared(a: Profile, b: Profile, cases: list[Case]) -> Compared:
    score, ruled_out = 0.0, False
    for case in cases:
        score += case.weight
        if case.rules_out:
            ruled_out = True
    return Compared(a, b, tuple(cases), score, ruled_out)


def compare(a: Profile, b: Profile, *, others: int) -> Compared:
    """What speaks for and against two profiles being one speaker, in either order the same.

    `others` is how many given names the surname has in the record.
    """
    if b.key < a.key:
        a, b = b, a
    cases = [Case.PRIOR]
    if a.type is SpeakerType.ORGANIZATION:
        cases.append(_bodies(a.body, b.body))
    else:
        cases += _names(a.name, b.name)
        alike = Case.SURNAME_SAME in cases or Case.SURNAME_SCRIPT in cases
        cases += _rarity(others) if alike else ()
        cases += _offices(a, b)
    shared = _shared(a.beside, b.beside)
    if shared:
        cases.append(Case.BESIDE_MANY if shared >= MANY else Case.BESIDE_SOME)
    if not a.outlets.isdisjoint(b.outlets):
        cases.append(Case.OUTLET_SAME)
    cases += _dates(a, b)
    return _compared(a, b, cases)


def _shared(a: frozenset[str], b: frozenset[str]) -> int:
    """How many are in both, counted up to `MANY`."""
    return 0 if a.isdisjoint(b) else min(len(a & b), MANY)


def names_differ(a: Profile, b: Profile) -> bool:
    """True for two whose names alone rule each other out: no more need be compared."""
    if a.type is SpeakerType.ORGANIZATION:
        return _bodies(a.body, b.body).rules_out
    return _names_differ(a.name, b.name)


def called_apart(a: Called, b: Called) -> bool:
    """The same of how two of one block are called."""
    if a.type is SpeakerType.ORGANIZATION:
        return _bodies(body_name(a.name), body_name(b.name)).rules_out
    return _names_differ(folded_name(a.name), folded_name(b.name))


@lru_cache(maxsize=16_384)
def _names_differ(a: PersonName, b: PersonName) -> bool:
    return any(case.rules_out for case in _names(a, b))


@lru_cache(maxsize=16_384)
def _names(a: PersonName, b: PersonName) -> tuple[Case, ...]:
    cases = [_surnames(a, b), _given(a, b)]
    if a.script is not b.script:
        cases = _across_scripts(a, b, cases)
    if a.middle and b.middle and cases[1] is not Case.GIVEN_MIDDLE:
        cases.append(_middles(a.middle[0], b.middle[0]))
    if a.suffix or b.suffix:
        both = Case.SUFFIX_SAME if a.suffix == b.suffix else Case.SUFFIX_OTHER
        cases.append(both if a.suffix and b.suffix else Case.SUFFIX_ONE)
    return tuple(cases)


# What stands for a case where the names are in two scripts.
_IN_SCRIPTS: Final = {
    Case.SURNAME_SAME: Case.SURNAME_SCRIPT, Case.SURNAME_SPELLED: Case.SURNAME_SCRIPT,
    Case.GIVEN_SAME: Case.GIVEN_SCRIPT, Case.GIVEN_SPELLED: Case.GIVEN_SCRIPT,
}  # fmt: skip


def _across_scripts(a: PersonName, b: PersonName, cases: list[Case]) -> list[Case]:
    """The cases of a surname and a given name that are in two scripts."""
    if Script.UNVOICED not in (a.script, b.script):
        told = [_IN_SCRIPTS.get(case, case) for case in cases]
        if skeleton(a.given) == skeleton(b.given) and _nearness(a.given, b.given) >= NEAR_SCRIPT:
            told[1] = Case.GIVEN_SCRIPT if a.given and not (a.initial or b.initial) else told[1]
        return told
    bare, full = (a, b) if a.script is Script.UNVOICED else (b, a)
    surname = skeleton(full.last) in voweled(bare.last)
    given = bool(bare.given) and skeleton(full.given) in voweled(bare.given)
    return [
        Case.SURNAME_VOWELS if surname else Case.SURNAME_OTHER,
        Case.GIVEN_VOWELS if given else Case.GIVEN_OTHER,
    ]


def _surnames(a: PersonName, b: PersonName) -> Case:
    if a.surname == b.surname or a.last == b.last:
        return Case.SURNAME_SAME
    if skeleton(a.last) == skeleton(b.last) and _nearness(a.last, b.last) >= NEAR_SURNAME:
        return Case.SURNAME_SPELLED
    if a.last in b.middle or b.last in a.middle or a.surname != a.last or b.surname != b.last:
        return Case.SURNAME_BEFORE
    return Case.SURNAME_OTHER


def _nearness(a: str, b: str) -> float:
    """How near two spellings are, 0 to 1, by their letters or by their sounds: Gaddafi, Qadhafi."""
    spelled = JaroWinkler.normalized_similarity(a, b)
    return max(spelled, JaroWinkler.normalized_similarity(sounds(a), sounds(b)))


def _given(a: PersonName, b: PersonName) -> Case:
    if not a.given or not b.given:
        return Case.GIVEN_NONE if a.given or b.given else Case.GIVEN_NEITHER
    if a.initial or b.initial:
        same = bool(_letters(a.given) & _letters(b.given))
        if a.initial and b.initial and same and a.middle[:1] == b.middle[:1] != ():
            return Case.GIVEN_SAME  # J.D. and J.D.
        if not same and (b.given in a.middle or a.given in b.middle):
            return Case.GIVEN_MIDDLE  # J. Edgar and Edgar
        return Case.GIVEN_INITIAL if same else Case.GIVEN_OTHER
    if a.given == b.given:
        return Case.GIVEN_SAME
    if b.given in SHORT_FORMS.get(a.given, ()):
        return Case.GIVEN_SHORT
    if a.given in b.middle or b.given in a.middle:
        return Case.GIVEN_MIDDLE
    return _spellings(a.given, b.given)


def _letters(given: str) -> set[str]:
    """What an initial may be of a given name: B. Tanner is William, too."""
    return {form[0] for form in SHORT_FORMS.get(given, (given,))}


def _spellings(a: str, b: str) -> Case:
    """Names that are no short forms; two that are common and short are two: Maria and Marie."""
    common = a.capitalize() in GIVEN_NAMES and b.capitalize() in GIVEN_NAMES
    if common and (skeleton(a) != skeleton(b) or len(skeleton(a)) < TELLING):
        return Case.GIVEN_OTHER
    if skeleton(a) == skeleton(b) and _nearness(a, b) >= NEAR_GIVEN:
        return Case.GIVEN_SPELLED
    short, long = sorted((a, b), key=len)
    return Case.GIVEN_BEGINS if len(short) > 2 and long.startswith(short) else Case.GIVEN_OTHER


def _middles(a: str, b: str) -> Case:
    if a == b:
        return Case.MIDDLE_SAME if len(a) > 1 else Case.MIDDLE_INITIAL
    initial = min(len(a), len(b)) == 1 and a[0] == b[0]
    return Case.MIDDLE_INITIAL if initial else Case.MIDDLE_OTHER


def _rarity(others: int) -> list[Case]:
    if others == RARE:
        return [Case.NAME_RARE]
    return [Case.NAME_COMMON] if others >= COMMON else []


@lru_cache(maxsize=16_384)
def _bodies(one: BodyName, other: BodyName) -> Case:
    if one.words == other.words:
        return Case.BODY_SAME
    if one.short in other.acronyms or other.short in one.acronyms:
        return Case.BODY_SHORT
    if one.short or other.short or len(one.words) != len(other.words):
        return Case.BODY_OTHER
    near = JaroWinkler.normalized_similarity(" ".join(one.words), " ".join(other.words))
    return Case.BODY_SPELLED if near >= NEAR_BODY else Case.BODY_OTHER


def _offices(a: Profile, b: Profile) -> list[Case]:
    """The case of the two offices that say most: one that agrees before one that does not."""
    if not a.posts or not b.posts:
        return []
    apart = _apart(a, b)
    told = [_office(one, other, apart) for one in a.posts for other in b.posts]
    case = told[0] if len(told) == 1 else next(case for case in _OFFICES if case in told)
    if case in _DISAGREE and _in_register(a, b):
        case = Case.OFFICE_REGISTER
    return [case]


# In the order in which they count, where articles give several offices.
_OFFICES: Final = (
    Case.OFFICE_SAME, Case.OFFICE_FORMER, Case.OFFICE_CLASH, Case.OFFICE_SOON, Case.OFFICE_TITLE,
    Case.OFFICE_PLACE, Case.OFFICE_LATER, Case.OFFICE_UNLIKE,
)  # fmt: skip
_DISAGREE: Final = frozenset((Case.OFFICE_CLASH, Case.OFFICE_SOON, Case.OFFICE_LATER))


def _office(a: Post, b: Post, apart: int | None) -> Case:
    one = one_post(a, b)
    if one and a.now == b.now:
        return Case.OFFICE_SAME
    if same_name(a, b) and a.now != b.now and one is not False:
        return Case.OFFICE_FORMER
    if one is None:
        return Case.OFFICE_TITLE
    if clash(a, b):
        if apart == 0:
            return Case.OFFICE_CLASH
        return Case.OFFICE_SOON if apart is None or apart <= SOON else Case.OFFICE_LATER
    return Case.OFFICE_PLACE if a.where & b.where else Case.OFFICE_UNLIKE


def _in_register(a: Profile, b: Profile) -> bool:
    """True where the register has somebody of this name who held both offices in these days."""
    told = [
        {
            row.id
            for row in starter().tenures_of(person_name(one.founder.name))
            for post in one.posts
            if row.title == post.name and one.first and row.covers(one.first)
        }
        for one in (a, b)
    ]
    return bool(told[0] & told[1])


def _apart(a: Profile, b: Profile) -> int | None:
    """Days between the articles of two profiles; 0 where they overlap, None without dates."""
    if not (a.first and a.last and b.first and b.last):
        return None
    return max((b.first - a.last).days, (a.first - b.last).days, 0)


def _dates(a: Profile, b: Profile) -> list[Case]:
    apart = _apart(a, b)
    if apart is None:
        return []
    if apart > FAR:
        return [Case.DATES_LIFETIME if apart > LIFETIME else Case.DATES_FAR]
    return [Case.DATES_CLOSE] if apart <= CLOSE else []


def _what(case: Case, a: Profile, b: Profile) -> str:
    """The two things that were compared, and how it came out."""
    names = {"given name", "surname", "middle name", "suffix", "name"}
    if case.feature in names:
        pair = a.founder.name, b.founder.name
    elif case.feature == "office":
        pair = _list(post.told for post in a.posts), _list(post.told for post in b.posts)
    elif case.feature == "dates of the articles":
        pair = str(a.first), str(b.first)
    elif case.feature == "people in the same articles":
        return f"{_list(sorted(a.beside & b.beside))}: {case.told}"
    elif case.feature == "outlet":
        return f"{_list(sorted(a.outlets & b.outlets))}: {case.told}"
    else:
        return case.told
    return f"{pair[0]} | {pair[1]}: {case.told}"


def _list(told: object) -> str:
    them = list(told)  # type: ignore[call-overload]
    return "; ".join(them[:3]) + ("; …" if len(them) > 3 else "")
