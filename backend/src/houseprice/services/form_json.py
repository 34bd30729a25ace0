"""JSON in a field of a form, whose length the form has bounded."""

from __future__ import annotations

import json
from typing import Any

from houseprice.errors import InvalidInput


def parse_json(field: str, text: str, example: str) -> Any:
    """The value of a JSON text, whatever its nesting.

    Parameters
    ----------
    field : str
        Name of the field, for the message.
    text : str
    example : str
        A text that would do, for the hint.

    Raises
    ------
    InvalidInput
        If the text is no JSON, or nested deeper than any document that is asked for.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        what = "deeply nested" if isinstance(error, RecursionError) else "other text"
        raise InvalidInput(
            f"{field} must be JSON, got {what}: {text[:80]!r}", hint=f"For example {example}."
        ) from error
