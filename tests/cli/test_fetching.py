"""What is fetched from the web: from a real server on this machine, and never from another."""

import gzip
import json
import socket
import ssl
import threading
import time
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from loopback import HERE, sends, serving

from onrecord.cli import fetching
from onrecord.cli.fetching import fetched
from onrecord.cli.main import group
from onrecord.cli.sources import articles
from onrecord.errors import InputError
from onrecord.read.formats import Format

CERTIFICATES = Path(__file__).parent / "certificates"
SAID = "“No ferry will sail until the harbor wall is mended,” Mayor Ada Quinn said on Thursday."
PAGE = (
    f"<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>{SAID}</p>"
    f"<p>{SAID.replace('ferry', 'boat')}</p></article></body></html>"
).encode()
FEED = f"""<rss version="2.0"><channel><title>The Harbor Ledger</title>
<item><guid>f-1</guid><title>Ferry</title><link>https://harborledger.example/1</link>
<description>{SAID}</description></item></channel></rss>""".encode()


class Reached(AssertionError):
    """Something was asked that is not on this machine."""


@pytest.fixture(autouse=True)
def only_this_machine(monkeypatch):
    """Names but those of a test's own are unknown, and connections go to loopback alone."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def connected(self, place):
        if place[0] not in (HERE, "::1"):
            raise Reached(place)
        return connect(self, place)

    def looked_up(name, *rest, **more):
        if name not in (HERE, "::1", "localhost"):
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return look_up(name, *rest, **more)

    monkeypatch.setattr(socket.socket, "connect", connected)
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)


@pytest.fixture
def server():
    """A server with nothing on it; `at` is its address, `asked` what came."""
    with serving() as one:
        yield one


def moves(to, status=302):
    return sends(b"", status=status, Location=to)


def got(url, allowed=(HERE,), **options):
    return fetched(url, allowed=allowed, **options)


def refused(url, allowed=(HERE,)):
    with pytest.raises(InputError) as caught:
        fetched(url, allowed=allowed)
    return str(caught.value)


def taken(where, **options):
    skips = []
    found = list(articles([where], skipped=skips.append, allowed=(HERE,), **options))
    return found, skips


def test_a_page_is_fetched_politely(server):
    """By its host's name, in onrecord's own, and the connection is closed behind it."""
    server.answers["/a"] = sends(PAGE)
    assert got(f"{server.at}/a?b=c#d") == (
        fetching.Fetched(f"{server.at}/a?b=c", Format.HTML, PAGE)
    )
    ((path, headers),) = server.asked
    assert path == "/a?b=c"
    assert headers["Host"] == f"{HERE}:{server.server_port}"
    assert headers["User-Agent"].startswith("onrecord/")
    assert headers["Connection"] == "close"


def test_the_record_of_a_page_says_where_it_stood(server):
    """After a redirect: where it leads is path and url; a url given by the user wins."""
    server.answers["/old"] = moves("/new")
    server.answers["/new"] = sends(PAGE)
    ((one,), skips) = taken(f"{server.at}/old")
    assert (one.path, one.url, skips) == (f"{server.at}/new", f"{server.at}/new", [])
    assert one.original.data == PAGE
    ((one,), _) = taken(f"{server.at}/old", url="https://harborledger.example/1")
    assert one.url == "https://harborledger.example/1"


@pytest.mark.parametrize(
    ("canonical", "url"), [("{at}/1", "{at}/1"), ("https://other.example/1", "{at}/a?from=mail")]
)
def test_a_page_may_call_itself_otherwise_on_its_own_host_only(server, canonical, url):
    """No page passes for another outlet's."""
    link = f'<head><link rel="canonical" href="{canonical.format(at=server.at)}">'
    server.answers["/a"] = sends(PAGE.replace(b"<head>", link.encode()))
    ((one,), _) = taken(f"{server.at}/a?from=mail")
    assert one.url == url.format(at=server.at)


def test_a_feed_is_read_and_its_entries_keep_their_own_addresses(server):
    """Whatever the server calls it."""
    for kind in ("application/rss+xml", "text/html", "application/octet-stream"):
        server.answers["/feed"] = sends(FEED, kind)
        ((one,), skips) = taken(f"{server.at}/feed")
        assert (one.path, one.url) == (f"{server.at}/feed#f-1", "https://harborledger.example/1")
        assert not skips


@pytest.mark.parametrize(
    ("path", "kind", "data", "form"),
    [
        ("/a", "text/plain; charset=utf-8", b"<p>He said no.", Format.TEXT),
        ("/a", "application/pdf", b"%PDF-1.7", Format.PDF),
        ("/a", "application/vnd.api+json", b"{}", Format.JSON),
        ("/a", "", b"%PDF-1.7", Format.PDF),
        ("/a", "application/octet-stream", b"WARC/1.0\r\n", Format.WARC),
        ("/a.jsonl", "text/plain", b"{}", Format.JSONL),
        ("/a%2Epdf", "application/x-odd", b"%PDF-1.7", Format.PDF),
        ("/a.pdf", "text/html", PAGE, Format.HTML),
    ],
)
def test_name_then_type_then_beginning_tell_the_format(server, path, kind, data, form):
    """A page in the place of a file is a page."""
    server.answers[path] = sends(data, kind)
    assert got(server.at + path).form is form


def test_the_user_tells_the_format_where_the_name_does_not(server):
    """Over what the server says."""
    server.answers["/a"] = server.answers["/a.txt"] = sends(b"{}", "image/png")
    assert got(f"{server.at}/a", form=Format.JSON).form is Format.JSON
    assert got(f"{server.at}/a.txt", form=Format.JSON).form is Format.TEXT


def test_what_is_no_text_is_not_taken(server):
    """Before its body is read."""
    server.answers["/a"] = sends(b"", "Image/PNG", Content_Length="999")
    assert refused(f"{server.at}/a") == "the server calls it image/png, which is not read"


def test_a_charset_that_only_the_headers_tell_is_heeded(server):
    """What is read is in UTF-8."""
    server.answers["/a"] = sends("No, señor.".encode("latin-1"), "text/plain; charset=iso-8859-1")
    assert got(f"{server.at}/a").data.decode() == "No, señor."


@pytest.mark.parametrize("status", [204, 404, 403, 500, 599])
def test_an_answer_that_is_none_is_told_in_the_standards_words(server, status):
    """Not in the server's, which may be anything."""
    server.answers["/a"] = sends(b"", status=status)
    assert refused(f"{server.at}/a").startswith(f"the server answered {status}")


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.2:{port}/secret",
        "http://169.254.169.254/latest/meta-data/",
        "http://0x7f000001:{port}/secret",
        "http://2130706433:{port}/secret",
        "http://0177.0.0.1:{port}/secret",
        "http://[::1]:{port}/secret",
        "http://localhost:{port}/secret",
        "//[::ffff:127.0.0.1]:{port}/secret",
        "file:///etc/passwd",
        "http://ada@127.0.0.1:{port}/secret",
        "http://[broken/",
        "",
    ],
)
def test_a_redirect_to_a_private_place_is_refused(server, to):
    """Each redirect is checked like the first address; allowing one host allows no other."""
    server.answers["/a"] = moves(to.format(port=server.server_port))
    server.answers["/secret"] = sends(b"secret", "text/plain")
    assert refused(f"{server.at}/a")
    assert [path for path, _ in server.asked] == ["/a"]


def test_a_private_address_is_refused_before_anything_is_sent(server):
    """And the reason says what to do about it."""
    skips = []
    assert not list(articles([f"{server.at}/a"], skipped=skips.append))
    (skip,) = skips
    assert skip.path == f"{server.at}/a"
    assert skip.reason == (
        f"{HERE} is not on the public web ({HERE}): --allow-host {HERE} if you trust it"
    )
    assert not server.asked


def test_a_redirect_may_go_five_times(server):
    """Relative, absolute, in letters that are not ASCII; and not a sixth time."""
    for number in range(5):
        server.answers[f"/{number}"] = moves(f"/{number + 1}", 301 + number % 2)
    server.answers["/5"] = sends(b"He said no.", "text/plain")
    server.answers["/first"] = moves("/0")
    assert got(f"{server.at}/0").url == f"{server.at}/5"
    assert "more than 5 redirects" in refused(f"{server.at}/first")


def test_a_redirect_in_letters_that_are_not_ascii_is_followed(server):
    """As browsers do."""
    server.answers["/a"] = lambda h: h.wfile.write(
        "HTTP/1.1 302 Found\r\nLocation: /é é\r\nContent-Length: 0\r\n\r\n".encode()
    )
    server.answers["/%C3%A9%20%C3%A9"] = sends(b"He said no.", "text/plain")
    assert got(f"{server.at}/a").data == b"He said no."


def test_a_redirect_in_a_circle_comes_to_an_end(server):
    """By the same cap."""
    server.answers["/a"] = moves("/a", 308)
    assert "more than 5 redirects" in refused(f"{server.at}/a")
    assert len(server.asked) == 6


def test_the_connection_goes_to_the_address_that_was_checked(server, monkeypatch):
    """A name is looked up once: a second answer, which leads elsewhere, is never asked for."""
    server.answers["/a"] = sends(b"He said no.", "text/plain")
    asked = []

    def once(name, port, **_):
        asked.append(name)
        address = HERE if len(asked) == 1 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", once)
    url = f"http://News.Example:{server.server_port}/a"
    assert got(url, allowed=("news.example",)).data == b"He said no."
    assert asked == ["news.example"]
    assert server.asked[0][1]["Host"] == f"news.example:{server.server_port}"
    asked.clear()
    assert "not on the public web" in refused(url)


def test_every_address_of_a_host_is_checked_and_then_tried(server, monkeypatch):
    """One private one is enough to refuse; one that answers is enough to go on."""
    server.answers["/a"] = sends(b"He said no.", "text/plain")
    places = [("::1", 1, 0, 0), (HERE, server.server_port)]

    def several(name, port, **_):
        return [(socket.AF_INET6 if ":" in p[0] else socket.AF_INET, 1, 6, "", p) for p in places]

    monkeypatch.setattr(socket, "getaddrinfo", several)
    url = f"http://news.example:{server.server_port}/a"
    assert got(url, allowed=("news.example",)).data == b"He said no."
    places[0] = ("93.184.215.14", 80)
    assert f"not on the public web ({HERE})" in refused(url)


def test_no_proxy_of_the_environment_is_asked(server, monkeypatch):
    """It could not be held to the address."""
    server.answers["/a"] = sends(b"He said no.", "text/plain")
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert got(f"{server.at}/a").data == b"He said no."


@pytest.mark.parametrize("encoding", ["gzip", "GZIP , identity"])
def test_a_packed_body_is_unpacked(server, encoding):
    """Once or twice over."""
    server.answers["/a"] = sends(gzip.compress(PAGE), Content_Encoding=encoding)
    assert got(f"{server.at}/a").data == PAGE


def test_a_body_that_unpacks_to_too_much_is_refused(server, monkeypatch):
    """By its ratio, however small; by how often; and by what it comes to."""
    bomb = gzip.compress(bytes(30 * 2**20))
    server.answers["/ratio"] = sends(bomb, Content_Encoding="gzip")
    assert "too many for its size" in refused(f"{server.at}/ratio")
    thrice = gzip.compress(gzip.compress(gzip.compress(PAGE)))
    server.answers["/thrice"] = sends(thrice, Content_Encoding="gzip, gzip, gzip")
    assert "more than 2 times" in refused(f"{server.at}/thrice")
    monkeypatch.setattr(fetching, "LARGEST", len(PAGE) - 1)
    server.answers["/a"] = sends(gzip.compress(PAGE), Content_Encoding="gzip")
    assert "unpacks to more than" in refused(f"{server.at}/a")


def test_a_packed_body_that_is_damaged_is_refused(server):
    """Half an article is none."""
    server.answers["/a"] = sends(gzip.compress(PAGE)[:-20], Content_Encoding="gzip")
    assert "damaged" in refused(f"{server.at}/a")


def chunks(handler):
    """A body without end, in chunks."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/plain")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    while True:
        handler.wfile.write(b"10000\r\n" + bytes(0x10000) + b"\r\n")


def test_a_body_without_end_is_left(server, monkeypatch):
    """At the cap, whether or not it says how long it is."""
    monkeypatch.setattr(fetching, "LARGEST", 2**20)
    server.answers["/chunks"] = chunks
    assert refused(f"{server.at}/chunks") == "more than the 1,048,576 bytes that are fetched"
    server.answers["/long"] = sends(b"", "text/plain", Content_Length="1048577")
    assert "1,048,577 bytes, more than" in refused(f"{server.at}/long")


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
    ],
)
def test_a_server_that_cheats_about_lengths_is_left_too(server, monkeypatch, head):
    """Http.client would read a chunk of -1 bytes to its end, and wait for ever to continue."""

    def answer(handler):
        while True:
            handler.wfile.write(head * 1000)

    monkeypatch.setattr(fetching, "LARGEST", 2**20)
    server.answers["/a"] = answer
    assert refused(f"{server.at}/a") == "more than the 1,048,576 bytes that are fetched"


def drips(handler):
    """A server that gives a byte now and then, so that no single wait is long."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n")
    head = b"\r\n" if handler.path == "/body" else b"X-Slow: "
    handler.wfile.write(head)
    for _ in range(200):
        handler.wfile.write(b"x")
        time.sleep(0.05)


@pytest.mark.parametrize("path", ["/body", "/headers", "/silent"])
def test_a_slow_server_is_left_in_time(server, monkeypatch, path):
    """In its headers, in its body, or before a word."""
    monkeypatch.setattr(fetching, "ALTOGETHER", 0.4)
    server.answers[path] = drips if path != "/silent" else lambda _: time.sleep(9)
    begun = time.monotonic()
    assert refused(server.at + path) == f"{HERE} took too long to answer"
    assert time.monotonic() - begun < 5


def test_a_resolver_that_hangs_is_left_in_time(server, monkeypatch):
    """It knows no limit of its own."""
    monkeypatch.setattr(fetching, "CONNECTING", 0.1)
    done = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: done.wait(5) and [])
    assert refused(f"{server.at}/a") == f"{HERE} took too long to answer"
    done.set()


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nHalf", "broke off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nHalf", "broke off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nHalf", "broke off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nHalf", "broke off"),
        (b"SSH-2.0-OpenSSH\r\n", "broke off"),
        (b"", "broke off"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", "broke off"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 200 + b"\r\n", "broke off"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\nHalf", "'zstd', which is not read"),
    ],
)
def test_an_answer_that_breaks_off_or_is_no_http_is_told(server, raw, told):
    """Nothing of it is read."""

    def answer(handler):
        handler.wfile.write(raw)
        handler.close_connection = True

    server.answers["/a"] = answer
    assert told in refused(f"{server.at}/a")


def test_a_host_without_address_and_one_that_does_not_listen_are_told():
    """With their names."""
    assert refused("https://nowhere.example/") == "no address is known for nowhere.example"
    with socket.socket() as free:
        free.bind((HERE, 0))
        port = free.getsockname()[1]
    assert refused(f"http://{HERE}:{port}/") == (
        f"no connection to {HERE}:{port}: connection refused"
    )


@pytest.fixture
def secure(server):
    """The same with TLS, and a certificate for localhost; `named` is whom clients asked for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / "localhost.crt", CERTIFICATES / "localhost.key")
    names = []
    context.sni_callback = lambda _wire, name, _context: names.append(name)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.answers["/a"] = sends(b"He said no.", "text/plain")
    return SimpleNamespace(port=server.server_port, named=names, asked=server.asked)


def test_a_certificate_is_asked_for_by_name_and_holds(secure, monkeypatch):
    """Where the system trusts it."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "localhost.crt"))
    found = got(f"https://localhost.:{secure.port}/a", allowed=("localhost",))
    assert (found.data, secure.named) == (b"He said no.", ["localhost"])


def test_a_certificate_of_another_host_or_of_nobody_is_refused(secure, monkeypatch):
    """No request is sent."""
    url = f"https://localhost:{secure.port}/a"
    assert "certificate of localhost does not hold: self" in refused(url, allowed=("localhost",))
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "localhost.crt"))
    other = refused(f"https://{HERE}:{secure.port}/a")
    assert f"certificate of {HERE} does not hold" in other
    assert not secure.asked


def test_a_server_without_tls_is_told(server):
    """Where https was asked for."""
    assert "broke off" in refused(f"https://{HERE}:{server.server_port}/a")


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*arguments, status=0):
        result = CliRunner().invoke(group, [*arguments])
        assert result.exit_code == status, result.output
        return result

    return run


def test_read_and_add_take_an_address(run, server):
    """What is kept is shown and verified like any page."""
    server.answers["/a"] = sends(PAGE)
    url = f"{server.at}/a"
    told = json.loads(run("read", url, "--allow-host", HERE).stdout.splitlines()[0])
    assert (told["article"]["path"], told["article"]["url"]) == (url, url)
    assert told["statements"]
    assert url in run("add", url, "--allow-host", HERE).stdout
    assert run("add", url, "--allow-host", HERE).stdout.startswith("known")
    run("verify")


def test_what_cannot_be_fetched_is_skipped_and_the_rest_is_read(run, server):
    """With its reason; a run that could read nothing at all fails as it does for files."""
    Path("a.txt").write_text(SAID, encoding="utf-8")
    server.answers["/gone"] = sends(b"", status=410)
    gone = f"{server.at}/gone"
    result = run("read", gone, "a.txt", "--allow-host", HERE)
    assert f"{gone}: the server answered 410 Gone" in result.stderr
    assert SAID[1:20] in result.stdout
    run("read", gone, "ftp://news.example/a", status=3)


@pytest.mark.parametrize("host", ["localhost:80", "http://localhost", "0x7f.1", ""])
def test_what_is_no_host_cannot_be_allowed(run, host):
    """It is misuse, and says what a host is."""
    result = run("read", "https://news.example/", "--allow-host", host, status=2)
    assert "without a port" in result.stderr


WHOLE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
    b"Transfer-Encoding: chunked\r\nLocation: /a\r\nRetry-After: 5\r\n\r\n"
    b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(PAGE, mtime=0)), gzip.compress(PAGE, mtime=0))
)


def test_whatever_a_server_answers_is_taken_or_refused():
    """Changed anywhere, cut anywhere; in bounded time, and by no other error than ours."""
    pieces = st.binary(max_size=8) | st.sampled_from(
        [
            *(b"\r\n", b"\n\n", b"HTTP/1.1 302 x\r\n", b"-1\r\n", b"99999999\r\n", b":", b"\xff\0"),
            *(
                b"Content-Length: 3\r\n",
                b"Location: //[\r\n",
                b"HTTP/1.1 100 x\r\n\r\n",
                b"9" * 5000,
            ),
        ]
    )
    edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), pieces), max_size=5)

    @settings(max_examples=150)
    @given(edits, st.floats(0, 1))
    def answers(several, cut):
        told = WHOLE if cut < 0.7 else WHOLE[: int(len(WHOLE) * cut)]
        for share, length, piece in several:
            at = int(share * len(told))
            told = told[:at] + piece + told[at + length :]

        def answer(handler):
            handler.wfile.write(told)
            handler.close_connection = True

        server.answers["/a"] = answer
        begun = time.monotonic()
        with suppress(InputError):
            assert isinstance(got(f"{server.at}/a").data, bytes)
        assert time.monotonic() - begun < 20

    with serving() as server:
        server.answers = defaultdict(lambda: moves("/a"))
        answers()
        server.answers["/a"] = lambda handler: handler.wfile.write(WHOLE)
        assert got(f"{server.at}/a").data == PAGE
