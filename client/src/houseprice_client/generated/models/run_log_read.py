from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="RunLogRead")


@_attrs_define
class RunLogRead:
    """The last lines of a run's log."""

    fence: int
    """ Number of the claim that wrote it. """
    is_whole: bool
    """ Whether there are no lines before them. """
    lines: list[str]
    """ Oldest first. """

    def to_dict(self) -> dict[str, Any]:
        fence = self.fence

        is_whole = self.is_whole

        lines = self.lines

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "fence": fence,
                "is_whole": is_whole,
                "lines": lines,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        fence = d.pop("fence")

        is_whole = d.pop("is_whole")

        lines = cast(list[str], d.pop("lines"))

        run_log_read = cls(
            fence=fence,
            is_whole=is_whole,
            lines=lines,
        )

        return run_log_read
