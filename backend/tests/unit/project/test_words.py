"""Each public class has a name of its own, and variables are named by what they hold."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[3] / "src" / "houseprice"
FILES = sorted(SOURCE.rglob("*.py"))

#: Classes with the same name and the same meaning, and why there are two of each.
TWINS = {
    "Contribution": "the wire shape of the contribution that a valuation computes",
    "ModelValue": "the wire shape of what one of several models says of a home",
    "PiecewiseLinear": "the same layer in torch and in Keras",
    "Refits": "the wire shape of the refit stability that a training measures",
    "UnsteadyHome": "the wire shape of a home in the refit stability",
}
#: Names that still have two meanings. Each of them must be renamed; no name may be added.
TWOFOLD: set[str] = set()
#: Packages whose variables and parameters are named by what they hold.
PACKAGES = (
    "api",
    "artifacts",
    "cli",
    "data",
    "evaluation",
    "jobs",
    "models",
    "reports",
    "services",
    "store",
    "training",
    "valuation",
    "worker",
)
#: Participles and pronouns that say nothing about the value.
EMPTY_NAMES = frozenset({"told", "found", "made", "kept", "valued", "served", "one"})


def public_classes() -> dict[str, list[Path]]:
    """Files that define each public class."""
    files: dict[str, list[Path]] = defaultdict(list)
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                files[node.name].append(file)
    return files


def bound_names(source: str) -> Iterator[tuple[str, int]]:
    """Names of the variables, fields and parameters of a module, with their lines."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(ctx=ast.Store()):
                yield node.id, node.lineno
            case ast.arg():
                yield node.arg, node.lineno
            case (
                ast.ExceptHandler(name=str(name))
                | ast.MatchAs(name=str(name))
                | ast.MatchStar(name=str(name))
            ):
                yield name, node.lineno


def test_each_public_class_has_a_name_of_its_own() -> None:
    shared = {name for name, files in public_classes().items() if len(files) > 1}
    assert shared - TWOFOLD == set(TWINS)


@pytest.mark.parametrize("package", PACKAGES)
def test_variables_are_named_by_what_they_hold(package: str) -> None:
    files = [file for file in FILES if file.is_relative_to(SOURCE / package)]
    empty = [
        f"{file.relative_to(SOURCE)}:{line} {name}"
        for file in files
        for name, line in bound_names(file.read_text(encoding="utf-8"))
        if name in EMPTY_NAMES
    ]
    assert files
    assert empty == []


def test_every_kind_of_binding_is_seen() -> None:
    source = """
def value(told, *made, kept=0):
    for one in told:
        found: int = one
    with made as served:
        [valued for valued in served]
    try:
        (left := found)
    except OSError as seen:
        match seen:
            case [shown, *known]:
                pass
"""
    assert {name for name, _ in bound_names(source)} == {
        *("told", "made", "kept", "one", "found", "served"),
        *("valued", "left", "seen", "shown", "known"),
    }
