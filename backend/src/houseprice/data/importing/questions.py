"""Refuses a table that leaves a question open, where its caller asked for that."""

from __future__ import annotations

from collections.abc import Sequence

from houseprice.data.cells.reading import OpenQuestion
from houseprice.data.importing.table_request import TableRequest
from houseprice.errors import InvalidData


def check_questions(questions: Sequence[OpenQuestion], asked: TableRequest) -> None:
    """Refuse open questions if `asked` is strict.

    Raises
    ------
    InvalidData
        With every question, and the options that answer them.
    """
    if not asked.strict or not questions:
        return
    options = dict.fromkeys(question.option for question in questions)
    raise InvalidData(
        " ".join(question.text for question in questions),
        hint=f"Answer with {', '.join(options)}.",
    )
