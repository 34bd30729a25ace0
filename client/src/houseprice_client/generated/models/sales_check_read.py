from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.sales_check_read_outcome import (
    SalesCheckReadOutcome,
    check_sales_check_read_outcome,
)

T = TypeVar("T", bound="SalesCheckRead")


@_attrs_define
class SalesCheckRead:
    """The outcome of a check of the sales."""

    action: str
    column: None | str
    """ Null if the check is about whole sales. """
    count: int
    """ Number of sales that the check marks. """
    explanation: str
    fixes: list[str]
    kind: str
    outcome: SalesCheckReadOutcome
    rule: str
    """ Which of several rules of a kind; empty where there is one. """

    def to_dict(self) -> dict[str, Any]:
        action = self.action

        column: None | str
        column = self.column

        count = self.count

        explanation = self.explanation

        fixes = self.fixes

        kind = self.kind

        outcome: str = self.outcome

        rule = self.rule

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "action": action,
                "column": column,
                "count": count,
                "explanation": explanation,
                "fixes": fixes,
                "kind": kind,
                "outcome": outcome,
                "rule": rule,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        action = d.pop("action")

        def _parse_column(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        column = _parse_column(d.pop("column"))

        count = d.pop("count")

        explanation = d.pop("explanation")

        fixes = cast(list[str], d.pop("fixes"))

        kind = d.pop("kind")

        outcome = check_sales_check_read_outcome(d.pop("outcome"))

        rule = d.pop("rule")

        sales_check_read = cls(
            action=action,
            column=column,
            count=count,
            explanation=explanation,
            fixes=fixes,
            kind=kind,
            outcome=outcome,
            rule=rule,
        )

        return sales_check_read
