"""The nouns that name a measure, and what must stand beside them for it.

Tables to be read and corrected. A *clear* noun names a measure as soon as any
word says which one ("travel ban", "sanctions against Russia"); a *vague* one only
with what it is to do ("a plan that would …") or with what became of it ("the
rule was rescinded"). Names ("the Affordable Care Act") need nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onrecord.resolve.tables import phrases, words


@dataclass(frozen=True, slots=True)
class Head:
    """A noun, the kind of measure that it names, and whether it is clear by itself."""

    noun: str
    kind: str
    clear: bool
    many: bool = False


# Kind, clear or vague, and the nouns in the singular.
_HEADS: Final = (
    ("law", True, "bill, legislation, statute, ordinance, ballot measure, referendum"),
    ("law", False, "law, act, amendment, resolution, measure, provision"),
    ("order", True, "executive order, executive action, decree, edict, directive, "
                    "proclamation, presidential order, emergency order, evacuation order, "
                    "stay-at-home order"),
    ("order", False, "order, memorandum, memo, mandate, state of emergency"),
    ("rule", True, "moratorium, curfew, guidance, guideline, regulation"),
    ("rule", False, "rule, policy, restriction"),
    ("ban", True, "ban, embargo, blockade, no-fly zone"),
    ("levy", True, "tariff, sanction, tax cut, tax break, tax increase, tax hike, tax "
                   "credit, bailout, stimulus package, budget cut, spending cut, aid "
                   "package, rate cut"),
    ("levy", False, "tax, duty, levy, subsidy, fee, quota, budget"),
    ("pact", True, "treaty, accord, pact, ceasefire, cease-fire, truce"),
    ("pact", False, "agreement, deal"),
    ("plan", True, "draft proposal, draft plan, draft order, draft bill, draft memo, draft "
                   "memorandum, draft executive order, draft legislation, draft law"),
    ("plan", False, "proposal, plan, program, programme, scheme, reform, draft, initiative, "
                    "freeze"),
)  # fmt: skip
# What needs no word beside it once the article says what became of it.
COMPLETE: Final = words("curfew ceasefire cease-fire truce blockade") | {
    "state of emergency", "stay-at-home order", "evacuation order", "stimulus package",
}  # fmt: skip
# Never one, but always several.
_ONLY_MANY: Final = {"sanction": "sanctions", "guideline": "guidelines"}
ALWAYS_ONE: Final = words("legislation guidance")

# Nouns that may stand for one another where an article comes back to a measure.
SAME: Final = tuple(
    map(
        phrases,
        (
            "bill, legislation, law, act, measure, statute, draft bill, draft legislation, "
            "draft law",
            "executive order, order, presidential order, directive, decree, edict, "
            "executive action, "
            "proclamation, draft order, draft executive order",
            "plan, proposal, draft proposal, draft plan, draft, scheme",
            "deal, agreement, accord, pact, treaty",
            "guidance, guideline",
            "rule, regulation",
            "memo, memorandum, draft memo, draft memorandum, draft",
            "ceasefire, cease-fire, truce",
            "program, programme, initiative",
            "ban, order, executive order",
        ),
    )
)

# Vague nouns that one of these before them makes clear: "nuclear deal", "hiring freeze".
CLEAR_WITH: Final = {
    "deal": words(
        "nuclear trade peace budget climate arms withdrawal brexit debt coalition spending "
        "free-trade ceasefire"
    ),
    "agreement": words(
        "nuclear trade peace climate arms withdrawal paris free-trade ceasefire security "
        "extradition cease-fire armistice"
    ),
    "freeze": words("hiring wage price pay spending rate visa asset travel rent federal tax"),
    "tax": words(
        "carbon soda wealth fuel border gas excise inheritance windfall sugar"
    ),
    "duty": words("import anti-dumping export customs countervailing"),
    "law": words(
        "immigration gun voter-id abortion tax election voting terrorism anti-terrorism health "
        "drug labor labour privacy bathroom copyright citizenship emergency martial marriage "
        "sentencing campaign-finance anti-terror security asylum euthanasia"
    ),
    "rule": words("immigration overtime visa asylum net-neutrality emissions travel quarantine"),
    "restriction": words("travel visa entry export import"),
    "program": words(
        "visa vaccination amnesty surveillance deportation refugee resettlement guest-worker "
        "registration"
    ),
    "plan": words("tax immigration infrastructure peace jobs climate rescue austerity stimulus"),
    "resolution": words("un u.n. budget nonbinding non-binding impeachment council"),
    "policy": words("immigration zero-tolerance one-child refugee asylum family-separation"),
}  # fmt: skip

# Words before or behind a noun that make it something else: "electricity bill", "law firm".
NOT_AFTER: Final = {
    "bill": words(
        "electricity electric phone gas water energy medical hospital grocery heating utility "
        "dollar tuition hotel restaurant legal fuel power credit wage bar $100 $20"
    ),
    "ban": words(
        "match game race year lifetime doping driving stadium week month touchline day three- "
        "match two-match four-match one-match five-match six-match football"
    ),
    "law": words(
        "in common civil criminal federal international islamic sharia state mother-in father- "
        "in son-in daughter-in human-rights constitutional business natural military existing "
        "current u.s. american contract"
    ),
    "order": words(
        "in law court restraining court-martial purchase mail world public pecking short "
        "batting tall social money new-world religious alphabetical chronological natural "
        "working good back running last doctor doctors pre standing"
    ),
    "rule": words(
        "golden ground majority self home minority military white british colonial communist "
        "democratic direct indirect mob ottoman soviet party taliban one-party"
    ),
    "measure": words("tape some large great good equal safety security"),
    "plan": words(
        "game pension retirement data insurance business lesson floor backup meal family birth "
        "action long-term contingency 401(k)"
    ),
    "program": words(
        "tv television radio computer software training degree exchange music news graduate "
        "master's space nuclear missile weapons academic college school film"
    ),
    "programme": words(
        "tv television radio computer software training degree exchange music news graduate "
        "master's space nuclear missile weapons academic"
    ),
    "act": words(
        "class balancing criminal terrorist terror first second third final opening sex "
        "juggling supporting circus"
    ),
    "deal": words("great good big real raw record plea book movie contract transfer tv"),
    "agreement": words("general broad in plea prenuptial"),
    "policy": words(
        "insurance life foreign monetary fiscal economic public editorial domestic social "
        "energy trade"
    ),
    "resolution": words(
        "new-year's year's high low screen conflict display dispute peaceful political "
        "diplomatic speedy"
    ),
    "draft": words("first second nfl nba nhl final military overall mlb round"),
    "budget": words("shoestring family household defense defence military annual film federal"),
    "amendment": words(
        "first second third fourth fifth sixth eighth tenth 14th fourteenth 13th 15th 19th 1st "
        "2nd 4th 5th 10th"
    ),
    "initiative": words("own personal business"),
    "guidance": words("earnings parental spiritual career navigation legal full-year"),
    "freeze": words("brain deep hard big"),
    "fee": words("transfer legal entry admission entrance match user attorney service"),
    "tax": words("back income property sales estate state local"),
    "duty": words("heavy active off on jury fiduciary guard civic moral patriotic double night"),
    "mandate": words("popular electoral fresh clear"),
}  # fmt: skip
NOT_BEFORE: Final = {
    "law": words(
        "enforcement firm school professor student degree and officer officers clerk lords "
        "partner practice maker makers department review"
    ),
    "order": words("of"),
    "rule": words("of book"),
    "bill": words("of"),
    "act": words("of as like"),
    "draft": words("pick picks picked beer lottery horse class choice selection dodger"),
    "plan": words("b a"),
    "measure": words("of"),
    "policy": words(
        "maker makers adviser advisers wonk experts expert analyst director holder institute "
        "paper debate issues"
    ),
    "tax": words(
        "returns return collector evasion fraud payer payers rate rates code revenue dollars "
        "bill haven havens base season policy authorities records avoidance information"
    ),
    "program": words("director manager coordinator host"),
    "duty": words("officer free"),
    "deal": words("with breaker maker"),
    "budget": words("deficit airline hotel office director committee crisis surplus shortfall"),
    "memo": words("to"),
    "ban": words("ki-moon"),
    "reform": words("party jew judaism movement"),
    "amendment": words("rights"),
}  # fmt: skip


def _table() -> dict[str, Head]:
    rows: dict[str, Head] = {}
    for kind, clear, nouns in _HEADS:
        for noun in phrases(nouns):
            if noun not in _ONLY_MANY:
                rows[noun] = Head(noun, kind, clear)
            if noun not in ALWAYS_ONE:
                rows[_many(noun)] = Head(noun, kind, clear, many=True)
    return rows


def _many(noun: str) -> str:
    if noun == "state of emergency":
        return "states of emergency"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


HEADS: Final = _table()


def same(a: str, b: str) -> bool:
    """True where two nouns may stand for one thing: "the bill", "the legislation"."""
    return a == b or any(a in row and b in row for row in SAME)


# What ends the name of a law, treaty or plan that is printed with capitals.
NAMED: Final = {
    "Act": "law", "Bill": "law", "Amendment": "law", "Ordinance": "law", "Resolution": "law",
    "Order": "order", "Treaty": "pact", "Accord": "pact", "Accords": "pact", "Agreement": "pact",
    "Pact": "pact", "Protocol": "pact", "Plan": "plan", "Deal": "plan",
}  # fmt: skip
# Names that end so and are no measure's, by any word of them.
NAMED_NOT: Final = words(
    "first second third fourth fifth sixth eighth tenth fourteenth thirteenth nineteenth 14th "
    "constitutional national republican democratic certificate new masonic loyal"
)
# Short names, and what they are short for.
ALIASES: Final = {
    "obamacare": ("law", "affordable care act"),
    "aca": ("law", "affordable care act"),
    "trumpcare": ("law", "american health care act"),
    "nafta": ("pact", "north american free trade agreement"),
    "usmca": ("pact", "united states-mexico-canada agreement"),
    "tpp": ("pact", "trans-pacific partnership"),
    "daca": ("rule", "deferred action for childhood arrivals"),
    "jcpoa": ("pact", "joint comprehensive plan of action"),
    "trans-pacific partnership": ("pact", "trans-pacific partnership"),
}  # fmt: skip
