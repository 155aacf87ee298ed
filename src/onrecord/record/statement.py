"""Statements: what an article reports that somebody said, wrote or thought."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.errors import OnRecordError
from onrecord.record.text import Span, digest


class Kind(StrEnum):
    """How the words are given: in quotation marks, in the reporter's words, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Medium(StrEnum):
    """Whether it was said, written, or held as a belief or an intention."""

    SPEECH = "speech"
    WRITING = "writing"
    THOUGHT = "thought"


class Act(StrEnum):
    """What the speaker did by saying it."""

    ASSERT = "assert"
    DENY = "deny"
    PLEDGE = "pledge"
    ORDER = "order"
    REQUEST = "request"
    ACCUSE = "accuse"
    PRAISE = "praise"
    WARN = "warn"
    QUESTION = "question"
    PROPOSE = "propose"
    ANNOUNCE = "announce"
    OTHER = "other"


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution in one article: a source, a cue and a content.

    All spans cut the article's own text. `text` is the content as a reader
    would read it, mended and on one line. `source` and `cue` may be empty,
    `content` never is. `model` is the name and version of what found it.

    `probability` is the chance that content and source are both right,
    `source_probability` that the source is (or that there is rightly none) if
    the content is, `kind_probability` that the kind is, `act_probability` that the
    act is. The last three are None where they are not known: in records made before
    they were told.

    `hedged` are words in which the speaker is not sure; `guessed` is what the
    reporter infers that they said; `negated` what the reporter says that they did
    not say, or they say that they will not do.
    """

    article: str
    kind: Kind
    source: Spans
    cue: Spans
    content: Spans
    text: str
    probability: float
    model: str
    medium: Medium = Medium.SPEECH
    act: Act = Act.OTHER
    hedged: bool = False
    negated: bool = False
    guessed: bool = False
    nested_in: str | None = None
    source_probability: float | None = None
    kind_probability: float | None = None
    act_probability: float | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise OnRecordError(f"a statement of article {self.article} has no content")
        for name in ("probability", "source_probability", "kind_probability", "act_probability"):
            told = getattr(self, name)
            if told is not None and not 0.0 <= told <= 1.0:
                raise OnRecordError(f"{name} {told} is not within 0 and 1")

    @property
    def id(self) -> str:
        """What the statement is: its article and the words it rests on."""
        rests = ";".join(f"{s.start}:{s.end}" for s in (*self.content, *self.cue))
        return digest("statement", self.article, rests)

    def within(self, outer: Statement) -> Statement:
        """The same statement, reported inside another one, and no surer than that one is.

        Whoever keeps the statements from some probability on therefore never
        keeps one without those that it stands in.
        """
        likely = min(self.probability, outer.probability)
        return replace(self, nested_in=outer.id, probability=likely)
