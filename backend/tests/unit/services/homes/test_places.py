"""Addresses and areas of a data set's own sales are found by the beginnings of their words."""

from __future__ import annotations

import pytest
from tests.unit.services.homes.conftest import Homes

from houseprice.errors import InvalidInput, NotFound
from houseprice.services.homes import places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("12 map", ["12 Maple St", "120 Maple Road"]),
        ("MAPLE st", ["12 Maple St", "7 Old Maple St"]),
        ("maple", ["Mapleton", "12 Maple St", "120 Maple Road", "7 Old Maple St"]),
        ("aple", []),  # in the middle of a word
        ("oak", ["Oakham"]),  # 1 Oak has no coordinates
        (".*", []),  # no pattern of the caller reaches the search
        ("", []),
    ],
)
def test_every_word_of_the_text_begins_a_word(homes: Homes, text: str, names: list[str]) -> None:
    view = places.search(homes.ctx, homes.dataset_id, text)
    assert [place.name for place in view.items] == names
    assert (view.has_addresses, view.has_areas, view.id_column) == (True, True, None)


def test_an_address_brings_what_its_newest_sale_says_and_nothing_of_people(homes: Homes) -> None:
    (first, *_) = places.search(homes.ctx, homes.dataset_id, "12 maple st").items
    assert (first.kind, first.sales, first.latitude) == ("address", 2, 50.0)
    assert first.features == {"town": "Mapleton", "lat": 50.0, "lon": 8.0, "area": 95.0}
    shown = str(places.search(homes.ctx, homes.dataset_id, "maple"))
    assert "Ann" not in shown
    assert "260" not in shown  # nor its price
    assert places.search(homes.ctx, homes.dataset_id, "Ann").items == ()


def test_an_area_is_the_middle_of_its_sales_with_their_reach(homes: Homes) -> None:
    (area,) = places.search(homes.ctx, homes.dataset_id, "mapleton").items
    assert (area.kind, area.sales, area.latitude, area.longitude) == ("area", 3, 50.0, 8.0)
    assert area.reach_m == 0.0  # two of the three sales are its middle
    assert area.features == {"town": "Mapleton"}


def test_a_single_letter_and_an_unknown_data_set_are_refused(homes: Homes) -> None:
    with pytest.raises(InvalidInput, match="2 or more"):
        places.search(homes.ctx, homes.dataset_id, "m")
    with pytest.raises(NotFound):
        places.search(homes.ctx, "0" * 26, "maple")
