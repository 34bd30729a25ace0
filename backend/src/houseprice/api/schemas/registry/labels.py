"""Tags and notes of models on the wire."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from houseprice.api.schemas.base import Wire, example
from houseprice.services.registry.labels import LONGEST_NOTES, LONGEST_TAG, MOST_TAGS

_Tag = Annotated[str, Field(min_length=1, max_length=LONGEST_TAG, pattern=r"^[^\x00-\x1f\x7f]+$")]


class LabelsChange(Wire):
    """Body of ``PATCH /v1/models/{id}``; what is left out stays as it is."""

    model_config = example({"tags": ["q4", "checked"], "notes": "Looked at by the board."})

    tags: list[_Tag] | None = Field(default=None, max_length=MOST_TAGS)
    notes: str | None = Field(default=None, max_length=LONGEST_NOTES, pattern=r"^[^\x00]*$")
