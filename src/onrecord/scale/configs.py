"""What decides the output of a run: whatever differs here may differ there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, Self

from onrecord.errors import CorpusError
from onrecord.record.original import sha256

FORMAT: Final = "onrecord-corpus/1"
# What else finding asks, of what comes with onrecord.
BESIDE: Final = ("promises",)

Json = dict[str, Any]

# What people call the parts of a configuration.
CALLED: Final = {
    "least": "--min-probability",
    "any_language": "--any-language",
    "every_article": "--every-article",
    "pages": "pages kept",
    "columns": "--map",
    "model": "the network",
    "model_sha256": "the digest of the networks",
    "version": "onrecord",
    "format": "the format",
}


@dataclass(frozen=True, slots=True)
class Config:
    """How every shard of a run is read.

    `least` is the least probability of a statement that is kept, None for the network's
    own. In an article without a quotation mark or a word of saying nothing is looked for,
    unless `every_article` is to be. `pages` are kept for `onrecord verify` where True.
    `columns` are pairs of a field and the column that holds it. `folder` is the network's
    where it is not the one that comes with onrecord; `model` is its name with its version,
    and `model_sha256` the digest of its card and of those BESIDE it. `today` is the day on
    which the run began: no article is taken to be of a later one.
    """

    today: date
    model: str
    model_sha256: str
    version: str
    folder: str = ""
    least: float | None = None
    any_language: bool = False
    every_article: bool = False
    pages: bool = True
    columns: tuple[tuple[str, str], ...] = ()
    format: str = FORMAT

    @classmethod
    def of(cls, *, today: date, folder: str = "", **options: Any) -> Self:
        """A configuration for the network in a folder. Raises ModelError where there is none."""
        from onrecord import __version__
        from onrecord.models.card import CARD, read_card, weights

        place = Path(folder) if folder else weights("attributions")
        cards = (place / CARD, *(weights(name) / CARD for name in BESIDE))
        return cls(
            today=today,
            model=read_card(place).title,
            model_sha256=sha256(b"".join(card.read_bytes() for card in cards)),
            version=__version__,
            folder=str(place.resolve()) if folder else "",
            **options,
        )

    @property
    def deciding(self) -> Json:
        """What another run must have in common with this one to go on with it.

        Not the day: a run that goes on keeps that of the first. Nor where the network lies.
        """
        told = asdict(self)
        del told["today"], told["folder"]
        return told

    @property
    def digest(self) -> str:
        """SHA-256 of what decides the output, 64 hex digits."""
        told = {**self.deciding, "today": self.today.isoformat()}
        return sha256(json.dumps(told, sort_keys=True).encode())

    def told(self) -> Json:
        """As JSON has it; `read` leads back."""
        return {**asdict(self), "today": self.today.isoformat(), "columns": [*self.columns]}

    def going_on(self, before: Config, place: str) -> Config:
        """This one on the day of the run that it goes on with.

        Raises CorpusError, with what differs, where that one was configured otherwise.
        """
        ours, theirs = self.deciding, before.deciding
        differ = [
            f"{CALLED[name]} was {_said(theirs[name])} and is {_said(told)}"
            for name, told in ours.items()
            if told != theirs[name]
        ]
        if differ:
            raise CorpusError(
                f"{place} was begun with another configuration: {'; '.join(differ)}",
                hint="run with that one to go on, or name another folder with --out",
            )
        return replace(self, today=before.today)


def read(told: Mapping[str, Any], place: str) -> Config:
    """The configuration that JSON tells. Raises CorpusError for what is none of this version's."""
    try:
        if told["format"] != FORMAT:
            raise CorpusError(
                f"{place} is in the format {told['format']!r}; this version reads {FORMAT}",
                hint="use the onrecord that wrote it, or run the corpus anew with another --out",
            )
        day = date.fromisoformat(told["today"])
        columns = tuple((field, column) for field, column in told["columns"])
        return Config(**{**told, "today": day, "columns": columns})
    except (KeyError, TypeError, ValueError) as error:
        raise CorpusError(
            f"the configuration in {place} is damaged: {error}",
            hint="name another folder with --out",
        ) from error


def _said(told: object) -> str:
    if told is None or told == ():
        return "not given"
    return "/".join("=".join(one) for one in told) if isinstance(told, tuple) else str(told)
