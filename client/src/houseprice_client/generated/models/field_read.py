from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.field_read_decimal import FieldReadDecimal, check_field_read_decimal
from ..models.field_read_kind import FieldReadKind, check_field_read_kind
from ..types import UNSET, Unset

T = TypeVar("T", bound="FieldRead")


@_attrs_define
class FieldRead:
    """An input of a model, with all that a form field needs."""

    help_: str
    kind: FieldReadKind
    label: str
    name: str
    required: bool
    role: str
    typical: bool | float | None | str
    """ Median or most common value of the training sales. """
    unit: str
    choices: list[str] | Unset = UNSET
    decimal: FieldReadDecimal | Unset = "."
    """ Sign before the fraction of a number that is sent as text. """
    high: float | None | Unset = UNSET
    """ 99th percentile of the training sales. """
    low: float | None | Unset = UNSET
    """ 1st percentile of the training sales. """
    more_choices: bool | Unset = False
    """ Whether the model knows more choices than these. """

    def to_dict(self) -> dict[str, Any]:
        help_ = self.help_

        kind: str = self.kind

        label = self.label

        name = self.name

        required = self.required

        role = self.role

        typical: bool | float | None | str
        typical = self.typical

        unit = self.unit

        choices: list[str] | Unset = UNSET
        if not isinstance(self.choices, Unset):
            choices = self.choices

        decimal: str | Unset = UNSET
        if not isinstance(self.decimal, Unset):
            decimal = self.decimal

        high: float | None | Unset
        if isinstance(self.high, Unset):
            high = UNSET
        else:
            high = self.high

        low: float | None | Unset
        if isinstance(self.low, Unset):
            low = UNSET
        else:
            low = self.low

        more_choices = self.more_choices

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "help": help_,
                "kind": kind,
                "label": label,
                "name": name,
                "required": required,
                "role": role,
                "typical": typical,
                "unit": unit,
            }
        )
        if choices is not UNSET:
            field_dict["choices"] = choices
        if decimal is not UNSET:
            field_dict["decimal"] = decimal
        if high is not UNSET:
            field_dict["high"] = high
        if low is not UNSET:
            field_dict["low"] = low
        if more_choices is not UNSET:
            field_dict["more_choices"] = more_choices

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        help_ = d.pop("help")

        kind = check_field_read_kind(d.pop("kind"))

        label = d.pop("label")

        name = d.pop("name")

        required = d.pop("required")

        role = d.pop("role")

        def _parse_typical(data: object) -> bool | float | None | str:
            if data is None:
                return data
            return cast(bool | float | None | str, data)

        typical = _parse_typical(d.pop("typical"))

        unit = d.pop("unit")

        choices = cast(list[str], d.pop("choices", UNSET))

        _decimal = d.pop("decimal", UNSET)
        decimal: FieldReadDecimal | Unset
        if isinstance(_decimal, Unset):
            decimal = UNSET
        else:
            decimal = check_field_read_decimal(_decimal)

        def _parse_high(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        high = _parse_high(d.pop("high", UNSET))

        def _parse_low(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        low = _parse_low(d.pop("low", UNSET))

        more_choices = d.pop("more_choices", UNSET)

        field_read = cls(
            help_=help_,
            kind=kind,
            label=label,
            name=name,
            required=required,
            role=role,
            typical=typical,
            unit=unit,
            choices=choices,
            decimal=decimal,
            high=high,
            low=low,
            more_choices=more_choices,
        )

        return field_read
