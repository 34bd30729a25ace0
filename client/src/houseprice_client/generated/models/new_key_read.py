from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.key_read import KeyRead


T = TypeVar("T", bound="NewKeyRead")


@_attrs_define
class NewKeyRead:
    """A new API key; its text is shown this once."""

    key: KeyRead
    """ An API key without its secret. """
    text: str

    def to_dict(self) -> dict[str, Any]:
        key = self.key.to_dict()

        text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "key": key,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.key_read import KeyRead

        d = dict(src_dict)
        key = KeyRead.from_dict(d.pop("key"))

        text = d.pop("text")

        new_key_read = cls(
            key=key,
            text=text,
        )

        return new_key_read
