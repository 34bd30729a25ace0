"""Refuses a table that leaves a question open, where its caller asked for that."""

from __future__ import annotations

from collections.abc import Sequence

from houseprice.data.cells.reading import OpenQuestion
from houseprice.data.importing.table_request import TableRequest
from houseprice.errors import InvalidData


def check_questions(questions: Sequence[OpenQuestion], asked: TableRequest) -> None:
    """Refuse open questions if `asked` is strict; those that no option answers refuse nothing.

    Raises
    ------
    InvalidData
        With every question, and the options that answer them.
    """
    open_questions = [question for question in questions if question.option]
    if not asked.strict or not open_questions:
        return
    options = dict.fromkeys(question.option for question in open_questions)
    raise InvalidData(
        " ".join(question.text for question in open_questions),
        hint=f"Answer with {', '.join(options)}.",
    )
