"""The file that says what to watch: feeds, and a watchlist, in TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from onrecord.cli.addresses import target
from onrecord.cli.watching.watchlist import Wanted, phrase
from onrecord.errors import InputError
from onrecord.record.statement import Act

MINUTES: Final = 15  # between two looks at a feed
PAUSE: Final = 1.0  # seconds between two requests to a host
LARGEST: Final = 2**20  # bytes of the file

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """A feed to watch: `full` is whether to fetch what its entries are only the beginnings of."""

    url: str
    outlet: str = ""
    full: bool = True
    minutes: float = MINUTES


@dataclass(frozen=True, slots=True)
class Plan:
    """What to watch. `pause` is the least number of seconds between two requests to a host."""

    name: str
    feeds: tuple[Source, ...]
    watches: tuple[Wanted, ...] = ()
    pause: float = PAUSE


def plan(path: Path) -> Plan:
    """What a file asks for. Raises InputError with what is wrong in it, and where."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise InputError(f"{path} is larger than {LARGEST:,} bytes")
        told = tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{path} is no TOML: {error}") from error
    try:
        return _plan(told, path.stem)
    except InputError as error:
        raise InputError(f"{path}: {error}", hint=error.hint) from error


def _plan(told: Table, stem: str) -> Plan:
    _known(told, TOP, "the file")
    feeds = tuple(_feed(one, f"feed {number}", told) for number, one in _tables(told, "feed"))
    watches = tuple(
        _wanted(one, f"watch {number}", number) for number, one in _tables(told, "watch")
    )
    if not feeds:
        raise InputError("there is no feed in it", hint='[[feed]] and url = "https://…"')
    for what, names in (("feed", [f.url for f in feeds]), ("watch", [w.name for w in watches])):
        for name in names:
            if names.count(name) > 1:
                raise InputError(f"the {what} {name} is there twice")
    return Plan(told.get("name", stem), feeds, watches, float(told.get("pause", PAUSE)))


def _feed(told: Table, where: str, top: Table) -> Source:
    _known(told, FEED, where)
    if "url" not in told:
        raise InputError(f"{where} has no url")
    try:
        url = target(told["url"]).url
    except InputError as error:
        raise InputError(f"{where}: {error}", hint=error.hint) from error
    minutes = told.get("minutes", top.get("minutes", MINUTES))
    return Source(url, told.get("outlet", ""), told.get("full", True), float(minutes))


def _wanted(told: Table, where: str, number: int) -> Wanted:
    _known(told, WATCH, where)
    if not set(told) - {"name"}:
        raise InputError(f"{where} asks for nothing", hint=f"give it {', '.join(ASKED)}")
    for body in told.get("organizations", ()):
        phrase(body)
    acts = {act.value: act for act in Act}
    for act in told.get("acts", ()):
        if act not in acts:
            raise InputError(f"{where}: {act!r} is no act", hint=f"acts are {', '.join(acts)}")
    return Wanted(
        told.get("name") or _called(told) or f"watch {number}",
        tuple(told.get("people", ())),
        tuple(told.get("organizations", ())),
        tuple(phrase(one) for one in told.get("words", ())),
        frozenset(acts[act] for act in told.get("acts", ())),
    )


def _called(told: Table) -> str:
    """What a watch without a name is called: the first of each that it asks for."""
    return ", ".join(told[key][0] for key in ASKED if told.get(key))


def _tables(told: Table, key: str) -> list[tuple[int, Table]]:
    """The tables `[[key]]`, counted from 1."""
    tables = told.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise InputError(f"{key!r} is no list of tables", hint=f"write [[{key}]]")
    return list(enumerate(tables, start=1))


def _known(told: Table, keys: Mapping[str, Callable[[Any], bool]], where: str) -> None:
    """Raises InputError for a key that nobody reads, and for one that holds something else."""
    for key, value in told.items():
        if key not in keys:
            raise InputError(
                f"{where} has a key {key!r}, which is not read", hint=f"keys: {', '.join(keys)}"
            )
        if not keys[key](value):
            raise InputError(f"{where}: {key!r} cannot be {value!r}"[:300], hint=SHOULD[keys[key]])


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_minutes(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value <= 10_080


def _is_pause(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 3600


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _is_list(value: object) -> bool:
    return isinstance(value, list)


ASKED: Final = ("people", "organizations", "words", "acts")
TOP: Final[Mapping[str, Callable[[Any], bool]]] = {
    "name": _is_text,
    "minutes": _is_minutes,
    "pause": _is_pause,
    "feed": _is_list,
    "watch": _is_list,
}
FEED: Final[Mapping[str, Callable[[Any], bool]]] = {
    "url": _is_text,
    "outlet": _is_text,
    "full": _is_flag,
    "minutes": _is_minutes,
}
WATCH: Final[Mapping[str, Callable[[Any], bool]]] = {
    "name": _is_text,
    **dict.fromkeys(ASKED, _is_texts),
}
SHOULD: Final[Mapping[Callable[[Any], bool], str]] = {
    _is_text: "it is a text that is not empty",
    _is_flag: "it is true or false",
    _is_minutes: "it is a number of minutes, from 1 to 10080",
    _is_pause: "it is a number of seconds, from 0 to 3600",
    _is_texts: 'it is a list of texts, as in ["one", "two"]',
    _is_list: "write [[feed]] and [[watch]]",
}
