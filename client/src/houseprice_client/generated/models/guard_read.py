from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="GuardRead")


@_attrs_define
class GuardRead:
    """A condition of a promotion."""

    candidate: float | None
    champion: float | None
    """ The champion's figure; that of the best baseline for the guard `baseline`. """
    name: str
    passed: bool
    text: str
    """ The rule and the figures, as a sentence. """

    def to_dict(self) -> dict[str, Any]:
        candidate: float | None
        candidate = self.candidate

        champion: float | None
        champion = self.champion

        name = self.name

        passed = self.passed

        text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "candidate": candidate,
                "champion": champion,
                "name": name,
                "passed": passed,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_candidate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        candidate = _parse_candidate(d.pop("candidate"))

        def _parse_champion(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        champion = _parse_champion(d.pop("champion"))

        name = d.pop("name")

        passed = d.pop("passed")

        text = d.pop("text")

        guard_read = cls(
            candidate=candidate,
            champion=champion,
            name=name,
            passed=passed,
            text=text,
        )

        return guard_read
