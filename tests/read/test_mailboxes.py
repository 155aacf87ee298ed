"""Mailboxes: what the golden case does not show."""

import io
import time

import pytest

from onrecord.errors import InputError
from onrecord.read import mailboxes
from onrecord.read.formats import Format, articles, sniffed, streamed
from onrecord.read.mailboxes import mailbox
from onrecord.record.text import Article, Skip

FROM = b"From a@b.example Thu Feb 23 18:00:02 2017\n"


def message(number: int, text: bytes = b"He said no.") -> bytes:
    return FROM + b"Subject: S%d\nMessage-ID: <m%d@b.example>\n\n%s\n\n" % (number, number, text)


def told(data: bytes) -> list[Article | Skip]:
    return list(articles(data, "a.mbox"))


@pytest.mark.parametrize(
    "line",
    [
        FROM,
        b"From a@b.example Thu Feb  3 18:00:02 +0100 2017\r\n",
        b"From - Thu Feb 23 18:00:02 2017\n",
        b"From ada at b.example  Thu, 23 Feb 2017 18:00:02 -0500\n",
    ],
)
def test_a_mailbox_is_known_by_its_first_line(line: bytes) -> None:
    """As programs, archives of lists and exports write it; a letter is none."""
    assert sniffed(line + b"Subject: S\n\nHe said no.\n") is Format.MBOX
    assert sniffed(b"From the harbor to the city, Thu Feb 23 was quiet.\n") is Format.TEXT


def test_where_a_message_begins_is_kept() -> None:
    """In bytes of the mailbox, with its id."""
    first, second = told(message(1) + message(2))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.path, second.path) == ("a.mbox#m1@b.example", "a.mbox#m2@b.example")
    assert first.origin
    assert second.origin
    assert (first.origin.format, first.origin.offset) == ("mbox", 0)
    assert (second.origin.record, second.origin.offset) == ("m2@b.example", len(message(1)))


def test_a_line_that_only_begins_like_one_begins_no_message() -> None:
    """Without a day, or in the midst of a paragraph."""
    text = b"From now on no ferry sails.\n\nFrom Thursday on none did.\nHe saw\n" + FROM.strip()
    (one,) = told(message(1, text))
    assert isinstance(one, Article)
    assert one.text == text.decode()


def test_a_message_that_is_too_large_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """And is not held in memory."""
    monkeypatch.setattr(mailboxes, "LARGEST", 500)
    large, fine = told(message(1, b"x" * 501) + message(2))
    assert isinstance(large, Skip)
    assert "larger than" in large.reason
    assert isinstance(fine, Article)


def test_what_is_no_mailbox_says_so() -> None:
    """By whatever name it goes."""
    (skip,) = told(b"He said no.\n")
    assert skip == Skip("a.mbox", "no mailbox: no message begins in it")
    with pytest.raises(InputError):
        list(mailbox(io.BytesIO(b""), "a", lambda *_: iter(())))


def test_a_mailbox_is_read_a_message_at_a_time() -> None:
    """The first is there before the last was read."""
    stream = io.BytesIO(message(1) + message(2) * 1000)
    next(streamed(stream, "a", Format.MBOX))
    assert stream.tell() < 1000


def test_many_messages_take_seconds() -> None:
    """And lines without end, too."""
    begun = time.monotonic()
    assert len(told(b"".join(map(message, range(3000))))) == 3000
    told(FROM + b"Subject: S\n\n" + b"x" * 5_000_000 + b"\n" * 500_000)
    assert time.monotonic() - begun < 60
