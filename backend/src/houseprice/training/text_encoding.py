"""The encoder of listing texts; it is exported first, so training and values read texts alike."""

from __future__ import annotations

import importlib
import tempfile
import weakref
from dataclasses import replace
from pathlib import Path

from houseprice.data.dataset import Dataset
from houseprice.data.features.sentence_encoder import OnnxSentenceEncoder
from houseprice.errors import InvalidInput
from houseprice.progress import OnProgress, Progress
from houseprice.training.spec import TrainSettings

#: Texts read between two reports.
_STEP = 100


def check_texts(dataset: Dataset, settings: TrainSettings) -> None:
    """Raise `InvalidInput` if the settings name an encoder and there are no texts to read."""
    if settings.text_encoder is not None and len(_texts(dataset)) < 2:
        raise InvalidInput(
            f"text_encoder needs a column of the role text that holds texts, "
            f"and {dataset.schema.name} has none",
            hint="Leave text_encoder (--text-encoder) out, or give a column the role text.",
            places=({"field": "text_encoder", "rule": "needs a column of the role text"},),
        )


def make_encoder(source: str) -> OnnxSentenceEncoder:
    """Export an encoder into a folder that lives as long as the encoder.

    Parameters
    ----------
    source : str
        Absolute path of a folder, or a Hub name.

    Raises
    ------
    Unavailable
        If it is no folder with an encoder and cannot be fetched.
    InvalidInput
        If it cannot be exported.
    """
    # Imported by name, since torch must not be loaded in a process that only checks settings.
    module = importlib.import_module("houseprice.models.text_encoder")
    holder = tempfile.TemporaryDirectory(prefix="houseprice-encoder-")
    try:
        module.export_encoder(source, Path(holder.name))
        encoder = OnnxSentenceEncoder(Path(holder.name), remember=None)
    except BaseException:
        holder.cleanup()
        raise
    weakref.finalize(encoder, holder.cleanup)
    return encoder


def as_read_by(
    model: Path, settings: TrainSettings
) -> tuple[TrainSettings, OnnxSentenceEncoder | None]:
    """Settings and encoder that make the features of `model` again.

    There is no encoder where texts explained no prices: reading them again would take long and
    give the same result.
    """
    encoder = OnnxSentenceEncoder.find(model, remember=None)
    return (settings if encoder else replace(settings, text_encoder=None)), encoder


def read_all(encoder: OnnxSentenceEncoder, dataset: Dataset, on_progress: OnProgress) -> None:
    """Read every text once, with reports between; the encoder remembers them."""
    texts = _texts(dataset)
    for start in range(0, len(texts), _STEP):
        message = f"Reading listing texts, {start} of {len(texts)}"
        on_progress(Progress("loading", start / len(texts), message=message))
        encoder(texts[start : start + _STEP])


def _texts(dataset: Dataset) -> list[str]:
    """Every text once, in the order of the table."""
    texts: dict[str, None] = {}
    for column in dataset.schema.with_role("text"):
        texts |= dict.fromkeys(dataset.frame[column.name].drop_nulls().to_list())
    return [text for text in texts if text]
