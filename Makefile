# onrecord: `make demo` and `make test` need Python 3.11+ and a package index, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: all demo test check bench clean
all: check test

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("onrecord needs Python 3.11 or later, this is " + sys.version.split()[0] + "; set PYTHON=") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

demo: $(READY)  ## the main job on the samples
	@$(BIN)/onrecord demo

test: $(READY)  ## the whole suite
	$(BIN)/python -m pytest

check: $(READY)  ## style, types, import contracts, docs (their examples run in `test`)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -m "not slow" tests/docs

bench: $(READY)  ## docs/accuracy.md and docs/speed.md, from DATA=folder
	@test -n "$(DATA)" || { echo 'make bench DATA=FOLDER: the folder with data/polnear, seed and score; see bench/README.md'; exit 2; }
	$(BIN)/python -m bench --data $(DATA)

clean:
	rm -rf $(VENV) build dist
