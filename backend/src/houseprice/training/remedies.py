"""The change of its settings with which a training that failed is expected to succeed.

There is one only where the error leaves no choice: a user who has to weigh two ways decides alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from houseprice.models.registry import FAMILIES, SPECS
from houseprice.models.schedule import HIDDEN_SIZES, batch_size
from houseprice.training.spec import TrainSettings

#: Share of the time that a training was allowed which a limit of its own takes: what follows the
#: last fit, such as the export, comes on top where a machine is slow.
_WITHIN_LIMIT = 2 / 3
#: A shorter limit leaves no time for a model worth having.
_LEAST_LIMIT_S = 5.0
#: Learning rates are tried in tenths down to this one.
_LEAST_RATE = 1e-6
_TREES = "lightgbm"
_USUAL = TrainSettings()
#: Settings of how a family learns, as opposed to what it learns from.
_OF_FAMILY = ("learning_rate", "hidden_sizes", "batch_size", "patience", "params")


@dataclass(frozen=True)
class FailedTraining:
    """A training that failed, as its row has it.

    Parameters
    ----------
    code : str
        See `jobs.error_codes`.
    model_type : str
        A family, or ``all``.
    settings : TrainSettings
    places : tuple of mapping
        Those of the error; a place with a ``field`` names a setting that breaks a rule.
    rows : int
        Number of rows of the table; 0 if unknown.
    seconds : float or None
        How long it ran; None if that is unknown, or if it ran in several attempts.
    """

    code: str
    model_type: str
    settings: TrainSettings
    places: tuple[Mapping[str, Any], ...] = ()
    rows: int = 0
    seconds: float | None = None


@dataclass(frozen=True)
class Remedy:
    """A change of a request.

    Parameters
    ----------
    fields : mapping of str to JSON value
        Fields of the request with the values that take the place of those of the run; None is the
        default of the family.
    sentence : str
        What a retry with the change is, for people.
    """

    fields: Mapping[str, Any]
    sentence: str

    def applied(self, model_type: str, settings: TrainSettings) -> tuple[str, TrainSettings]:
        """The model type and the settings with the change."""
        changed = {name: value for name, value in self.fields.items() if name != "model_type"}
        document = {**settings.to_json(), **changed}
        return self.fields.get("model_type", model_type), TrainSettings.from_json(document)


def remedy_for(failed: FailedTraining) -> Remedy | None:
    """The change that mends a training; None where there is no single one.

    Examples
    --------
    >>> failed = FailedTraining("diverged", "pytorch", TrainSettings(learning_rate=3.0))
    >>> remedy_for(failed).sentence
    'Retry with a learning rate of 0.002'
    """
    rule = _RULES.get(failed.code)
    changed = rule(failed) if rule is not None else {}
    if not changed:
        return None
    return Remedy(changed, f"Retry {in_words(changed, failed.settings)}")


def _slower(failed: FailedTraining) -> dict[str, Any]:
    """The usual learning rate, or a tenth of one that is not above it."""
    asked = failed.settings.learning_rate
    if failed.model_type not in SPECS:  # each family has a usual rate of its own
        return {} if asked is None else {"learning_rate": None}
    tunables = SPECS[failed.model_type].tunables
    usual = next(number.usual for number in tunables if number.name == "learning_rate")
    rate = usual if asked is not None and asked > usual else float(f"{(asked or usual) / 10:.3g}")
    return {"learning_rate": rate} if rate >= _LEAST_RATE else {}


def _smaller(failed: FailedTraining) -> dict[str, Any]:
    """Usual sizes where larger ones were asked for; else trees, which need the least memory."""
    settings, changed = failed.settings, _smaller_network(failed)
    if failed.model_type == _TREES:
        return _smaller_trees(settings)
    if changed or settings.text_encoder is not None:
        return changed or {"text_encoder": None}
    if failed.model_type not in FAMILIES:
        return {}
    return {"model_type": _TREES, **_usual(settings, _OF_FAMILY)}


def _smaller_network(failed: FailedTraining) -> dict[str, Any]:
    asked, changed = failed.settings, dict[str, Any]()
    usual = batch_size(failed.rows or 10**6)
    if asked.batch_size is not None and asked.batch_size > usual:
        changed["batch_size"] = usual
    if asked.hidden_sizes is not None and sum(asked.hidden_sizes) > sum(HIDDEN_SIZES):
        changed["hidden_sizes"] = None
    return changed if failed.model_type != _TREES else {}


def _smaller_trees(settings: TrainSettings) -> dict[str, Any]:
    usual = next(number.usual for number in SPECS[_TREES].tunables if number.name == "num_leaves")
    if settings.params.get("num_leaves", 0) <= usual:
        return {}
    others = {name: value for name, value in settings.params.items() if name != "num_leaves"}
    return {"params": others}


def _smaller_files(failed: FailedTraining) -> dict[str, Any]:
    """Usual sizes where larger ones were asked for; the size of a batch is in no file."""
    if failed.model_type == _TREES:
        return _smaller_trees(failed.settings)
    changed = _smaller_network(failed)
    return {name: changed[name] for name in changed if name == "hidden_sizes"}


def _in_time(failed: FailedTraining) -> dict[str, Any]:
    """A limit of the training's own, at which it keeps the best model so far."""
    if failed.seconds is None:
        return {}
    allowed_s = min(failed.seconds, failed.settings.time_limit_s or failed.seconds)
    limit_s = float(f"{_WITHIN_LIMIT * allowed_s:.2g}")
    return {"time_limit_s": limit_s} if limit_s >= _LEAST_LIMIT_S else {}


def _as_usual(failed: FailedTraining) -> dict[str, Any]:
    return _usual(failed.settings, _OF_FAMILY)


def _usual(settings: TrainSettings, names: tuple[str, ...]) -> dict[str, Any]:
    """The defaults of those settings that have another value."""
    plain = settings.to_json(), _USUAL.to_json()
    return {name: plain[1][name] for name in names if plain[0][name] != plain[1][name]}


def _as_allowed(failed: FailedTraining) -> dict[str, Any]:
    """Settings that break a rule, with values that do not; all places must name the same one."""
    named = {place.get("field") for place in failed.places}
    if len(named) != 1:
        return {}
    rule = _ALLOWED.get(str(named.pop()))
    return {} if rule is None else rule(failed)


def _other_split(failed: FailedTraining) -> dict[str, Any]:
    rule = failed.settings.split
    return {"split": "random:42" if rule == "time" else "auto"} if rule.startswith("time") else {}


def _leaks(failed: FailedTraining) -> dict[str, Any]:
    """Without the columns that know the price, or without those to keep that are not there."""
    before = failed.settings.ignored_columns
    leaks = dict.fromkeys(str(place["column"]) for place in failed.places if place.get("column"))
    if not leaks:
        return _known("keep_leaks")(failed)
    added = [name for name in leaks if name not in before]
    return {"ignored_columns": [*before, *added]} if added else {}


def _known(name: str) -> Callable[[FailedTraining], dict[str, Any]]:
    """The rule that drops the columns which the table does not have from a setting."""

    def rule(failed: FailedTraining) -> dict[str, Any]:
        unknown = {place.get("value") for place in failed.places}
        before = getattr(failed.settings, name)
        known = [column for column in before if column not in unknown]
        return {name: known} if len(known) < len(before) else {}

    return rule


def _homes(failed: FailedTraining) -> dict[str, Any]:
    """Homes as they are found, where the asked columns are not there; else one a sale."""
    if any(place.get("value") is not None for place in failed.places):
        return {} if failed.settings.property_columns is None else {"property_columns": None}
    return {} if failed.settings.property_columns == () else {"property_columns": []}


_ALLOWED: Mapping[str, Callable[[FailedTraining], dict[str, Any]]] = {
    "split": _other_split,
    "keep_leaks": _leaks,
    "ignored_columns": _known("ignored_columns"),
    "property_columns": _homes,
    "text_encoder": lambda failed: _usual(failed.settings, ("text_encoder",)),
}
_RULES: Mapping[str, Callable[[FailedTraining], dict[str, Any]]] = {
    "diverged": _slower,
    "out_of_memory": _smaller,
    "file_too_large": _smaller_files,
    "time_limit": _in_time,
    "export_mismatch": _as_usual,
    "invalid_input": _as_allowed,
    "invalid_data": _as_allowed,
}


def in_words(changed: Mapping[str, Any], before: TrainSettings) -> str:
    """A change as the end of a sentence that begins with "Retry".

    Examples
    --------
    >>> in_words({"time_limit_s": 600.0, "batch_size": None}, TrainSettings())
    'with a time limit of 600 s and the usual batch size'
    """
    whole = [words for field in changed.items() if (words := _WHOLE.get("{}={}".format(*field)))]
    if whole:
        return whole[0]
    if "ignored_columns" in changed or "keep_leaks" in changed:
        return _columns_in_words(changed, before)
    return f"with {' and '.join(_value_in_words(*field) for field in changed.items())}"


def _columns_in_words(changed: Mapping[str, Any], before: TrainSettings) -> str:
    if "keep_leaks" in changed:
        gone = [name for name in before.keep_leaks if name not in changed["keep_leaks"]]
        return f"without keeping {', '.join(gone)}"
    columns = changed["ignored_columns"]
    added = [name for name in columns if name not in before.ignored_columns]
    gone = [name for name in before.ignored_columns if name not in columns]
    if not added:
        return f"without ignoring {', '.join(gone)}"
    return f"without the column{'s' if len(added) > 1 else ''} {', '.join(added)}"


def _value_in_words(name: str, value: Any) -> str:
    usual, given = _WORDS[name]
    return given.format(value) if value else usual


#: Settings in words: as they are without a choice of the user, and with a value.
_WORDS: Mapping[str, tuple[str, str]] = {
    "learning_rate": ("the usual learning rate", "a learning rate of {:g}"),
    "hidden_sizes": ("the usual hidden layers", "the hidden layers {}"),
    "batch_size": ("the usual batch size", "a batch size of {}"),
    "patience": ("the usual patience", "a patience of {}"),
    "params": ("the usual parameters", "the usual number of leaves"),
    "time_limit_s": ("no time limit", "a time limit of {:g} s"),
    "split": ("", "the split {}"),
    "text_encoder": ("no text encoder", "the text encoder {}"),
}
#: Changes of one setting that read better as a whole.
_WHOLE: Mapping[str, str] = {
    "split=auto": "with the usual split",
    "split=random:42": "with a random split",
    "property_columns=None": "with homes that are found by their columns",
    "property_columns=[]": "with every sale as a home of its own",
    "model_type=lightgbm": "with LightGBM, which needs less memory",
}
