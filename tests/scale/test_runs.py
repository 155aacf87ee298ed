"""A run over many shards: what is still to do, what is refused, and what is kept."""

import gzip
import os
import shutil
from pathlib import Path

import pytest
from corpora import Here, article, config, corpus, left, table, written

from onrecord.errors import CorpusError, InputError
from onrecord.scale.configs import Config
from onrecord.scale.engines import Died, Outcome, Task
from onrecord.scale.manifests import Manifest, State
from onrecord.scale.places import Place
from onrecord.scale.reports import report
from onrecord.scale.runs import parts, run
from onrecord.scale.shards import shard_id
from onrecord.scale.sources import listed


class Counting:
    """Makes readers, and remembers them."""

    def __init__(self) -> None:
        self.made: list[Here] = []

    def __call__(self, target: str, settled: Config) -> Here:
        self.made.append(Here(target, settled))
        return self.made[-1]

    @property
    def read(self) -> list[str]:
        return [Path(name).name for one in self.made for name in one.read]


def test_a_run_reads_every_shard_and_another_one_reads_nothing(tmp_path):
    """What is done is done."""
    shards, reader = listed([str(corpus(tmp_path / "in", 3, 2))]), Counting()
    for _ in range(2):
        ended = run(shards, str(tmp_path / "out"), config(), reader)
    assert reader.read == ["shard-00.jsonl", "shard-01.jsonl", "shard-02.jsonl"]
    assert (ended.progress.done, ended.progress.before, ended.failed) == (3, 3, ())
    assert len(table(tmp_path / "out", "articles")) == 6


def test_a_shard_that_came_later_is_read_and_the_others_are_not(tmp_path):
    """A crawl grows."""
    place, reader = corpus(tmp_path / "in", 2, 1), Counting()
    run(listed([str(place)]), str(tmp_path / "out"), config(), reader)
    written(place / "later.jsonl", [article(50)])
    run(listed([str(place)]), str(tmp_path / "out"), config(), reader)
    assert reader.read[2:] == ["later.jsonl"]


def test_what_is_missing_of_the_output_is_written_again(tmp_path):
    """The manifest says what there should be."""
    shards = listed([str(corpus(tmp_path / "in", 2, 1))])
    run(shards, str(tmp_path / "out"), config(), Here)
    before = left(tmp_path / "out")
    (tmp_path / "out" / min(before)).unlink()
    run(shards, str(tmp_path / "out"), config(), Here)
    assert left(tmp_path / "out") == before


def test_a_shard_that_was_touched_is_not_read_again_and_one_that_changed_is_refused(tmp_path):
    """Unless it is asked for; then nothing of what it was stays."""
    place, reader, out = corpus(tmp_path / "in", 2, 2), Counting(), str(tmp_path / "out")
    run(listed([str(place)]), out, config(), reader)
    os.utime(place / "shard-00.jsonl", (1, 1))
    run(listed([str(place)]), out, config(), reader)
    assert len(reader.read) == 2
    written(place / "shard-00.jsonl", [article(77, date="1999-12-31")])
    with pytest.raises(CorpusError, match=r"changed since: .*shard-00\.jsonl$") as refused:
        run(listed([str(place)]), out, config(), reader)
    assert "--reread-changed" in refused.value.hint
    run(listed([str(place)]), out, config(), reader, reread=True)
    assert reader.read[2:] == ["shard-00.jsonl"]
    fresh = tmp_path / "fresh"
    run(listed([str(place)]), str(fresh), config(), Here)
    assert left(fresh) == left(tmp_path / "out")


def test_another_configuration_is_refused_with_what_differs(tmp_path):
    """And the run that was begun stays as it is."""
    shards = listed([str(corpus(tmp_path / "in", 1, 1))])
    run(shards, str(tmp_path / "out"), config(least=0.5), Here)
    with pytest.raises(CorpusError) as refused:
        run(shards, str(tmp_path / "out"), config(any_language=True), Here)
    assert "--min-probability was 0.5 and is not given" in str(refused.value)
    assert "--any-language was False and is True" in str(refused.value)


def test_a_run_that_goes_on_keeps_the_day_of_the_first(tmp_path):
    """Else its shards would be read on different days."""
    from datetime import date

    place = Place(str(tmp_path / "out"))
    first = Manifest(place).settled(config())
    later = Config.of(today=date(2030, 1, 1))
    assert Manifest(place).settled(later) == first


def test_a_shard_that_cannot_be_read_is_tried_again_and_then_named(tmp_path):
    """The others are read, and the next run tries it once more."""
    place, reader = corpus(tmp_path / "in", 2, 1), Counting()
    shards = listed([str(place)])
    (place / "shard-00.jsonl").unlink()
    ended = run(shards, str(tmp_path / "out"), config(), reader)
    assert reader.read.count("shard-00.jsonl") == 3
    (failed,) = ended.failed
    assert "is not there" in failed.error
    assert [one.name for one in report(str(tmp_path / "out")).failed] == [failed.name]
    corpus(place, 1, 1)
    assert not run(shards, str(tmp_path / "out"), config(), reader).failed


def test_what_of_a_shard_is_damaged_costs_itself_alone(tmp_path):
    """A compressed shard that breaks off is done, and says so among the skips."""
    rows = written(tmp_path / "a.jsonl", [article(n) for n in range(40)]).read_bytes()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl.gz").write_bytes(gzip.compress(rows)[:-60])
    ended = run(listed([str(tmp_path / "in")]), str(tmp_path / "out"), config(), Here)
    assert (ended.progress.done, ended.failed) == (1, ())
    reasons = report(str(tmp_path / "out")).reasons
    assert "the compressed file breaks off: what came before was read" in reasons


class Dying(Here):
    """Dies at an article as often as it comes to it."""

    poison = "nowhere"

    def outcomes(self, seconds: float):
        task = self._task
        if task and self.poison.startswith(task.name) and self.poison not in task.left_out:
            from onrecord.scale.manifests import marked

            self._task = None
            self.read.append(task.name)
            manifest = Manifest(Place(self._target))
            manifest.place.write(manifest.at(task.name), marked(self.poison))
            yield Died(task.name, "SIGSEGV")
        else:
            yield from super().outcomes(seconds)


def test_an_article_that_ends_the_program_three_times_is_left_out(tmp_path):
    """By its path, and the rest of its shard goes on."""
    place = corpus(tmp_path / "in", 2, 3)
    reader = type("Here", (Dying,), {"poison": f"{place}/shard-01.jsonl#n4"})
    ended = run(listed([str(place)]), str(tmp_path / "out"), config(), reader)
    assert not ended.failed
    told = report(str(tmp_path / "out"))
    assert told.left_out == (f"{place}/shard-01.jsonl#n4",)
    assert told.reasons == {"it ended the program that read it, each time": 1}
    assert told.articles == 5


class Hopeless(Here):
    """Dies before the first article."""

    def outcomes(self, seconds: float):
        task, self._task = self._task, None
        if task:
            self.read.append(task.name)
            yield Died(task.name, "SIGKILL")


def test_a_shard_that_ends_the_program_before_its_first_article_is_given_up(tmp_path):
    """After three times, with the reason."""
    shards = listed([str(corpus(tmp_path / "in", 1, 1))])
    (failed,) = run(shards, str(tmp_path / "out"), config(), Hopeless).failed
    assert "ended before its first article, or between two (SIGKILL)" in failed.error


def test_parts_of_a_list_are_together_the_whole(tmp_path):
    """As several machines of a queue read them, each by itself."""
    shards = listed([str(corpus(tmp_path / "in", 5, 1))])
    for number in (2, 1, 3):
        part = f"{number}-of-3"
        run(parts(shards, number, 3), str(tmp_path / "parts"), config(), Here, part=part)
    run(shards, str(tmp_path / "whole"), config(), Here)
    assert left(tmp_path / "parts") == left(tmp_path / "whole")


def test_a_second_run_into_one_folder_is_refused(tmp_path):
    """Until the first has ended; a part keeps the whole away, and not another part."""
    shards = listed([str(corpus(tmp_path / "in", 1, 1))])
    out = str(tmp_path / "out")

    def within(part: str, other: str) -> None:
        def again(event: str, shard: str, progress: object) -> None:
            if event == "start":
                run({}, out, config(), Here, part=other)

        run(shards, out, config(), Here, part=part, told=again)

    for part, other in (("", ""), ("1-of-2", ""), ("", "1-of-2"), ("1-of-2", "1-of-2")):
        with pytest.raises(CorpusError, match=r"another run writes to .*: process \d+ on"):
            within(part, other)
    within("1-of-2", "2-of-2")


def test_at_an_address_a_second_run_is_refused_too(tmp_path):
    """There are no locks there, so an object says who is at it."""
    out = f"memory://{tmp_path.name}-locked"
    shards = listed([str(corpus(tmp_path / "in", 1, 1))])

    def again(event: str, shard: str, progress: object) -> None:
        if event == "start":
            run({}, out, config(), Here)

    with pytest.raises(CorpusError, match="another run writes"):
        run(shards, out, config(), Here, told=again)
    assert run(shards, out, config(), Here).progress.done == 1


def test_a_manifest_that_is_damaged_says_which_file_to_remove(tmp_path):
    """And the shard is then read again."""
    shards = listed([str(corpus(tmp_path / "in", 1, 1))])
    run(shards, str(tmp_path / "out"), config(), Here)
    before = left(tmp_path / "out")
    (entry,) = (tmp_path / "out" / "manifest").glob("*.json")
    entry.write_text("{")
    with pytest.raises(CorpusError, match="in the manifest is damaged"):
        run(shards, str(tmp_path / "out"), config(), Here)
    entry.unlink()
    run(shards, str(tmp_path / "out"), config(), Here)
    assert left(tmp_path / "out") == before


def test_what_a_killed_run_left_half_written_goes_when_it_goes_on(tmp_path):
    """Of its own shards alone."""
    shards = listed([str(corpus(tmp_path / "in", 1, 1))])
    out = tmp_path / "out"
    run(shards, str(out), config(), Here)
    before = left(out)
    (name,) = shards
    manifest = Manifest(Place(str(out)))
    entry = manifest.shard(name)
    manifest.keep(type(entry)(name, attempts=1))
    for stray in (f".{shard_id(name)}.parquet.99.part", f"{shard_id(name)}.parquet"):
        there = out / "skips" / stray
        there.parent.mkdir(exist_ok=True)
        there.write_bytes(b"half")
    run(shards, str(out), config(), Here)
    assert left(out) == before


def test_what_a_process_left_half_written_goes_when_it_has_died(tmp_path):
    """At once: the run that goes on would not look for it, the shard being done."""
    place = corpus(tmp_path / "in", 1, 3)
    (name,) = shards = listed([str(place)])
    stray = tmp_path / "out" / "pages" / f".{shard_id(name)}.parquet.99.part"

    class Leaving(Dying):
        poison = f"{name}#n1"

        def submit(self, task: Task) -> None:
            stray.parent.mkdir(parents=True, exist_ok=True)
            if self.poison not in task.left_out:
                stray.write_bytes(b"half")
            super().submit(task)

    run(shards, str(tmp_path / "out"), config(), Leaving)
    assert not stray.exists()


def test_a_lost_place_stops_the_run_and_it_goes_on_when_it_is_back(tmp_path):
    """What was done before is not done again."""
    shards, out = listed([str(corpus(tmp_path / "in", 3, 1))]), tmp_path / "out"

    def lost(event: str, shard: str, progress: object) -> None:
        if event == "done":
            shutil.move(out / "articles", tmp_path / "elsewhere")
            (out / "articles").write_text("no folder")

    with pytest.raises(CorpusError, match="cannot be written"):
        run(shards, str(out), config(), Here, told=lost)
    (out / "articles").unlink()
    shutil.move(tmp_path / "elsewhere", out / "articles")
    reader = Counting()
    run(shards, str(out), config(), reader)
    assert len(reader.read) == 2
    states = {one.state for one in Manifest(Place(str(out))).shards()}
    assert states == {State.DONE}


@pytest.mark.parametrize("named", ["nowhere.jsonl", "in/*.parquet", "empty", "@nowhere.txt"])
def test_a_source_at_which_there_is_nothing_is_told(tmp_path, monkeypatch, named):
    """By its name, before anything is read."""
    corpus(tmp_path / "in", 1, 1)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=named.removeprefix("@").replace("*", r"\*")):
        listed(["in", named])


def test_shards_are_named_in_a_list_by_patterns_and_at_addresses(tmp_path, monkeypatch):
    """Each once, in the order in which they were named."""
    corpus(tmp_path / "in", 3, 1)
    (tmp_path / "list.txt").write_text("in/shard-02.jsonl\n\nin/*.jsonl\n")
    monkeypatch.chdir(tmp_path)
    assert [*listed(["@list.txt"])] == [f"in/shard-0{n}.jsonl" for n in (2, 0, 1)]
    import fsspec

    with fsspec.open(f"memory://{tmp_path.name}/deep/a.jsonl", "wb") as file:
        file.write(b"{}")
    address = f"memory:///{tmp_path.name}/deep/a.jsonl"
    assert [*listed([f"memory://{tmp_path.name}"])] == [address]


def outcomes_of(task: Task, out: Path) -> list[Outcome]:
    reader = Here(str(out), config())
    reader.submit(task)
    return list(reader.outcomes(0))


def test_a_task_says_why_it_failed(tmp_path):
    """And leaves word of nothing."""
    (told,) = outcomes_of(Task(str(tmp_path / "no.jsonl"), "no"), tmp_path / "out")
    assert "is not there" in str(told.error)
