"""A pretrained sentence encoder for listing texts, and its export for use without torch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from houseprice.data.features.sentence_encoder import (
    CONFIG_FILE,
    GRAPH_FILE,
    INPUTS,
    TOKENIZER_FILE,
    OnnxSentenceEncoder,
)
from houseprice.errors import InvalidInput, Unavailable
from houseprice.models.contract import Floats

BATCH = 64
#: Listings are short, and the costs grow with the square of the length.
MAX_LENGTH = 512
#: Largest allowed difference between the framework's vectors and those of the exported files.
PARITY = 1e-4
#: One file of a graph holds at most 2 GB.
_MAX_PARAMETERS = 400_000_000
_PROBES = (
    "Bright home near the lake.",
    "  RENOVATED kitchen, 3 bedrooms & new roof -- a façade of 1920, 120 m²; needs work",
    "well kept garden " * MAX_LENGTH,
)


class SentenceEncoder:
    """Sentence vectors by a model in a folder, or with a name on the Hugging Face Hub.

    Parameters
    ----------
    source : str
        Absolute path of a folder written by sentence-transformers, or a Hub name such as
        ``sentence-transformers/all-MiniLM-L6-v2``, which is fetched once and cached.

    Raises
    ------
    Unavailable
        If `source` is neither a folder with a model nor a model that can be fetched.
    """

    def __init__(self, source: str) -> None:
        if not Path(source).is_absolute() and Path(source).exists():
            raise _nowhere(source)  # a Hub name must not open a local folder by accident
        try:
            self.model = SentenceTransformer(
                source, device="cpu", model_kwargs={"use_safetensors": True}
            )
        except (OSError, ValueError) as failure:
            raise _nowhere(source) from failure
        self.max_length = min(self.model.max_seq_length or MAX_LENGTH, MAX_LENGTH)
        self.model.max_seq_length = self.max_length

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Vectors of length 1, shape (n_texts, n_dimensions); equal texts are encoded once."""
        distinct = list(dict.fromkeys(texts))
        vectors = self.model.encode(
            distinct, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        place = {text: number for number, text in enumerate(distinct)}
        rows = [place[text] for text in texts]
        return np.asarray(vectors, dtype=np.float64)[rows]


def export_encoder(source: str, folder: Path) -> None:
    """Write the files that `OnnxSentenceEncoder` reads.

    Parameters
    ----------
    source : str
        The source that `SentenceEncoder` takes.
    folder : Path
        An existing folder.

    Raises
    ------
    Unavailable
        If the encoder is not found.
    InvalidInput
        If it is too large, has no fast tokenizer, or its exported files give different vectors.
    """
    encoder = SentenceEncoder(source)
    _check_kind(encoder, source)
    _export_graph(encoder.model, folder / GRAPH_FILE)
    encoder.model.tokenizer.backend_tokenizer.save(str(folder / TOKENIZER_FILE))
    expected = encoder(_PROBES)
    config = {
        "max_length": encoder.max_length,
        "dimensions": expected.shape[1],
        "prompt": _prompt(encoder.model),
    }
    (folder / CONFIG_FILE).write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")
    _check_parity(expected, OnnxSentenceEncoder(folder), source)


class _Graph(torch.nn.Module):
    """Turns tokens into vectors of length 1, including the pooling."""

    def __init__(self, model: SentenceTransformer) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        tokens = {"input_ids": input_ids, "attention_mask": attention_mask}
        vectors: torch.Tensor = self.model(tokens)["sentence_embedding"]
        return torch.nn.functional.normalize(vectors, dim=1)


def _export_graph(model: SentenceTransformer, path: Path) -> None:
    tokens = model.tokenizer(list(_PROBES[:2]), padding=True, return_tensors="pt")
    sizes = {0: torch.export.Dim("batch"), 1: torch.export.Dim("length", max=model.max_seq_length)}
    program = torch.onnx.export(
        _Graph(model).eval(),
        tuple(tokens[name] for name in INPUTS),
        dynamo=True,
        input_names=INPUTS,
        output_names=["sentence_embedding"],
        dynamic_shapes=(sizes, sizes),
        verbose=False,
    )
    if program is None:
        raise TypeError("torch.onnx.export(dynamo=True) gives a program")
    program.save(path, external_data=False)


def _prompt(model: SentenceTransformer) -> str:
    name = model.default_prompt_name
    return "" if name is None else str(model.prompts[name])


def _check_kind(encoder: SentenceEncoder, source: str) -> None:
    size = sum(weights.numel() for weights in encoder.model.parameters())
    if size > _MAX_PARAMETERS:
        raise InvalidInput(
            f"text_encoder must have at most {_MAX_PARAMETERS:,} parameters, "
            f"and {source!r} has {size:,}"
        )
    tokenizer: Any = encoder.model.tokenizer
    if not getattr(tokenizer, "is_fast", False):
        raise InvalidInput(f"text_encoder must have a fast tokenizer, and {source!r} has none")


def _check_parity(expected: Floats, exported: OnnxSentenceEncoder, source: str) -> None:
    difference = float(np.abs(exported(_PROBES) - expected).max())
    if not difference <= PARITY:
        raise InvalidInput(
            f"text_encoder must give the same vectors once exported, "
            f"but those of {source!r} differ by {difference:.2g}",
            hint="Use another encoder, such as sentence-transformers/all-MiniLM-L6-v2.",
        )


def _nowhere(source: str) -> Unavailable:
    return Unavailable(
        f"text_encoder must be a folder or a Hub name of a sentence encoder, got {source!r}",
        hint="Without a network, give the folder of an encoder that is on this machine.",
    )
