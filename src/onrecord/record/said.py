"""A statement on record together with the article that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.record import html
from onrecord.record.entry import Entry, Interval, Office, Speaker
from onrecord.record.statement import Act, Kind
from onrecord.record.text import Article


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """Who said what, and the article that prints it: all of an entry is in `entry`.

    `speaker` are the names, as a reader would write them; empty where nobody is known.
    `words` are the article's own, character by character: what may be quoted.
    """

    entry: Entry
    article: Article

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        return self.entry.speakers

    @property
    def speaker(self) -> str:
        return " and ".join(one.name for one in self.entry.speakers)

    @property
    def office(self) -> Office | None:
        """The office of the first speaker who has one."""
        return next((one.office for one in self.entry.speakers if one.office), None)

    @property
    def text(self) -> str:
        return self.entry.statement.text

    @property
    def reading(self) -> str:
        """The text made self-contained, for who has not read the article."""
        return self.entry.reading or self.text

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(span.of(self.article.text) for span in self.entry.statement.content)

    @property
    def act(self) -> Act:
        return self.entry.statement.act

    @property
    def kind(self) -> Kind:
        return self.entry.statement.kind

    @property
    def said_on(self) -> Interval | None:
        return self.entry.said_on

    @property
    def day(self) -> date | None:
        """The day by which it is sorted: when it was said, or else when it was printed."""
        return self.entry.said_on.last if self.entry.said_on else self.article.published

    @property
    def probability(self) -> float:
        return self.entry.statement.probability

    def __str__(self) -> str:
        where = ", ".join(str(one) for one in (self.day, self.article.outlet) if one)
        return f"{self.speaker or 'somebody'}: {self.text}" + (f" ({where})" if where else "")

    def __repr__(self) -> str:
        return f"<Said {self.id[:8]} {self}>"

    def _repr_html_(self) -> str:
        return html.said(self.entry, self.article)
