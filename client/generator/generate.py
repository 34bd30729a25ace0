"""Generate `houseprice_client.generated` from the OpenAPI document of the studio.

``python client/generator/generate.py`` writes the calls and models; with ``--check`` it writes
nothing and ends with status 1 where they are not those of the document. The generator runs in an
environment of its own, since its pins are not those of the studio.
"""

from __future__ import annotations

import filecmp
import json
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DOCUMENT = ROOT / "frontend/lib/api/openapi.json"
GENERATED = ROOT / "client/src/houseprice_client/generated"
ENVIRONMENT = HERE / ".venv"
REQUIREMENTS = HERE / "requirements.txt"
COMMAND = "python client/generator/generate.py"


def main() -> int:
    """Write or check the generated package and return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = generate(Path(folder))
        if "--check" not in sys.argv[1:]:
            shutil.rmtree(GENERATED, ignore_errors=True)
            shutil.copytree(fresh, GENERATED)
            return 0
        stale = differences(fresh, GENERATED)
    for path in stale:
        sys.stderr.write(f"not as the OpenAPI document says: {path}\n")
    if stale:
        sys.stderr.write(f"  -> {COMMAND}\n")
    return 1 if stale else 0


def generate(folder: Path) -> Path:
    """Make the package below `folder` and return where it is."""
    document, package = folder / "openapi.json", folder / "generated"
    document.write_text(json.dumps(prepared(json.loads(DOCUMENT.read_text()))))
    words = ["generate", "--path", document, "--output-path", package, "--meta", "none"]
    words += ["--config", HERE / "config.yaml", "--custom-template-path", HERE / "templates"]
    program = environment() / "bin" / "openapi-python-client"
    path = {"PATH": f"{program.parent}:/usr/bin:/bin"}  # the generator calls ruff by its name
    done = subprocess.run(  # noqa: S603 - our own words
        [program, *words, "--fail-on-warning"],
        env=path,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(done.stdout + done.stderr)
    shutil.rmtree(package / ".ruff_cache", ignore_errors=True)
    return package


def prepared(document: dict[str, Any]) -> dict[str, Any]:
    """The document without error answers, which are raised in one place."""
    for path in document["paths"].values():
        for call in path.values():
            answers = call["responses"]
            call["responses"] = {status: answers[status] for status in answers if status < "300"}
    return named_files(document)


def named_files(node: Any) -> Any:
    """The same tree with files as the generator knows them: `format: binary`."""
    if isinstance(node, list):
        return [named_files(part) for part in node]
    if not isinstance(node, dict):
        return node
    if node.get("contentMediaType") == "application/octet-stream":
        return {"type": "string", "format": "binary"}
    return {name: named_files(part) for name, part in node.items()}


def environment() -> Path:
    """The environment of the generator, made again where its pins have changed."""
    stamp = ENVIRONMENT / ".installed"
    if not stamp.exists() or stamp.read_text() != REQUIREMENTS.read_text():
        venv.create(ENVIRONMENT, clear=True, with_pip=True)
        install = [ENVIRONMENT / "bin/python", "-m", "pip", "install", "--quiet"]
        options = ["--disable-pip-version-check", "--no-deps", "-r", REQUIREMENTS]
        subprocess.run([*install, *options], check=True)  # noqa: S603 - our own words
        stamp.write_text(REQUIREMENTS.read_text())
    return ENVIRONMENT


def differences(fresh: Path, present: Path) -> list[str]:
    """Paths of the files that are not the same in both folders."""
    names = {path.relative_to(folder) for folder in (fresh, present) for path in files(folder)}
    return sorted(str(name) for name in names if not same(fresh / name, present / name))


def files(folder: Path) -> list[Path]:
    """The Python files below a folder."""
    return list(folder.rglob("*.py"))


def same(one_file: Path, other: Path) -> bool:
    """Whether both files are there with the same text."""
    both = one_file.exists() and other.exists()
    return both and filecmp.cmp(one_file, other, shallow=False)


if __name__ == "__main__":
    sys.exit(main())
