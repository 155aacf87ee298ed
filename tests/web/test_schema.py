"""The API is what its own description says: every operation, with whatever it allows."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from desk_world import FERRY, HOST, NONE_SAILS, REVERSAL, Browser, fill
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from onrecord.store.sql import open_record

pytestmark = [
    pytest.mark.slow,
    # Its own plugin and its client are not ours to mend.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    path: Path = tmp_path_factory.mktemp("schema") / "desk.db"
    with open_record(path) as record:
        fill(record)
        yield Browser(record)


# What is really there, which nobody would guess.
REAL: dict[str, dict[str, str | None]] = {
    "/api/v1/statements/{id}": {"id": NONE_SAILS.id},
    "/api/v1/articles/{id}": {"id": FERRY.id},
    "/api/v1/articles/{id}/agreement": {"id": FERRY.id},
    "/api/v1/articles/{id}/revisions": {"id": FERRY.id},
    "/api/v1/links/{a}/{b}": {"a": REVERSAL.a, "b": REVERSAL.b},
    "/api/v1/links/{a}/{b}/judgements": {"a": REVERSAL.a, "b": REVERSAL.b},
}

EVERY = settings(
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)


def holds(cases: SearchStrategy[Any], headers: dict[str, str]) -> bool:
    """Whether some cases can be made at all; all of them are tried then."""

    @EVERY
    @given(case=cases)
    def each(case: Any) -> None:
        for at in (None, REAL.get(case.operation.path)):
            if at is not None:
                case.path_parameters = at
            case.call_and_validate(base_url=f"http://{HOST}", headers=headers, checks=CHECKS)

    try:
        each()
    except Unsatisfiable:  # nothing can be told that is not allowed
        return False
    return True


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_operation_answers_as_it_is_described(browser: Browser, mode: GenerationMode) -> None:
    """What it allows, and what it does not: never a fault, and always of the shape told."""
    schema = schemathesis.openapi.from_dict(browser.get("/api/v1/openapi.json").json())
    schema.app = browser.app
    token = {"x-onrecord-token": browser.get("/api/v1/token").json()["token"]}
    tried = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        headers = {"host": HOST, **(token if operation.method == "post" else {})}
        tried += holds(operation.as_strategy(generation_mode=mode), headers)
    assert tried > 10


def test_every_parameter_and_every_body_has_an_example(browser: Browser) -> None:
    """So that whoever reads the description can try it at once."""
    told = browser.get("/api/v1/openapi.json").json()
    for path, operations in told["paths"].items():
        for method, one in operations.items():
            for parameter in one.get("parameters", ()):
                has = "examples" in parameter["schema"] or "$ref" in json.dumps(parameter)
                plain = parameter["schema"].get("type") == "boolean"
                assert has or plain, (method, path, parameter["name"])
            if "requestBody" in one:
                (content,) = one["requestBody"]["content"].values()
                name = content["schema"]["$ref"].rsplit("/", 1)[1]
                assert told["components"]["schemas"][name]["examples"], name


def test_a_client_made_from_the_description_reads_and_judges(tmp_path: Path) -> None:
    """Its code is generated, and run against a desk that another process has opened."""
    record = tmp_path / "desk.db"
    with open_record(record) as opened:
        fill(opened)
        described = Browser(opened).get("/api/v1/openapi.json").json()
    (tmp_path / "schema.json").write_text(json.dumps(described), encoding="utf-8")
    (tmp_path / "config.yml").write_text(
        "post_hooks: []\npackage_name_override: made\n", encoding="utf-8"
    )
    asked = "generate --path schema.json --output-path made --config config.yml --meta none"
    generated = subprocess.run(
        [sys.executable, "-m", "openapi_python_client", *asked.split(), "--fail-on-warning"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert generated.returncode == 0, generated.stdout + generated.stderr
    program = Path(sys.executable).parent / "onrecord"
    serve = [program, "--record", record, "serve", "--port", "0", "--by", "Jo Reyes"]
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        found = re.search(r"http://[\d.:]+", serving.stdout.readline())
        assert found is not None
        told = subprocess.run(
            [sys.executable, "-c", CLIENT, found[0], FERRY.id, REVERSAL.a, REVERSAL.b],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
        serving.send_signal(signal.SIGINT)
        serving.wait(timeout=30)
    assert told.returncode == 0, told.stderr
    assert told.stdout.split() == ["2", "4", "reverses", "candidate", "accept", "accepted"]


CLIENT = """
import sys
from made import Client
from made.api.articles import article_api_v1_articles_id_get as article
from made.api.judgements import judge_api_v1_links_a_b_judgements_post as judge
from made.api.judgements import token_api_v1_token_get as token
from made.api.links import links_api_v1_links_get as links
from made.api.record import counts_api_v1_counts_get as counts
from made.models import Decision, DecisionVerdict, Relation

home, ferry, a, b = sys.argv[1:]
with Client(base_url=home, raise_on_unexpected_status=True) as client:
    told = counts.sync(client=client)
    print(len(article.sync(ferry, client=client).statements), told.statements)
    first = links.sync(client=client).items[0]
    print(first.relation.value, first.state.value)
    decided = Decision(Relation.REVERSES, DecisionVerdict.ACCEPT)
    key = token.sync(client=client).token
    made = judge.sync(a, b, client=client, body=decided, x_onrecord_token=key)
    print(made.verdict.value, links.sync(client=client).items[0].state.value)
"""
