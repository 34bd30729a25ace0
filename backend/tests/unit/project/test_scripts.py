"""The two commands refuse what they cannot do, with exit status 2 and the way out."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]


def run(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        arguments, capture_output=True, text=True, check=False, env={**os.environ, **env}
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--port-api", "notaport"], "--port-api must be a number"),
        (["--port-web", "70000"], "1..65535"),
        (["--port-flower"], "--port-flower needs a value"),
        (["--nonsense"], "unknown option --nonsense"),
    ],
)
def test_a_wrong_option_is_named(arguments: list[str], said: str) -> None:
    done = run(str(ROOT / "start-all.sh"), *arguments)
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "[::]", "192.0.2.7"])  # noqa: S104
def test_without_accounts_the_studio_is_not_opened_to_the_network(address: str) -> None:
    done = run(str(ROOT / "start-all.sh"), "--host", address, HOUSEPRICE_ACCOUNTS="off")
    assert done.returncode == 2
    assert "only listen on this machine" in done.stderr
    assert "127.0.0.1" in done.stderr
    assert "HOUSEPRICE_ACCOUNTS=accounts" in done.stderr


def test_an_unknown_mode_of_accounts_is_named() -> None:
    done = run(str(ROOT / "start-all.sh"), HOUSEPRICE_ACCOUNTS="on")
    assert done.returncode == 2
    assert "must be off or accounts, got 'on'" in done.stderr


def test_a_taken_port_names_port_and_option(tmp_path: Path) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = str(server.getsockname()[1])
        words = ["--port-api", port, "--data-dir", str(tmp_path)]
        done = run(str(ROOT / "start-all.sh"), *words)
    assert done.returncode == 2
    assert f"port {port}" in done.stderr
    assert "--port-api" in done.stderr
    assert "HOUSEPRICE_PORT_API" in done.stderr


def test_a_python_that_is_too_old_is_named(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\nif [ "$1" = --version ]; then echo Python 3.9.2; else exit 1; fi\n')
    old.chmod(0o755)
    done = run(
        *[str(ROOT / "start-all.sh"), "--data-dir", str(tmp_path / "data")],
        HOUSEPRICE_PYTHON=str(old),
        HOUSEPRICE_VENV=str(tmp_path / "venv"),
        PATH=f"{tmp_path}:{os.environ['PATH']}",
    )
    assert done.returncode == 2
    assert "Python 3.11, 3.12 or 3.13" in done.stderr
    assert "3.9.2" in done.stderr


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    df = tmp_path / "df"
    df.write_text("#!/bin/sh\necho Filesystem MB\necho disk 100 88 12 88% /\n")
    df.chmod(0o755)
    ports = ["--port-api", "58231", "--port-web", "58232", "--port-flower", "58233"]
    done = run(
        str(ROOT / "start-all.sh"),
        *["--data-dir", str(tmp_path / "data"), *ports],
        PATH=f"{tmp_path}:{os.environ['PATH']}",
    )
    assert done.returncode == 2
    assert "12 MB" in done.stderr


def test_an_unknown_part_of_the_tests_is_named() -> None:
    done = run(str(ROOT / "test.sh"), "everything")
    assert done.returncode == 2
    assert "unknown part everything" in done.stderr


def test_without_a_node_the_one_in_the_environment_runs_npm(tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("bash", "sh", "mkdir", "ln", "chmod", "dirname"):
        (tools / name).symlink_to(str(shutil.which(name)))
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    (tmp_path / "venv" / "bin" / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (tmp_path / "venv" / "bin" / "python").chmod(0o755)
    done = run(
        *["bash", "-c", '. "$ROOT/scripts/common.sh"; find_node; npm --version; node --version'],
        PATH=str(tools),
        ROOT=str(ROOT),
        HOUSEPRICE_VENV=str(tmp_path / "venv"),
    )
    npm, node = done.stdout.split()
    assert int(npm.partition(".")[0]) >= 10, done.stderr
    assert node.startswith("v2")


def in_common(root: Path, command: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a function of scripts/common.sh on another checkout."""
    words = ["bash", "-c", f'. "{ROOT}/scripts/common.sh"; {command}']
    return run(*words, ROOT=str(root), **env)


def test_the_frontend_is_built_again_only_for_a_changed_source(tmp_path: Path) -> None:
    frontend = tmp_path / "frontend"
    for name in ("app/page.tsx", "public/house.svg", "package.json"):
        (frontend / name).parent.mkdir(parents=True, exist_ok=True)
        (frontend / name).write_text("1")
    sources = in_common(tmp_path, "frontend_stamp").stdout
    generated = [
        "next-env.d.ts", "tsconfig.tsbuildinfo", ".next/.built", ".next/types/routes.d.ts",
        "node_modules/next/index.js", "test-results/a.png", "playwright-report/index.html",
        "coverage/index.html", ".eslintcache", "app/.DS_Store",
    ]  # fmt: skip
    for name in generated:
        (frontend / name).parent.mkdir(parents=True, exist_ok=True)
        (frontend / name).write_text("1")
    assert in_common(tmp_path, "frontend_stamp").stdout == sources
    (frontend / "app" / "page.tsx").write_text("2")
    assert in_common(tmp_path, "frontend_stamp").stdout != sources


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a clone")
def test_the_stamp_counts_nothing_that_git_ignores() -> None:
    counted = in_common(ROOT, "frontend_sources")
    names = counted.stdout.rstrip("\0").split("\0")
    assert "./app/layout.tsx" in names
    paths = "\n".join(f"frontend/{name}" for name in names)
    ignored = subprocess.run(
        ["git", "-C", ROOT, "check-ignore", "--stdin"],
        input=paths, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ignored.stdout == ""


def test_what_a_long_step_prints_is_shown_only_if_it_fails(tmp_path: Path) -> None:
    (tmp_path / "venv").mkdir()
    venv = {"HOUSEPRICE_VENV": str(tmp_path / "venv")}
    noisy = "echo WARNING: an index is ignored >&2; echo no space left"
    well = in_common(tmp_path, f"quietly sh -c '{noisy}'", **venv)
    assert (well.returncode, well.stdout, well.stderr) == (0, "", "")
    ill = in_common(tmp_path, f"quietly sh -c '{noisy}; exit 3' || fail 'it did not work'", **venv)
    assert ill.returncode == 2
    assert "no space left" in ill.stderr
    assert str(tmp_path / "venv" / "install.log") in ill.stderr


def test_an_environment_with_more_packages_is_not_installed_again(tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(sys.executable)
    stamp = 'stamp_of "$ROOT/backend/pyproject.toml" "$ROOT/backend/constraints.txt"'
    command = f'{stamp} > "$VENV/.installed-worker,local,test"; install_python worker,local'
    done = in_common(ROOT, command, HOUSEPRICE_VENV=str(venv))
    assert (done.returncode, done.stderr) == (0, "")


def _shell(script: str, home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        ["bash", "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "HOUSEPRICE_VENV": str(home)},
    )


def test_the_second_of_two_first_starts_waits_for_the_first(tmp_path: Path) -> None:
    shared = f'ROOT="{ROOT}" PY_ANY="{sys.executable}"; . "{ROOT}/scripts/common.sh"; '
    with _shell(
        shared + "begin_installing; echo begun; read -r; end_installing", tmp_path
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "begun\n"
        with _shell(shared + "begin_installing; echo second", tmp_path) as second:
            assert second.stdout is not None
            assert "Waiting for another start or test" in second.stdout.readline()
            first.communicate("\n")
            assert second.stdout.readline() == "second\n"
