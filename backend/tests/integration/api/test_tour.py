"""The tour in ``docs/api.md`` works as it stands."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio

TOUR = Path(__file__).parents[4] / "docs" / "api.md"


def test_every_command_of_the_tour_works(studio: Studio, tmp_path: Path) -> None:
    missing = [name for name in ("bash", "curl", "jq") if shutil.which(name) is None]
    if missing or not TOUR.exists():
        pytest.skip(f"the tour needs docs/api.md and {', '.join(missing)}")
    studio.serve()
    studio.work()
    blocks = re.findall(r"```bash\n(.*?)```", TOUR.read_text(), re.DOTALL)
    script = "\n".join(blocks).replace("http://127.0.0.1:5000", studio.url)
    # curl ends with 28 where the tour stops watching the stream, which never ends by itself.
    script = script.replace("/v1/events\n", "/v1/events || test $? = 28\n")
    folder = tmp_path / "tour"
    folder.mkdir()
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-2000:]
    assert '"low_90":' in done.stdout
    assert '"detail": "epochs should be greater than or equal to 1, got 0"' in done.stdout
    assert list(folder.glob("lightgbm-v1-*.zip"))
