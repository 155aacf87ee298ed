"""Tables kept as plain text, so that a reader can correct them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

SPACE: Final = "[ \u00a0]"
"""One space within a line, as a pattern; a no-break space is one, too."""


def words(told: str) -> frozenset[str]:
    """The words of a text, in no order."""
    return frozenset(told.split())


def phrases(told: str) -> frozenset[str]:
    """What stands between the commas of a text, each on one line."""
    return frozenset(" ".join(part.split()) for part in told.split(","))


def either(told: Iterable[str]) -> str:
    """A pattern for any one of some phrases, the longest first."""
    return "|".join(re.escape(one) for one in sorted(told, key=lambda one: (-len(one), one)))
