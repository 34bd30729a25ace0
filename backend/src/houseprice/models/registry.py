"""The model families, found by name and loaded only when asked for."""

from __future__ import annotations

import importlib
from typing import cast

from houseprice.errors import InvalidInput
from houseprice.models.contract import FamilySpec, Plan, Regressor

#: Family name to "module:class"; a training imports only the one it needs.
FAMILIES: dict[str, str] = {
    "tensorflow": "houseprice.models.tensorflow_family:TensorFlowMlp",
    "pytorch": "houseprice.models.pytorch_family:TorchMlp",
    "huggingface": "houseprice.models.huggingface_family:ComparablesTransformer",
    "lightgbm": "houseprice.models.lightgbm_family:LightGBM",
}
SPECS: dict[str, FamilySpec] = {
    "tensorflow": FamilySpec("tensorflow", "TensorFlow network", "tensorflow", "normal"),
    "pytorch": FamilySpec("pytorch", "PyTorch network", "torch", "normal"),
    "huggingface": FamilySpec(
        "huggingface", "Transformer over comparable sales", "transformers", "normal"
    ),
    "lightgbm": FamilySpec("lightgbm", "LightGBM trees", "lightgbm", "raw"),
}
#: Below this many training sales a fold costs little and steadies the mean.
SMALL_TABLE = 6_000


def family_spec(name: str) -> FamilySpec:
    """Facts about a family, without importing its framework.

    Raises
    ------
    InvalidInput
        If there is no such family.
    """
    if name not in SPECS:
        raise InvalidInput(f"model_type must be one of {', '.join(SPECS)} or all, got {name!r}")
    return SPECS[name]


def load_family(name: str) -> type[Regressor]:
    """Import the module of a family and return its class.

    Raises
    ------
    InvalidInput
        If there is no such family.
    """
    family_spec(name)
    module, _, attribute = FAMILIES[name].partition(":")
    return cast(type[Regressor], getattr(importlib.import_module(module), attribute))


def plan(name: str, n_rows: int) -> Plan:
    """How many fold models to train on `n_rows` training sales; chosen on validation sales."""
    family_spec(name)
    if n_rows < 50:
        return Plan(folds=2)
    return Plan(folds=5 if n_rows < SMALL_TABLE or name != "huggingface" else 3)
