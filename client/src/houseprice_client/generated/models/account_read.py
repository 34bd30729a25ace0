from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.account_read_accounts import (
    AccountReadAccounts,
    check_account_read_accounts,
)

if TYPE_CHECKING:
    from ..models.signed_in_user import SignedInUser


T = TypeVar("T", bound="AccountRead")


@_attrs_define
class AccountRead:
    """Who calls, and whether the studio has accounts at all."""

    accounts: AccountReadAccounts
    promotion_needs_second: bool
    """ Whether a promotion is proposed by one person and accepted by another. """
    provider: None | str
    """ Name of the OpenID provider; null: there is none. """
    user: None | SignedInUser

    def to_dict(self) -> dict[str, Any]:
        from ..models.signed_in_user import SignedInUser

        accounts: str = self.accounts

        promotion_needs_second = self.promotion_needs_second

        provider: None | str
        provider = self.provider

        user: dict[str, Any] | None
        if isinstance(self.user, SignedInUser):
            user = self.user.to_dict()
        else:
            user = self.user

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "accounts": accounts,
                "promotion_needs_second": promotion_needs_second,
                "provider": provider,
                "user": user,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.signed_in_user import SignedInUser

        d = dict(src_dict)
        accounts = check_account_read_accounts(d.pop("accounts"))

        promotion_needs_second = d.pop("promotion_needs_second")

        def _parse_provider(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provider = _parse_provider(d.pop("provider"))

        def _parse_user(data: object) -> None | SignedInUser:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                user_type_0 = SignedInUser.from_dict(data)

                return user_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SignedInUser, data)

        user = _parse_user(d.pop("user"))

        account_read = cls(
            accounts=accounts,
            promotion_needs_second=promotion_needs_second,
            provider=provider,
            user=user,
        )

        return account_read
