"""Numbers that a home can have, by the role of the column."""

from __future__ import annotations

import math

#: Smallest and largest possible number by role. At a pole every longitude is the same place.
POSSIBLE: dict[str, tuple[float, float]] = {
    "latitude": (math.nextafter(-90, 0), math.nextafter(90, 0)),
    "longitude": (-180.0, 180.0),
    "living_area": (math.nextafter(0, 1), math.inf),
    **dict.fromkeys(("lot_area", "bedrooms", "bathrooms", "year_built"), (0.0, math.inf)),
}
ANY = (-math.inf, math.inf)
