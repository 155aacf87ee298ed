"""Measures across articles: the course that one measure takes, from draft to end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.record.entry import Interval, Measure, Standing, Status


@dataclass(frozen=True, slots=True)
class Reported:
    """A measure as one article has it, with the article's day and outlet."""

    measure: Measure
    published: date | None = None
    outlet: str = ""

    @property
    def id(self) -> str:
        return self.measure.id

    @property
    def order(self) -> tuple[date, str]:
        """By the day it was printed, and then by what it is."""
        return self.published or date.max, self.id


@dataclass(frozen=True, slots=True)
class Step:
    """One status in a measure's history, and the article that tells of it.

    `days` are those that the article gives, or else, with `dated` False, until the
    day on which it was printed.
    """

    standing: Standing
    by: Reported
    days: Interval | None
    dated: bool

    @property
    def status(self) -> Status:
        return self.standing.status


@dataclass(frozen=True, slots=True)
class Course:
    """One measure across articles: whoever reports it, the earliest first.

    `id` is that of the earliest. What articles say differently all stays.
    """

    id: str
    reported: tuple[Reported, ...]

    @property
    def text(self) -> str:
        """The fullest words that an article has for it."""
        return max(
            self.reported, key=lambda one: (_says_what(one), len(one.measure.text))
        ).measure.text

    @property
    def kind(self) -> str:
        return self.reported[0].measure.kind

    @property
    def actor(self) -> str | None:
        """Whose it is by most articles that say so; of as many, by the earliest."""
        told = [one.measure.actor for one in self.reported if one.measure.actor]
        return max(told, key=told.count) if told else None

    @property
    def quantity(self) -> str | None:
        told = (one.measure.quantity for one in self.reported)
        return next((one.text for one in told if one), None)

    @property
    def history(self) -> tuple[Step, ...]:
        """Every status that an article gives, the earliest first, each with its words.

        What is dated counts from its day, all else from the day it was printed.
        """
        steps = [
            (_day(standing, one), place, one.order, _step(standing, one))
            for one in self.reported
            for place, standing in enumerate(one.measure.standings)
        ]
        return tuple(
            told[3] for told in sorted(steps, key=lambda told: (told[0], told[2], told[1]))
        )

    @property
    def latest(self) -> Step | None:
        """The last step of the history."""
        return self.history[-1] if self.history else None


def _says_what(one: Reported) -> bool:
    return len(one.measure.text.split()) > 2


def _day(standing: Standing, one: Reported) -> date:
    told = standing.date
    return told.last if told else one.published or date.max


def _step(standing: Standing, one: Reported) -> Step:
    printed = Interval(None, one.published) if one.published else None
    return Step(standing, one, standing.date or printed, standing.date is not None)
