"""A slow walk through the files of all models, so that damage is known before a model is asked."""

from __future__ import annotations

import logging

from houseprice.errors import CorruptArtifact
from houseprice.services import model_files
from houseprice.services.context import Context
from houseprice.store import models as store
from houseprice.store.engine import reading

_LOG = logging.getLogger(__name__)


class IntegrityWalk:
    """Compares one model after the other with its checksums, and begins again after the last."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._seq = 0

    def step(self) -> str | None:
        """Check the next model; its id if it is corrupt, and from then on it does not answer.

        Raises
        ------
        DatabaseUnavailable
            If the database does not answer.
        """
        with reading(self._ctx.engine) as db:
            model = store.next_sound(db, self._seq)
        if model is None:
            self._seq = 0
            return None
        self._seq = model.seq
        try:
            model_files.check_stored(self._ctx, model)
        except CorruptArtifact as error:
            _LOG.error("Model %s is corrupt and does not answer any more: %s", model.id, error)
            return model.id
        return None
