"""Opening an ONNX network and its tokenizer: the only place that knows the engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ModelError
from onrecord.models.card import HINT

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


def engine(
    folder: Path, *, threads: int = 1, tokenizer: Path | None = None
) -> tuple[InferenceSession, Tokenizer]:
    """The network and the tokenizer of a model folder; nothing is cut short or padded.

    `tokenizer` is the file where it does not lie beside the network. Raises ModelError when
    either cannot be loaded.
    """
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = threads
    options.log_severity_level = 3
    try:
        opened = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        cut = Tokenizer.from_file(str(tokenizer or folder / "tokenizer.json"))
    except Exception as error:  # the engines raise bare exceptions of their own
        raise ModelError(f"the model in {folder} cannot be loaded: {error}", hint=HINT) from error
    cut.no_truncation()
    cut.no_padding()
    return opened, cut
