"""Loaded models, in the process that values homes; it runs nothing else of the application.

Answers are plain values: the process that asks must not load what this one needs.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

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
) -> dict[str, Any]:
    """Value one home: the fields of `valuation.valuer.Value`, and `as_of`, the day it holds for.

    Raises
    ------
    InvalidInput
        If a feature is missing, unknown or impossible.
    CorruptArtifact
        If the model's files do not match their checksums.
    """
    valuer = _valuer(folder, manifest_sha256)
    return {**asdict(valuer.value([home], as_of)[0]), "as_of": _day(valuer, home, as_of)}


def appraise(
    folder: str, manifest_sha256: str, home: Mapping[str, Any], as_of: date | None, detail: Detail
) -> dict[str, Any]:
    """What `value` gives, and ``explanation``: the fields of `explainer.Explanation`.

    The explanation of a refused value is None; ``detail`` and errors are those of
    `valuation.valuer.Valuer.appraise`.
    """
    valuer = _valuer(folder, manifest_sha256)
    value, explanation = valuer.appraise(home, as_of, detail=detail)
    day = _day(valuer, home, as_of)
    told = None if explanation is None else asdict(explanation)
    return {**asdict(value), "as_of": day, "explanation": told}


def what_if(
    folder: str,
    manifest_sha256: str,
    home: Mapping[str, Any],
    changes: Mapping[str, Any],
    as_of: date | None,
) -> dict[str, Any]:
    """The fields of `valuation.valuer.WhatIf`, and ``as_of``; errors as `value` has them."""
    valuer = _valuer(folder, manifest_sha256)
    return {**asdict(valuer.what_if(home, changes, as_of)), "as_of": _day(valuer, home, as_of)}


def form(folder: str, manifest_sha256: str) -> dict[str, Any]:
    """The inputs of a model (``fields``), most important first, ``example`` and ``reference``.

    Raises
    ------
    CorruptArtifact
        If the model's files do not match their checksums.
    """
    valuer = _valuer(folder, manifest_sha256)
    fields = [asdict(field) for field in valuer.form]
    return {"fields": fields, "example": valuer.example, "reference": valuer.reference}


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
