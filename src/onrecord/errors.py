"""Every error that onrecord raises, in one shallow tree.

    OnRecordError
    ├── OffsetError     a span that is empty, backwards or outside its text
    ├── InputError      a path, file or option that cannot be used as given
    ├── ModelError      a model folder that is missing, damaged or of another version
    ├── WireError       a JSON object that is not of the wire format
    ├── CorpusError     a run over a corpus that cannot start, or go on, as it was asked
    └── RecordError     a record (database) that cannot be opened, read or written
        ├── NotFound    nothing in the record has this id or name
        ├── Forgotten   the record was asked to forget this article
        └── NewerRecord the record was written by a later version of onrecord

A message says what went wrong and which thing it was; `hint` says what to do.
A single bad article is not an error: it is a counted `Skip`.
"""

from __future__ import annotations


class OnRecordError(Exception):
    """The root: whatever onrecord raises on purpose is one of these."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class OffsetError(OnRecordError, ValueError):
    """A span is empty, backwards or outside the text that it should cut."""


class InputError(OnRecordError):
    """Something handed in (a path, a file, an option) cannot be used as given."""


class ModelError(OnRecordError):
    """A model folder is missing, damaged or of another version."""


class WireError(OnRecordError):
    """A JSON object is not of the wire format."""


class CorpusError(OnRecordError):
    """A run over a corpus cannot start, or cannot go on, as it was asked to."""


class RecordError(OnRecordError):
    """A record cannot be opened, read or written."""


class NotFound(RecordError):
    """Nothing in the record has this id or name."""


class Forgotten(RecordError):
    """The record was asked to forget this article, and is not asked to take it again."""


class NewerRecord(RecordError):
    """The record was written by a later version of onrecord."""
