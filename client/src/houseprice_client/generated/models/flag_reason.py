from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="FlagReason")


@_attrs_define
class FlagReason:
    """A reason why a sale is flagged."""

    group: str
    """ The sales with which this one was compared. """
    kind: str
    n: int
    """ Number of these sales. """
    text: str
    z: float | None
    """ Robust standard deviations from the median of the group; null where nothing is measured. """

    def to_dict(self) -> dict[str, Any]:
        group = self.group

        kind = self.kind

        n = self.n

        text = self.text

        z: float | None
        z = self.z

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "group": group,
                "kind": kind,
                "n": n,
                "text": text,
                "z": z,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        group = d.pop("group")

        kind = d.pop("kind")

        n = d.pop("n")

        text = d.pop("text")

        def _parse_z(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        z = _parse_z(d.pop("z"))

        flag_reason = cls(
            group=group,
            kind=kind,
            n=n,
            text=text,
            z=z,
        )

        return flag_reason
