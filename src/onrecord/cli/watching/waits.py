"""Whether a time has come, by a clock that somebody may set back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

# Nobody waits longer: hosts are left alone for a day at most, and half as long again by chance.
LONGEST: Final = timedelta(days=2)


def come(due: datetime, now: datetime, longest: timedelta = LONGEST) -> bool:
    """True once it is due; also where it lies so far ahead that the clock was set back since."""
    return not now < due <= now + longest
