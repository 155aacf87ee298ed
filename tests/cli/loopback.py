"""A server on this machine that answers as a test says, with nothing about it made up."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HERE = "127.0.0.1"


class Handler(BaseHTTPRequestHandler):
    """Answers as the test says: a function of the handler for each path."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        self.server.answers[self.path.partition("?")[0]](self)

    def do_POST(self):
        """The same, once what is sent is there."""
        self.server.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.do_GET()

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """Whoever hangs up on a hostile server does right."""


def sends(data, kind="text/html", status=200, **headers):
    def answer(handler):
        handler.send_response(status)
        told = {"Content_Type": kind, "Content_Length": str(len(data)), **headers}
        for name, value in told.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


@contextmanager
def serving() -> Iterator[Server]:
    """A server with nothing on it; `at` is its address, `asked` and `posted` what came."""
    with Server((HERE, 0), Handler) as one:
        one.answers, one.asked, one.posted = {}, [], []
        one.at = f"http://{HERE}:{one.server_port}"
        thread = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield one
        one.shutdown()
        thread.join()
