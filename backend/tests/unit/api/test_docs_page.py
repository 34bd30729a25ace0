"""The policy of /docs names every script that the page has."""

from __future__ import annotations

import base64
import hashlib
import re

from fastapi.testclient import TestClient


def test_the_inline_script_is_the_one_that_the_policy_names(client: TestClient) -> None:
    answer = client.get("/docs")
    (script,) = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = answer.headers["content-security-policy"]
    assert f"script-src 'self' 'sha256-{digest}';" in policy
    assert "https://" not in answer.text


def test_every_file_of_the_page_is_ours(client: TestClient) -> None:
    page = client.get("/docs").text
    files = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len(files) == 3
    for file in files:
        assert client.get(file).status_code == 200
