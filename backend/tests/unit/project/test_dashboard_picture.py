"""The picture of the dashboard has every chart, with what Prometheus answers."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[4]
DASHBOARD = json.loads((ROOT / "monitoring/grafana/dashboards/studio.json").read_text())
TITLES = [panel["title"] for panel in DASHBOARD["panels"] if panel["type"] != "row"]


@pytest.fixture
def server() -> Iterator[str]:
    """Answers as Prometheus does: the queue has a line, every other query has none."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = parse_qs(urlsplit(self.path).query)["query"][0]
            now, lines = time.time(), []
            if query == "houseprice_queue_runs":
                values = [[now - 60, "3"], [now - 30, "NaN"], [now, "1"]]
                lines = [{"metric": {"queue": "cpu"}, "values": values}]
            body = json.dumps({"status": "success", "data": {"result": lines}}).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Write nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=listening.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    thread.join()
    listening.server_close()


def test_the_picture_has_every_chart_of_the_dashboard(server: str) -> None:
    script = ROOT / "scripts" / "dashboard_picture.py"
    made = subprocess.run(
        [sys.executable, str(script), server], capture_output=True, text=True, check=True
    )
    texts = [(node.text or "").strip() for node in ElementTree.fromstring(made.stdout).iter()]  # noqa: S314 - our own
    for title in TITLES:
        assert any(text.startswith(f"{title} (") for text in texts), title
    assert "cpu" in texts
    assert texts.count("no data") == len(TITLES) - 1
