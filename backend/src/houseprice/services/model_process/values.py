"""Loaded models, in the process that values homes; it runs nothing else of the application.

Answers are those of `valuation.answers`: the process that asks must not load what this one needs.
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

from houseprice.valuation.answers import ModelForm, ValueAnswer, WhatIfAnswer
from houseprice.valuation.explanation.contributions import Detail
from houseprice.valuation.valuer import Valuer

#: One data set's five families and a few others; each takes some MB.
CAPACITY = 8

_loaded: OrderedDict[tuple[str, str], Valuer] = OrderedDict()


def end_with_parent() -> None:
    """End this process when the one that started it is gone, even if that was killed."""
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
    valuer = _valuer(folder, manifest_sha256)
    return ValueAnswer(valuer.value([home], as_of)[0], _day(valuer, home, as_of))


def appraise(
    folder: str, manifest_sha256: str, home: Mapping[str, Any], as_of: date | None, detail: Detail
) -> ValueAnswer:
    """What `value` gives, explained; ``detail`` and errors are those of `Valuer.appraise`."""
    valuer = _valuer(folder, manifest_sha256)
    value, explanation = valuer.appraise(home, as_of, detail=detail)
    return ValueAnswer(value, _day(valuer, home, as_of), explanation)


def what_if(
    folder: str,
    manifest_sha256: str,
    home: Mapping[str, Any],
    changes: Mapping[str, Any],
    as_of: date | None,
) -> WhatIfAnswer:
    """The home as it is and with `changes`; errors as `value` has them."""
    valuer = _valuer(folder, manifest_sha256)
    return WhatIfAnswer(valuer.what_if(home, changes, as_of), _day(valuer, home, as_of))


def form(folder: str, manifest_sha256: str) -> ModelForm:
    """What a model asks about a home.

    Raises
    ------
    CorruptArtifact
        If the model's files do not match their checksums.
    """
    valuer = _valuer(folder, manifest_sha256)
    return ModelForm(valuer.form, valuer.example, valuer.reference)


def _valuer(folder: str, manifest_sha256: str) -> Valuer:
    key = (folder, manifest_sha256)
    if key not in _loaded:
        _loaded[key] = Valuer.load(Path(folder), manifest_sha256=manifest_sha256)
    _loaded.move_to_end(key)
    while len(_loaded) > CAPACITY:
        _loaded.popitem(last=False)
    return _loaded[key]


def _day(valuer: Valuer, home: Mapping[str, Any], as_of: date | None) -> date | None:
    """The home's own day, else the one asked for, else that of the last sale."""
    own = next((home.get(field.name) for field in valuer.form if field.kind == "date"), None)
    return date.fromisoformat(own) if isinstance(own, str) else as_of or valuer.last_sale
