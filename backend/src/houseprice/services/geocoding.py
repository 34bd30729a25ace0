"""Addresses are looked up by a service that the user names; without one, no address leaves."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx2

from houseprice import __version__
from houseprice.errors import NotFound, Unavailable

#: Variable of the setting, which the messages name.
SETTING = "HOUSEPRICE_GEOCODER_URL"
MOST_PLACES = 5
_TIMEOUT_S = 5.0
_LONGEST_WAIT_S = 5.0


@dataclass(frozen=True)
class FoundPlace:
    """An address as the service writes it, and its place in degrees (WGS84)."""

    address: str
    latitude: float
    longitude: float


class Geocoder:
    """A search endpoint like that of Nominatim, asked at most once a second.

    Parameters
    ----------
    url : str
        Address of the endpoint; empty where the user names none.
    every_s : float
        Seconds from one question to the next; public services allow one a second.
    """

    def __init__(self, url: str, every_s: float = 1.0) -> None:
        self.url = url
        self.every_s = every_s
        self._lock = threading.Lock()
        self._free_at = 0.0

    def search(self, text: str) -> tuple[FoundPlace, ...]:
        """The best places for an address, at most `MOST_PLACES`.

        Raises
        ------
        NotFound
            If no service is named.
        Unavailable
            If the service does not answer, answers something else, or too many callers wait.
        """
        if not self.url:
            raise NotFound(
                f"{SETTING} must name a geocoder, got none",
                hint="Set it to the search address of a Nominatim, and start the studio again.",
            )
        self._wait_for_turn()
        try:
            return _asked(self.url, text)
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError, KeyError, TypeError) as error:
            raise Unavailable(
                f"The geocoder of {SETTING} must answer like Nominatim, got {_what(error)}",
                hint="Try again, look at the setting, or fill in the coordinates yourself.",
            ) from error

    def _wait_for_turn(self) -> None:
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._free_at)
            if turn - now > _LONGEST_WAIT_S:
                raise Unavailable(
                    f"At most one address is looked up every {self.every_s:g} s, got more",
                    hint="Try again in a few seconds.",
                )
            self._free_at = turn + self.every_s
        time.sleep(turn - now)


def _asked(url: str, text: str) -> tuple[FoundPlace, ...]:
    answer = httpx2.get(
        url,
        params={"q": text, "format": "jsonv2", "limit": str(MOST_PLACES)},
        headers={"User-Agent": f"houseprice/{__version__}"},
        timeout=_TIMEOUT_S,
    )
    answer.raise_for_status()
    entries = answer.json()
    if not isinstance(entries, list):
        raise TypeError(f"{type(entries).__name__} instead of a list")
    return tuple(_place(entry) for entry in entries[:MOST_PLACES])


def _place(entry: Mapping[str, Any]) -> FoundPlace:
    latitude, longitude = float(entry["lat"]), float(entry["lon"])
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ValueError(f"a place at {latitude}, {longitude}")
    return FoundPlace(str(entry["display_name"])[:500], latitude, longitude)


def _what(error: Exception) -> str:
    if isinstance(error, httpx2.HTTPStatusError):
        return f"status {error.response.status_code}"
    if isinstance(error, httpx2.HTTPError):
        return f"no answer ({type(error).__name__})"
    return f"another answer ({error!s:.100})"
