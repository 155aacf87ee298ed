"""The shapes of the API's answers, as its OpenAPI description tells them.

They have the keys of the wire format, and forbid any other: an answer and its description
cannot part.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Final, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from onrecord.record.entry import SpeakerType, Status
from onrecord.record.judgement import State, Verdict
from onrecord.record.link import Relation
from onrecord.record.statement import Act, Kind, Medium

Item = TypeVar("Item")

Spans = Annotated[
    list[tuple[int, int]],
    Field(description="[start, end], half-open, in code points of the article's text"),
]
Probability = Annotated[float, Field(ge=0, le=1)]
Id = Annotated[str, Field(pattern="^[0-9a-f]{16}$", examples=["86da00bd7816616f"])]


class Answer(BaseModel):
    """Whatever the API tells."""

    model_config = ConfigDict(extra="forbid")


class Page(Answer, Generic[Item]):
    """A part of a list; `next` is the `after` of the following part, null at the end."""

    items: list[Item]
    next: str | None = Field(examples=["WzQyXQ"])


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = "about:blank"
    title: str = Field(examples=["Not on record"])
    status: int = Field(examples=[404])
    detail: str
    instance: str
    hint: str | None = Field(default=None, description="what to do")


class Days(Answer):
    """A stretch of days; an end that is not known is null."""

    earliest: date | None
    latest: date | None


class Office(Answer):
    """A post, and the body that it is in."""

    title: str
    organization: str | None


class Speaker(Answer):
    """Who said it, as far as the article and the record tell."""

    name: str
    type: SpeakerType
    id: str | None
    office: Office | None
    probability: Probability


class Source(Answer):
    """An article without its text."""

    id: Id
    path: str
    title: str | None
    outlet: str | None
    byline: str | None
    published: date | None
    url: str | None
    language: str | None
    text_sha256: str
    partial: bool
    origin: dict[str, Any] | None
    original: dict[str, Any] | None


class Statement(Answer):
    """A statement with what was resolved of it, and its article."""

    id: Id
    kind: Kind
    medium: Medium
    nested_in: Id | None
    source: Spans
    cue: Spans
    content: Spans
    probability: Probability
    source_probability: Probability | None
    kind_probability: Probability | None
    model: str
    speakers: list[Speaker]
    act: Act
    act_probability: Probability | None
    hedged: bool
    negated: bool
    guessed: bool
    said_on: Days | None
    after: list[Id]
    place: str | None
    country: str | None
    occasion: str | None
    addressee: str | None
    evidence: dict[str, Spans]
    text: str
    reading: str
    targets: list[dict[str, Any]]
    article: Source


class Reason(Answer):
    """Why two statements are linked: the rule, and the words on both sides."""

    rule: str = Field(examples=["polarity"])
    a: Spans
    b: Spans


class Link(Answer):
    """A link with both statements: `a` the later one where both are dated.

    `state` is `candidate` until a person judged it; it says nothing about the statements.
    """

    id: Id
    relation: Relation
    probability: Probability
    because: list[Reason]
    state: State
    verdict: Verdict | None
    a: Statement
    b: Statement


class Standing(Answer):
    """What an article says became of a measure."""

    status: Status
    date: Days | None
    evidence: Spans


class Quantity(Answer):
    """How much or how many."""

    text: str
    number: float | None
    unit: str
    approximate: bool


class Measure(Answer):
    """A measure as one article has it."""

    id: Id
    kind: str
    text: str
    status: Status | None
    actor: str | None
    quantity: Quantity | None
    date: Days | None
    evidence: Spans
    mentions: Spans
    standings: list[Standing]
    statements: list[Id]


class Report(Answer):
    """An article's part in a measure."""

    article: Id
    outlet: str | None
    published: date | None
    measure: Measure


class Course(Answer):
    """One measure across articles."""

    id: Id
    text: str
    kind: str
    actor: str | None
    quantity: str | None
    status: Status | None
    reports: list[Report]


class Article(Answer):
    """An article with its text, and all that was found in it."""

    article: Source
    text: str
    statements: list[Statement]
    measures: list[Measure]


class Arrived(Answer):
    """An article of a list, and how many statements it has."""

    article: Source
    statements: int


class Tally(Answer):
    """A speaker, and how often it is heard."""

    id: str
    name: str
    type: SpeakerType
    statements: int
    articles: int


class Held(Answer):
    """An office as articles give it: the days of the first and the last."""

    title: str
    organization: str | None
    first: date | None
    last: date | None
    articles: int


class Person(Answer):
    """A person or an organization, with the names that articles print."""

    id: Id
    name: str
    type: SpeakerType
    names: list[str]
    first: date | None
    last: date | None
    offices: list[Held]


class Hit(Answer):
    """What a search found; a higher `score` is a better hit, and no probability.

    `near` is how near it lies in meaning, null where it was found by its words alone;
    `worded` is false where it lacks them.
    """

    statement: Statement
    snippet: str
    highlights: Spans
    score: float
    near: float | None
    worded: bool


class Pair(Answer):
    """Which link a judgement is on."""

    a: str
    b: str
    relation: Relation


class Place(Answer):
    """Where a statement stands that goes."""

    content: Annotated[Spans, Field(min_length=1)]
    cue: Spans = []


class Marked(Answer):
    """A statement as a person marks it; what is null is left to the program."""

    content: Annotated[Spans, Field(min_length=1)]
    source: Spans = []
    cue: Spans = []
    kind: Kind | None = None
    act: Act | None = None


class Revision(Answer):
    """Statements of an article that go, by where they stand, and those that come.

    None goes: one is added. None comes: one is rejected. One goes and two come: it is
    split. The same goes and comes: it is confirmed.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"drops": [{"content": [[12, 40]], "cue": [[4, 8]]}], "marks": []},
                {"marks": [{"content": [[12, 40]], "source": [[0, 3]], "act": "pledge"}]},
            ]
        }
    )

    drops: list[Place] = Field(default=[], max_length=1000)
    marks: list[Marked] = Field(default=[], max_length=1000)


class Revising(Revision):
    """A revision with the reason for it."""

    note: str = Field(default="", max_length=2000)


class Judgement(Answer):
    """What a person decided. `holds` says whether it still counts."""

    id: Id
    verdict: Verdict
    who: str
    at: datetime
    note: str | None
    pair: Pair | None
    names: list[str] = Field(description="of a judgement on speakers: how both were called")
    article: str | None = Field(description="of a revision: the article's id")
    revision: Revision | None
    undoes: str | None
    holds: bool


class Two(Answer):
    """How two people agree on links: Cohen's kappa, null where nothing could be otherwise."""

    a: str
    b: str
    items: int
    same: int
    kappa: float | None


class ReadTogether(Answer):
    """How two people agree on the statements of an article.

    `found` is the F1 of one against the other, `words` and `words_alpha` are of which words
    are said by somebody, `kind` and `act` kappa on the statements of both.
    """

    a: str
    b: str
    both: int
    one_alone: int
    found: float | None
    words: float | None
    words_alpha: float | None
    kind: float | None
    act: float | None


class ReadByTwo(Answer):
    """An article that several people revised."""

    article: Id
    two: list[ReadTogether]


class Apart(Answer):
    """A link that people judge otherwise."""

    a: str
    b: str
    relation: Relation
    verdicts: dict[str, Verdict]


class Agreement(Answer):
    """How far people agree who judged the same."""

    links: int = Field(description="how many links several people judged")
    alpha: float | None = Field(description="Krippendorff's, of all who judged links")
    two: list[Two]
    apart: list[Apart]
    articles: list[ReadByTwo]


class Counts(Answer):
    """How much is on record."""

    articles: int
    statements: int
    speakers: int
    measures: int
    links: int


class Token(Answer):
    """What must come with all that changes the record, as the header `X-Onrecord-Token`."""

    token: str


class Decision(Answer):
    """What is decided about a link."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"relation": "reverses", "verdict": "accept", "note": "she said so"}]
        }
    )

    relation: Relation
    verdict: Literal["accept", "reject", "unsure"]
    note: str = Field(default="", max_length=2000)


class Undoing(Answer):
    """Why a judgement is taken back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"note": "too early"}]})

    note: str = Field(default="", max_length=2000)


AS_PROBLEM: Final = {"schema": {"$ref": "#/components/schemas/Problem"}}
PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    status: {
        "description": description,
        "content": {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
        },
    }
    for status, description in (
        (400, "something that was asked cannot be read"),
        (404, "not on record"),
        (422, "something that was asked is not of its type"),
        (503, "the record cannot be used now"),
    )
}
