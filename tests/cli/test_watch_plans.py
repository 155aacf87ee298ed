"""The file that says what to watch."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.watching.plans import Plan, Source, plan
from onrecord.cli.watching.watchlist import Phrase, Wanted
from onrecord.errors import InputError
from onrecord.record.statement import Act

WHOLE = """
name = "Harbor desk"
minutes = 30
pause = 0.5

[[feed]]
url = "https://harborledger.example/feed.xml"
outlet = "The Harbor Ledger"

[[feed]]
url = "HTTPS://News.example/rss"
full = false
minutes = 5

[[watch]]
name = "fares"
words = ["harbor wall", "fare*"]
acts = ["pledge", "deny"]

[[watch]]
people = ["Ada Quinn"]
organizations = ["City Council"]
"""


@pytest.fixture
def told(tmp_path):
    def told(text):
        path = tmp_path / "feeds.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return plan(path)

    return told


def test_a_file_says_which_feeds_and_what_of_them(told) -> None:
    """With what holds where it says nothing; a watch without a name is called what it asks for."""
    assert told(WHOLE) == Plan(
        "Harbor desk",
        (
            Source("https://harborledger.example/feed.xml", "The Harbor Ledger", minutes=30),
            Source("https://news.example/rss", full=False, minutes=5),
        ),
        (
            Wanted(
                "fares",
                words=(Phrase(("harbor", "wall")), Phrase(("fare",), begins=True)),
                acts=frozenset({Act.PLEDGE, Act.DENY}),
            ),
            Wanted("Ada Quinn, City Council", ("Ada Quinn",), ("City Council",)),
        ),
        0.5,
    )
    assert told('[[feed]]\nurl = "http://a.example"') == Plan(
        "feeds", (Source("http://a.example/"),)
    )


FEED = '[[feed]]\nurl = "http://a.example"\n'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "there is no feed in it"),
        ("feed = 3", "'feed' cannot be 3"),
        ("[feed]\nurl = 'http://a.example'", "'feed' cannot be"),
        ("feed = [1]", "'feed' is no list of tables"),
        ("[[feed]]", "feed 1 has no url"),
        ('[[feed]]\nurl = "ftp://a.example"', "feed 1: only http and https"),
        ("[[feed]]\nurl = 3", "feed 1: 'url' cannot be 3"),
        (FEED + FEED, "the feed http://a.example/ is there twice"),
        (FEED + "minuts = 3", "a key 'minuts', which is not read"),
        ("minutes = 0\n" + FEED, "'minutes' cannot be 0"),
        ("minutes = true\n" + FEED, "'minutes' cannot be True"),
        ("pause = -1\n" + FEED, "'pause' cannot be -1"),
        ("pause = nan\n" + FEED, "'pause' cannot be nan"),
        (FEED + "full = 1", "'full' cannot be 1"),
        (FEED + "[[watch]]", "watch 1 asks for nothing"),
        (FEED + '[[watch]]\nname = "a"', "watch 1 asks for nothing"),
        (FEED + '[[watch]]\nacts = ["vow"]', "'vow' is no act"),
        (FEED + '[[watch]]\nwords = ["*"]', "there is no word in '*'"),
        (FEED + '[[watch]]\npeople = "Ada Quinn"', "'people' cannot be 'Ada Quinn'"),
        (FEED + "[[watch]]\npeople = []", "'people' cannot be []"),
        (FEED + '[[watch]]\norganizations = ["!"]', "there is no word in '!'"),
        (FEED + '[[watch]]\npeople = [" "]', "'people' cannot be"),
        (FEED + '[[watch]]\nwords = ["a"]\n' * 2, "the watch a is there twice"),
        ("[[feed", "is no TOML"),
        (b"\xff", "is no TOML"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_place(told, text, why) -> None:
    """And which file it is."""
    with pytest.raises(InputError) as caught:
        told(text)
    assert why in str(caught.value)
    assert "feeds.toml" in str(caught.value)


def test_a_file_that_is_not_there_or_too_large_is_told(tmp_path, told) -> None:
    """With its name."""
    with pytest.raises(InputError, match=r"a\.toml cannot be read: No such file"):
        plan(tmp_path / "a.toml")
    with pytest.raises(InputError, match="larger than"):
        told(b"#" * (2**20 + 1))


@given(edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.text(max_size=6))))
def test_whatever_becomes_of_a_file_it_is_a_plan_or_refused(tmp_path_factory, edits) -> None:
    """With an error of ours."""
    text = WHOLE
    for share, length, piece in edits:
        at = int(share * len(text))
        text = text[:at] + piece + text[at + length :]
    path = tmp_path_factory.mktemp("a") / "feeds.toml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    with suppress(InputError):
        assert plan(path).feeds
