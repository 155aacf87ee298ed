"""Cues: what a verb, a noun or a phrase of saying tells about the act and the medium.

The table is `cues.tsv`, one row a sense, for a journalist to read and correct. A
cue with several senses is told by what stands behind it: "threatened to", "asked
whether", "called for", "ruled out". Where a cue tells nothing of the act ("said",
a colon), the words do: see `acts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from onrecord.errors import InputError
from onrecord.find.hedges import guessed, negated
from onrecord.record.statement import Act, Medium


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue tells: the act, the medium, and whether the reporter denies it or guesses.

    `open` where the cue leaves it to the words what was done by saying them;
    `row` is what the table says of it, None for a cue that it does not know.
    """

    act: Act
    medium: Medium
    negated: bool = False
    guessed: bool = False
    open: bool = False
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One sense of a cue, as `cues.tsv` has it."""

    cue: str
    kind: str
    behind: str
    act: Act
    medium: Medium
    open: bool
    negated: bool
    example: str


COLUMNS: Final = ("cue", "is", "behind", "act", "medium", "tells", "example")
KINDS: Final = ("verb", "noun", "phrase")
TELLS: Final = ("", "open", "not")


def rows(lines: Iterable[str]) -> Iterator[Row]:
    """The rows of a table of cues. Raises InputError with the line that is not one."""
    seen: dict[tuple[str, str, str], int] = {}
    header = False
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.rstrip("\n").split("\t")
        if not header:
            header = True
            if tuple(cells) == COLUMNS:
                continue
            raise InputError(
                f"cues.tsv begins with {', '.join(cells)}", hint=f"with {', '.join(COLUMNS)}"
            )
        row = _row(cells, number)
        first = seen.setdefault((row.cue, row.kind, row.behind), number)
        if first != number:
            raise InputError(f"cues.tsv has one sense of {row.cue} twice: {first}, {number}")
        yield row


def _row(cells: list[str], number: int) -> Row:
    hint = f"seven cells, tabs between them: {', '.join(COLUMNS)}"
    if len(cells) != len(COLUMNS):
        raise InputError(f"line {number} of cues.tsv has {len(cells)} cells", hint=hint)
    word, kind, behind, act, medium, tells, example = cells
    known = (
        ("is", kind, KINDS),
        ("act", act, tuple(Act)),
        ("medium", medium, tuple(Medium)),
        ("tells", tells, TELLS),
    )
    for column, told, allowed in known:
        if told not in allowed:
            raise InputError(
                f"line {number} of cues.tsv: {column} is {told!r}",
                hint="one of " + ", ".join(one or "nothing" for one in allowed),
            )
    is_open, not_said = tells == "open", tells == "not"
    return Row(word, kind, behind, Act(act), Medium(medium), is_open, not_said, example)


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of each cue, those for certain words behind it before those for all."""

    verbs: Mapping[str, tuple[Row, ...]]
    nouns: Mapping[str, tuple[Row, ...]]
    phrases: tuple[Row, ...]


@cache
def table() -> _Table:
    """The table that ships; read once, at the first cue."""
    text = files("onrecord.find").joinpath("cues.tsv").read_text(encoding="utf-8")
    by: dict[str, dict[str, list[Row]]] = {kind: {} for kind in KINDS}
    for row in rows(text.splitlines()):
        by[row.kind].setdefault(row.cue, []).append(row)
    for told in by.values():
        for senses in told.values():
            senses.sort(key=lambda row: (_order(row.behind), -len(row.behind)))
    verbs, nouns, phrases = (
        {word: tuple(senses) for word, senses in by[kind].items()} for kind in KINDS
    )
    return _Table(verbs, nouns, tuple(row for senses in phrases.values() for row in senses))


_FRAMES: Final = ("", "-ing", "… to", "that", "…", "whether")


def _order(behind: str) -> int:
    """The very words first, then question words, something farther on, "that", and the rest."""
    name = behind if behind in _FRAMES else "…" if behind.startswith("… ") else None
    return -_FRAMES.index(name) if name is not None else -len(_FRAMES)


IRREGULAR: Final[dict[str, str]] = {
    "said": "say", "told": "tell", "spoke": "speak", "spoken": "speak", "swore": "swear",
    "sworn": "swear", "wrote": "write", "written": "write", "thought": "think", "felt": "feel",
    "knew": "know", "known": "know", "saw": "see", "seen": "see", "meant": "mean",
    "understood": "understand", "found": "find", "held": "hold", "sought": "seek",
    "began": "begin", "begun": "begin", "went": "go", "gone": "go", "undertook": "undertake",
    "forbade": "forbid", "forbidden": "forbid", "pled": "plead", "made": "make", "took": "take",
    "learnt": "learn", "forgot": "forget", "forgotten": "forget", "withdrew": "withdraw",
    "shot": "shoot", "laid": "lay", "gave": "give", "given": "give", "drew": "draw",
    "stood": "stand", "came": "come", "chose": "choose", "chosen": "choose", "heard": "hear",
    "bound": "bind", "besought": "beseech", "foresaw": "foresee", "shown": "show",
    "led": "lead", "overruled": "overrule", "dreamt": "dream", "drove": "drive", "fought": "fight",
    "taken": "take", "sung": "sing", "rang": "ring", "sent": "send", "pointed": "point",
}  # fmt: skip
WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
_ENDINGS: Final = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("es", ("e", "")),
    ("s", ("",)),
    ("ed", ("e", "")),
    ("ing", ("e", "")),
)


def _bases(word: str) -> Iterator[str]:
    """The base forms that an English word form may have, likeliest first."""
    yield word
    if word in IRREGULAR:
        yield IRREGULAR[word]
    for ending, replacements in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            for replacement in replacements:
                yield stem + replacement
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]  # "begged", "bragging"


def base(word: str) -> str:
    """The base form of a cue verb; a word that the table does not know stays itself."""
    verbs = table().verbs
    return next((form for form in _bases(word) if form in verbs), IRREGULAR.get(word, word))


@lru_cache(maxsize=2**15)
def tells(word: str) -> bool:
    """Whether a word, in small letters, is a form of a cue verb, or a cue noun."""
    return base(word) in table().verbs or _noun(word) is not None


def _noun(word: str) -> str | None:
    nouns = table().nouns
    singulars = (word, word.removesuffix("s"), word.removesuffix("es"))
    return next((form for form in (*singulars, word[:-3] + "y") if form in nouns), None)


_QUESTION: Final = re.compile(
    r"(?!(?:for|to|of|that|on|in)\b)(?:[\w’'.-]+ ){0,5}?"
    r"(?:whether|if|why|how|what|when|where|who|whom|which)\b|[^“”\"]*[“\"]?.*\?[”\"’',. ]*$",
    re.IGNORECASE | re.DOTALL,
)
_THAT: Final = re.compile(r"(?:(?!to\b|for\b|of\b)[\w’'.-]+ ){0,5}?that\b", re.IGNORECASE)
# "the crew to leave", and not "the threat to the crew" nor "Fox that he wanted to run".
_SOMEBODY_TO: Final = re.compile(
    r"(?:(?!(?:that|s?he|they|it|I|we|was|were|is|are|will|would|had|has|have|if|how|of|about)\b|"
    r"to\b)[\w’',.-]+ ){1,7}to (?!(?:the|an?|his|her|their|its|this|that|these|our|my|any)\b)"
    r"[a-z]+",
    re.IGNORECASE,
)
_ING: Final = re.compile(r"[a-z]{2,}ing\b")
_FITS: Final[dict[str, Callable[[str], object]]] = {
    "": lambda _: True,
    "that": _THAT.match,
    "whether": _QUESTION.match,
    "… to": _SOMEBODY_TO.match,
    "-ing": _ING.match,
}


def _fits(row: Row, behind: str) -> bool:
    """True for a sense that what stands behind its cue lets it have."""
    if row.behind in _FITS:
        return bool(_FITS[row.behind](behind))
    small = behind.casefold()
    if row.behind.startswith("… "):
        word = row.behind.removeprefix("… ")
        return re.match(rf"(?:\S+ ){{1,8}}?{re.escape(word)}\b", small) is not None
    return re.match(rf"{re.escape(row.behind)}(?!\w)", small) is not None


# What a word has before it that is a noun there, where it may be a verb: "his promise to".
_OWNED: Final = re.compile(
    r"(?:\b(?:an?|the|his|her|its|their|our|my|this|that|these|any|no|some|in|of|with|by|"
    r"another|latest|new|repeated|from)|[’']s?) (?:[\w-]+ )?$",
    re.IGNORECASE,
)
_MARKS: Final = '“”"«» '


def cue(words: str, content: str = "", before: str = "") -> Cue:
    """What the words of a cue tell. An unknown cue asserts, in speech.

    `content` is what was said, `before` what stands between the source and the
    cue: both may tell in which sense a cue is meant, or that it was not said.
    """
    spoken = f"{before} {words}"
    denied, inferred = negated(spoken), guessed(spoken)
    row = _sense(words, content)
    if row is None:
        known = bool(WORD.search(words.lower()))
        return Cue(Act.ASSERT, Medium.SPEECH, denied and known, inferred, open=True)
    if denied and row.negated:  # "did not rule out": left open
        return Cue(Act.OTHER, row.medium, guessed=inferred, row=row)
    return Cue(row.act, row.medium, denied or row.negated, inferred, row.open, row)


def _sense(words: str, content: str) -> Row | None:
    """The row of the first word of a cue that the table knows, in the sense that fits."""
    told, small = table(), " ".join(words.split())
    lower = small.lower()
    for row in told.phrases:
        if f" {row.cue} " in f" {lower} ":
            return row
    quoted = content[:1] in _MARKS
    for match in WORD.finditer(lower):
        rest = lower[match.end() :].strip(" ,")
        behind = f"{rest} {content}".strip() if rest or not quoted else content
        owned = _OWNED.search(lower[: match.start()]) is not None
        forms = [told.verbs.get(base(match.group()), ())]
        if (noun := _noun(match.group())) is not None:
            forms.insert(0 if owned else 1, told.nouns[noun])
        for senses in forms:
            for row in senses:
                if _fits(row, behind):
                    return row
    return None
