"""Web archives: what is read of them, and what broken and hostile ones cost."""

import gzip
import io
import random
import zlib
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcs import PAGE, answer, page, record, zipped

from onrecord.read import archives
from onrecord.read.formats import Format, articles, sniffed
from onrecord.record.text import Article, Origin, Skip

ENGINES = {"fastwarc": archives._by_fastwarc, "warcio": archives._by_warcio}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the two libraries in turn."""
    pytest.importorskip(request.param)
    monkeypatch.setattr(archives, "_engine", lambda: ENGINES[request.param])
    return str(request.param)


def texts(data: bytes) -> list[str]:
    return [one.text for one in articles(data, "a.warc") if isinstance(one, Article)]


def skips(data: bytes) -> list[str]:
    return [one.reason for one in articles(data, "a.warc") if isinstance(one, Skip)]


@pytest.mark.parametrize("whole", [zipped, lambda *records: b"".join(records)])
def test_a_page_keeps_where_in_the_archive_it_stood(engine: str, whole: object) -> None:
    """Record, address, instant, digest and byte; the address is the article's where it has none."""
    data = whole(page(1), page(2))  # type: ignore[operator]
    second = data.index(zipped(page(2)) if whole is zipped else page(2))
    (_, found) = articles(data, "a.warc.gz")
    assert found == Article(
        "The mayor said that ferry 2 would not sail.",
        "a.warc.gz#urn:uuid:2",
        title="Page 2",
        url="https://ledger.example/2",
        origin=Origin(
            "warc",
            "urn:uuid:2",
            "https://ledger.example/2",
            "2017-02-23T18:00:00Z",
            "sha1:2",
            second,
        ),
    )


def test_an_archive_is_known_by_how_it_begins() -> None:
    """Plain and compressed; a gzip of something else is no archive."""
    assert sniffed(page(1)) is Format.WARC
    assert sniffed(zipped(page(1))[:4096]) is Format.WARC
    assert sniffed(gzip.compress(b"He said no.")) is Format.TEXT
    assert list(articles(gzip.compress(b"He said no."), "a")) == [Article("He said no.", "a")]


def test_responses_resources_and_conversions_are_read(engine: str) -> None:
    """A page as a server sent it, a file as it was, a text that a crawl made of a page."""
    data = b"".join(
        (
            record(0, b"software: test", of=b"warcinfo", kind=b"application/warc-fields"),
            record(1, b"GET / HTTP/1.1\r\n\r\n", of=b"request"),
            page(2),
            record(3, PAGE % (3, 3), of=b"resource", kind=b"text/html"),
            record(4, b"He said no.\n", of=b"conversion", kind=b"text/plain"),
            record(5, b"", of=b"revisit"),
        )
    )
    assert texts(data) == [
        "The mayor said that ferry 2 would not sail.",
        "The mayor said that ferry 3 would not sail.",
        "He said no.\n",
    ]
    assert not skips(data)


def test_what_is_no_article_is_counted_once(engine: str) -> None:
    """Pictures and answers that say that there is nothing."""
    data = b"".join(
        (
            page(1),
            record(2, answer(b"\x89PNG", kind=b"image/png")),
            record(3, answer(b"\x89PNG", kind=b"image/png")),
            record(4, answer(b"<p>Not found</p>", status=b"404 Not Found")),
        )
    )
    assert len(texts(data)) == 1
    assert skips(data) == ["3 records left out (2 image/png, 1 of HTTP status 404)"]


@pytest.mark.parametrize(
    ("headers", "packed"),
    [
        ((b"Content-Encoding: gzip",), gzip.compress),
        ((b"Content-Encoding: deflate",), zlib.compress),
        ((b"Content-Encoding: deflate",), lambda body: zlib.compress(body)[2:-4]),
        ((b"Content-Encoding: gzip",), lambda body: body),
        ((b"Content-Encoding: gzip, gzip",), lambda body: gzip.compress(gzip.compress(body))),
        (
            (b"Content-Encoding: x-gzip",),
            lambda body: gzip.compress(body[:9]) + gzip.compress(body[9:]),
        ),
        (
            (b"Transfer-Encoding: chunked",),
            lambda body: b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body),
        ),
        ((b"Transfer-Encoding: chunked",), lambda body: body),
        ((), gzip.compress),
    ],
)
def test_a_body_is_unpacked_as_it_was_sent(headers: tuple[bytes, ...], packed: object) -> None:
    """Also where the archive unpacked it and kept the headers, or lost them."""
    body = packed(PAGE % (1, 1))  # type: ignore[operator]
    (found,) = articles(record(1, answer(body, *headers)), "a.warc")
    assert isinstance(found, Article)
    assert found.text == "The mayor said that ferry 1 would not sail."
    assert not found.partial


def test_brotli_is_unpacked() -> None:
    """Where its library is installed, as it is with FastWARC."""
    brotli = pytest.importorskip("brotli")
    body = brotli.compress(PAGE % (1, 1))
    assert texts(record(1, answer(body, b"Content-Encoding: br")))


def test_a_charset_that_only_the_headers_tell_is_believed() -> None:
    """Servers say it more often than pages do."""
    body = "<p>Мэр сказал нет, и паром никуда не пойдёт.</p>".encode("koi8-r")
    (said,) = texts(record(1, answer(body, kind=b"text/html; charset=KOI8-R")))
    assert said == "Мэр сказал нет, и паром никуда не пойдёт."


@cache
def bomb(size: int, times: int) -> bytes:
    """Zeros, compressed several times over."""
    engine = zlib.compressobj(9, wbits=31)
    data = b"".join(engine.compress(bytes(2**20)) for _ in range(size // 2**20)) + engine.flush()
    for _ in range(times - 1):
        data = gzip.compress(data, 9)
    return data


@pytest.mark.parametrize(
    ("times", "headers", "reason"),
    [
        (1, (b"Content-Encoding: gzip",), "unpacks to more than"),
        (2, (b"Content-Encoding: gzip",), "unpacks to more than"),
        (2, (b"Content-Encoding: gzip, gzip",), "unpacks to more than"),
        (3, (b"Content-Encoding: gzip, gzip, gzip",), "compressed more than 2 times over"),
        (2, (), "unpacks to more than"),
    ],
)
def test_a_bomb_is_a_skip(times: int, headers: tuple[bytes, ...], reason: str) -> None:
    """Half a gigabyte in a thousand bytes, whichever header owns up to it; what follows is read."""
    data = zipped(record(1, answer(bomb(512 * 2**20, times), *headers)), page(2))
    first, second = articles(data, "a.warc.gz")
    assert isinstance(first, Skip)
    assert first.path == "a.warc.gz#urn:uuid:1"
    assert reason in first.reason
    assert isinstance(second, Article)
    if times > 1:
        assert len(zipped(record(1, answer(bomb(512 * 2**20, times), *headers)))) < 2_000


def test_what_is_compressed_three_times_over_is_a_skip() -> None:
    """However small it is."""
    body = gzip.compress(gzip.compress(gzip.compress(PAGE % (1, 1))))
    assert skips(record(1, answer(body, b"Content-Encoding: gzip"))) == [
        "compressed more than 2 times over"
    ]


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_a_body_that_breaks_off_is_a_part_of_an_article(cut: float) -> None:
    """Compressed, in chunks, or shorter than its headers say."""
    body = (PAGE % (1, 1)).replace(
        b"</p>", b" It was late.</p>" + b"<p>She left, he said.</p>" * 50
    )
    packed = gzip.compress(body)
    for told in (
        answer(packed[: int(len(packed) * cut)], b"Content-Encoding: gzip"),
        answer(b"fffff\r\n" + body[: int(len(body) * cut)], b"Transfer-Encoding: chunked"),
        answer(body[: int(len(body) * cut)], b"Content-Length: %d" % len(body)),
    ):
        for one in articles(record(1, told), "a.warc"):
            assert isinstance(one, Skip) or one.partial


def test_a_truncated_archive_keeps_its_good_part(engine: str) -> None:
    """And says that there was more."""
    for data in (zipped(page(1), page(2), page(3)), page(1) + page(2) + page(3)):
        found = list(articles(data[:-40], "a.warc"))
        assert [type(one) for one in found] == [Article, Article, Skip]
        assert found[-1].path == "a.warc#urn:uuid:3"


@pytest.mark.parametrize("said", [10**6, 10**30])
def test_a_length_that_is_too_long_costs_one_record(engine: str, said: int) -> None:
    """It would swallow those that follow."""
    broken = record(2, answer(PAGE % (2, 2)), length=said)
    for data in (page(1) + broken + page(3), zipped(page(1), broken, page(3))):
        assert texts(data) == [f"The mayor said that ferry {n} would not sail." for n in (1, 3)]
        assert skips(data)


def test_a_record_without_a_length_is_a_skip(engine: str) -> None:
    """One, and the next one is read."""
    broken = page(2).replace(b"Content-Length", b"Content-Longth")
    assert texts(page(1) + broken + page(3)) == [
        f"The mayor said that ferry {n} would not sail." for n in (1, 3)
    ]
    assert skips(page(1) + broken + page(3)) == ["the record does not say how long it is"]


def test_a_record_that_is_too_large_is_a_skip(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not read into memory."""
    monkeypatch.setattr(archives, "LARGEST", 1000)
    data = zipped(page(1), record(2, answer(b"a" * 2000)), page(3))
    assert len(texts(data)) == 2
    assert skips(data) == ["a record larger than 0 MiB"]


def test_a_file_that_is_no_archive_is_a_skip(engine: str) -> None:
    """Empty, random, or gzip of something else."""
    for data in (b"", random.Random(1).randbytes(10_000), gzip.compress(b"He said no.")):
        assert not texts(data)
        assert len(skips(data)) == 1


def test_without_a_library_the_error_names_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where somebody took it out."""
    for name in ("fastwarc.warc", "fastwarc", "warcio", "warcio.archiveiterator"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    (skip,) = articles(page(1), "a.warc")
    assert isinstance(skip, Skip)
    assert "pip install" in skip.reason


def broken(number: int) -> bytes:
    """A page that is broken in one of five ways."""
    whole = zipped(page(number))
    damaged = bytearray(zipped(record(number, answer(random.Random(number).randbytes(3000)))))
    damaged[400:450] = bytes(50)
    return (
        bytes(damaged),
        whole[: len(whole) // 2],
        zipped(record(number, answer(PAGE % (number, number)), length=10**7)),
        zipped(record(number, b"HTTP/1.1 200 OK\r\nContent-Type: text/html")),
        zipped(record(number, answer(bomb(100 * 2**20, 2), b"Content-Encoding: gzip"))),
    )[number % 5]


@pytest.mark.slow
def test_a_thousand_pages_with_twenty_broken_records() -> None:
    """980 articles and 20 reasons, each at a place of its own."""
    bad = set(random.Random(7).sample(range(1000), 20))
    data = b"".join(broken(n) if n in bad else zipped(page(n)) for n in range(1000))
    found = list(articles(data, "crawl.warc.gz"))
    good = [one for one in found if isinstance(one, Article)]
    reasons = [one for one in found if isinstance(one, Skip)]
    assert [one.path for one in good] == [
        f"crawl.warc.gz#urn:uuid:{n}" for n in range(1000) if n not in bad
    ]
    assert len({one.path for one in reasons}) == len(reasons) == 20
    assert all(one.reason for one in reasons)


@given(st.data())
def test_a_mutated_archive_is_articles_and_skips(data: st.DataObject) -> None:
    """Bytes changed, cut out and put in; never an exception."""
    told = bytearray(data.draw(st.sampled_from([zipped(page(1), page(2)), page(1) + page(2)])))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(told)))
        told[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
    for one in articles(bytes(told), "a.warc"):
        assert isinstance(one, Article | Skip)


def test_an_archive_from_a_pipe_is_read() -> None:
    """Which one cannot go back in."""

    class Pipe(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self._told = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            return self._told.readinto(buffer)  # type: ignore[arg-type]

    stream = io.BufferedReader(Pipe(zipped(page(1), page(2))))
    from onrecord.read.formats import streamed

    assert len(list(streamed(stream, "-", Format.WARC))) == 2
