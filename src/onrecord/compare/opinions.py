"""Second opinions: what another judge makes of a pair that is a candidate already.

Whatever it says changes no link. What it cites must stand in the statements where it
says, or is dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from onrecord.record.statement import Spans


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a judge says of a pair: chances of entailment, neutral and contradiction.

    Of the right text, if the left one holds. `left` and `right` are the words that it cites,
    each in its own text.
    """

    judge: str
    nli: Mapping[str, float]
    left: Spans = ()
    right: Spans = ()


class Judge(Protocol):
    """Whoever can be asked for a second opinion."""

    def opinion(self, left: str, right: str, /) -> Opinion | None:
        """Its opinion of a pair; None where it gives none that can be used."""
        ...
