"""Which addresses a webhook may be at: a server must not be talked into calling its own network.

The check is made of the address that the connection goes to, not of the name: see `guarded`.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

import httpx2

from houseprice.errors import InvalidInput

#: Variable of the setting, which the messages name.
SETTING = "HOUSEPRICE_WEBHOOK_ALLOW"
PORTS = (443, 8443)
MOST_CHARACTERS = 2_000

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network

#: Global addresses that answer only inside a cloud, with its secrets.
_METADATA = frozenset({ipaddress.ip_address("168.63.129.16")})
#: Special networks that some versions of Python call global; the last is 6to4, which is retired.
_SPECIAL: tuple[_Network, ...] = tuple(
    map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "2002::/16"))
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_IPV4_COMPATIBLE = ipaddress.IPv6Network("::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)


@dataclass(frozen=True)
class Allowance:
    """One entry of the setting: a name, or a network; at one port, or at any."""

    name: str = ""
    network: _Network | None = None
    port: int | None = None

    def covers_name(self, host: str, port: int) -> bool:
        """Whether the entry names this host."""
        return bool(self.name) and self.name == host.lower() and self.port in (None, port)

    def covers_address(self, address: IpAddress, port: int) -> bool:
        """Whether the address is in the network of the entry."""
        inside = self.network is not None and address in self.network
        return inside and self.port in (None, port)


@dataclass(frozen=True)
class AllowList:
    """The names and networks that the operator of the studio trusts."""

    entries: tuple[Allowance, ...] = ()

    @classmethod
    def parse(cls, text: str) -> AllowList:
        """Read the setting: ``hooks.lan``, ``localhost:9000``, ``192.168.1.0/24``, by commas.

        Raises
        ------
        InvalidInput
            If an entry is neither a name nor an address nor a network.
        """
        words = [word.strip().lower() for word in text.split(",")]
        return cls(tuple(_entry(word) for word in words if word))

    def covers_name(self, host: str, port: int) -> bool:
        """Whether an entry names this host."""
        return any(entry.covers_name(host, port) for entry in self.entries)

    def covers_address(self, address: IpAddress, port: int) -> bool:
        """Whether an entry has this address."""
        return any(entry.covers_address(address, port) for entry in self.entries)


def _entry(word: str) -> Allowance:
    network = _network(word)
    if network is not None:
        return Allowance(network=network)
    host, colon, port = word.rpartition(":")
    if not colon:
        host, port = word, ""
    number = int(port) if port.isdecimal() and int(port) < 65_536 else None
    if not host or (colon and number is None) or "/" in host or " " in host:
        raise InvalidInput(
            f"{SETTING} must have names, addresses and networks, got {word!r:.80}",
            hint="For example localhost:9000,192.168.1.0/24.",
        )
    return Allowance(host.strip("[]"), _network(host.strip("[]")), number)


def _network(word: str) -> _Network | None:
    try:
        return ipaddress.ip_network(word, strict=False)
    except ValueError:
        return None


def check_url(url: str, allowed: AllowList) -> httpx2.URL:
    """Read the address of a webhook; what it resolves to is checked at each connection.

    Raises
    ------
    InvalidInput
        If it is no https address at port 443 or 8443, or has a user, a fragment, or a host that is
        an address inside a network; the allow list may except it.
    """
    target = _parsed(url)
    usual = 80 if target.scheme == "http" else 443
    host, port = target.host, usual if target.port is None else target.port
    if target.userinfo or target.fragment:
        raise _refused(url, "must have neither a user nor a fragment")
    literal = _literal(host)
    named = allowed.covers_name(host, port)
    if named or (literal is not None and allowed.covers_address(literal, port)):
        return target
    # A private network may hold any name; only the connection tells.
    may_be_local = any(entry.network is not None for entry in allowed.entries)
    if not may_be_local and (target.scheme != "https" or port not in PORTS):
        raise _refused(url, f"must begin with https:// and have port {PORTS[0]} or {PORTS[1]}")
    if literal is not None and (reason := why_refused(literal)):
        raise _refused(url, f"must be outside of any network of one's own, and this is {reason}")
    return target


def _parsed(url: str) -> httpx2.URL:
    plain = url.isascii() and url.isprintable() and " " not in url and "\\" not in url
    if not plain or len(url) > MOST_CHARACTERS:
        raise _refused(url, f"must have at most {MOST_CHARACTERS} ASCII characters and no space")
    try:
        target = httpx2.URL(url)
    except httpx2.InvalidURL as error:
        raise _refused(url, f"must be a web address ({error})") from error
    if target.scheme not in ("http", "https") or not target.host:
        raise _refused(url, "must be a web address that begins with https://")
    return target


def _literal(host: str) -> IpAddress | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _refused(url: str, rule: str) -> InvalidInput:
    return InvalidInput(
        f"The address of a webhook {rule}, got {url!r:.120}",
        hint=f"The operator of this studio can allow hosts of a network by {SETTING}.",
        places=({"field": "url", "rule": rule},),
    )


def why_refused(address: IpAddress) -> str | None:
    """What is wrong with an address, in words; None if it is in the public Internet.

    Examples
    --------
    >>> why_refused(ipaddress.ip_address("10.0.0.1"))
    'in a private or reserved network'
    >>> why_refused(ipaddress.ip_address("64:ff9b::7f00:1")) is None
    False
    """
    # An address behind NAT64 is as good as the IPv4 address that it carries.
    whole = () if address in _NAT64 else (address,)
    for inside in (*whole, *_embedded(address)):
        if inside in _METADATA:
            return "the metadata service of a cloud"
        if inside.is_multicast or inside.is_unspecified:
            return "no address of one machine"
        special = any(inside in network for network in _SPECIAL)
        if special or inside.is_reserved or not inside.is_global:
            return "in a private or reserved network"
    return None


def _embedded(address: IpAddress) -> Sequence[ipaddress.IPv4Address]:
    """IPv4 addresses to which an IPv6 address may lead."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    last = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    carried = [address.ipv4_mapped, *(address.teredo or ())]
    if address in _NAT64 or address in _IPV4_COMPATIBLE:
        carried.append(last)
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        carried.append(last)
    return [inner for inner in carried if inner is not None]
