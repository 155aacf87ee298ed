"""What is sent to webhooks, signed so that they know whom it is from.

As Standard Webhooks has it (https://www.standardwebhooks.com): the id, the time and the body
together, so that nobody can change one of them, or send an old one as new.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from datetime import datetime
from typing import Final

from onrecord.errors import InputError

PREFIX: Final = "whsec_"  # before a key that is written in base64


def signed(key: str, id: str, at: datetime, body: bytes) -> dict[str, str]:
    """The headers by which a webhook that has the same key knows it; none without a key.

    Raises InputError for a key that begins as one in base64 and is none.
    """
    if not key:
        return {}
    when = str(int(at.timestamp()))
    told = hmac.new(_secret(key), f"{id}.{when}.".encode() + body, hashlib.sha256).digest()
    signature = f"v1,{base64.b64encode(told).decode()}"
    return {"webhook-id": id, "webhook-timestamp": when, "webhook-signature": signature}


def _secret(key: str) -> bytes:
    if not key.startswith(PREFIX):
        return key.encode("utf-8", "surrogateescape")
    try:
        return base64.b64decode(key.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError) as error:
        raise InputError(
            f"ONRECORD_WEBHOOK_KEY begins with {PREFIX} and goes on with no base64",
            hint="give the key as it was made, or one without that beginning",
        ) from error
