"""Addresses over HTTP: looked up where a service is named, else refused with the setting."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from fastapi.testclient import TestClient

from houseprice.api.app import create_app
from houseprice.settings import Settings

PLACE = {"lat": "47.37", "lon": "8.54", "display_name": "Bahnhofstrasse 1"}


class _Nominatim(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps([PLACE]).encode())

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def nominatim() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Nominatim)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/search"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_address_is_looked_up_where_a_service_is_named(
    settings: Settings, nominatim: str
) -> None:
    app = create_app(settings.model_copy(update={"geocoder_url": nominatim}))
    with TestClient(app, "http://127.0.0.1") as client:
        answer = client.get("/v1/geocode", params={"q": "Bahnhofstrasse 1"})
        assert answer.status_code == 200
        place = {"address": "Bahnhofstrasse 1", "latitude": 47.37, "longitude": 8.54}
        assert answer.json() == {"items": [place]}
        assert client.get("/health").json()["geocoder"] is True


def test_without_a_service_the_answer_names_the_setting(client: TestClient) -> None:
    answer = client.get("/v1/geocode", params={"q": "Bahnhofstrasse 1"})
    assert answer.status_code == 404
    assert "HOUSEPRICE_GEOCODER_URL" in answer.json()["detail"]
    assert client.get("/health").json()["geocoder"] is False


def test_an_empty_address_is_refused(client: TestClient) -> None:
    assert client.get("/v1/geocode", params={"q": "a"}).status_code == 422
