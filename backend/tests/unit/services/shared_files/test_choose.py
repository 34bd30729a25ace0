"""The settings say where files are; without a word about it, they are in the data folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from houseprice.errors import InvalidInput
from houseprice.services.context import build_context
from houseprice.services.shared_files import files_of
from houseprice.settings import Settings

LOADED = """
import sys
from houseprice.services.context import build_context
from houseprice.settings import Settings
ctx = build_context(Settings())
ctx.files.bring(ctx.settings.artifacts_dir / "model")
print(sorted({"fsspec", "s3fs", "aiobotocore", "boto3"} & set(sys.modules)))
"""


def test_one_machine_has_its_files_in_the_data_folder(tmp_path: Path) -> None:
    files = files_of(Settings(data_dir=tmp_path))
    path = tmp_path / "artifacts" / "model"
    assert not files.is_shared
    assert files.bring(path) == path
    assert files.stored(tmp_path) == ()


def test_one_machine_loads_nothing_for_it(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", LOADED],
        env={"HOUSEPRICE_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.strip() == "[]"


def test_a_storage_without_its_package_is_an_error_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"HOUSEPRICE_STORAGE must be a URL") as caught:
        build_context(Settings(data_dir=tmp_path, storage="nosuch://bucket/prefix"))
    assert "houseprice[s3]" in caught.value.hint


@pytest.mark.parametrize("url", ["bucket/prefix", "s3://", "s3://a b", "S3://bucket"])
def test_a_storage_is_a_url(url: str) -> None:
    with pytest.raises(ValueError, match="storage"):
        Settings(storage=url)
