"""The register that ships: small, whole, dated, and the same whenever it is made."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise

import pytest

from onrecord.record.people import Membership, Register
from onrecord.resolve.names import parse, plain
from onrecord.resolve.registers.starter import Starter, shipped
from onrecord.resolve.registers.tenures import Tenure

FOLDER = files("onrecord.resolve.registers")
STARTER = Starter(shipped())
SINGLE = (
    "president", "vice president", "secretary", "attorney general", "director", "administrator",
    "chief of staff", "press secretary", "ambassador", "representative", "chair", "speaker",
    "leader", "whip", "governor", "prime minister", "premier", "chancellor",
    "national security adviser",
)  # fmt: skip

# Days without a holder that nobody was found to have acted on, and why that is so.
LONGEST_GAP = timedelta(days=21)
EXPLAINED = {
    ("Chairman of the Joint Chiefs of Staff", "1993-09-30"): "the vice chairman acted",
    ("Ambassador to the United Nations", "1997-01-21"): "a deputy led the mission",
}


@pytest.fixture(scope="module")
def register() -> Register:
    return STARTER.register()


def of_one_office() -> Iterator[list[Tenure]]:
    """All who held an office of which there is one, in order, office by office."""
    told: dict[tuple[str, str], list[Tenure]] = {}
    for title in SINGLE:
        for row in STARTER.of_title(title):
            if row.post != "Representative" and row.organization:
                told.setdefault((row.post, row.organization), []).append(row)
    for rows in told.values():
        if len(rows) > 1:
            yield sorted(rows, key=lambda row: (row.begun, row.acting))


def last_day(one: Membership) -> date:
    return one.until.latest if one.until else one.as_of or date.min


def test_the_file_is_what_its_manifest_says() -> None:
    """Under a megabyte, and not a byte else than when it was made."""
    packed = FOLDER.joinpath("starter.tsv.gz").read_bytes()
    manifest = json.loads(FOLDER.joinpath("starter.json").read_text("utf-8"))
    assert len(packed) < 1_000_000
    assert hashlib.sha256(packed).hexdigest() == manifest["sha256"]
    assert hashlib.sha256(shipped().encode()).hexdigest() == manifest["text_sha256"]


def test_every_row_parses_and_says_until_when_it_is_known(register: Register) -> None:
    """A tenure with days and without an end has the day of its source."""
    for one in register.memberships:
        assert one.until or one.as_of or not one.since, one
        if one.since and one.as_of:
            assert one.since.earliest <= one.as_of, one


def test_nothing_dangles(register: Register) -> None:
    """Each membership has its person, its organization and its post."""
    people = {one.id for one in register.people}
    bodies = {one.id for one in register.organizations}
    posts = {one.id: one for one in register.posts}
    for one in register.memberships:
        assert one.person in people
        assert one.organization in bodies or not one.organization
        assert posts[one.post].organization == one.organization


def test_no_office_has_two_holders_on_one_day() -> None:
    """They change on a day; one who acts may act beside a holder on leave."""
    for rows in of_one_office():
        ordained = [row for row in rows if not row.acting and row.membership.since]
        for first, second in pairwise(ordained):
            if first.id != second.id:
                until, since = first.membership.until, second.membership.since
                end = until.earliest if until else first.membership.as_of
                assert since is not None
                assert end is not None
                assert end <= since.latest, (first, second)


def test_no_cabinet_office_is_empty_for_longer_than_an_acting_officer_explains() -> None:
    """Since 1993, for the offices of the United States."""
    for rows in of_one_office():
        post = rows[0].post
        if rows[0].area != "United States" or post in ("President", "Vice President"):
            continue
        if post.startswith("Deputy"):
            continue
        for first, second in pairwise(rows):
            gap = second.begun - last_day(first.membership)
            told = (first.post, str(first.membership.until))
            assert gap <= LONGEST_GAP or told in EXPLAINED or gone(rows, first, second), (
                first,
                second,
            )


def gone(rows: Iterable[Tenure], first: Tenure, second: Tenure) -> bool:
    """True where somebody else held the office over the gap, or it lies before 1993."""
    days = (last_day(first.membership) + timedelta(days=1), second.begun - timedelta(days=1))
    between = [row for row in rows if row.covers(days[0]) and row.covers(days[1])]
    return bool(between) or second.begun < date(1993, 2, 1)


def test_no_state_has_three_senators_on_one_day() -> None:
    """Surely; a member whose months alone are known may overlap."""
    by_state: dict[str, list[Tenure]] = {}
    for row in STARTER.of_title("senator"):
        by_state.setdefault(row.area, []).append(row)
    assert len(by_state) == 50
    for month in range(12 * 33):
        day = date(1993 + month // 12, month % 12 + 1, 28)
        for rows in by_state.values():
            assert len({row.id for row in rows if row.covers(day)}) < 3, (day, rows)


def test_presidents_follow_each_other_without_a_gap() -> None:
    """The next one begins on the day on which the last one ends."""
    rows = [row for row in STARTER.of_title("president") if row.area == "United States"]
    rows = sorted((row for row in rows if row.begun > date(1933, 1, 1)), key=lambda row: row.begun)
    ends = [str(row.membership.until) for row in rows[:-1]]
    assert ends == [str(row.membership.since) for row in rows[1:]]
    assert len(rows) > 14


def test_every_surname_leads_to_its_row() -> None:
    """The key under which a row is found is one that an article's name has."""
    for title in ("president", "secretary", "senator", "governor"):
        for row in STARTER.of_title(title):
            name = parse(row.person.split(" "))
            found = [*STARTER.of_surname(plain(name.key)), *STARTER.of_surname(plain(name.given))]
            assert row in found, row.person


def test_everybody_known_by_a_surname_has_a_row(register: Register) -> None:
    """In all the years in which they were."""
    names = {one.name for one in register.people}
    for line in shipped().split("\n\n")[1].split("\n")[1:]:
        assert line.split("\t")[0] in names


def test_importing_onrecord_reads_no_register() -> None:
    """It is opened at the first question."""
    code = (
        "import onrecord, onrecord.resolve.stage;"
        "from onrecord.resolve.registers.starter import starter;"
        "assert starter.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
