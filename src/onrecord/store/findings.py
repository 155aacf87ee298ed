"""What a check of a record finds, and what mending it came to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a record that is not as it should be.

    `kind` is one of: file (the database's own structure), dangling (a row
    points at none), damaged (a row that nothing can be made of), text (a text
    is not the one that was read), id (an id is not the hash of its thing), span
    (a span lies outside its text), quoted (a span cuts other words than it
    did), nested (an entry is more probable than the one that it is nested in),
    speaker (a derived column of a speaker), appearance (who speaks in
    an article is not what its entries say), identity (who is one is not what
    matching says), copy (where a statement stood first is not what its copies say),
    course (which measures are one is not what matching says), name (a derived column of
    a person of a register), phrase (what repetitions are found by is not what the
    entries say), meaning (what an entry is about is not what it says), decision (what
    is kept of a link is not what the judgements on it say),
    forgotten (an article is on record that was to be forgotten), search (the
    full-text index is not in step). `subject` is the id of the thing, or the row.
    """

    kind: str
    subject: str
    message: str


@dataclass(frozen=True, slots=True)
class Mended:
    """Something derived that was made anew; `kind` is that of the findings that it answers."""

    kind: str
    message: str
