"""What every page of the desk is made with: the record, who is at it, and its secret."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from onrecord.record.account import Role

if TYPE_CHECKING:
    from onrecord.store.sql import Record


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever sent a request: by a key of their own, or at the computer itself.

    `program` says that it came with a token of the API, which no other site's page has.
    """

    name: str
    role: Role
    key: str = field(default="", repr=False)
    program: bool = False


# Who sent the request that is answered now.
VISITOR: Final[ContextVar[Visitor | None]] = ContextVar("visitor", default=None)


@dataclass(frozen=True, slots=True)
class Site:
    """One desk, as long as it is open.

    `opener` signs what is judged at it where nobody needs to come in by a name of their own.
    `secret` makes the token that is in every form: another site's page cannot read it, so
    what comes without it was not sent from here.
    """

    record: Record
    opener: str
    demo: bool = False
    accounts: bool = False
    secure: bool = False
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @property
    def visitor(self) -> Visitor:
        """Whoever sent the request that is answered now."""
        return VISITOR.get() or Visitor(self.opener, Role.READER if self.accounts else Role.ADMIN)

    @property
    def who(self) -> str:
        return self.visitor.name

    def may(self, role: str) -> bool:
        """Whether the visitor has a role, or more."""
        return self.visitor.role.may(Role(role))

    @property
    def token(self) -> str:
        """What must come with what changes the record: of each who is in, another one."""
        told = hmac.new(self.secret.encode(), self.visitor.key.encode(), hashlib.sha256)
        return told.hexdigest()

    def sent_from_here(self, token: str) -> bool:
        """Whether something was sent with the token of this desk, or by a program of its own."""
        if self.visitor.program:
            return True
        return hmac.compare_digest(token.encode(errors="replace"), self.token.encode())
