"""WARC files, made by hand."""

import gzip

PAGE = (
    b"<html><head><title>Page %d</title></head><body><article>"
    b"<p>The mayor said that ferry %d would not sail.</p></article></body></html>"
)


def answer(
    body: bytes, *headers: bytes, status: bytes = b"200 OK", kind: bytes = b"text/html"
) -> bytes:
    """A server's answer, as a response record holds it."""
    lines = (b"HTTP/1.1 " + status, b"Content-Type: " + kind, *headers)
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def record(
    number: int,
    block: bytes,
    *headers: bytes,
    of: bytes = b"response",
    kind: bytes = b"application/http; msgtype=response",
    length: int | None = None,
) -> bytes:
    """One record of a WARC; `length` is what it says, if that is not the truth."""
    lines = (
        b"WARC/1.1",
        b"WARC-Type: " + of,
        b"WARC-Record-ID: <urn:uuid:%d>" % number,
        b"WARC-Target-URI: https://ledger.example/%d" % number,
        b"WARC-Date: 2017-02-23T18:00:00Z",
        b"WARC-Payload-Digest: sha1:%d" % number,
        b"Content-Type: " + kind,
        *headers,
        b"Content-Length: %d" % (len(block) if length is None else length),
    )
    return b"\r\n".join(lines) + b"\r\n\r\n" + block + b"\r\n\r\n"


def page(number: int, *headers: bytes) -> bytes:
    """A record with an ordinary page."""
    return record(number, answer(PAGE % (number, number), *headers))


def zipped(*records: bytes) -> bytes:
    """A WARC in which each record is compressed by itself."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
