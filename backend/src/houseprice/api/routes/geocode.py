"""The call that looks up addresses."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from houseprice.api.deps import GeocoderDep
from houseprice.api.responses import ANY, documented
from houseprice.api.schemas.geocode import FoundPlaceRead, FoundPlaces
from houseprice.api.strict_json import StrictJsonRoute

router = APIRouter(prefix="/v1/geocode", tags=["valuations"], route_class=StrictJsonRoute)

_Address = Annotated[
    str, Query(min_length=3, max_length=300, description="Address, as people write it.")
]


@router.get("", responses={**ANY, **documented(404)})
def geocode(geocoder: GeocoderDep, q: _Address) -> FoundPlaces:
    """Look up an address at the geocoder that the user has named; 404 if there is none."""
    return FoundPlaces(items=[FoundPlaceRead(**vars(place)) for place in geocoder.search(q)])
