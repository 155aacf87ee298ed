"""The formats that a record leaves in: what each is for, and which module writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any, Final, NamedTuple

from onrecord.record.entry import ArticleRecord


class Shape(StrEnum):
    """What a format is made of: what its `written` yields."""

    TEXT = "text"  # pieces of a text: str
    BYTES = "bytes"  # pieces of a file: bytes
    FOLDER = "folder"  # files of a folder: File


class File(NamedTuple):
    """A file of a folder: its path within it, with slashes, and its text, or the pieces of it."""

    path: str
    text: str | Iterable[str]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name, the module beside this one that writes it, and what it is for.

    `written` of that module takes article records, and what else it `wants` by name:
    `identities`, who is one across them, `judged`, what people judged of links, `reviews`,
    what others have checked, or `database`, what the record's file is called.
    """

    name: str
    module: str
    says: str
    shape: Shape = Shape.TEXT
    wants: tuple[str, ...] = ()

    def written(self, told: Iterable[ArticleRecord], **wanted: object) -> Iterator[Any]:
        """The pieces of a text or of bytes, or the files of a folder, as they are asked for.

        Raises InputError where what the format is written with is not installed.
        """
        made: Iterator[Any] = import_module(f"onrecord.export.{self.module}").written(
            told, **wanted
        )
        return made


WHO: Final = ("identities",)
JUDGED: Final = ("judged",)
BOTH: Final = WHO + JUDGED
ALL: Final = (*BOTH, "reviews")
FORMATS: Final = (
    Format("jsonl", "json_lines", "onrecord's own wire format, an article a line", wants=WHO),
    Format("csv", "csv_table", "a table for a spreadsheet, a statement a row"),
    Format("web-annotation", "web_annotation", "W3C Web Annotations of the words", wants=JUDGED),
    Format("json-ld", "json_ld", "linked data, with words of schema.org", wants=ALL),
    Format("parquet", "parquet", "a typed table for pandas and DuckDB", Shape.BYTES, wants=JUDGED),
    Format("brat", "brat", "standoff files for the annotation tool brat", Shape.FOLDER),
    Format("label-studio", "label_studio", "tasks with predictions to correct", Shape.FOLDER),
    Format("cas", "cas", "UIMA CAS JSON for INCEpTION and pipelines", Shape.FOLDER),
    Format("popolo", "popolo", "people, offices and speeches in Popolo JSON", wants=WHO),
    Format("ftm", "ftm", "FollowTheMoney entities, one a line", wants=BOTH),
    Format("site", "site.pages", "a static site to publish", Shape.FOLDER, wants=BOTH),
    Format("datasette", "datasette", "what Datasette shows of the record", wants=("database",)),
)
BY_NAME: Final = {one.name: one for one in FORMATS}
