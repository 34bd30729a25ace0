"""No webhook may be in a network of one's own, however its address is written."""

from __future__ import annotations

import ipaddress

import pytest

from houseprice.errors import InvalidInput
from houseprice.services.notifications.addresses import AllowList, check_url, why_refused

NOBODY = AllowList()
#: Addresses that a form must refuse by themselves, without looking anything up.
HOSTILE = [
    "http://example.org/hook",  # no TLS
    "https://example.org:22/",  # another service
    "https://example.org:80/",
    "https://example.org:6379/",  # Redis
    "https://example.org:5432/",  # PostgreSQL
    "https://example.org:0/",
    "ftp://example.org/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "dict://127.0.0.1:11211/stats",
    "ldap://127.0.0.1/",
    "unix:///var/run/docker.sock",
    "javascript:alert(1)",
    "data:text/plain,hello",
    "//example.org/hook",
    "/hook",
    "",
    "https://",
    "https:///hook",
    "https://user:secret@example.org/",
    "https://example.org@127.0.0.1/",
    "https://example.org#@127.0.0.1/",
    "https://example.org/#fragment",
    "https://example.org\\@127.0.0.1/",
    "https://exa mple.org/",
    "https://example.org/\r\nHost: evil",
    "https://example.org/\x00",
    "https://example.org/\ttab",
    "https://ex\u00e4mple.org/",  # a look-alike of another name
    "https://\u2460\u2461\u2466.0.0.1/",  # circled digits
    "https://127.0.0.1/",
    "https://127.0.0.1:8443/",
    "https://127.255.255.254/",
    "https://0.0.0.0/",
    "https://10.0.0.1/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",  # carrier-grade NAT
    "https://100.100.100.200/",  # metadata of a cloud in that range
    "https://169.254.169.254/latest/meta-data/",
    "https://168.63.129.16/",  # metadata of a cloud at a public address
    "https://192.0.0.192/",
    "https://198.18.0.1/",  # benchmarks
    "https://224.0.0.1/",  # multicast
    "https://255.255.255.255/",
    "https://240.0.0.1/",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",  # IPv4-mapped
    "https://[::ffff:a9fe:a9fe]/",
    "https://[::127.0.0.1]/",  # IPv4-compatible
    "https://[2002:7f00:1::]/",  # 6to4 of 127.0.0.1
    "https://[2002:808:808::]/",  # 6to4, whatever it carries
    "https://[64:ff9b::7f00:1]/",  # NAT64 of 127.0.0.1
    "https://[64:ff9b:1::7f00:1]/",  # local NAT64
    "https://[2001:0:7f00:1::]/",  # Teredo
    "https://[fe80::1]/",
    "https://[fe80::5efe:10.0.0.1]/",  # ISATAP
    "https://[2600::5efe:7f00:1]/",  # ISATAP behind a public prefix
    "https://[fc00::1]/",
    "https://[fd00:ec2::254]/",  # metadata of a cloud
    "https://[ff02::1]/",
    "https://" + "a" * 3000 + ".org/",
]


@pytest.mark.parametrize("url", HOSTILE)
def test_a_hostile_address_is_refused_by_its_form(url: str) -> None:
    with pytest.raises(InvalidInput):
        check_url(url, NOBODY)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/hook?a=b",
        "https://example.org:8443/",
        "https://93.184.215.14/",
        "https://[2606:4700::1111]/",
        "https://xn--exmple-cua.org/",
    ],
)
def test_a_public_address_is_taken(url: str) -> None:
    assert check_url(url, NOBODY).scheme == "https"


@pytest.mark.parametrize(
    ("entry", "url", "taken"),
    [
        ("localhost", "http://localhost:9000/hook", True),
        ("localhost:9000", "http://localhost:9000/hook", True),
        ("localhost:9000", "http://localhost:9001/hook", False),
        ("hooks.lan", "http://hooks.lan/", True),
        ("hooks.lan", "http://hooks.lan.evil.org/", False),
        ("192.168.1.0/24", "http://192.168.1.7:8080/", True),
        ("192.168.1.0/24", "https://192.168.2.7/", False),
        ("[::1]:9000", "http://[::1]:9000/", True),
        ("127.0.0.1:9000", "http://127.0.0.1:9000/", True),
        ("127.0.0.1:9000", "https://127.0.0.1/", False),
        ("", "https://10.0.0.1/", False),
    ],
)
def test_the_operator_may_trust_hosts_of_a_network(entry: str, url: str, taken: bool) -> None:
    allowed = AllowList.parse(entry)
    if taken:
        assert check_url(url, allowed).host
    else:
        with pytest.raises(InvalidInput, match="must"):
            check_url(url, allowed)


@pytest.mark.parametrize("entry", ["a b", "host:port", ":80", "host:70000", "http://host/"])
def test_a_setting_that_cannot_be_read_is_named(entry: str) -> None:
    with pytest.raises(InvalidInput, match="HOUSEPRICE_WEBHOOK_ALLOW"):
        AllowList.parse(f"localhost,{entry}")


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_the_public_internet_is_not_refused(address: str) -> None:
    assert why_refused(ipaddress.ip_address(address)) is None
