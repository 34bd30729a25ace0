from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.run_create_model_type import (
    RunCreateModelType,
    check_run_create_model_type,
)
from ..models.run_create_priority_type_0 import (
    RunCreatePriorityType0,
    check_run_create_priority_type_0,
)
from ..models.run_create_queue import RunCreateQueue, check_run_create_queue
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.run_create_params import RunCreateParams
    from ..models.tune import Tune


T = TypeVar("T", bound="RunCreate")


@_attrs_define
class RunCreate:
    """Body of ``POST /v1/runs``."""

    model_type: RunCreateModelType
    batch_size: int | None | Unset = UNSET
    dataset: None | str | Unset = UNSET
    """ Name or id of the data set. Default: california, or demo if that cannot be fetched. """
    epochs: int | Unset = 500
    """ Largest number of epochs; a training stops earlier when its validation score no longer improves. """
    equity: float | Unset = 0.0
    """ 0 has the least error; 1 has no bias between cheap and dear homes on held-out sales. """
    hidden_sizes: list[int] | None | Unset = UNSET
    ignored_columns: list[str] | Unset = UNSET
    """ Feature columns that are not learned from. """
    keep_leaks: list[str] | Unset = UNSET
    """ Columns to learn from although they seem to leak the price. """
    learning_rate: float | None | Unset = UNSET
    neighbourhoods: bool | Unset = False
    """ Whether neighbourhoods are made from the coordinates where the table has none: as many as held-out training
    sales confirm. """
    params: RunCreateParams | Unset = UNSET
    """ Parameters of the family, such as dropout or num_leaves. """
    patience: int | None | Unset = UNSET
    priority: None | RunCreatePriorityType0 | Unset = UNSET
    """ Runs of higher priority start first. Default: `high` for work of seconds, `normal` for a small training,
    `low` for a long one, a tuning and `all`. """
    property_columns: list[str] | None | Unset = UNSET
    """ Columns that agree for sales of one home; an empty list makes every sale a home of its own. Default: they
    are found. """
    queue: RunCreateQueue | Unset = "cpu"
    """ `gpu` for a worker of the queue with graphics cards. """
    seed: int | Unset = 42
    split: str | Unset = "auto"
    """ Which sales are the test: auto, time, time:YYYY-MM-DD or random:SEED, where SEED is a number. """
    text_encoder: None | str | Unset = UNSET
    """ Name on the Hugging Face Hub of the sentence encoder for listing texts. """
    time_limit_s: float | None | Unset = UNSET
    tune: None | Tune | Unset = UNSET
    """ Tune the settings that the request leaves out; the families of `all` share the seconds. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.tune import Tune

        model_type: str = self.model_type

        batch_size: int | None | Unset
        if isinstance(self.batch_size, Unset):
            batch_size = UNSET
        else:
            batch_size = self.batch_size

        dataset: None | str | Unset
        if isinstance(self.dataset, Unset):
            dataset = UNSET
        else:
            dataset = self.dataset

        epochs = self.epochs

        equity = self.equity

        hidden_sizes: list[int] | None | Unset
        if isinstance(self.hidden_sizes, Unset):
            hidden_sizes = UNSET
        elif isinstance(self.hidden_sizes, list):
            hidden_sizes = self.hidden_sizes

        else:
            hidden_sizes = self.hidden_sizes

        ignored_columns: list[str] | Unset = UNSET
        if not isinstance(self.ignored_columns, Unset):
            ignored_columns = self.ignored_columns

        keep_leaks: list[str] | Unset = UNSET
        if not isinstance(self.keep_leaks, Unset):
            keep_leaks = self.keep_leaks

        learning_rate: float | None | Unset
        if isinstance(self.learning_rate, Unset):
            learning_rate = UNSET
        else:
            learning_rate = self.learning_rate

        neighbourhoods = self.neighbourhoods

        params: dict[str, Any] | Unset = UNSET
        if not isinstance(self.params, Unset):
            params = self.params.to_dict()

        patience: int | None | Unset
        if isinstance(self.patience, Unset):
            patience = UNSET
        else:
            patience = self.patience

        priority: None | str | Unset
        if isinstance(self.priority, Unset):
            priority = UNSET
        elif isinstance(self.priority, str):
            priority = self.priority
        else:
            priority = self.priority

        property_columns: list[str] | None | Unset
        if isinstance(self.property_columns, Unset):
            property_columns = UNSET
        elif isinstance(self.property_columns, list):
            property_columns = self.property_columns

        else:
            property_columns = self.property_columns

        queue: str | Unset = UNSET
        if not isinstance(self.queue, Unset):
            queue = self.queue

        seed = self.seed

        split = self.split

        text_encoder: None | str | Unset
        if isinstance(self.text_encoder, Unset):
            text_encoder = UNSET
        else:
            text_encoder = self.text_encoder

        time_limit_s: float | None | Unset
        if isinstance(self.time_limit_s, Unset):
            time_limit_s = UNSET
        else:
            time_limit_s = self.time_limit_s

        tune: dict[str, Any] | None | Unset
        if isinstance(self.tune, Unset):
            tune = UNSET
        elif isinstance(self.tune, Tune):
            tune = self.tune.to_dict()
        else:
            tune = self.tune

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "model_type": model_type,
            }
        )
        if batch_size is not UNSET:
            field_dict["batch_size"] = batch_size
        if dataset is not UNSET:
            field_dict["dataset"] = dataset
        if epochs is not UNSET:
            field_dict["epochs"] = epochs
        if equity is not UNSET:
            field_dict["equity"] = equity
        if hidden_sizes is not UNSET:
            field_dict["hidden_sizes"] = hidden_sizes
        if ignored_columns is not UNSET:
            field_dict["ignored_columns"] = ignored_columns
        if keep_leaks is not UNSET:
            field_dict["keep_leaks"] = keep_leaks
        if learning_rate is not UNSET:
            field_dict["learning_rate"] = learning_rate
        if neighbourhoods is not UNSET:
            field_dict["neighbourhoods"] = neighbourhoods
        if params is not UNSET:
            field_dict["params"] = params
        if patience is not UNSET:
            field_dict["patience"] = patience
        if priority is not UNSET:
            field_dict["priority"] = priority
        if property_columns is not UNSET:
            field_dict["property_columns"] = property_columns
        if queue is not UNSET:
            field_dict["queue"] = queue
        if seed is not UNSET:
            field_dict["seed"] = seed
        if split is not UNSET:
            field_dict["split"] = split
        if text_encoder is not UNSET:
            field_dict["text_encoder"] = text_encoder
        if time_limit_s is not UNSET:
            field_dict["time_limit_s"] = time_limit_s
        if tune is not UNSET:
            field_dict["tune"] = tune

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.run_create_params import RunCreateParams
        from ..models.tune import Tune

        d = dict(src_dict)
        model_type = check_run_create_model_type(d.pop("model_type"))

        def _parse_batch_size(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        batch_size = _parse_batch_size(d.pop("batch_size", UNSET))

        def _parse_dataset(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        dataset = _parse_dataset(d.pop("dataset", UNSET))

        epochs = d.pop("epochs", UNSET)

        equity = d.pop("equity", UNSET)

        def _parse_hidden_sizes(data: object) -> list[int] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                hidden_sizes_type_0 = cast(list[int], data)

                return hidden_sizes_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[int] | None | Unset, data)

        hidden_sizes = _parse_hidden_sizes(d.pop("hidden_sizes", UNSET))

        ignored_columns = cast(list[str], d.pop("ignored_columns", UNSET))

        keep_leaks = cast(list[str], d.pop("keep_leaks", UNSET))

        def _parse_learning_rate(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        learning_rate = _parse_learning_rate(d.pop("learning_rate", UNSET))

        neighbourhoods = d.pop("neighbourhoods", UNSET)

        _params = d.pop("params", UNSET)
        params: RunCreateParams | Unset
        if isinstance(_params, Unset):
            params = UNSET
        else:
            params = RunCreateParams.from_dict(_params)

        def _parse_patience(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        patience = _parse_patience(d.pop("patience", UNSET))

        def _parse_priority(data: object) -> None | RunCreatePriorityType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                priority_type_0 = check_run_create_priority_type_0(data)

                return priority_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RunCreatePriorityType0 | Unset, data)

        priority = _parse_priority(d.pop("priority", UNSET))

        def _parse_property_columns(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                property_columns_type_0 = cast(list[str], data)

                return property_columns_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        property_columns = _parse_property_columns(d.pop("property_columns", UNSET))

        _queue = d.pop("queue", UNSET)
        queue: RunCreateQueue | Unset
        if isinstance(_queue, Unset):
            queue = UNSET
        else:
            queue = check_run_create_queue(_queue)

        seed = d.pop("seed", UNSET)

        split = d.pop("split", UNSET)

        def _parse_text_encoder(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        text_encoder = _parse_text_encoder(d.pop("text_encoder", UNSET))

        def _parse_time_limit_s(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        time_limit_s = _parse_time_limit_s(d.pop("time_limit_s", UNSET))

        def _parse_tune(data: object) -> None | Tune | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                tune_type_0 = Tune.from_dict(data)

                return tune_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Tune | Unset, data)

        tune = _parse_tune(d.pop("tune", UNSET))

        run_create = cls(
            model_type=model_type,
            batch_size=batch_size,
            dataset=dataset,
            epochs=epochs,
            equity=equity,
            hidden_sizes=hidden_sizes,
            ignored_columns=ignored_columns,
            keep_leaks=keep_leaks,
            learning_rate=learning_rate,
            neighbourhoods=neighbourhoods,
            params=params,
            patience=patience,
            priority=priority,
            property_columns=property_columns,
            queue=queue,
            seed=seed,
            split=split,
            text_encoder=text_encoder,
            time_limit_s=time_limit_s,
            tune=tune,
        )

        return run_create
