"""Where the studio may listen, and what a Host header names."""

from __future__ import annotations

from ipaddress import ip_address

from houseprice.errors import UnsafeListener
from houseprice.settings import Settings


def check_listener(settings: Settings, host: str | None = None) -> None:
    """Refuse to listen where other machines reach a studio without accounts.

    Parameters
    ----------
    settings : Settings
    host : str, optional
        The address to listen on; that of the settings if left out.

    Raises
    ------
    UnsafeListener
        If accounts are off and the address is not one of this machine alone.
    """
    address = settings.published_on or host or settings.host
    if settings.has_accounts or is_loopback(address):
        return
    raise UnsafeListener(
        f"Without accounts, a studio may only listen on this machine, got {address!r}",
        hint="Listen on 127.0.0.1, or let people sign in with HOUSEPRICE_ACCOUNTS=accounts. In a "
        "container whose port is published on loopback only: HOUSEPRICE_PUBLISHED_ON=127.0.0.1.",
    )


def is_loopback(name: str) -> bool:
    """Whether a name or an address, as it stands in a Host header, is one of this machine."""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def host_name(header: str) -> str:
    """The name in a Host header, in lower case, without port and final dot."""
    text = header.strip().lower()
    if text.startswith("["):  # an address of IPv6
        return text[1:].partition("]")[0]
    return text.partition(":")[0].removesuffix(".")


def is_address(name: str) -> bool:
    """Whether a name is an IP address."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
