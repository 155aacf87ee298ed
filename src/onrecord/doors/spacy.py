"""A component of spaCy: `nlp.add_pipe("onrecord")` tells who says what in a document.

    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord")
    for one in nlp(text)._.attributions:
        print(one.speaker, one.act, one.content)

Loaded by spaCy itself, through the entry point that it looks for. It needs no other
component, and changes nothing that another one sets.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from onrecord.errors import InputError
from onrecord.record import wire
from onrecord.record.text import Article, Skip
from onrecord.store.queries import valued

if TYPE_CHECKING:
    from onrecord.pipeline import Pipeline

NAME: Final = "onrecord"
PARTS: Final = ("source", "cue", "content")


@dataclass(frozen=True, slots=True, eq=False)
class Attribution:
    """Who says what in a document.

    `told` is the statement as the wire format has it (docs/reference/wire.md), with its
    spans in characters of `doc.text`. `source`, `cue` and `content` are the same as spans
    of spaCy: the tokens that hold these characters, which may be more than these alone.
    """

    doc: Doc
    told: wire.Json

    @property
    def source(self) -> tuple[Span, ...]:
        return self._spans("source")

    @property
    def cue(self) -> tuple[Span, ...]:
        return self._spans("cue")

    @property
    def content(self) -> tuple[Span, ...]:
        return self._spans("content")

    @property
    def words(self) -> tuple[str, ...]:
        """What the document prints as said, character by character."""
        return tuple(self.doc.text[start:end] for start, end in self.told["content"])

    @property
    def speaker(self) -> str:
        """The names of whoever speaks; empty where nobody is known."""
        return " and ".join(one["name"] for one in self.told["speakers"])

    @property
    def text(self) -> str:
        return str(self.told["text"])

    @property
    def reading(self) -> str:
        """The text made self-contained."""
        return str(self.told["reading"])

    @property
    def act(self) -> str:
        return str(self.told["act"])

    @property
    def kind(self) -> str:
        return str(self.told["kind"])

    @property
    def probability(self) -> float:
        return float(self.told["probability"])

    def _spans(self, part: str) -> tuple[Span, ...]:
        cut = (_span(self.doc, start, end, part) for start, end in self.told[part])
        return tuple(one for one in cut if one is not None)

    def __repr__(self) -> str:
        return f"<Attribution {self.speaker or 'somebody'}: {self.text}>"


class Attributions:
    """The component. Its network is opened with the first document.

    What it found is in `doc.user_data` as JSON, so that it goes wherever spaCy takes a
    document: to bytes, into a DocBin, to another process. `doc._.onrecord` is all of it:
    `statements`, `measures` and `links` as in the wire format, and as `skips` the reasons
    why nothing was read.
    """

    def __init__(self, english: bool, least: float | None) -> None:
        self._english, self._least = english, least

    @cached_property
    def _pipeline(self) -> Pipeline:
        from onrecord.pipeline import Pipeline

        return Pipeline()

    def __call__(self, doc: Doc) -> Doc:
        skips: list[Skip] = []
        article = Article(doc.text, published=_published(doc))
        found = self._pipeline.read(
            [article], skipped=skips.append, least=self._least, any_language=self._english
        )
        told = [wire.article_record(one) for one in found]
        kept: wire.Json = {
            name: [each for one in told for each in one[name]]
            for name in ("statements", "measures", "links")
        }
        kept["skips"] = [one.reason for one in skips]
        doc.user_data[NAME] = json.dumps(kept)
        doc.spans[NAME] = [
            span for each in doc._.attributions for part in PARTS for span in getattr(each, part)
        ]
        return doc

    def __getstate__(self) -> dict[str, Any]:
        return {"_english": self._english, "_least": self._least}


@Language.factory(
    NAME, default_config={"least": None}, assigns=["doc._.attributions", "doc._.onrecord"]
)
def component(nlp: Language, name: str, least: float | None) -> Attributions:
    """The component, for a pipeline; what an English one is given is taken to be English.

    `least` is the probability from which statements are told; the model's own where it
    is None. Raises InputError for what is no probability.
    """
    if least is not None and not 0 <= least <= 1:
        raise InputError(f"least cannot be {least!r}", hint="it is a probability from 0 to 1")
    return Attributions(nlp.lang == "en", least)


def _kept(doc: Doc) -> wire.Json:
    found: wire.Json = json.loads(doc.user_data.get(NAME, "{}"))
    return found


def _attributions(doc: Doc) -> tuple[Attribution, ...]:
    return tuple(Attribution(doc, one) for one in doc._.onrecord.get("statements", ()))


def _span(doc: Doc, start: int, end: int, part: str) -> Span | None:
    """The tokens that hold some characters; None where they are the space after one."""
    found: Span | None = doc.char_span(start, end, label=part, alignment_mode="expand")
    return found


def _published(doc: Doc) -> date | None:
    """The day of `doc._.published`; raises InputError for what is none."""
    told = doc._.published
    if told is None or isinstance(told, date):
        return told
    found = valued("before", told)
    assert isinstance(found, date)
    return found


Doc.set_extension("onrecord", getter=_kept, force=True)
Doc.set_extension("attributions", getter=_attributions, force=True)
if not Doc.has_extension("published"):
    Doc.set_extension("published", default=None)
