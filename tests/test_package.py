"""The front door: what `import onrecord` gives, and what it costs."""

import ast
import inspect
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord import errors
from onrecord.cli.main import COMMANDS
from onrecord.cli.people import COMMANDS as PEOPLE

ENGINES = (
    "numpy",
    "onnxruntime",
    "tokenizers",
    "sqlalchemy",
    "trafilatura",
    "htmldate",
    "ftfy",
    "rich",
    "lxml",
    "yaml",
    "ijson",
)

# The module of each command.
EVERY = [*COMMANDS, *(f"people_{name}" for name in PEOPLE)]


def loaded_by(program):
    """The modules that are loaded after a program, in a Python of its own."""
    ending = "; import sys; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program + ending], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_importing_onrecord_loads_no_engine():
    """Nor the command line."""
    assert not {*ENGINES, "click"} & loaded_by("import onrecord")


def test_the_help_loads_no_engine():
    """So that it is there at once."""
    program = "from onrecord.cli.main import group; group(['--help'], standalone_mode=False)"
    assert not set(ENGINES) & loaded_by(program)


@pytest.mark.parametrize("name", onrecord.__all__)
def test_every_exported_name_is_there(name):
    """At once or on demand; and in the listing."""
    assert getattr(onrecord, name).__name__ == name
    assert name in dir(onrecord)


def test_an_unknown_name_is_an_attribute_error():
    """As of any other module."""
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = onrecord.nonsense


def test_no_exported_name_hides_a_submodule():
    """`onrecord.find` is the package, whatever else finds."""
    modules = {module.name for module in pkgutil.iter_modules(onrecord.__path__)}
    assert not modules & set(onrecord.__all__)


def test_all_errors_are_exported():
    """Whatever onrecord raises can be caught by its name."""
    raised = {name for name, thing in vars(errors).items() if inspect.isclass(thing)}
    assert raised <= set(onrecord.__all__)


@pytest.mark.parametrize("name", [*EVERY, "main"])
def test_a_command_imports_its_engines_when_it_runs(name):
    """Not at the top of its module, where the help of all commands would wait for them."""
    path = Path(onrecord.__file__).parent / "cli" / f"{name}.py"
    top = ast.parse(path.read_text(encoding="utf-8")).body
    imported = {node.module for node in top if isinstance(node, ast.ImportFrom)}
    assert not imported & {"onrecord.pipeline", "onrecord.store.sql", "onrecord.cli.screen"}


@pytest.mark.parametrize("name", EVERY)
def test_a_command_is_short(name):
    """It parses, calls one function and prints."""
    path = Path(onrecord.__file__).parent / "cli" / f"{name}.py"
    assert len(path.read_text(encoding="utf-8").splitlines()) < 100
