"""The public record of news coverage: who said what, in what office, when and where.

    from onrecord import Article, Pipeline, open_record

    article = Article(text, outlet="The Harbor Ledger", published=date(2017, 2, 23))
    for told in Pipeline().read([article], skipped=print):
        for entry in told.entries:
            print(entry.speakers, entry.said_on, entry.statement.text)

    with open_record("onrecord.db") as record:
        for said in record.statements(speaker="kelly", act="pledge", after="2017-02"):
            print(said.day, said.speaker, said.words)

The nouns and the errors are plain Python and are here at once; `Pipeline` and
`open_record` load their engines when they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from onrecord.errors import (
    CorpusError,
    Forgotten,
    InputError,
    ModelError,
    NewerRecord,
    NotFound,
    OffsetError,
    OnRecordError,
    RecordError,
    WireError,
)
from onrecord.record.entry import (
    ArticleRecord,
    Entry,
    Interval,
    Measure,
    Office,
    Quantity,
    Speaker,
    SpeakerType,
    Standing,
    Status,
)
from onrecord.record.link import Link, Reason, Relation
from onrecord.record.linked import Linked
from onrecord.record.said import Said
from onrecord.record.statement import Act, Kind, Medium, Statement
from onrecord.record.text import Article, Document, Skip, Span

if TYPE_CHECKING:
    from onrecord.doors.record import Record, open_record
    from onrecord.pipeline import Pipeline

__version__ = "0.1.0"

__all__ = [
    "Act",
    "Article",
    "ArticleRecord",
    "CorpusError",
    "Document",
    "Entry",
    "Forgotten",
    "InputError",
    "Interval",
    "Kind",
    "Link",
    "Linked",
    "Measure",
    "Medium",
    "ModelError",
    "NewerRecord",
    "NotFound",
    "Office",
    "OffsetError",
    "OnRecordError",
    "Pipeline",
    "Quantity",
    "Reason",
    "Record",
    "RecordError",
    "Relation",
    "Said",
    "Skip",
    "Span",
    "Speaker",
    "SpeakerType",
    "Standing",
    "Statement",
    "Status",
    "WireError",
    "open_record",
]

# What brings an engine with it, and the module that it comes from.
_LATER: Final = {
    "Pipeline": "onrecord.pipeline",
    "Record": "onrecord.doors.record",
    "open_record": "onrecord.doors.record",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LATER[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
