"""`onrecord people`: from files into the record, and out again."""

import json
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings

from any_register import registers
from onrecord.cli.main import group
from onrecord.record.people import PartialDate
from onrecord.record.source import Source
from onrecord.store.sql import open_record

TABLE = """\
person,id,other names,title,organization,from,to,area,party
John Kelly,k,John F. Kelly,Secretary,Department of Homeland Security,2017-01-20,2017-07-31,,
John Kelly,k,,Chief of Staff,White House,2017-07-31,,,
Ada Quinn,q,,Mayor,Old Harbor,2016,,Alaska,Green
"""


@pytest.fixture
def world(tmp_path, monkeypatch):
    """A folder with a register in it, in which commands are run."""
    monkeypatch.chdir(tmp_path)
    Path("officials.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def ask(*arguments, status=0, given=None):
    """What a command prints on both streams."""
    result = CliRunner().invoke(group, [*map(str, arguments)], input=given)
    assert result.exit_code == status, result.output
    return result


def people(*arguments, **more):
    return ask("people", *arguments, **more)


def test_a_register_is_imported_and_imported_again(world):
    """Told what is in it, and what is new."""
    told = "imported  officials.csv  2 people, 3 posts, 3 memberships\n          {}\n"
    assert people("import", "officials.csv").output == told.format("12 new")
    assert people("import", "officials.csv").output == told.format("nothing is new")
    Path("officials.csv").write_text(TABLE.replace("2016", "2016-01"), encoding="utf-8")
    assert people("import", "officials.csv").output == told.format("1 new, 1 gone")


def test_the_record_says_where_it_is_from(world):
    """The file's name, digest and format, and the day that the user gives."""
    people("import", "officials.csv", "--as-of", "2017-08-15")
    with open_record("onrecord.db") as record:
        (source,) = record.sources()
        (kelly,) = record.people("kelly")
        last = [one.membership for one in record.tenures(kelly.id)][-1]
    assert (source.name, source.format, source.as_of) == (
        "officials.csv",
        "csv",
        date(2017, 8, 15),
    )
    assert len(source.sha256) == 64
    assert last.covers(date(2017, 8, 10)) is True
    assert last.covers(date(2018, 2, 1)) is None


def test_wrong_rows_are_told_on_stderr_and_the_good_ones_imported(world):
    """A dozen of them, and how many there were; with -v all of them."""
    rows = "".join(f"Ben,b,,Judge,Court,2018,{year},,\n" for year in range(1990, 2010))
    Path("officials.csv").write_text(TABLE + rows, encoding="utf-8")
    result = people("import", "officials.csv")
    assert "3 people" in result.stdout
    assert result.stderr.count("left out") == 13
    assert "left out  officials.csv, line 5: the membership 2018 to 1990 is" in result.stderr
    assert result.stderr.endswith("20 rows left out (-v tells them all)\n")
    assert ask("-v", "people", "import", "officials.csv").stderr.count("left out") == 21


@pytest.mark.parametrize(
    ("name", "told", "message"),
    [
        ("bad.json", '{"persons": [\n{"id": 1, "name": "A"},\n{]}', "bad.json, line 3 is not"),
        ("bad.csv", "name,title\nAda,Mayor\n\xe9".encode("latin-1"), "line 3 is not UTF-8"),
        ("bad.txt", "Dear reader,\n", "bad.txt is in no format of a register"),
        ("empty.csv", "", "empty.csv is empty"),
        ("nobody.csv", "name,title\n,Mayor\n", "there is nobody in nobody.csv"),
        ("missing.csv", None, "no such file or folder: missing.csv"),
    ],
)
def test_a_failed_import_leaves_the_register_as_it_was(world, name, told, message):
    """And says which file, where in it, and what is read."""
    people("import", "officials.csv")
    before = people("list").stdout
    if told is not None:
        Path(name).write_bytes(told if isinstance(told, bytes) else told.encode())
    result = people("import", name, status=3)
    assert message in result.stderr
    assert "hint: " in result.stderr
    assert people("list").stdout == before


def test_where_one_of_several_files_cannot_be_read_none_is_imported(world):
    """A name misspelled is seen before anything is written."""
    people("import", "officials.csv", "oficials.csv", status=3)
    assert not Path("onrecord.db").exists()


def test_a_folder_is_one_register(world):
    """Its files in order, whatever lies beside them."""
    folder = Path("people")
    (folder / "ak").mkdir(parents=True)
    for number, name in enumerate(("Ada", "Ben")):
        (folder / "ak" / f"{name}.yml").write_text(
            f"id: ocd-person/{number}\nname: {name} Quinn\nroles:\n- type: governor\n"
            "  jurisdiction: ocd-jurisdiction/country:us/state:ak/government\n"
        )
    (folder / "README.md").write_text("read me")
    (folder / ".git").mkdir()
    (folder / ".git" / "x.yml").write_text("x")
    assert "people  2 people, 1 post, 2 memberships" in people("import", "people").stdout
    Path("nothing").mkdir()
    assert "no register in nothing" in people("import", "nothing", status=3).stderr


def test_a_register_may_come_on_standard_input(world):
    """Also one that is read three times."""
    assert "standard input  2 people" in people("import", "-", given=TABLE).stdout
    entity = {"id": "Q1", "labels": {"en": {"value": "Ada"}}, "claims": {"P39": []}}
    told = json.dumps({"entities": {"Q1": {**entity, "claims": {"P31": [HUMAN]}}}})
    assert "1 person, 0 posts" in people("import", "-", given=told).stdout


HUMAN = {"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}


def test_a_format_that_is_named_is_not_guessed(world):
    """Where the beginning of a file does not tell."""
    told = "\n\n" + TABLE
    Path("odd.csv").write_text(told, encoding="utf-8")
    assert "no format" in people("import", "odd.csv", status=3).stderr
    assert (
        "(read as Popolo JSON)"
        in people("import", "officials.csv", "--format", "popolo", status=3).stderr
    )
    people("import", "officials.csv", "--format", "csv")


def test_people_are_listed(world):
    """On a terminal with the last office; as JSON with Popolo's keys."""
    people("import", "officials.csv")
    told = people("list", "--format", "table").stdout
    assert "Ada Quinn  Mayor, Old Harbor, from 2016, end not told · " in told
    assert "John Kelly  Chief of Staff, White House, from 2017-07-31, end not told · " in told
    (kelly,) = map(json.loads, people("list", "john", "f.").stdout.splitlines())
    assert (kelly["name"], kelly["other_names"]) == ("John Kelly", [{"name": "John F. Kelly"}])
    nobody = people("list", "nobody")
    assert (nobody.stdout, nobody.stderr) == (
        "",
        "there is nobody called 'nobody' in the registers\n",
    )


def test_a_person_is_shown_with_all_offices(world):
    """The earliest first, and the register that says so."""
    people("import", "officials.csv", "--as-of", "2017-08-15")
    told = people("show", "kelly", "--format", "table").stdout.splitlines()
    assert told[0] == "John Kelly"
    assert told[2:] == [
        "also John F. Kelly",
        "",
        "2017-01-20 to 2017-07-31           Secretary, Department of Homeland Security",
        "2017-07-31 to at least 2017-08-15  Chief of Staff, White House",
        "",
        "from officials.csv · as of 2017-08-15",
    ]
    (mayor,) = json.loads(people("show", "Quinn").stdout)["memberships"]
    assert mayor["post"]["label"] == "Mayor"
    assert mayor["on_behalf_of"]["name"] == "Green"
    assert (mayor["start_date"], mayor["as_of"]) == ("2016", "2017-08-15")
    assert "end_date" not in mayor


def test_whoever_is_meant_is_shown_and_nobody_else(world):
    """By a whole name, an id, or a part of a name that one alone has."""
    Path("others.csv").write_text("name,title\nJohn Kelly,Clerk\nJohn Kelly Jones,Clerk\n")
    people("import", "officials.csv", "others.csv")
    names = [json.loads(one)["name"] for one in people("show", "john kelly").stdout.splitlines()]
    assert names == ["John Kelly", "John Kelly"]
    kelly = json.loads(people("show", "john", "f.", "kelly").stdout)
    assert json.loads(people("show", kelly["id"][:8]).stdout) == kelly
    several = people("show", "john", status=3).stderr
    assert "'john' is a part of several names" in several
    assert "John Kelly Jones (" in several
    assert "nobody in the registers is called 'x'" in people("show", "x", status=3).stderr
    assert "no person in the record has the id" in people("show", "f" * 16, status=3).stderr


def test_names_do_nothing_to_a_terminal(world):
    """Whatever a register has in them."""
    Path("odd.csv").write_text("name,title\n\x1b[31mRed,\x1b[2JClerk\n", encoding="utf-8")
    people("import", "odd.csv")
    for command in (("list",), ("show", "Red")):
        assert "\x1b[31mRed" not in people(*command, "--format", "table").stdout


@settings(max_examples=15)
@given(registers())
def test_what_is_exported_is_imported_as_the_same_register(tmp_path_factory, register):
    """But for the ids, which are those of the register that it is then."""
    folder = tmp_path_factory.mktemp("any")
    here, there, out = folder / "a.db", folder / "b.db", folder / "people.json"
    with open_record(here) as record:
        record.import_register(register, source=Source("any"), problem=lambda _: None)
        mine = [_told(record, one) for one in record.people()]
    ask("--record", here, "people", "export", "--format", "popolo", "--out", out)
    ask("--record", there, "people", "import", out)
    with open_record(there) as record:
        assert [_told(record, one) for one in record.people()] == mine
        assert list(record.doctor()) == []


def _told(record, person):
    """Everything of a person, but for the ids."""
    own = (person.name, person.other_names, person.gender, person.birth, person.death)
    held = [
        (
            one.membership.role,
            one.membership.since,
            one.membership.until,
            one.membership.as_of,
            one.membership.area,
            one.post and (one.post.label, one.post.area),
            one.organization and (one.organization.name, one.organization.other_names),
            one.party and one.party.name,
        )
        for one in record.tenures(person.id)
    ]
    return own, sorted(held, key=repr)


def test_an_export_goes_to_standard_output_too(world):
    """As one JSON object."""
    people("import", "officials.csv")
    told = json.loads(people("export", "--format", "popolo", "--out", "-").stdout)
    assert [one["name"] for one in told["persons"]] == ["John Kelly", "Ada Quinn"]


def test_without_a_record_there_is_nobody_to_show(world):
    """And none is made."""
    for command in (("list",), ("show", "x"), ("export", "--format", "popolo", "--out", "-")):
        assert "there is no record" in people(*command, status=3).stderr
    assert not Path("onrecord.db").exists()


def occupancy(number):
    """Three entities, of about 500 bytes."""
    name, since = f"Person Number {number} of Many", f"{1950 + number % 70}-0{1 + number % 9}"
    yield {"id": f"p{number}", "schema": "Person", "properties": {"name": [name, name.upper()]}}
    yield {"id": f"s{number}", "schema": "Position", "properties": {"name": [f"Seat {number}"]}}
    held = {"holder": [f"p{number}"], "post": [f"s{number}"], "startDate": [since]}
    yield {"id": f"o{number}", "schema": "Occupancy", "properties": held}


@pytest.mark.slow
def test_a_big_file_needs_no_more_memory_than_a_small_one(tmp_path):
    """Five megabytes of JSON lines, in a process of its own."""
    peaks = []
    for number in (100, 15_000):
        path = tmp_path / f"{number}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for one in (row for at in range(number) for row in occupancy(at)):
                file.write(json.dumps({**one, "caption": "", "datasets": ["made up"]}) + "\n")
        program = (
            "import resource, sys; from onrecord.cli.main import group;"
            f"group(['--record', {str(tmp_path / f'{number}.db')!r}, 'people', 'import',"
            f" {str(path)!r}], standalone_mode=False);"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        assert f"{number:,} people, {number:,} posts, {number:,} memberships" in done.stdout
        peaks.append(int(done.stderr) * (1 if sys.platform == "darwin" else 1024))
    assert path.stat().st_size > 5_000_000
    assert peaks[1] - peaks[0] < 12_000_000


def test_a_partial_date_keeps_its_precision_from_file_to_file(world):
    """A year stays a year and a month a month, and what is not told stays so."""
    Path("officials.csv").write_text(
        "name,born,title,from,to\nAda,1950,Mayor,2016-02,\nBen,1950-05,Mayor,,2017-02-23\n"
    )
    people("import", "officials.csv")
    people("export", "--format", "popolo", "--out", "people.json")
    told = json.loads(Path("people.json").read_text())
    assert [one["birth_date"] for one in told["persons"]] == ["1950", "1950-05"]
    dates = [(one.get("start_date"), one.get("end_date")) for one in told["memberships"]]
    assert dates == [("2016-02", None), (None, "2017-02-23")]
    connection = sqlite3.connect("onrecord.db")
    kept = connection.execute("SELECT since, until FROM memberships ORDER BY number").fetchall()
    connection.close()
    assert kept == dates
    assert PartialDate.parse(kept[0][0]) == PartialDate(2016, 2)
