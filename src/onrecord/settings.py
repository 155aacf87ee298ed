"""What the environment decides: read here once, handed on as arguments."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

DEFAULT_RECORD: Final = "onrecord.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run.

    `record` is the path of the record (`ONRECORD_RECORD`), `model` a folder to
    use in place of the network that comes with onrecord (`ONRECORD_MODEL`, or
    empty). `judge_key` is the key that a judge at an address asks for
    (`ONRECORD_JUDGE_KEY`), `webhook_key` the one that what is sent to webhooks is
    signed with (`ONRECORD_WEBHOOK_KEY`).
    """

    record: str = DEFAULT_RECORD
    model: str = ""
    judge_key: str = ""
    webhook_key: str = ""


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that an environment asks for."""
    return Settings(
        record=environment.get("ONRECORD_RECORD", "") or DEFAULT_RECORD,
        model=environment.get("ONRECORD_MODEL", ""),
        judge_key=environment.get("ONRECORD_JUDGE_KEY", ""),
        webhook_key=environment.get("ONRECORD_WEBHOOK_KEY", ""),
    )
