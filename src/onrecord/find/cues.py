"""Cue words: what a verb of saying tells about the act and the medium.

Where it tells nothing of the act ("said", a colon), the words do: see `acts`.

A table that a journalist can read and correct: one line an act, the verbs by
their base form. Where a cue has several words, the phrases come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.record.statement import Act, Medium


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue tells: the act, the medium, whether it is denied or hedged.

    `open` where the cue leaves it to the words what was done by saying them.
    """

    act: Act
    medium: Medium
    negated: bool = False
    hedged: bool = False
    open: bool = False


SPEECH: Final[dict[Act, str]] = {
    Act.ASSERT: (
        "say tell add state declare claim explain note contend argue insist maintain stress "
        "emphasize reiterate repeat remark comment mention observe point describe call dub "
        "label brand acknowledge admit concede confess confirm affirm assert allege recall "
        "recount testify reveal disclose report indicate suggest imply conclude continue "
        "reply respond answer retort counter quip joke mutter whisper shout yell scream "
        "exclaim interject summarize clarify elaborate brag boast lament "
        "complain opine speculate predict estimate signal speak talk chime cite compare "
        "characterize portray deem refer discuss address agree disagree concur go begin start "
        "finish read quote"
    ),
    Act.DENY: "deny dispute reject refute rebut dismiss disavow contradict disown repudiate rebuff",
    Act.PLEDGE: "pledge promise vow guarantee swear commit assure undertake",
    Act.ORDER: "order direct instruct command mandate decree forbid prohibit require ban",
    Act.REQUEST: (
        "ask urge request demand implore beg plead petition exhort invite appeal encourage "
        "press lobby"
    ),
    Act.ACCUSE: (
        "accuse blame criticize condemn denounce slam blast attack decry deride mock ridicule "
        "charge rip chide rebuke scold assail berate hammer bash lambast deplore knock fault"
    ),
    Act.PRAISE: (
        "praise hail applaud commend laud congratulate thank salute compliment tout celebrate "
        "welcome defend endorse support"
    ),
    Act.WARN: "warn threaten alert caution",
    Act.QUESTION: "question inquire query wonder",
    Act.PROPOSE: "propose recommend advise advocate offer float",
    Act.ANNOUNCE: "announce proclaim unveil introduce",
}
WRITING: Final = (
    "write tweet retweet post blog publish email e-mail message text print pen sign caption"
)
# Cues that do not tell what was done: whoever "said" it may have promised it, or asked it.
OPEN: Final = frozenset(
    (
        "say tell add state declare reply respond answer continue conclude repeat reiterate insist "
        "stress emphasize talk speak shout yell exclaim read quote go begin start finish " + WRITING
    ).split()
)
THOUGHT: Final = (
    "believe think hope want fear expect intend plan feel doubt know wish see consider decide "
    "assume suspect worry like love hate prefer mean understand realize find regard view imagine "
    "hold favor oppose seek try aim dream learn remember forget anticipate perceive desire"
)
PHRASES: Final[dict[str, tuple[Act, Medium]]] = {
    "according to": (Act.ASSERT, Medium.SPEECH),
    "call on": (Act.REQUEST, Medium.SPEECH),
    "call upon": (Act.REQUEST, Medium.SPEECH),
    "call for": (Act.REQUEST, Medium.SPEECH),
    "speak out against": (Act.ACCUSE, Medium.SPEECH),
    "take to twitter": (Act.ASSERT, Medium.WRITING),
    "make clear": (Act.ASSERT, Medium.SPEECH),
    "in a statement": (Act.ASSERT, Medium.WRITING),
}
IRREGULAR: Final[dict[str, str]] = {
    "said": "say", "told": "tell", "spoke": "speak", "spoken": "speak", "swore": "swear",
    "sworn": "swear", "wrote": "write", "written": "write", "thought": "think", "felt": "feel",
    "knew": "know", "known": "know", "saw": "see", "seen": "see", "meant": "mean",
    "understood": "understand", "found": "find", "held": "hold", "sought": "seek",
    "began": "begin", "begun": "begin", "went": "go", "gone": "go", "undertook": "undertake",
    "forbade": "forbid", "forbidden": "forbid", "pled": "plead", "made": "make", "took": "take",
    "learnt": "learn", "forgot": "forget", "withdrew": "withdraw",
}  # fmt: skip
NEGATION: Final = re.compile(r"\b(?:not|never|nor|neither|no|without)\b|n['’]t\b", re.IGNORECASE)
HEDGE: Final = re.compile(
    r"\b(?:may|might|could|reportedly|apparently|allegedly|purportedly|supposedly|seem\w*|appear\w*)\b",
    re.IGNORECASE,
)
WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")


def _table() -> dict[str, tuple[Act, Medium]]:
    rows: dict[str, tuple[Act, Medium]] = {}
    for verb in THOUGHT.split():
        rows[verb] = (Act.OTHER, Medium.THOUGHT)
    for verb in WRITING.split():
        rows[verb] = (Act.ASSERT, Medium.WRITING)
    for act, verbs in SPEECH.items():
        for verb in verbs.split():
            rows.setdefault(verb, (act, Medium.SPEECH))
    return rows


VERBS: Final = _table()


def _bases(word: str) -> Iterator[str]:
    """The base forms that an English verb form may have, likeliest first."""
    yield word
    if word in IRREGULAR:
        yield IRREGULAR[word]
    for ending, replacements in (
        ("ies", ("y",)),
        ("ied", ("y",)),
        ("es", ("e", "")),
        ("s", ("",)),
        ("ed", ("e", "")),
        ("ing", ("e", "")),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            for replacement in replacements:
                yield stem + replacement
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]  # "begged", "bragging"


def base(word: str) -> str:
    """The base form of a cue verb; a word that the table does not know stays itself."""
    return next((form for form in _bases(word) if form in VERBS), IRREGULAR.get(word, word))


def cue(words: str) -> Cue:
    """What the words of a cue tell. An unknown cue asserts, in speech."""
    bases = [base(word) for word in WORD.findall(words.lower())]
    negated, hedged = bool(NEGATION.search(words)), bool(HEDGE.search(words))
    joined = " ".join(bases)
    for phrase, (act, medium) in PHRASES.items():
        if f" {phrase} " in f" {joined} ":
            return Cue(act, medium, negated, hedged)
    for word in bases:
        if word in VERBS:
            act, medium = VERBS[word]
            return Cue(act, medium, negated, hedged, open=word in OPEN)
    return Cue(Act.ASSERT, Medium.SPEECH, negated, hedged, open=not bases)
