"""The wheel, installed into an empty environment far from the source tree, does the main job."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLEDGE = "No ferry will sail until the harbor wall is mended"
ARTICLE = f"Mayor Ada Quinn spoke on Thursday. “{PLEDGE},” she said.\n"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def run(*command, cwd):
    """What a command prints, in a world that does not know the source tree."""
    world = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    world.pop("ONRECORD_MODEL", None)
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=world, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """An environment with the wheel and what it depends on, and no source tree any more."""
    folder = tmp_path_factory.mktemp("elsewhere")
    ignored = shutil.ignore_patterns(".*", "build", "dist", "node_modules", "__pycache__")
    tree = shutil.copytree(ROOT, folder / "tree", ignore=ignored)
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation")
    run(*build, "--outdir", folder / "dist", tree, cwd=folder)
    shutil.rmtree(tree)
    (wheel,) = (folder / "dist").glob("*.whl")
    run(sys.executable, "-m", "venv", folder / "env", cwd=folder)
    python = folder / "env" / "bin" / "python"
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--constraint", ROOT / "requirements.lock", wheel, cwd=folder)
    return folder


def test_it_is_the_installed_package_that_runs(installed):
    """And not the source tree."""
    program = "import onrecord; print(onrecord.__file__)"
    where = run(installed / "env/bin/python", "-c", program, cwd=installed).strip()
    assert Path(where).is_relative_to(installed)


def test_the_demo_runs_from_the_wheel(installed):
    """Samples, network and all."""
    told = run(installed / "env/bin/onrecord", "demo", cwd=installed)
    assert told.splitlines()[-1].startswith("8 articles · ")
    assert "John Kelly" in told


def test_an_article_is_read_from_the_wheel(installed):
    """A text that no sample has; its statement, with its speaker."""
    (installed / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
    told = run(installed / "env/bin/onrecord", "read", "ferry.txt", cwd=installed)
    (said,) = json.loads(told)["statements"]
    ((start, end),) = said["content"]
    assert PLEDGE in ARTICLE[start:end]
    assert [speaker["name"] for speaker in said["speakers"]] == ["Ada Quinn"]


def test_the_wheel_brings_only_what_runs(installed):
    """No tests, no benchmarks, no training."""
    program = "from importlib.metadata import files; print(*files('onrecord'), sep='\\n')"
    shipped = run(installed / "env/bin/python", "-c", program, cwd=installed).splitlines()
    outside = {path.split("/")[0] for path in shipped if not path.startswith("..")}
    assert all(name == "onrecord" or name.endswith(".dist-info") for name in outside)


def test_the_wheel_brings_the_templates_of_a_site(installed):
    """Which are no Python."""
    where = "files('onrecord.export.site').joinpath('templates')"
    program = f"from importlib.resources import files; print(*{where}.iterdir())"
    there = run(installed / "env/bin/python", "-c", program, cwd=installed)
    assert "article.html" in there
    assert "style.css" in there
