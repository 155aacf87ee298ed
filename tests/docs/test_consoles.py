"""Every example in the docs runs, and prints what stands there."""

import pytest
from consoles import DOCS, blocks, examples, place, run, same


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCS)
def test_the_examples_of_a_document_print_what_stands_there(document, tmp_path):
    """In their order, in one folder. `python tests/docs/consoles.py` writes them anew."""
    found = [example for block in blocks(document) for example in examples(block)]
    assert found
    where = place(tmp_path)
    for example in found:
        printed = run(example.command, where)
        assert same(example.printed, printed), f"$ {example.command}\n{printed}"


def test_an_omission_stands_for_any_lines():
    """But only for whole ones."""
    assert same("a\n...\nd\n", "a\nb\nc\nd\n")
    assert not same("a\n...\nd\n", "a\nb\nc\nde\n")


def test_figures_of_a_network_may_differ():
    """Probabilities and the network's version; nothing else."""
    assert same("direct · 95% · attributions 1.0\n", "direct · 8% · attributions 2.1-beta\n")
    assert not same("direct · 95%\n", "mixed · 95%\n")
