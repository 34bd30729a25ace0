"""Services answer with views: a caller reads attributes, and a type checker knows them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import houseprice.services

FILES = sorted(Path(houseprice.services.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_service_answers_with_a_mapping_without_a_name(file: Path) -> None:
    """What stays JSON has its name, and the reason, in `services/stored.py`."""
    unnamed = [
        function.name
        for function in ast.parse(file.read_text()).body
        if isinstance(function, ast.FunctionDef)
        and not function.name.startswith("_")
        and function.returns is not None
        and "dict[str, Any]" in ast.unparse(function.returns)
    ]
    assert unnamed == []
