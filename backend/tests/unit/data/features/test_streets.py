"""Streets are read out of addresses of many habits."""

from __future__ import annotations

import pytest

from houseprice.data.features.streets import streets


@pytest.mark.parametrize(
    ("address", "street"),
    [
        ("12 High Street", "HIGH STREET"),
        ("High Street 12a", "HIGH STREET"),
        ("Flat 3, 12 High Street, Leeds", "HIGH STREET"),
        ("12 HIGH  STREET apt. 4", "HIGH STREET"),
        ("Lindenstraße 7", "LINDENSTRASSE"),
        ("12 Rue de l'Église", "RUE DE L'ÉGLISE"),
        ("12/3 Station Rd", "STATION RD"),
        ("THE OLD MILL", "THE OLD MILL"),
        ("41 - 51", None),
        ("", None),
        (None, None),
    ],
)
def test_a_street_is_what_is_left_without_numbers(address: str | None, street: str | None) -> None:
    assert streets([address]) == [street]
