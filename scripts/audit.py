"""Looks up known vulnerabilities of our packages; without a registry it says so and goes on.

audit.py python PIP_AUDIT CONSTRAINTS    the Python packages
audit.py web NPM FOLDER                  what the web interface ships

Exit status 1 only for a vulnerability that a newer version mends (Python), or one that is high or
critical (web).
"""

import json
import subprocess
import sys
from typing import Any

_SERIOUS = ("high", "critical")
_PATIENCE_S = 180


class Unknown(Exception):
    """The registry does not tell."""


def read(text: str) -> Any:
    """The report of a program; what stands before it are its warnings."""
    start = text.find("{")
    try:
        return json.loads(text[start:]) if start >= 0 else None
    except ValueError:
        return None


def python_findings(report: Any) -> tuple[list[str], list[str]]:
    """Vulnerabilities that a newer version mends, and packages that could not be looked up."""
    if not isinstance(report, dict) or "dependencies" not in report:
        raise Unknown("pip-audit gave no report")
    bad, unknown = [], []
    for package in report["dependencies"]:
        if "skip_reason" in package:
            unknown.append(package["name"])
        for flaw in package.get("vulns", ()):
            if flaw["fix_versions"]:
                mended = ", ".join(flaw["fix_versions"])
                bad.append(
                    f"{package['name']} {package['version']}: {flaw['id']}, mended in {mended}"
                )
    return bad, unknown


def web_findings(report: Any) -> list[str]:
    """Packages with a high or critical vulnerability."""
    if not isinstance(report, dict) or "vulnerabilities" not in report:
        raise Unknown("npm audit gave no report")
    flaws = report["vulnerabilities"].values()
    return [f"{flaw['name']}: {flaw['severity']}" for flaw in flaws if flaw["severity"] in _SERIOUS]


def output_of(*words: str, folder: str = ".") -> str:
    """What a program prints; nothing if it takes too long."""
    try:
        done = subprocess.run(
            words, cwd=folder, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def audit(what: str, program: str, where: str) -> int:
    """Look up and tell; returns the exit status."""
    unknown: list[str] = []
    if what == "python":
        how = ("--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json")
        bad, unknown = python_findings(read(output_of(program, "-r", where, *how)))
    else:
        report = output_of(program, "audit", "--omit=dev", "--json", folder=where)
        bad = web_findings(read(report))
    if unknown:
        print(f"warning: {len(unknown)} packages could not be looked up, such as {unknown[0]}")
    print("\n".join(bad) if bad else "No known vulnerability.")
    return 1 if bad else 0


if __name__ == "__main__":
    try:
        sys.exit(audit(*sys.argv[1:]))
    except Unknown as reason:
        print(f"warning: {reason}; nothing was looked up (no network, or a registry without it)")
