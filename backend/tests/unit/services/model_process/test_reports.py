"""Reports and evidence packs as the process that values homes makes them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from tests.unit.reports.evidence.test_pack import BARE
from tests.unit.reports.test_document import blind, write

from houseprice.artifacts.folder import MANIFEST
from houseprice.services.model_process.reports import evidence, report


def test_the_pack_has_the_hash_of_the_report_with_rolling_origins(tmp_path: Path) -> None:
    folder = str(write(tmp_path / "m", blind()))
    proof = hashlib.sha256((tmp_path / "m" / MANIFEST).read_bytes()).hexdigest()
    origins = {"families": ["lightgbm"], "origins": []}
    pack = json.loads(evidence(folder, proof, replace(BARE, origins=origins), "json"))
    expected = hashlib.sha256(report(folder, proof, "json", origins)).hexdigest()
    assert pack["fingerprints"]["report of the model (JSON)"] == expected
    assert expected != hashlib.sha256(report(folder, proof, "json")).hexdigest()
