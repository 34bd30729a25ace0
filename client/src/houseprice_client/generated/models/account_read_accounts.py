from typing import Literal

AccountReadAccounts = Literal["accounts", "off"]

ACCOUNT_READ_ACCOUNTS_VALUES: set[AccountReadAccounts] = {
    "accounts",
    "off",
}


def check_account_read_accounts(value: str) -> AccountReadAccounts:
    if value in ACCOUNT_READ_ACCOUNTS_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ACCOUNT_READ_ACCOUNTS_VALUES!r}"
    )
