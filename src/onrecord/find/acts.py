"""Acts: what somebody did by saying something, by the cue and, where it is open, by the words.

"There will be no mass deportations," he said, is a pledge; "Where is the money?"
she said, a question. A paraphrase has the reporter's grammar, and fewer rows are
asked of it. What no row of the tables knows is an assertion.

A pledge is of something to come that the speaker, or a body that speaks with
him, is to do or to leave undone. "We will lose" and "it will rain" are none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Final, NamedTuple

from onrecord.find.cues import Cue
from onrecord.models.promises import Promises
from onrecord.record.statement import Act, Kind


class Ground(Enum):
    """What decided an act."""

    CUE = "the cue tells it"
    QUESTION = "the cue asks, and so do the words"
    ROW = "a row of the table for quoted words"
    TOLD = "a row of the table for paraphrases"
    LEARNED = "no row knows the words, and they read like a promise"
    REST = "no row knows the words"
    UNKNOWN = "the table does not know the cue, and no row the words"


class Decision(NamedTuple):
    """What was done by saying something, what decided it, and how probable it is."""

    act: Act
    ground: Ground
    probability: float


# What people "will" without promising anything: to say it, to see, to win, to be glad.
_NO_DEED: Final = (
    "see say tell remember forget miss know find need have lose win hear admit concede "
    "look wait rule get try always never die regret suffer feel think believe likely probably "
    "consider"
)
_NO_STATE: Final = (
    "glad happy honest frank surprised sorry sad proud pleased back here there watching judged "
    "the a an in on at able remembered very clear"
)
_DEED: Final = (
    rf"(?!(?:{'|'.join(_NO_DEED.split())})\b)(?!be$|go through\b)"
    rf"(?!be (?:{'|'.join(_NO_STATE.split())})\b)[a-z]\w+"
)
_ADVERB: Final = (
    r"(?: (?:not|never|also|always|immediately|then|therefore|further|now|still|simply|"
    r"absolutely|certainly|definitely|,))*+"
)
_BODIES: Final = (
    "government|administration|party|department|plan|team|budget|campaign|ministry|council|"
    "agency|city|state|company|office|board|bank|university|bureau|firm|union|committee"
)
_OURS: Final = rf"\b(?:my|our)(?: [\w’'-]+){{0,3}} (?:{_BODIES})"
_OTHERS: Final = (
    r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Yy]ou|(?:[Tt]he|[Tt]his|[Tt]hat|[Mm]y)"
    r"(?: [\w’-]+){1,3}|[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)"
)
_CRIME: Final = (
    r"(?:a |an |the )?(?:\w+ )?(?:liars?|crooks?|frauds?|racists?|bigots?|hypocrites?|cowards?|"
    r"thie(?:f|ves)|criminals?|traitors?|bull(?:y|ies)|disgrace|corrupt|dishonest|crooked|unfit|"
    r"shameful|disgusting|despicable|incompetent|reckless|unqualified|lying|cheating|to blame)\b"
)
_FINE: Final = (
    r"(?:great|greatest|finest|best|bravest|wonderful|terrific|tremendous|outstanding|brilliant|"
    r"incredible|amazing|fantastic|excellent|superb|remarkable|extraordinary)"
)
_SOMEBODY: Final = (
    r"(?:job|man|woman|person|people|leader|judge|mayor|president|governor|senator|friend|team|"
    r"coach|player|officer|soldier|teacher|work|partner|candidate|guy|father|mother|American)s?"
)
_COMMAND: Final = (
    "vote|give|stop|stay|keep|bring|take|pass|resign|read|show|tell|call|come|go|wait|listen|help|"
    "leave|join|put|get|turn|send|pay|pray|ask|watch|follow|release|close|do not|don’t|be"
)
_TO_DO: Final = (
    rf"(?-i:(?:Just|So|Now|And|But),? (?:{_COMMAND})|(?:"
    + "|".join(one.capitalize() for one in _COMMAND.split("|"))
    + r")|Let (?!me\b|us\b|alone\b))(?! (?:me wrong|it from me|as|ahead|back to|away from)\b)\b"
)

# "How much I will make", "if we will lose" and "they think we’ll pay" promise nothing.
_FREE: Final = (
    r"(?<!how much )(?<!how many )(?<!what )(?<!whether )(?<!if )(?<!when )(?<!think )(?<!thinks )"
    r"(?<!who )(?<!why )(?<!how )(?<!where )(?<!says )(?<!said )(?<!hope )(?<!afraid )(?<!is that )"
)
# What is quoted once more within quoted words is somebody else's.
_INNER: Final = re.compile(
    r"(?<![\w’])[‘'](?=\w)[^‘“”\"]{8,}?(?:[,.!?][’']|(?<=\w)[’'](?!\w))(?!\w)"
    r"|(?<=\w )[“\"][^“”\"]{8,}?[”\"]"
)

# What a row is for, and what it looks for; the first that fits names the act.
_DEEDS: Final[tuple[tuple[Act, str, str], ...]] = (
    (Act.PROPOSE, "a question that proposes",
     r"^(?:why (?:don[’']t|not)|how about|what about|what if we)\b.*\?$"),
    (Act.QUESTION, "the last sentence asks",
     r"\?$"),
    (Act.OTHER, "a greeting or a blessing",
     r"^(?:good (?:morning|afternoon|evening)|hello|welcome|god bless|happy \w+|merry|"
     r"rest in peace|may (?:he|she|they|god))\b"),
    (Act.OTHER, "an apology, or sympathy",
     r"\b(?:I|we)(?: am| are|[’']m|[’']re)? (?:\w+ )?(?:apologi[sz]e (?!to nobody\b)|"
     r"sorry (?:for|that|to)|extend our condolences)\b|"
     r"\bour (?:thoughts|hearts|prayers|condolences)\b"),
    (Act.DENY, "what was said is not so",
     r"^(?:no, )?(?:that|this|it|those|these|the (?:story|report|claim|allegation|charge|rumor)s?)"
     r"(?:[’']s| is| was| are| were)(?: [\w-]+){0,3}? "
     r"(?:not true|untrue|false|a lie|lies|fake news|nonsense|fabricated|baseless|unfounded|"
     r"without merit)\b"),
    (Act.DENY, "a plain no",
     r"^(?:absolutely not|of course not|not at all|not true|no[.!]?$|no[.!] |"
     r"no, (?:I|we|he|she|it|that|they|this|not|sir|never|absolutely)\b)"),
    (Act.DENY, "the speaker never did it",
     r"^(?:no, )?I(?: have|[’']ve)? never (?!again\b|forget\b|seen\b|thought\b|heard\b|"
     r"imagined\b|felt\b|been\b|expected\b|knew\b|had\b|lost\b)\w+(?:ed|d|t|w|ne|n)\b"),
    (Act.DENY, "the speaker did not do it",
     r"^(?:no, )?(?:I|we) (?:did not|didn[’']t|have not|haven[’']t) (?:ever )?"
     r"(?!know|think|want|like|reali|understand|expect|see|hear|get|have|vote|feel|need|"
     r"believe|mean|remember|find|even|really|come|go|win|lose|seen|heard|had|been|decided|"
     r"made|received|yet)[a-z]+"),
    (Act.DENY, "there is nothing to it",
     r"\b(?:there (?:is|was|were|are) (?:absolutely )?no (?:truth|collusion|deal|quid|such|"
     r"cover-up|conspiracy|evidence that)|(?:I|we) had nothing to do with)\b"),
    (Act.REQUEST, "it asks politely",
     r"^please\b|\b(?:I|we)(?: \w+ly)? (?:urge|beg|implore|call on|call for|encourage|plead)\b|"
     r"\bI(?:[’']m| am|[’']d| would)? ask(?:ing)? (?:you|them|every|all|the|that|for)\b"),
    (Act.PROPOSE, "it says let us, or that it proposes",
     r"^(?:so |and |but )?let(?:[’']s| us)\b|"
     r"\b(?:I|we)(?:[’']m| am|[’']re| are)? (?:propos|suggest|recommend)(?:e|ing)?\b"),
    (Act.ORDER, "it says that it ordered",
     r"\b(?:I|we)(?: have|[’']ve| am| are|[’']m|[’']re)?(?: \w+ly)? "
     r"(?:order|direct|instruct)(?:ed|ing)? (?:my|our|the|all|that|you|them|him|her|every)\b"),
    (Act.ANNOUNCE, "it says that it announces",
     r"\b(?:I am|I[’']m|we are|we[’']re)(?: today| now| also)? "
     r"(?:announcing|launching|unveiling|introducing|releasing|suspending)\b|"
     r"\b(?:I|we) (?:hereby|have decided to|[’']ve decided to)\b|"
     r"\bI(?: am|[’']m) (?:officially )?(?:a candidate|running) for\b"),
    (Act.PLEDGE, "the speaker will",
     rf"{_FREE}\b(?:I|we)(?:[’']ll| will| shall){_ADVERB} {_DEED}"),
    (Act.PLEDGE, "the speaker will not",
     rf"{_FREE}\b(?:I|we) won[’']t(?: ever)? {_DEED}"),
    (Act.PLEDGE, "the speaker is going to",
     rf"{_FREE}\b(?:I[’']m|I am|we[’']re|we are)(?: not)? (?:going to|committed to) {_DEED}"),
    (Act.PLEDGE, "the speaker gives a word",
     r"\b(?:I|we) (?:promise|pledge|vow|guarantee|commit to|undertake to|intend to|refuse to)\b|"
     r"\bmy (?:word|commitment)\b(?= that|:|,)|\b(?:I|we) have no intention of\b"),
    (Act.PLEDGE, "a body of the speaker will",
     rf"{_OURS}(?: [\w’'-]+){{0,4}}? (?:will|won[’']t|shall|is going to|are going to)\b"),
    (Act.PLEDGE, "in office the speaker would",
     rf"\b(?:as (?:your )?(?:president|governor|mayor|senator)|if (?:I[’']m|I am|I were|I get)? ?"
     rf"elected|when I(?:[’']m| am) (?:president|governor|mayor|elected)),? I(?: would|[’']d) "
     rf"{_DEED}"),
    (Act.PLEDGE, "under the speaker's plan it will",
     r"\bunder (?:me|my|our)\b.*\bwill\b"),
    (Act.PLEDGE, "it rules something out",
     r"\bthere (?:will|shall) be (?:absolutely )?no\b(?! (?:doubt|winner|end)\b)"),
    (Act.PLEDGE, "it rules something out, and again",
     r"^no,? (?:repeat|I repeat|and I mean),? no\b"),
    (Act.PLEDGE, "all that the speaker's side does will be so",
     r"\b(?:everything|whatever|all(?: that)?) we do\b.*\bwill be\b"),
    (Act.WARN, "it names what follows",
     r"\b(?:there will be|face|faces|suffer) (?:\w+ )?consequences\b|"
     r"\bwill (?:pay (?:a|the|dearly)\b(?: \w+)?(?: price)?|regret)\b|"
     r"^(?:beware|be careful|be warned)\b|"
     r"\b(?:a|an) (?:grave|serious|existential|real|clear|major) (?:danger|threat|risk)\b|"
     r"\b(?:people|children|we|you|they|it) (?:could|will|may|might) (?:die|collapse|be killed)\b"),
    (Act.ACCUSE, "somebody did wrong",
     rf"\b{_OTHERS} (?:(?:has|have|had) (?:\w+ )?)?(?:lied|cheated|betrayed|stole|stolen|"
     rf"covered up|misled|failed (?:us|the|our)|abused|smeared|rigged|sold (?:us|out))\b"),
    (Act.ACCUSE, "somebody is called a bad name",
     rf"\b(?-i:{_OTHERS})(?: is| are| was| were|[’']s|[’']re) (?:\w+ ){{0,2}}?{_CRIME}|"
     r"\bshame on\b|\bshould be ashamed\b|^(?:a |an )?(?:\w+ )?(?:disgrace|hypocrisy|outrage)\b"),
    (Act.PRAISE, "it thanks or congratulates",
     r"\bthank(?:s| you)\b|\bcongratulations\b|\b(?:grateful|thankful) (?:to|for)\b|"
     r"\bproud of (?:him|her|them|you|our|my|the|what|that|this|these|every)\b"),
    (Act.PRAISE, "somebody is, or does, well",
     rf"\b(?:is|are|was|were|be|[’']s|[’']re|been|did|doing|done|does)(?: [\w-]+){{0,3}}? "
     rf"{_FINE}(?: [\w-]+)? {_SOMEBODY}\b"),
    (Act.PROPOSE, "what ought to be done",
     r"^(?:that |I think |and |so |but )*(?:we|he|she|they|you|[\w’-]+(?: [\w’-]+){0,4}?) "
     r"(?:should|ought to)(?: not| also)? "
     r"(?!have\b|be (?:able|noted|clear|proud|glad|ashamed|happy)\b|know\b|worry\b)[a-z]+"),
    (Act.REQUEST, "what somebody must do",
     r"^(?!I\b|we\b|it\b|there\b|that\b|this\b|you know\b)(?:[\w’-]+ ){1,4}?"
     r"(?:must|need to|needs to|has got to)(?: not| now| also)? "
     r"(?!have\b|be\b)[a-z]+"),
    (Act.REQUEST, "it tells somebody to do something",
     rf"^{_TO_DO}"),
)  # fmt: skip
DEEDS: Final = tuple((act, re.compile(looks_for, re.I)) for act, _, looks_for in _DEEDS)
# A paraphrase of what the speaker, or a body, is to do: "(that) he would veto it", "the city
# would hire nurses". What people would have, like or consider is none, nor what befalls a body.
_NO_PROMISE: Final = (
    r"(?!(?:be|have|like|love|prefer|welcome|consider|benefit|gain|comment|vote|do|likely|probably|"
    r"rather|only|fall|face|struggle|shrink|grow|run out|collapse|remain|become|go|support|come|"
    r"happen|end|continue|rule|take (?:time|months|years|place)|make it)\b)"
)
_FIRM_BE: Final = r"(?:not|never) be (?!a\b|an\b|the\b|able\b|surprised\b|enough\b|easy\b)[a-z]+"
# What a law or a plan would do is an effect of it, and no promise of its speaker.
_EFFECT: Final = (
    r"(?!(?:they|it) (?:would|will)(?: \w+ly)? (?:prevent|harm|hurt|cost|cause|lead|mean|affect|"
    r"damage|destroy|undermine|threaten|violate|deprive|discourage|force|worsen|hit)\b)"
)
_TOLD: Final = re.compile(
    rf"^(?:that )?{_EFFECT}(?:s?he|they|it|(?:his|her|their|its) [\w’-]+(?: [\w’-]+)?"
    rf"|the (?:[\w’-]+ )?(?:{_BODIES}))"
    rf" (?:would|will|won’t|wouldn’t)(?: {_FIRM_BE}|{_ADVERB} {_NO_PROMISE}{_DEED})",
    re.I,
)
_TOLD_DEEDS: Final = (
    (Act.PLEDGE, _TOLD),
    (Act.PLEDGE, re.compile(
        r"^(?:that )?there (?:would|will) be no\b(?! (?:doubt|winner|end)\b)", re.I)),
    (Act.PROPOSE, re.compile(
        r"^(?:that )?(?!(?:he|she|they|it|I) \w)(?:[\w’-]+ ){1,6}?(?:should|ought to)(?: not)? "
        r"(?!have\b|be (?:able|noted|clear|proud|glad)\b)[a-z]+", re.I)),
    (Act.REQUEST, re.compile(
        r"^(?:that )?(?!(?:he|she|it|I) \w)(?:[\w’-]+ ){1,6}?(?:must|needs to|need to)(?: not)? "
        r"(?!have\b|be\b)[a-z]+", re.I)),
)  # fmt: skip
# "suggested that the vote be put off", in the bare form of the verb: no assertion.
_BARE: Final = re.compile(
    r"^that (?:(?!to\b|will\b|would\b|might\b|may\b|could\b|can\b|must\b|should\b|not\b|"
    r"\w+n’t\b)[\w’-]+ ){1,6}?be\b",
    re.I,
)
# What makes a guess of a promise.
_UNSURE: Final = re.compile(
    r"\b(?:maybe|perhaps|probably|I think|I guess|I hope|who knows|hopefully|might)\b", re.I
)
# "asked whether", "asked why": a question, where "asked to" and "asked for" request.
_ASKS: Final = re.compile(r"^(?:whether|if|why|how|what|when|where|who|which)\b|\?$", re.I)
_MARKS: Final = "\"“”„‘’'«»` "

CHANCES: Final[Mapping[Ground | tuple[Ground, Act], float]] = {
    Ground.CUE: 0.94,
    (Ground.CUE, Act.ORDER): 0.75,
    Ground.QUESTION: 0.95,
    Ground.ROW: 0.88,
    Ground.TOLD: 0.88,
    Ground.LEARNED: 0.5,
    Ground.REST: 0.89,
    Ground.UNKNOWN: 0.55,
}
"""How often a decision on each ground is right, for some acts by themselves.

By reading 280 statements of 100 news articles, and every decision by a row in them
(50 and 31 of them): 134 of 142 by the cue, 99 of 111 that no row knew, 11 of 21 by
an unknown cue. Few asked, so that one is an estimate, and so is what words that no
row knows read like: two or three statements of a thousand."""


def act(meaning: Cue, words: str, how: Kind, promises: Promises | None = None) -> Decision:
    """What was done by saying these words; the cue decides wherever it tells.

    `promises` is asked of quoted words that no row of the tables knows.
    """
    bare = words.strip(_MARKS)
    bare = _INNER.sub("…", bare) if how is Kind.DIRECT else bare
    said = bare.replace("'", "’").strip(_MARKS).rstrip(",. " + _MARKS)
    if meaning.act is Act.REQUEST and how is Kind.DIRECT and _ASKS.search(said):
        return _decided(Act.QUESTION, Ground.QUESTION)
    if meaning.negated or not meaning.open:
        return _of_cue(meaning, said, how)
    rows, ground = (DEEDS, Ground.ROW) if how is Kind.DIRECT else (_TOLD_DEEDS, Ground.TOLD)
    for deed, looks_for in rows:
        if looks_for.search(said) and not (deed is Act.PLEDGE and _UNSURE.search(said)):
            return _decided(deed, ground)
    if promises and how is Kind.DIRECT and promises.likely(said) and not _UNSURE.search(said):
        return _decided(Act.PLEDGE, Ground.LEARNED)
    return _decided(meaning.act, Ground.REST if meaning.row else Ground.UNKNOWN)


def _of_cue(meaning: Cue, said: str, how: Kind) -> Decision:
    """What a cue tells, but for the few whose words have a say: "suggested that they share"."""
    suggests = meaning.row is not None and meaning.row.cue == "suggest"
    if suggests and how is not Kind.DIRECT and _BARE.match(said):
        return _decided(Act.PROPOSE, Ground.TOLD)
    return _decided(meaning.act, Ground.CUE)


def _decided(told: Act, ground: Ground) -> Decision:
    return Decision(told, ground, CHANCES.get((ground, told), CHANCES[ground]))
