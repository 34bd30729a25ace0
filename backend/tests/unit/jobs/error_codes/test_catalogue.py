"""Every code that the code can give is in the catalogue, is documented, and has a real test."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from houseprice.jobs.error_codes import CATALOGUE
from houseprice.jobs.error_codes.document import document

BACKEND = Path(__file__).parents[4]
SOURCE = BACKEND / "src" / "houseprice"
#: The test that makes each code come up for real.
TESTS = {
    "out_of_memory": "integration/worker/test_supervisor.py::test_a_trainer_that_ends_badly_has_a_code",
    "killed": "integration/worker/test_celery_worker.py::test_a_killed_trainer_is_replaced",
}


def codes_of(tree: ast.AST) -> Iterator[str]:
    """Codes in the body of an error class, in a keyword, or as the first word of a failure."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from filter(None, (_assigned(part) for part in node.body))
        elif isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name in {"Failure", "_failure", "_body"} and node.args:
                yield from _texts(node.args[0])
            for word in node.keywords:
                if word.arg == "code" and name == "problem":
                    yield from _texts(word.value)


def _assigned(part: ast.stmt) -> str | None:
    target = part.targets[0] if isinstance(part, ast.Assign) else getattr(part, "target", None)
    value = getattr(part, "value", None)
    is_code = isinstance(target, ast.Name) and target.id == "code"
    return value.value if is_code and isinstance(value, ast.Constant) else None


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def used() -> set[str]:
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in SOURCE.rglob("*.py"))
    return {code for tree in trees for code in codes_of(tree)}


def test_the_catalogue_has_every_code_that_the_source_names() -> None:
    assert used() - CATALOGUE.keys() == set()


def test_the_catalogue_is_complete_and_each_entry_says_what_to_do() -> None:
    assert len(CATALOGUE) >= 40
    for entry in CATALOGUE.values():
        assert entry.when.endswith("."), entry
        assert entry.hint.endswith("."), entry
        assert "again" not in entry.hint or entry.code not in {"killed", "stalled", "crashed"}


def test_no_code_is_in_the_catalogue_twice() -> None:
    rows = [line for line in document().splitlines() if line.startswith("| `")]
    assert len(rows) == len(CATALOGUE)


def test_the_page_of_the_codes_is_made_from_the_catalogue() -> None:
    page = BACKEND.parent / "docs" / "errors.md"
    assert page.read_text(encoding="utf-8") == document(), (
        "run: python -m houseprice.jobs.error_codes.document > docs/errors.md"
    )


def test_each_code_has_a_test_of_its_own() -> None:
    assert TESTS.keys() == CATALOGUE.keys()


@pytest.mark.parametrize("code", sorted(TESTS))
def test_the_test_of_a_code_exists_and_speaks_of_it(code: str) -> None:
    file, name = TESTS[code].split("::")
    path = BACKEND / "tests" / file
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert name in functions
