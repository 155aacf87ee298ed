"""Articles as UIMA CAS JSON, which INCEpTION and UIMA pipelines read.

https://github.com/apache/uima-uimaj-io-jsoncas. A CAS counts in UTF-16; dkpro-cassis,
which writes it, converts. The layers are named as INCEpTION names those of a project.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

from onrecord.errors import InputError
from onrecord.export.formats import File
from onrecord.record.entry import ArticleRecord, Entry, told_together
from onrecord.record.link import Relation
from onrecord.record.statement import Spans
from onrecord.record.text import Article, Span

LAYER: Final = "webanno.custom."
STATEMENT, SOURCE, CUE, LINK = (
    f"{LAYER}{name}" for name in ("Statement", "Source", "Cue", "StatementLink")
)
CONTINUES, WITHIN = "continues", "within"
RELATIONS: Final = (CONTINUES, WITHIN, *Relation)

TEXT, FLAG, NUMBER = "uima.cas.String", "uima.cas.Boolean", "uima.cas.Float"

# The layers of spans, and the features of each.
LAYERS: Final = {
    STATEMENT: {
        **dict.fromkeys(("statement", "act", "kind", "medium", "speaker"), TEXT),
        **dict.fromkeys(("speakerId", "office", "day", "reading"), TEXT),
        **dict.fromkeys(("hedged", "negated", "guessed"), FLAG),
        "probability": NUMBER,
    },
    SOURCE: {"statements": TEXT, "speaker": TEXT, "speakerId": TEXT},
    CUE: {"statements": TEXT},
}


def written(told: Iterable[ArticleRecord]) -> Iterator[File]:
    """`TypeSystem.xml`, the layers, and for each article `ID.json`.

    Raises InputError where dkpro-cassis is not installed.
    """
    try:
        from cassis import Cas
    except ImportError as error:
        raise InputError(
            "a CAS needs dkpro-cassis, which is not installed", hint="pip install 'onrecord[cas]'"
        ) from error
    types = _types()
    yield File("TypeSystem.xml", types.to_xml())
    for one in told:
        page = _Page(Cas(types), types, one.article)
        page.fill(one)
        yield File(f"{one.article.id}.json", page.cas.to_json())


def _types() -> Any:
    """The layers as a type system."""
    from cassis import TypeSystem

    types = TypeSystem()
    for name, features in LAYERS.items():
        layer = types.create_type(name, "uima.tcas.Annotation")
        for feature, kind in features.items():
            types.create_feature(layer, feature, kind)
    link = types.create_type(LINK, "uima.tcas.Annotation")
    types.create_feature(link, "label", TEXT)
    for end in ("Governor", "Dependent"):
        types.create_feature(link, end, types.get_type(STATEMENT))
    return types


class _Page:
    """The annotations of one article."""

    def __init__(self, cas: Any, types: Any, article: Article) -> None:
        self.cas = cas
        self._types = types
        cas.sofa_string = article.text.encode("utf-8", "replace").decode("utf-8")
        cas.sofa_mime = "text/plain"

    def fill(self, told: ArticleRecord) -> None:
        """Every statement with its source and cue, and what leads from one to another."""
        entries = told_together(told.entries)
        first = {entry.id: self._statement(entry) for entry in entries}
        for layer, name in ((SOURCE, "source"), (CUE, "cue")):
            self._shared(layer, name, entries)
        for entry in entries:
            outer = first.get(entry.statement.nested_in or "")
            if outer:
                self._link(first[entry.id], outer, WITHIN)
        for link in told.links:
            if link.a in first and link.b in first:
                self._link(first[link.a], first[link.b], link.relation.value)

    def _statement(self, told: Entry) -> Any:
        """A statement, an annotation a piece; returns that of the first one."""
        said, on = told.statement, told.said_on
        features = {
            "statement": told.id,
            "act": said.act.value,
            "kind": said.kind.value,
            "medium": said.medium.value,
            **_speakers(told),
            "office": "; ".join(one.office.title if one.office else "" for one in told.speakers),
            "day": str(on.last) if on else "",
            "reading": told.reading or said.text,
            "hedged": said.hedged,
            "negated": said.negated,
            "guessed": said.guessed,
            "probability": said.probability,
        }
        pieces = [self._add(STATEMENT, span, features) for span in said.content]
        for before, after in pairwise(pieces):
            self._link(after, before, CONTINUES)
        return pieces[0]

    def _shared(self, layer: str, name: str, entries: Iterable[Entry]) -> None:
        """Sources or cues: those of several statements once, with the ids of all of them."""
        having: dict[Spans, list[Entry]] = {}
        for entry in entries:
            having.setdefault(getattr(entry.statement, name), []).append(entry)
        for spans, those in having.items():
            features = {"statements": " ".join(entry.id for entry in those)}
            if layer == SOURCE:
                features |= _speakers(those[0])
            for span in spans:
                self._add(layer, span, features)

    def _link(self, a: Any, b: Any, label: str) -> None:
        """From one statement to another: INCEpTION draws it from the governor to the dependent."""
        link = self._types.get_type(LINK)
        self.cas.add(link(begin=b.begin, end=b.end, Governor=a, Dependent=b, label=label))

    def _add(self, layer: str, span: Span, features: dict[str, Any]) -> Any:
        known = {name: _utf8(value) for name, value in features.items() if value != ""}
        made = self._types.get_type(layer)(begin=span.start, end=span.end, **known)
        self.cas.add(made)
        return made


def _speakers(told: Entry) -> dict[str, str]:
    """Names and ids, those of several with a semicolon between them."""
    return {
        "speaker": "; ".join(one.name for one in told.speakers),
        "speakerId": "; ".join(one.who or "" for one in told.speakers).strip("; "),
    }


def _utf8(value: Any) -> Any:
    """Text that a CAS takes: half of a surrogate pair becomes a question mark."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
