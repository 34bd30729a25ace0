"""Loaded models, in the process that values homes, which runs no other part of the application.

The answers are those of `valuation.answers`, so that the calling process need not load the modules
of this one.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from houseprice.valuation.answers import Comparable, ModelForm, ValueAnswer, WhatIfAnswer
from houseprice.valuation.explanation.contributions import Detail
from houseprice.valuation.valuer import Valuer

#: Number of loaded models: the five families of a data set and a few more, of some MB each.
CAPACITY = 8

_loaded: OrderedDict[tuple[str, str], Valuer] = OrderedDict()


def end_with_parent() -> None:
    """End this process when its parent ends, even if the parent was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_outlive, args=(parent,), daemon=True).start()


def _outlive(parent: BaseProcess) -> None:
    parent.join()
    os._exit(0)


def value(
    folder: str, manifest_sha256: str, home: Mapping[str, Any], as_of: date | None
) -> ValueAnswer:
    """Value one home.

    Raises
    ------
    InvalidInput
        If a feature is missing, unknown or impossible.
    CorruptArtifact
        If the model's files do not match their checksums.
    """
    valuer = loaded(folder, manifest_sha256)
    return ValueAnswer(valuer.value([home], as_of)[0], valuer.day_of(home, as_of))


def appraise(
    folder: str, manifest_sha256: str, home: Mapping[str, Any], as_of: date | None, detail: Detail
) -> ValueAnswer:
    """The answer of `value` with an explanation; ``detail`` is that of `Valuer.appraise`."""
    valuer = loaded(folder, manifest_sha256)
    value, explanation = valuer.appraise(home, as_of, detail=detail)
    return ValueAnswer(value, valuer.day_of(home, as_of), explanation)


def what_if(
    folder: str,
    manifest_sha256: str,
    home: Mapping[str, Any],
    changes: Mapping[str, Any],
    as_of: date | None,
) -> WhatIfAnswer:
    """Value the home as it is and with `changes`; the errors are those of `value`."""
    valuer = loaded(folder, manifest_sha256)
    return WhatIfAnswer(valuer.what_if(home, changes, as_of), valuer.day_of(home, as_of))


def similar(
    folder: str, manifest_sha256: str, home: Mapping[str, Any], as_of: date | None, most: int
) -> tuple[Comparable, ...]:
    """The sales most like a home with their adjusted prices; the errors are those of `value`."""
    _, explanation = loaded(folder, manifest_sha256).appraise(home, as_of, most)
    return () if explanation is None else explanation.comparables


def form(folder: str, manifest_sha256: str) -> ModelForm:
    """The inputs of a model.

    Raises
    ------
    CorruptArtifact
        If the model's files do not match their checksums.
    """
    valuer = loaded(folder, manifest_sha256)
    return ModelForm(valuer.form, valuer.example, valuer.reference)


def loaded(folder: str, manifest_sha256: str) -> Valuer:
    """The model of a folder, which is loaded once; the errors are those of `form`."""
    key = (folder, manifest_sha256)
    if key not in _loaded:
        _loaded[key] = Valuer.load(Path(folder), manifest_sha256=manifest_sha256)
    _loaded.move_to_end(key)
    while len(_loaded) > CAPACITY:
        _loaded.popitem(last=False)
    return _loaded[key]
