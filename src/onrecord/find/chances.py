"""How sure it is of what was found: logistic models of what the network was sure of.

Fitted on articles that no training step saw (`train/tune.py`); the coefficients
are in the model card. Three chances are told: that an attribution is right, with
its source; that its source is, given that its content is; and that its kind is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

# One logistic model: its bias, and a coefficient for each named feature.
Fit = Mapping[str, float]
KINDS: Final = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Features:
    """What was seen of one attribution: log odds, but for `sourceless` (0 or 1).

    How sure the tags are of the cue, the content and the source, and of where the
    content begins and ends; how sure the links are of the content and the source.
    A source that is missing counts as even odds; `source_link` is then how sure the
    cue is to point at none.
    """

    cue: float
    content: float
    edges: float
    link: float
    source: float
    source_link: float
    sourceless: float

    def row(self) -> tuple[float, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return tuple(cls.__slots__)


@dataclass(frozen=True, slots=True)
class Chances:
    """The three logistic models of a card. A kind's model has a bias for each kind."""

    attribution: Fit
    source: Fit
    kind: Fit

    @classmethod
    def needs(cls) -> dict[str, set[str]]:
        """The coefficients that each model must have."""
        plain = {"bias", *Features.names()}
        return {"attribution": plain, "source": plain, "kind": {*KINDS, *Features.names()}}

    def attribution_of(self, seen: Features) -> float:
        """That content and source are both right."""
        return _chance(self.attribution["bias"], self.attribution, seen)

    def source_of(self, seen: Features) -> float:
        """That the source is right, given that the content is."""
        return _chance(self.source["bias"], self.source, seen)

    def kind_of(self, seen: Features, kind: str) -> float:
        """That the kind is right, given that the content is; `kind` is one of KINDS."""
        return _chance(self.kind[kind], self.kind, seen)


def log_odds(share: float) -> float:
    """The log odds of a share, kept finite."""
    share = min(max(share, 1e-4), 1 - 1e-4)
    return float(np.log(share / (1 - share)))


def _chance(bias: float, fit: Fit, seen: Features) -> float:
    logit = bias + sum(fit[name] * getattr(seen, name) for name in Features.__slots__)
    return float(1 / (1 + np.exp(-logit)))
