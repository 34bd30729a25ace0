"""The registry of model families, which loads a family only when it is needed."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import cast

from houseprice.errors import InvalidInput
from houseprice.models.contract import FamilySpec, FoldPlan, Regressor
from houseprice.models.recipes import NEAR, OWN, OWN_RANDOM
from houseprice.models.tunables import Number, Tunable, check_params

#: Family name to "module:class"; a training imports only the one it needs. Where time is short,
#: the first families take precedence.
FAMILIES: dict[str, str] = {
    "lightgbm": "houseprice.models.lightgbm_family:LightGBM",
    "pytorch": "houseprice.models.pytorch_family:TorchMlp",
    "tensorflow": "houseprice.models.tensorflow_family:TensorFlowMlp",
    "huggingface": "houseprice.models.huggingface_family:ComparablesTransformer",
}
_NET = (
    Tunable("learning_rate", 2e-4, 2e-2, 2e-3, log=True),
    Tunable("dropout", 0.0, 0.6, 0.2),
    Tunable("weight_decay", 1e-3, 1.0, 0.1, log=True),
)
_TREES = (
    Tunable("learning_rate", 0.01, 0.2, 0.12, log=True),
    Tunable("num_leaves", 4, 255, 31, log=True, whole=True),
    Tunable("feature_fraction", 0.05, 1.0, 0.5),
    Tunable("lambda_l2", 0.01, 100.0, 3.0, log=True),
    Tunable("min_data_in_leaf", 1, 200, 20, log=True, whole=True),
)
_LAYERS = ((256, 128, 64), (128, 64), (512, 256, 128), (256, 256, 256), (128, 128), (512, 512))
SPECS: dict[str, FamilySpec] = {
    "tensorflow": FamilySpec(
        "tensorflow", "TensorFlow network", "tensorflow", "normal", _NET, _LAYERS
    ),
    "pytorch": FamilySpec("pytorch", "PyTorch network", "torch", "normal", _NET, _LAYERS),
    "huggingface": FamilySpec(
        "huggingface",
        "Transformer over comparable sales",
        "transformers",
        "normal",
        _NET,
        _LAYERS,
        reads_tokens=True,
    ),
    "lightgbm": FamilySpec(
        "lightgbm", "LightGBM trees", "lightgbm", "raw", _TREES, usual_epochs=250
    ),
}
#: Below this many training sales a table is small, and a model costs little.
SMALL_TABLE = 6_000
_TINY_TABLE, _TINY_FOLDS = 50, 400
#: Two models of all sales are as good as five of four fifths each, and they value a home faster.
_REFITS, _SMALL_REFITS = 2, 5


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


def check_settings(name: str, params: Mapping[str, Number]) -> None:
    """Refuse parameters that model type `name` does not have; ``all`` has no parameters.

    Raises
    ------
    InvalidInput
        If there is no such family or parameter; the message names those that are allowed.
    """
    if name != "all":
        check_params(name, family_spec(name).tunables, params)
    elif params:
        raise InvalidInput(
            f"params belong to one family, got {', '.join(params):.60} for all",
            hint="Train the families one by one, each with its own params.",
        )


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


def plan(name: str, n_rows: int) -> FoldPlan:
    """The numbers of models, and their recipes, for `n_rows` training sales.

    Validation sales decided the rule: where sales are few, those around a home say little, and
    models of the home's own columns help.
    """
    family_spec(name)
    if n_rows < _TINY_TABLE:
        return FoldPlan(2, _REFITS)
    small = n_rows < SMALL_TABLE
    recipes = {
        "lightgbm": (NEAR, OWN, OWN_RANDOM) if small else (NEAR, OWN),
        "huggingface": (NEAR,),
    }
    nets = (NEAR, OWN) if small else (NEAR,)
    folds = 10 if _TINY_FOLDS <= n_rows < SMALL_TABLE else 5
    return FoldPlan(folds, _SMALL_REFITS if small else _REFITS, recipes.get(name, nets))
