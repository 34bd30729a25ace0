"""Runs the steps inside the transaction that `store.engine.migrate` has opened."""

from __future__ import annotations

from alembic import context

from houseprice.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,  # the caller owns the transaction
    render_as_batch=True,
)
context.run_migrations()
