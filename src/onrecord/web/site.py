"""What every page of the desk is made with: the record, who is at it, and its secret."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.store.sql import Record


@dataclass(frozen=True, slots=True)
class Site:
    """One desk, as long as it is open.

    `who` signs what is judged at it. `token` is in every form: another site's page
    cannot read it, so what comes without it was not sent from here.
    """

    record: Record
    who: str
    demo: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    def sent_from_here(self, token: str) -> bool:
        """Whether something was sent with the token of this desk."""
        return hmac.compare_digest(token.encode(errors="replace"), self.token.encode())
