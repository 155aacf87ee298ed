"""The starter register: published tables and ours, made into the one file that ships.

    PYTHONPATH=src:. build/train/bin/python -m train.register DATA

`DATA` has `people-us-congress`, `people-us-states` and `people-factbook`, as
published (CC0 or public domain). Our own tables stand in `train/registers`, to
be read and corrected. The same input gives the same bytes. Ends with an error
where a row does not parse or a name could be two people's.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from onrecord.record.people import PartialDate
from onrecord.resolve.names import parse, plain
from onrecord.resolve.nouns import POSTAL
from onrecord.resolve.registers.tenures import post_of
from train.leaders import leaders

TABLES: Final = Path(__file__).parent / "registers"
OUT: Final = Path("src/onrecord/resolve/registers/starter.tsv.gz")
US: Final = "United States"
SENATE: Final = "United States Senate"
HOUSE: Final = "United States House of Representatives"

# The last day that our own tables speak of.
AS_OF: Final = "2025-06-30"

# The table of former members is in the order in which they left. This one left on 1993-01-03, with
# the last that we do not want.
_LEFT_IN_1993: Final = "C000877"
_TERRITORIES: Final = {
    "AS": "American Samoa", "DC": "District of Columbia", "GU": "Guam", "MP": "Northern Marianas",
    "PR": "Puerto Rico", "VI": "Virgin Islands",
}  # fmt: skip
_HE_OR_SHE: Final = {"M": "he", "F": "she"}
_SAME_TERM: Final = 31
"""Terms of one seat that are at most this many days apart are one."""


@dataclass(frozen=True)
class Row:
    """One tenure, as it stands in the file."""

    name: str
    post: str
    organization: str
    source: str
    id: str = ""
    others: tuple[str, ...] = ()
    gender: str = ""
    birth: str = ""
    area: str = ""
    party: str = ""
    since: str = ""
    until: str = ""
    as_of: str = ""
    acting: str = ""
    keys: tuple[str, ...] = field(default=())

    def cells(self) -> tuple[str, ...]:
        """Checked, and in the order of the columns."""
        for told in (self.since, self.until, self.as_of, self.birth):
            if told:
                PartialDate.parse(told)
        keys = self.keys or (plain(parse(self.name.split(" ")).key),)
        told = (
            " ".join(keys), post_of(self.post), self.id or slug(self.name), self.name,
            "; ".join(self.others), self.gender, self.birth, self.post, self.organization,
            self.area, self.party, self.since, self.until, self.as_of, self.acting, self.source,
        )  # fmt: skip
        if any("\t" in cell or "\n" in cell for cell in told):
            raise SystemExit(f"a tab or a line break in {told}")
        return told


COLUMNS: Final = (
    "keys", "title", "id", "person", "other names", "gender", "birth", "post", "organization",
    "area", "party", "since", "until", "as of", "acting", "source",
)  # fmt: skip


def slug(name: str) -> str:
    """`John F. Kelly` as `john-f-kelly`."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def table(path: Path) -> list[dict[str, str]]:
    """A table of ours; lines that open with # are for the reader."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line[:1] != "#"]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


SPELLINGS: Final = {
    row["as published"]: row["as printed"] for row in table(TABLES / "spellings.tsv")
}


CORRECTIONS: Final = {
    (row["person"], row["organization"], row["since as published"]): row["since"]
    for row in table(TABLES / "corrections.tsv")
}


def _name(told: dict[str, Any], wikipedia: str) -> tuple[str, tuple[str, ...]]:
    """The name that newspapers print, and the others."""
    first = told.get("nickname") or told["first"]
    short = f"{first} {told['last']}"
    name = re.sub(r" \(.*\)$", "", wikipedia) or short
    name = SPELLINGS.get(name, name)
    suffix = f" {told['suffix']}" if told.get("suffix") else ""
    every = (told.get("official_full") or "", f"{told['first']} {told['last']}{suffix}")
    return name, tuple(dict.fromkeys(one for one in every if one and one != name))


def _terms(terms: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Terms of one seat, made one where they follow each other."""
    last: dict[str, Any] = {}
    for term in terms:
        seat = (term["type"], term.get("state"))
        if last and (last["type"], last.get("state")) == seat:
            gap = date.fromisoformat(term["start"]) - date.fromisoformat(last["end"])
            if gap.days <= _SAME_TERM:
                last = {**term, "start": last["start"]}
                continue
        if last:
            yield last
        last = term
    yield last


def _seat(kind: str, state: str, states: dict[str, str]) -> dict[str, str]:
    """Post, organization and state of a seat in Congress."""
    if kind == "sen":
        return {"post": "Senator", "organization": SENATE, "area": states[state]}
    post = "Delegate" if state in _TERRITORIES else "Representative"
    return {"post": post, "organization": HOUSE, "area": states[state]}


def congress(folder: Path, states: dict[str, str]) -> Iterator[Row]:
    """Sitting members with all their terms, former ones without days."""
    members, as_of = sitting(folder)
    for one in members:
        name, others = _name(one["name"], one["id"].get("wikipedia", ""))
        told = Row(
            name, "", "", "congress-legislators, sitting members", one["id"]["bioguide"], others,
            _HE_OR_SHE[one["bio"]["gender"]], one["bio"].get("birthday", ""),
            as_of=as_of,
        )  # fmt: skip
        for term in _terms(one["terms"]):
            over = term["end"] <= as_of
            yield replace(
                told, **_seat(term["type"], term["state"], states), party=term["party"],
                since=term["start"], until=term["end"] if over else "",
            )  # fmt: skip
    yield from _former(folder, states)


def sitting(folder: Path) -> tuple[list[dict[str, Any]], str]:
    """The sitting members, and the last day on which one of them came."""
    told = yaml.load(
        (folder / "legislators-current.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
    )
    return told, max(term["start"] for one in told for term in one["terms"])


def leading(folder: Path) -> dict[tuple[str, str], str]:
    """Until when the table knows that a member leads: (id, post) to a day."""
    members, as_of = sitting(folder)
    roles = ((one, role) for one in members for role in one.get("leadership_roles", ()))
    return {
        (one["id"]["bioguide"], role["title"]): as_of for one, role in roles if "end" not in role
    }


def _former(folder: Path, states: dict[str, str]) -> Iterator[Row]:
    dated: dict[str, list[dict[str, str]]] = {}
    for row in table(TABLES / "senators.tsv"):
        dated.setdefault(row["bioguide"], []).append(row)
    with (folder / "legislators-historical.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    first = [row["bioguide_id"] for row in rows].index(_LEFT_IN_1993)
    for row in rows[first:]:
        names = {"first": row["first_name"], "last": row["last_name"], "suffix": row["suffix"]}
        name, others = _name(
            {**names, "nickname": row["nickname"], "official_full": row["full_name"]},
            row["wikipedia_id"],
        )
        told = Row(
            name, source="congress-legislators, former members: no days", id=row["bioguide_id"],
            others=others, gender=_HE_OR_SHE[row["gender"]], birth=row["birthday"],
            party=row["party"], **_seat(row["type"], row["state"], states),
        )  # fmt: skip
        days = dated.pop(row["bioguide_id"], []) if row["type"] == "sen" else []
        for day in days:
            if plain(parse(name.split(" ")).key) != plain(parse(day["person"].split(" ")).key):
                raise SystemExit(f"senators.tsv: {row['bioguide_id']} is {name}")
            source = "roll of senators kept by the Senate"
            yield replace(
                told, name=day["person"], since=day["since"], until=day["until"], as_of=AS_OF,
                source=source, others=tuple(dict.fromkeys((name, *others))),
            )  # fmt: skip
        if not days:
            yield told
    if dated:
        raise SystemExit(f"senators.tsv has ids that the table has not: {', '.join(dated)}")


def executive(folder: Path) -> Iterator[Row]:
    """Presidents and vice presidents since 1789."""
    told = yaml.load((folder / "executive.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    _, as_of = sitting(folder)
    posts = {"prez": "President", "viceprez": "Vice President"}
    for one in told:
        name, others = _name(one["name"], one["id"].get("wikipedia", ""))
        for term in _terms(one["terms"]):
            yield Row(
                SPELLINGS.get(name, name), posts[term["type"]], US,
                "congress-legislators, executive", one["id"].get("bioguide", ""), others,
                _HE_OR_SHE[one["bio"]["gender"]],
                one["bio"].get("birthday", ""), US, term["party"], term["start"],
                term["end"] if term["end"] <= as_of else "", as_of,
            )  # fmt: skip


def governors(folder: Path, states: dict[str, str]) -> Iterator[Row]:
    """Sitting governors. A scheduled end is no end: it only bounds what the table can know."""
    told: list[tuple[str, dict[str, Any], dict[str, Any]]] = []
    for path in sorted((folder / "data").glob("*/executive/*.yml")):
        one = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        state = path.parts[-3].upper()
        told += [(state, one, role) for role in one["roles"] if role["type"] == "governor"]
    as_of = max(str(role["start_date"]) for _, _, role in told)
    for state, one, role in told:
        if state == "DC" or str(role["start_date"]) > as_of:
            continue
        since = str(role["start_date"])
        yield Row(
            one["name"], "Governor", states[state], "Open States", area=states[state],
            party=one["party"][0]["name"],
            since=CORRECTIONS.get((one["name"], states[state], since), since),
            birth=str(one.get("birth_date", "")), as_of=min(as_of, str(role["end_date"])),
        )  # fmt: skip


def officers(
    areas: dict[str, str],
    ids: dict[str, set[str]],
    rows: Iterable[Row],
    leads: dict[tuple[str, str], str],
) -> Iterator[Row]:
    """Our own table. A name that members of Congress bear too may have an id in brackets."""
    people = {row.id: row for row in rows if row.id}
    for told in table(TABLES / "officers.tsv"):
        name, _, given = told["person"].partition(" [")
        known = {given[:-1]} if given else ids.get(name.casefold(), set())
        if len(known) > 1:
            raise SystemExit(f"officers.tsv: {name} can be {', '.join(sorted(known))}: add an id")
        same = people.get(next(iter(known), ""))
        yield Row(
            name, told["post"], told["organization"], told["source"], same.id if same else "",
            same.others if same else (), told["gender"], same.birth if same else "",
            areas.get(told["organization"], told["organization"]), same.party if same else "",
            told["since"], told["until"],
            leads.get((same.id, told["post"]), AS_OF) if same and not told["until"] else AS_OF,
            told["acting"],
        )  # fmt: skip


def build(data: Path) -> bytes:
    """The text of the file, before it is compressed."""
    states = POSTAL | _TERRITORIES
    bodies = table(TABLES / "organizations.tsv")
    areas = {row["organization"]: row["area"] for row in bodies}
    rows = [*executive(data / "people-us-congress"), *congress(data / "people-us-congress", states)]
    ids: dict[str, set[str]] = {}
    for row in rows:
        ids.setdefault(row.name.casefold(), set()).add(row.id)
    rows += governors(data / "people-us-states", states)
    rows += officers(areas, ids, rows, leading(data / "people-us-congress"))
    countries, heads = leaders(data / "people-factbook", SPELLINGS)
    rows += [Row(**head) for head in heads]
    organizations = [
        (row["organization"], row["area"], "", row["other names"]) for row in bodies
    ] + countries
    named = {one[0] for one in organizations}
    plain_bodies = sorted({row.organization for row in rows if row.organization} - named)
    organizations += [(one, one, "state", "") for one in plain_bodies]
    known = [(row["person"], row["since"], row["until"]) for row in table(TABLES / "known.tsv")]
    missing = {one[0] for one in known} - {row.name for row in rows}
    if missing:
        raise SystemExit(f"known.tsv has people that no row is about: {sorted(missing)}")
    parts = (
        [("organization", "area", "kind", "other names"), *sorted(organizations)],
        [("person", "since", "until"), *sorted(known)],
        [COLUMNS, *sorted({row.cells() for row in rows})],
    )
    text = "\n\n".join("\n".join("\t".join(row) for row in part) for part in parts)
    return (text + "\n").encode()


def packed(text: bytes) -> bytes:
    """Compressed, without a clock or a file's name in it."""
    return gzip.compress(text, 9, mtime=0)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    run = parser.parse_args()
    text = build(run.data)
    file = packed(text)
    run.out.write_bytes(file)
    offices = text.decode().split("\n\n")[2].splitlines()[1:]
    manifest = {
        "format": "onrecord-register/1",
        "sha256": hashlib.sha256(file).hexdigest(),
        "text_sha256": hashlib.sha256(text).hexdigest(),
        "offices": len(offices),
        "people": len({row.split("\t")[2] for row in offices}),
        "dated": sum(1 for row in offices if row.split("\t")[11]),
    }
    run.out.with_name("starter.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
    print(json.dumps({**manifest, "bytes": len(file)}, indent=2))


if __name__ == "__main__":
    main()
