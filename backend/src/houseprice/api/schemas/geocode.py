"""Addresses and their places on the wire."""

from __future__ import annotations

from pydantic import Field

from houseprice.api.schemas.base import Wire


class FoundPlaceRead(Wire):
    """An address as the geocoder writes it, and its place in degrees (WGS84)."""

    address: str
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class FoundPlaces(Wire):
    """Answer of ``GET /v1/geocode``: the best places first, at most 5; none if nothing fits."""

    items: list[FoundPlaceRead]
