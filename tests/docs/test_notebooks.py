"""Every notebook in the docs runs from the top, and shows what stands there."""

import nbformat
import pytest
from notebooks import NOTEBOOKS, ROOT, run, shown


@pytest.mark.slow
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_shows_what_stands_there(name, tmp_path):
    """Offline, on the samples. `python tests/docs/notebooks.py` writes it anew."""
    written = nbformat.read(ROOT / name, as_version=4)
    assert shown(run(name, tmp_path)) == shown(written)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_was_run_in_order_and_names_no_machine(name):
    """Every cell once, from the first to the last."""
    book = nbformat.read(ROOT / name, as_version=4)
    counts = [cell.execution_count for cell in book.cells if cell.cell_type == "code"]
    assert counts == [*range(1, len(counts) + 1)]
    assert "/home/" not in (text := (ROOT / name).read_text(encoding="utf-8"))
    assert "/tmp/" not in text
    assert "<script" not in text
