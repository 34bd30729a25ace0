"""Statements of an evidence pack, each with its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class Factor:
    """One factor of the rule while its statements are gathered.

    Parameters
    ----------
    name : str
    user : sequence of str
        What only the user of the model can supply.
    """

    def __init__(self, name: str, user: Sequence[str]) -> None:
        self._name, self._user = name, list(user)
        self._statements: list[dict[str, str]] = []
        self._lacking: list[str] = []

    def say(self, text: str, source: str) -> None:
        """Add what is measured or recorded, and where."""
        self._statements.append({"text": text, "source": source})

    def lacks(self, text: str) -> None:
        """Add what was not done or is not known."""
        self._lacking.append(text)

    def document(self) -> dict[str, Any]:
        """The factor as plain values: ``name``, ``statements``, ``not_done`` and ``user``."""
        return {
            "name": self._name,
            "statements": self._statements,
            "not_done": self._lacking,
            "user": self._user,
        }
