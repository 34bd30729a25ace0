"""What a check-up finds about one part of the studio."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["ok", "warning", "problem"]


@dataclass(frozen=True)
class CheckupFinding:
    """One checked fact.

    Parameters
    ----------
    name : str
        The part of the studio, in a few words.
    status : {"ok", "warning", "problem"}
        A problem keeps the studio from working; a warning does not yet.
    detail : str
        What is the case.
    hint : str
        What mends it; empty where nothing has to be mended.
    """

    name: str
    status: Status
    detail: str
    hint: str = ""


def ok(name: str, detail: str) -> CheckupFinding:
    """A part that is as it should be."""
    return CheckupFinding(name, "ok", detail)


def warning(name: str, detail: str, hint: str) -> CheckupFinding:
    """A part that may become a problem."""
    return CheckupFinding(name, "warning", detail, hint)


def problem(name: str, detail: str, hint: str) -> CheckupFinding:
    """A part that keeps the studio from working."""
    return CheckupFinding(name, "problem", detail, hint)
