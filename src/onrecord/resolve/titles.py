"""Titles, ranks and roles: the words that newspapers put beside a name.

One row a word. `office` and `rank` are what somebody holds, `role` is what
somebody does or is, `courtesy` says only how to address them. A row may have
short forms, which are spelled out where an office is reported, and a gender
where the word itself tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onrecord.resolve.given_names import Gender
from onrecord.resolve.tables import words


class Sort(StrEnum):
    """What a title says about the one who bears it."""

    COURTESY = "courtesy"
    RANK = "rank"
    OFFICE = "office"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Title:
    """One word that may stand before or after a name.

    `word` in lower case; `short` as newspapers print it, without its stop.
    `also` are wider words for the same post ("senator": "lawmaker").
    """

    word: str
    sort: Sort
    gender: Gender | None = None
    short: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


_HE, _SHE = Gender.MALE, Gender.FEMALE

COURTESIES: Final = (
    Title("mister", Sort.COURTESY, _HE, ("mr",)),
    Title("messrs", Sort.COURTESY, _HE, ("messrs",)),
    Title("missus", Sort.COURTESY, _SHE, ("mrs",)),
    Title("ms", Sort.COURTESY, _SHE, ("ms",)),
    Title("miss", Sort.COURTESY, _SHE),
    Title("mx", Sort.COURTESY, None, ("mx",)),
    Title("sir", Sort.COURTESY, _HE),
    Title("dame", Sort.COURTESY, _SHE),
    Title("lord", Sort.COURTESY, _HE),
    Title("lady", Sort.COURTESY, _SHE),
    Title("dr", Sort.COURTESY, None, ("drs",)),
    Title("baroness", Sort.COURTESY, _SHE),
    Title("earl", Sort.COURTESY, _HE),
    Title("viscount", Sort.COURTESY, _HE),
)

RANKS: Final = (
    Title("general", Sort.RANK, None, ("gen", "gens")),
    Title("lieutenant", Sort.RANK, None, ("lt",)),
    Title("colonel", Sort.RANK, None, ("col",)),
    Title("captain", Sort.RANK, None, ("capt",)),
    Title("admiral", Sort.RANK, None, ("adm",)),
    Title("major", Sort.RANK, None, ("maj",)),
    Title("sergeant", Sort.RANK, None, ("sgt",)),
    Title("corporal", Sort.RANK, None, ("cpl",)),
    Title("private", Sort.RANK, None, ("pvt", "pfc")),
    Title("brigadier", Sort.RANK, None, ("brig",)),
    Title("commander", Sort.RANK, None, ("cmdr",)),
    Title("reverend", Sort.RANK, None, ("rev", "revs")),
    Title("father", Sort.RANK, _HE, ("fr",)),
    Title("monsignor", Sort.RANK, _HE, ("msgr",)),
    Title("rabbi", Sort.RANK),
    Title("imam", Sort.RANK, _HE),
    Title("ayatollah", Sort.RANK, _HE),
    Title("sheikh", Sort.RANK, _HE, ("sheik",)),
    Title("cardinal", Sort.RANK, _HE),
    Title("bishop", Sort.RANK),
    Title("archbishop", Sort.RANK),
    Title("pastor", Sort.RANK),
    Title("professor", Sort.RANK, None, ("prof", "profs")),
    Title("detective", Sort.RANK, None, ("det",)),
    Title("constable", Sort.RANK, None, ("pc", "const")),
    Title("major-general", Sort.RANK, None, ("major-gen", "maj-gen")),
    Title("lieutenant-general", Sort.RANK, None, ("lt-gen", "lieutenant-gen")),
    Title("lieutenant-colonel", Sort.RANK, None, ("lt-col", "lieutenant-col")),
    Title("brigadier-general", Sort.RANK, None, ("brig-gen", "brigadier-gen")),
    Title("officer", Sort.RANK),
)

_OFFICE, _ROLE = Sort.OFFICE, Sort.ROLE

_PLAIN_OFFICES: Final = """
    administrator alderman auditor chair chancellor chief commissioner comptroller consul counselor
    controller dictator director envoy inspector judge justice lawmaker leader magistrate mayor
    minister premier president-elect prosecutor secretary sheriff solicitor speaker supervisor
    treasurer undersecretary vice-president whip
"""

# Members of a parliament or its government, by the letters: the United Kingdom, Scotland,
# the European Union, Canada, Australia, New Zealand, Ireland, India, South Africa.
_MEMBERS: Final = "msp mla mlc mpp mna mec mmc td"

OFFICES: Final = (
    *(Title(word, _OFFICE) for word in _PLAIN_OFFICES.split()),
    Title("president", _OFFICE, None, ("pres",)),
    Title("senator", _OFFICE, None, ("sen", "sens"), ("lawmaker", "legislator")),
    Title("representative", _OFFICE, None, ("rep", "reps"), ("lawmaker", "legislator")),
    Title("congressman", _OFFICE, _HE, (), ("representative", "lawmaker", "legislator")),
    Title("congresswoman", _OFFICE, _SHE, (), ("representative", "lawmaker", "legislator")),
    Title("legislator", _OFFICE, None, (), ("lawmaker",)),
    *(Title(word, _OFFICE, None, (), ("lawmaker", "legislator")) for word in _MEMBERS.split()),
    Title("delegate", _OFFICE, None, ("del",)),
    Title("assemblyman", _OFFICE, _HE, (), ("lawmaker",)),
    Title("assemblywoman", _OFFICE, _SHE, (), ("lawmaker",)),
    Title("governor", _OFFICE, None, ("gov", "govs")),
    Title("councilman", _OFFICE, _HE),
    Title("councilwoman", _OFFICE, _SHE),
    Title("councilor", _OFFICE, None, ("councillor",)),
    Title("chairman", _OFFICE, None, (), ("chair",)),
    Title("chairwoman", _OFFICE, _SHE, (), ("chair",)),
    Title("chairperson", _OFFICE, None, (), ("chair",)),
    Title("co-chair", _OFFICE, None, (), ("chair",)),
    Title("vice-chair", _OFFICE, None, (), ("chair",)),
    Title("attorney", _OFFICE, None, ("atty",)),
    Title("ambassador", _OFFICE, None, ("amb",)),
    Title("king", _OFFICE, _HE),
    Title("queen", _OFFICE, _SHE),
    Title("prince", _OFFICE, _HE),
    Title("princess", _OFFICE, _SHE),
    Title("duke", _OFFICE, _HE),
    Title("duchess", _OFFICE, _SHE),
    Title("emperor", _OFFICE, _HE),
    Title("emir", _OFFICE, _HE),
    Title("sultan", _OFFICE, _HE),
    Title("pope", _OFFICE, _HE, (), ("pontiff",)),
    Title("superintendent", _OFFICE, None, ("supt",)),
    Title("mp", _OFFICE, None, (), ("lawmaker",)),
    Title("mep", _OFFICE, None, (), ("lawmaker",)),
    Title("director-general", _OFFICE, None, (), ("director",)),
    Title("secretary-general", _OFFICE, None, (), ("secretary",)),
    Title("attorney-general", _OFFICE),
    Title("governor-general", _OFFICE),
    Title("vice-chancellor", _OFFICE),
    Title("selectman", _OFFICE, _HE),
    Title("selectwoman", _OFFICE, _SHE),
    Title("taoiseach", _OFFICE),
    Title("coroner", _OFFICE),
    Title("ceo", _OFFICE, None, (), ("executive",)),
    Title("cfo", _OFFICE, None, (), ("executive",)),
    Title("coo", _OFFICE, None, (), ("executive",)),
)

_PLAIN_ROLES: Final = """
    anthropologist archaeologist architect astronomer baker barrister biologist bowler broadcaster
    campaigner chemist climatologist co-author criminologist defender designer ecologist
    entrepreneur epidemiologist gardener geneticist geologist goalkeeper head-teacher headteacher
    immunologist jockey landlord mathematician meteorologist midfielder midwife musician
    neuroscientist novelist nutritionist paramedic pharmacist photographer physicist podcaster
    presenter psychiatrist psychologist rapper shopkeeper skipper sociologist statistician
    striker teammate tenant therapist trader vet virologist winger zoologist
    activist actor advocate agent aide ally analyst assistant author banker billionaire blogger
    candidate coach comedian commentator confidant conservative consultant contributor
    coordinator critic defender democrat deputy developer diplomat doctor donor economist editor
    editor-in-chief engineer executive expert farmer fellow filmmaker founder fundraiser head
    historian host incumbent independent investor journalist lecturer liaison liberal
    libertarian lobbyist manager member moderator nurse official operative opponent organizer
    owner partner politician pollster producer publisher pundit republican researcher resident
    retiree rival scholar scientist singer socialist soldier spokesperson strategist student
    supporter surrogate teacher veteran volunteer voter worker writer
"""

ROLES: Final = (
    *(Title(word, _ROLE) for word in _PLAIN_ROLES.split()),
    Title("spokesman", _ROLE, _HE, (), ("spokesperson",)),
    Title("spokeswoman", _ROLE, _SHE, (), ("spokesperson",)),
    Title("nominee", _ROLE, None, (), ("candidate",)),
    Title("front-runner", _ROLE, None, ("frontrunner",), ("candidate",)),
    Title("hopeful", _ROLE, None, (), ("candidate",)),
    Title("contender", _ROLE, None, (), ("candidate",)),
    Title("challenger", _ROLE, None, (), ("candidate",)),
    Title("adviser", _ROLE, None, ("advisor",), ("aide",)),
    Title("bundler", _ROLE, None, (), ("donor",)),
    Title("backer", _ROLE, None, (), ("supporter",)),
    Title("co-founder", _ROLE, None, ("cofounder",), ("founder",)),
    Title("lawyer", _ROLE, None, (), ("attorney",)),
    Title("counsel", _ROLE, None, (), ("lawyer",)),
    Title("columnist", _ROLE, None, (), ("journalist",)),
    Title("reporter", _ROLE, None, (), ("journalist",)),
    Title("correspondent", _ROLE, None, (), ("reporter", "journalist")),
    Title("anchor", _ROLE, None, (), ("host",)),
    Title("actress", _ROLE, _SHE),
    Title("mogul", _ROLE, None, (), ("businessman",)),
    Title("tycoon", _ROLE, None, (), ("businessman",)),
    Title("magnate", _ROLE, None, (), ("businessman",)),
    Title("businessman", _ROLE, _HE),
    Title("businesswoman", _ROLE, _SHE),
    Title("physician", _ROLE, None, (), ("doctor",)),
    Title("surgeon", _ROLE, None, (), ("doctor",)),
    Title("neurosurgeon", _ROLE, None, (), ("surgeon", "doctor")),
    Title("staffer", _ROLE, None, (), ("aide",)),
    Title("wife", _ROLE, _SHE, (), ("spouse",)),
    Title("husband", _ROLE, _HE, (), ("spouse",)),
    Title("mother", _ROLE, _SHE),
    Title("daughter", _ROLE, _SHE),
    Title("son", _ROLE, _HE),
    Title("brother", _ROLE, _HE),
    Title("sister", _ROLE, _SHE),
    Title("widow", _ROLE, _SHE),
    Title("mom", _ROLE, _SHE, (), ("mother",)),
    Title("dad", _ROLE, _HE, (), ("father",)),
    Title("man", _ROLE, _HE),
    Title("woman", _ROLE, _SHE),
)

# Words that stand within a title without being its noun: "deputy campaign
# manager", "former secretary of state". A capitalized word needs no row here.
WITHIN: Final = words(
    """
    acting assistant associate budget business campaign chief co communications conservative
    constitutional counter counterterrorism criminal-justice defense democratic deputy digital
    district domestic economic education election energy environmental executive federal finance
    financial first foreign former full-time general global gop government health high-profile
    homeland house immigration incoming independent intelligence interim international junior
    labor late law lead leading legal legislative liberal lieutenant long-serving longtime
    majority managing media military minority national one-time onetime outgoing outreach party
    policy political presidential press presumptive prime principal private public ranking
    regional religious republican research retired rights security senate senior socialist
    special staff state strategic city committee company county crime fire home housing news
    opposition parliamentary police science shadow sports study team technology town transport
    union then top trade veteran vice vice-presidential white-collar
    world
    """
)

# What "secretary of", "minister of" and the like may be followed by where a
# name comes next: the words alone do not say where the post ends.
PORTFOLIOS: Final = (
    "Health and Human Services",
    "Housing and Urban Development",
    "Public Safety and Homeland Security",
    "Veterans Affairs",
    "Veterans’ Affairs",
    "Homeland Security",
    "National Intelligence",
    "National Drug Control Policy",
    "Foreign Affairs",
    "the Treasury",
    "the Interior",
    "the Air Force",
    "the Army",
    "the Navy",
    "Management and Budget",
    "Central Intelligence",
    "Public Instruction",
    "Transportation",
    "Agriculture",
    "Communications",
    "Elections",
    "Commerce",
    "Education",
    "Treasury",
    "Interior",
    "Operations",
    "Defense",
    "Defence",
    "Energy",
    "Finance",
    "Justice",
    "Labor",
    "Staff",
    "State",
    "War",
)

# Roles that are no post: what somebody is, thinks or is to somebody else.
NO_OFFICE: Final = words(
    """
    ally backer billionaire brother confidant conservative critic dad daughter democrat husband
    independent liberal libertarian man mom mother native opponent politician republican
    resident retiree rival sister socialist son student supporter voter widow wife woman
    """
)

# An office that somebody no longer or not yet holds: these words stay with the title.
NOT_HELD: Final = words("former ex onetime one-time late then incoming")


def _rows() -> dict[str, Title]:
    told: dict[str, Title] = {}
    for title in (*ROLES, *OFFICES, *RANKS, *COURTESIES):
        for form in (title.word, *title.short):
            told[form] = title
    return told


def _plurals() -> dict[str, Title]:
    irregular = {"ally": "allies", "wife": "wives", "man": "men", "woman": "women"}
    told: dict[str, Title] = {}
    for title in (*ROLES, *OFFICES, *RANKS):
        word = title.word
        if word.endswith(("man", "woman")) and word not in irregular:
            told[word[:-2] + "en"] = title
        told[irregular.get(word, word + "s")] = title
    return told


TITLES: Final = _rows()
PLURAL_TITLES: Final = _plurals()


# Short forms that stand before several names: "Sens. Walt Drury and Amory Lake".
SHORT_PLURALS: Final = words("sens. reps. govs. gens. profs. revs.")


def title_of(word: str) -> Title | None:
    """The row of a word as it stands in a text: `Sen.`, `Secretary`, `spokeswoman`.

    "major" and "private" are ranks only with a capital.
    """
    if word in ("major", "private"):
        return None
    return TITLES.get(word.rstrip(".").casefold())


def spelled_out(word: str) -> str:
    """A short form as the whole word, in the same case: `Sen.` gives `Senator`."""
    bare = word.rstrip(".").casefold()
    title = TITLES.get(bare)
    if title is None or bare not in title.short or len(bare) >= len(title.word):
        return word  # no short form, or another spelling: "councillor"
    whole = "-".join(part.capitalize() for part in title.word.split("-"))
    return whole if word[0].isupper() else title.word
