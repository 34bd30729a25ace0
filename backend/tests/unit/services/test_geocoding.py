"""A geocoder is asked only where the user names one, politely, and its answers are checked."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from houseprice.errors import NotFound, Unavailable
from houseprice.services.geocoding import Geocoder
from houseprice.settings import Settings

PLACES = [
    {"lat": f"{47 + at / 10}", "lon": "8.54", "display_name": f"Bahnhofstrasse {at}, Z\u00fcrich"}
    for at in range(7)
]


@contextmanager
def nominatim(body: object, status: int = 200) -> Iterator[tuple[str, list[dict[str, list[str]]]]]:
    """A server that answers each search with `body`; its address, and the queries that came."""
    queries: list[dict[str, list[str]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            queries.append(parse_qs(urlsplit(self.path).query))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/search", queries
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_the_best_places_come_with_their_addresses() -> None:
    with nominatim(PLACES) as (url, queries):
        found = Geocoder(url).search("Bahnhofstrasse, Z\u00fcrich")
    assert [place.latitude for place in found] == [47.0, 47.1, 47.2, 47.3, 47.4]
    assert found[0].address == "Bahnhofstrasse 0, Z\u00fcrich"
    assert found[0].longitude == 8.54
    query = {"q": ["Bahnhofstrasse, Z\u00fcrich"], "format": ["jsonv2"], "limit": ["5"]}
    assert queries == [query]


def test_without_a_setting_the_message_names_it() -> None:
    with pytest.raises(NotFound, match="HOUSEPRICE_GEOCODER_URL must name a geocoder, got none"):
        Geocoder("").search("Bahnhofstrasse")


@pytest.mark.parametrize(
    ("body", "status", "what"),
    [
        (PLACES, 503, "status 503"),
        ({"error": "no"}, 200, "dict instead of a list"),
        ([{"lat": "47"}], 200, "lon"),  # no longitude
        ([{"lat": "99", "lon": "8", "display_name": "A"}], 200, "a place at 99.0"),  # off the globe
    ],
)
def test_an_answer_of_another_kind_is_refused(body: object, status: int, what: str) -> None:
    with nominatim(body, status) as (url, _), pytest.raises(Unavailable, match=what):
        Geocoder(url).search("Bahnhofstrasse")


def test_a_service_that_is_down_is_named_by_its_setting() -> None:
    with nominatim(PLACES) as (url, _):
        pass
    with pytest.raises(Unavailable, match=r"HOUSEPRICE_GEOCODER_URL must answer .* no answer"):
        Geocoder(url).search("Bahnhofstrasse")


def test_a_crowd_is_sent_away() -> None:
    with nominatim(PLACES) as (url, queries):
        geocoder = Geocoder(url, every_s=60)
        geocoder.search("first")
        with pytest.raises(Unavailable, match="At most one address is looked up every 60 s"):
            geocoder.search("second")
    assert len(queries) == 1


@pytest.mark.parametrize("url", ["ftp://x/search", "localhost", "http://x/search?key=1", "http://"])
def test_the_setting_is_an_address(url: str) -> None:
    with pytest.raises(ValueError, match="geocoder_url"):
        Settings(geocoder_url=url)
