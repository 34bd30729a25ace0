"""Sentence vectors by ONNX Runtime and a tokenizer; this needs no training framework."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from houseprice.data.features.texts import Encoder, Floats
from houseprice.errors import CorruptArtifact

#: Folder of an encoder in a trained model's folder, and its files.
FOLDER = "encoder"
GRAPH_FILE, TOKENIZER_FILE, CONFIG_FILE = "encoder.onnx", "tokenizer.json", "config.json"
INPUTS = ("input_ids", "attention_mask")
#: Number of texts whose vectors stay in memory: an explanation asks for the same ones many times.
REMEMBERED = 1_024


class OnnxSentenceEncoder:
    """Sentence vectors by an encoder that `models.text_encoder.export_encoder` wrote.

    Texts are read one by one, so that a vector does not depend on the other texts: a home gets
    the same value alone and among others, in training and in a valuation.

    Parameters
    ----------
    folder : Path
        Folder with the graph, the tokenizer and the configuration.
    remember : int or None
        Number of vectors that stay in memory; None means all of them.

    Raises
    ------
    CorruptArtifact
        If a file is missing or cannot be read.
    """

    def __init__(self, folder: Path, remember: int | None = REMEMBERED) -> None:
        config = _config(folder / CONFIG_FILE)
        self._folder = folder
        self._prompt = str(config["prompt"])
        self._width = int(config["dimensions"])
        self._tokenizer = _tokenizer(folder / TOKENIZER_FILE, int(config["max_length"]))
        self._session = _session(folder / GRAPH_FILE)
        self._vector = lru_cache(maxsize=remember)(self._read)

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Vectors of length 1, shape (n_texts, n_dimensions)."""
        vectors = [self._vector(text) for text in texts]
        return np.array(vectors, dtype=np.float64).reshape(len(texts), self._width)

    def save(self, folder: Path) -> None:
        """Create `folder` and copy the files into it."""
        folder.mkdir()
        for name in (GRAPH_FILE, TOKENIZER_FILE, CONFIG_FILE):
            shutil.copyfile(self._folder / name, folder / name)

    @classmethod
    def find(cls, model: Path, remember: int | None = REMEMBERED) -> Self | None:
        """The encoder in a trained model's folder; None where it has none."""
        folder = model / FOLDER
        return cls(folder, remember) if folder.is_dir() else None

    def _read(self, text: str) -> NDArray[np.float32]:
        tokens = self._tokenizer.encode(self._prompt + text)
        rows = (tokens.ids, tokens.attention_mask)
        feed = {
            name: np.array([row], dtype=np.int64) for name, row in zip(INPUTS, rows, strict=True)
        }
        (vectors,) = self._session.run(None, feed)
        return np.asarray(vectors[0], dtype=np.float32)


def save_encoder(encoder: Encoder | None, model: Path) -> None:
    """Write an encoder into a trained model's folder; a plain function cannot be saved."""
    if isinstance(encoder, OnnxSentenceEncoder):
        encoder.save(model / FOLDER)


def _config(path: Path) -> dict[str, Any]:
    try:
        document: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError) as problem:
        raise CorruptArtifact(f"{FOLDER}/{path.name} cannot be read.") from problem
    return document


def _tokenizer(path: Path, max_length: int) -> Any:
    from tokenizers import Tokenizer  # noqa: PLC0415 only models with an encoder need it

    if not path.is_file():
        raise CorruptArtifact(f"{FOLDER}/{path.name} is missing.")
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length)
    return tokenizer


def _session(path: Path) -> Any:
    import onnxruntime  # noqa: PLC0415 as above
    from onnxruntime.capi import onnxruntime_pybind11_state as state  # noqa: PLC0415 as above

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except (state.Fail, state.InvalidGraph, state.InvalidProtobuf, state.NoSuchFile) as problem:
        raise CorruptArtifact(f"{FOLDER}/{path.name} is not a graph.") from problem
