"""How far a run has come, as Prometheus asks for it: text over HTTP, on this machine alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Final

from onrecord.cli.options import note
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.scale.runs import Progress, Told

HOST: Final = "127.0.0.1"
TEXT: Final = "text/plain; version=0.0.4; charset=utf-8"

# The metrics by their names: what they are called in a progress, their type, and their help.
METRICS: Final = (
    ("shards", "shards", "gauge", "Shards of the run."),
    ("shards_done", "done", "gauge", "Shards that are done, in this run or before."),
    ("shards_failed", "failed", "gauge", "Shards that could not be read."),
    ("shards_tried_again_total", "tried_again", "counter", "Times a shard was tried again."),
    ("articles_total", "read", "counter", "Articles that were read in this run."),
    ("statements_total", "statements", "counter", "Statements found in shards done in this run."),
    ("characters_total", "characters", "counter", "Characters read in shards done in this run."),
    ("seconds", "seconds", "gauge", "Seconds since the run began."),
)


class Figures:
    """The last progress that was told, as text."""

    def __init__(self) -> None:
        self._text = b""

    def keep(self, told: Progress) -> None:
        """Remember how far it is; called by the run, and asked by other threads."""
        lines = []
        for name, field, kind, says in METRICS:
            lines += [f"# HELP onrecord_{name} {says}", f"# TYPE onrecord_{name} {kind}"]
            lines += [f"onrecord_{name} {getattr(told, field)}"]
        self._text = "".join(f"{line}\n" for line in lines).encode()

    @property
    def text(self) -> bytes:
        return self._text


@contextmanager
def served(port: int, told: Told) -> Iterator[Told]:
    """The same, and whoever asks at the port is told too; raises InputError where it is taken."""
    figures = Figures()

    class Answer(BaseHTTPRequestHandler):
        """The one answer there is."""

        def do_GET(self) -> None:
            found = self.path.partition("?")[0] in ("/metrics", "/")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", TEXT)
            self.end_headers()
            self.wfile.write(figures.text if found else b"the figures are at /metrics\n")

        def log_message(self, *_: object) -> None:
            """Say nothing: standard error is for the run."""

    try:
        server = ThreadingHTTPServer((HOST, port), Answer)
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"port {port} cannot be used: {reason}", hint="name another") from error
    note(f"metrics at http://{HOST}:{server.server_port}/metrics")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def both(event: str, shard: str, progress: Progress) -> None:
        figures.keep(progress)
        told(event, shard, progress)

    try:
        yield both
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
