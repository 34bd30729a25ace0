"""Add up what every runner reported; the last line is ``N passed, N failed, N skipped``."""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path


def of_junit(path: Path) -> tuple[int, int, int]:
    """Passed, failed and skipped cases of one JUnit file."""
    cases = list(ET.parse(path).getroot().iter("testcase"))  # noqa: S314 (written by our own runners)
    failed = sum(
        case.find("failure") is not None or case.find("error") is not None for case in cases
    )
    skipped = sum(case.find("skipped") is not None for case in cases)
    return len(cases) - failed - skipped, failed, skipped


def of_steps(path: Path) -> tuple[int, int, int]:
    """Checks that pass or fail as a whole: linters, types, contracts."""
    lines = path.read_text().splitlines() if path.exists() else []
    failures = [line for line in lines if line.startswith("failed")]
    for line in failures:
        print(line)
    return len(lines) - len(failures), len(failures), 0


def main(folder: Path) -> int:
    """Print the sum; 1 if anything failed or nothing passed."""
    counts = [of_junit(path) for path in sorted(folder.glob("*.xml"))]
    counts.append(of_steps(folder / "steps"))
    passed, failed, skipped = (sum(column) for column in zip(*counts, strict=True))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
