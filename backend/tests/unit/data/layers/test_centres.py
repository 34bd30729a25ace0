"""A home belongs to the neighbourhood whose centre is nearest."""

from __future__ import annotations

import numpy as np

from houseprice.data.layers.centres import Centres
from houseprice.data.layers.layer import LayerColumn

_COLUMN = LayerColumn("neighbourhood", "neighbourhood", "category")


def _centres() -> Centres:
    return Centres("made", (_COLUMN,), np.array([47.0, 48.0]), np.array([8.0, 9.0]))


def test_the_nearest_centre_gives_its_name_and_a_gap_stays_one() -> None:
    latitude, longitude = np.array([47.1, 47.9, np.nan]), np.array([8.1, 8.9, 8.0])
    assert _centres().values(latitude, longitude)["neighbourhood"].tolist() == [
        "Area 1",
        "Area 2",
        None,
    ]


def test_a_layer_is_read_back_as_it_was_written() -> None:
    again = Centres.from_frame("made", (_COLUMN,), _centres().to_frame())
    assert again.values(np.array([48.1]), np.array([9.0]))["neighbourhood"].tolist() == ["Area 2"]
