"""Heads of state and government, out of the last World Factbook's sentences.

    President Claudia SHEINBAUM Pardo (since 1 October 2024)

A row is taken where it opens with a title that we know and says since when.
Capitals mark the name that goes for the surname. What follows a semicolon, and
who represents whom in a dependency, is left away.
"""

from __future__ import annotations

import csv
import re
from calendar import month_abbr
from pathlib import Path
from typing import Any, Final

from onrecord.resolve.names import PARTICLE_WORDS, plain
from onrecord.resolve.tables import words

# By what newspapers call them, behind what the table prints.
_TITLES: Final = {
    "Acting President": "President", "Interim President": "President",
    "Transition President": "President", "President of the Swiss Confederation": "President",
    "State Affairs Commission President": "President", "President": "President",
    "Acting Prime Minister": "Prime Minister", "Interim Prime Minister": "Prime Minister",
    "Caretaker Prime Minister": "Prime Minister", "Transition Prime Minister": "Prime Minister",
    "GNU Interim Prime Minister": "Prime Minister", "CNSP Prime Minister": "Prime Minister",
    "Taoiseach (Prime Minister)": "Prime Minister", "Prime Minister": "Prime Minister",
    "President of the Government of Spain (prime minister-equivalent)": "Prime Minister",
    "Prime Minister and Foreign Minister": "Prime Minister",
    "Prime Minister and Co-Vice President": "Prime Minister",
    "Crown Prince and Prime Minister": "Crown Prince", "Premier": "Premier",
    "Chancellor": "Chancellor", "King": "King", "Queen": "Queen", "Emperor": "Emperor",
    "Sultan and Prime Minister": "Sultan", "Amir": "Emir", "Grand Duke": "Grand Duke",
    "Prince": "Prince", "Supreme Leader": "Supreme Leader", "Pope": "Pope",
}  # fmt: skip
_RANKS: Final = re.compile(r"^(?:(?:Sr\. |Lt\. )?Gen\.|General|Col\.|Sultan|Dr\.|Sir) ")
_TITLED: Final = re.compile(
    "(" + "|".join(re.escape(t) for t in sorted(_TITLES, key=len, reverse=True)) + r")\s+(.*)"
)
_SINCE: Final = re.compile(
    r"(.*?)\s*(?:, Jr\.)?\s*(?:\([^()]*\) )?"
    r"\((?:since )?(?:(\d{1,2}) )?(?:([A-Z][a-z]{2})[a-z]* )?(\d{4})"
)
_COLUMNS: Final = ("chief_of_state", "head_of_government")
_MONTHS: Final = [month.casefold() for month in month_abbr]
_NICKNAME: Final = re.compile(r'"[^"]*" ?|\([^()]*\) ?')

# Codes of dependencies: their heads are another country's.
DEPENDENCIES: Final = words(
    """
    aa aq at av ax ay bd bq bv cj ck cr cw dx ee fk fo fp fs gi gk gl gq hk hm im io ip je jn kt mc
    mh nc ne nf nn pc rn rq sb sh sv sx tb tk tl uc um us vi vq wf wq xx
    """
)
_NAMES: Final = {
    "ct": "Central African Republic", "ae": "United Arab Emirates", "cg": "Congo",
    "cf": "Republic of the Congo", "fm": "Micronesia", "dr": "Dominican Republic",
}  # fmt: skip
# Years that the table misprints, by what it says and what its neighbours say.
_MISPRINTS: Final = {("ro", "23 June 2005"): "23 June 2025"}
# Demonyms of two countries, or words that mean something else too.
_UNCLEAR: Final = frozenset(("none", "Congolese", "Korean", "Dominican", "Guinean"))


def leaders(
    folder: Path, spellings: dict[str, str]
) -> tuple[list[tuple[str, str, str, str]], list[dict[str, Any]]]:
    """The countries with the words for them, and the rows of their heads."""
    (path,) = folder.glob("world_leaders_factbook_*.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    countries, heads = [], []
    for row in rows:
        if row["gec"] in DEPENDENCIES and row["gec"] != "us":
            continue
        name = _NAMES.get(row["gec"]) or row["name"].partition(" (")[0].removeprefix("The ")
        demonyms = re.split(r" or |, |; |/", re.sub(r"\([^()]*\)?", "", row["demonym"]))
        words = [one.strip() for one in demonyms if one.strip() and one.strip() not in _UNCLEAR]
        countries.append((name, name, "country", "; ".join(words)))
        told = (_head(row["gec"], row[one], spellings) for one in _COLUMNS)
        heads += [
            {**head, "organization": name, "area": name}
            for head in told
            if head and row["gec"] != "us"
        ]
    as_of = max(head["since"] for head in heads if len(head["since"]) == 10)
    return countries, [{**head, "as_of": as_of} for head in _once(heads)]


def _once(heads: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One who is head of state and of government stands there once for a title."""
    told: dict[tuple[str, str, str], dict[str, Any]] = {}
    for head in heads:
        key = (head["name"], head["post"], head["organization"])
        told[key] = min(told.get(key, head), head, key=lambda one: one["since"])
    return list(told.values())


def _head(code: str, text: str, spellings: dict[str, str]) -> dict[str, Any] | None:
    for (where, wrong), right in _MISPRINTS.items():
        text = text.replace(wrong, right) if where == code else text
    text = text.split(";")[0]
    titled = _TITLED.match(text)
    since = _SINCE.match(titled[2]) if titled else None
    if titled is None or since is None or " of Denmark" in text or " of Norway" in text:
        return None
    name, keys = _printed(since[1], spellings)
    if not name:
        return None
    day, month, year = since[2], since[3], since[4]
    told = year
    if month:
        told += f"-{_MONTHS.index(month.casefold()):02}" + (f"-{int(day):02}" if day else "")
    return {
        "name": name, "post": _TITLES[titled[1]], "since": told, "keys": keys,
        "acting": "acting" if titled[1].split(" ")[0] in ("Acting", "Interim", "Caretaker") else "",
        "source": "World Factbook, its last edition",
    }  # fmt: skip


def _printed(told: str, spellings: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """A name as newspapers print it, and the words by which it is found.

    The capitals end the name, unless it opens with them: then one more word belongs to it.
    """
    parts = _NICKNAME.sub("", _RANKS.sub("", told)).strip(" ,").split()
    loud = [at for at, word in enumerate(parts) if _is_loud(word)]
    if not loud or parts[0].islower():
        return "", ()
    end = loud[-1] + 1
    opens = loud[0] == 0 and len(parts) > end
    if opens:
        particle = parts[end].islower() or parts[end].startswith(("al-", "Al-"))
        end = len(parts) if particle or len(parts) < 4 else end + 1
    name = " ".join(_calm(word, first=not at) for at, word in enumerate(parts[:end]))
    name = spellings.get(name, name)
    last = [word for word in name.split(" ") if not _REGNAL.fullmatch(word.rstrip("."))][-1]
    keys = (_calm(parts[0], first=True), last) if opens else (last,)
    return name, tuple(dict.fromkeys(plain(key) for key in keys))


_REGNAL: Final = re.compile(r"[IVX]+|Jr")


def _is_loud(word: str) -> bool:
    letters = re.sub(r"^(?:al|el|bin|ad|ar|Mc)[-–]|^(?:Mc|D')", "", word).strip(",.'")
    return len(letters) > 1 and letters.isupper()


def _calm(word: str, *, first: bool) -> str:
    """`VAN` as `van`, `al-MANFI` as `al-Manfi`, `III` as it is."""
    if not first and _REGNAL.fullmatch(word):
        return word
    if word.isupper() and word.casefold() in PARTICLE_WORDS and len(word) < 4:
        return word.casefold()
    parts = re.split(r"([-'’])", word.strip(","))
    return "".join(
        part.capitalize() if part.isupper() and len(part) > 1 else part for part in parts
    )
