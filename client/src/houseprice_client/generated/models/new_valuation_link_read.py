from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.valuation_link_read import ValuationLinkRead


T = TypeVar("T", bound="NewValuationLinkRead")


@_attrs_define
class NewValuationLinkRead:
    """A new link; its address is in no other answer."""

    address: str
    link: ValuationLinkRead
    """ A link to a valuation, without its secret. """

    def to_dict(self) -> dict[str, Any]:
        address = self.address

        link = self.link.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "address": address,
                "link": link,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.valuation_link_read import ValuationLinkRead

        d = dict(src_dict)
        address = d.pop("address")

        link = ValuationLinkRead.from_dict(d.pop("link"))

        new_valuation_link_read = cls(
            address=address,
            link=link,
        )

        return new_valuation_link_read
