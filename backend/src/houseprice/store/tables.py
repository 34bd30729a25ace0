"""All tables; times are seconds since 1970 by the database's clock."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Double,
    ForeignKey,
    FromClause,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    func,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_Json = JSON(none_as_null=True)
_ID = String(26)
_HASH = String(64)


def _counter(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text("0"))


def _owner() -> tuple[Column[Any], ...]:
    """Whose a row is, and who may read it; a row without owner was made without accounts."""
    return (
        # This is no foreign key: users are never deleted, and a worker needs no table of them.
        Column("owner_id", _ID),
        Column("owner_name", String(100)),
        Column("sharing", String(8), nullable=False, server_default=text("'team'")),
    )


runs = Table(
    "runs",
    metadata,
    Column("id", _ID, primary_key=True),
    # The number of the run's first event is the order in which runs were accepted.
    Column("seq", BigInteger, nullable=False, unique=True),
    Column("kind", String(8), nullable=False),
    Column("model_type", String(32), nullable=False),
    Column("parent_id", _ID, ForeignKey("runs.id"), index=True),
    Column("retry_of", _ID, ForeignKey("runs.id")),
    # These are no foreign keys: a run outlives its source model and its sales.
    Column("source_model_id", _ID),
    Column("later_dataset_id", String(64)),
    # What an import does with a table.
    Column("table_import", _Json),
    # Indices of the flagged sales whose effect is measured.
    Column("flagged", _Json),
    # The homes that a batch values, and when the files of its values went.
    Column("batch", _Json),
    Column("files_deleted_at", Double),
    Column("dataset_id", String(64), nullable=False),
    Column("dataset", _Json, nullable=False),
    Column("settings", _Json, nullable=False),
    Column("spec_version", Integer, nullable=False),
    Column("spec_hash", _HASH, nullable=False),
    Column("queue", String(32), nullable=False),
    _counter("priority"),
    Column("state", String(16), nullable=False),
    Column("phase", String(16)),
    _counter("fence"),
    _counter("attempt"),
    _counter("failures"),
    _counter("lost"),
    Column("max_failures", Integer, nullable=False),
    Column("max_lost", Integer, nullable=False),
    Column("worker", String(255)),
    Column("lease_until", Double),
    Column("not_before", Double, nullable=False),
    Column("percent", Double, nullable=False, server_default=text("0")),
    _counter("current"),
    _counter("total"),
    Column("message", Text, nullable=False, server_default=text("''")),
    Column("eta_s", Double),
    # The smallest eta_s that users ever saw: above it, the run takes longer than expected.
    Column("least_eta_s", Double),
    Column("progress_at", Double),
    Column("cancel_requested", Boolean, nullable=False, server_default=false()),
    Column("finish_requested", Boolean, nullable=False, server_default=false()),
    # Where the newest attempt went on, and sentences on what went wrong without ending the run.
    Column("resumed", _Json),
    Column("notices", _Json),
    Column("result", _Json),
    Column("error_code", String(64)),
    Column("error_message", Text),
    Column("error_hint", Text),
    Column("error_ref", String(64)),
    Column("error_places", _Json),
    Column("created_at", Double, nullable=False),
    Column("started_at", Double),
    Column("finished_at", Double),
    *_owner(),
    CheckConstraint(
        "kind in ('train', 'blend', 'all', 'trial', 'tune', 'equity', 'ranges', 'evaluate',"
        " 'import', 'append', 'effect', 'batch', 'origins')",
        name="kind",
    ),
    CheckConstraint(
        "(kind in ('equity', 'ranges', 'evaluate', 'batch', 'origins'))"
        " = (source_model_id is not null)",
        name="source_model",
    ),
    CheckConstraint(
        "(kind in ('ranges', 'evaluate')) = (later_dataset_id is not null)", name="later_dataset"
    ),
    CheckConstraint(
        "(kind in ('import', 'append')) = (table_import is not null)", name="table_import"
    ),
    CheckConstraint("(kind = 'effect') = (flagged is not null)", name="flagged"),
    CheckConstraint("(kind = 'batch') = (batch is not null)", name="batch"),
    CheckConstraint(
        "state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')", name="state"
    ),
    # A parent is never claimed: its children hold the leases.
    CheckConstraint(
        "(state = 'running' and kind not in ('all', 'tune')) = (lease_until is not null)",
        name="lease",
    ),
    CheckConstraint("percent >= 0 and percent <= 100", name="percent"),
    CheckConstraint("percent < 100 or state = 'succeeded'", name="done"),
    CheckConstraint(
        "(state in ('succeeded', 'failed', 'cancelled')) = (finished_at is not null)",
        name="finished",
    ),
)
_QUEUED = text("state = 'queued'")
_RUNNING = text("state = 'running'")
Index(
    "ix_runs_waiting",
    runs.c.queue,
    runs.c.priority.desc(),
    runs.c.seq,
    # With these, places are counted in the index alone: SQLite needs the state there, too.
    runs.c.kind,
    runs.c.state,
    sqlite_where=_QUEUED,
    postgresql_where=_QUEUED,
)
Index("ix_runs_state_kind", runs.c.state, runs.c.kind)
Index("ix_runs_leases", runs.c.lease_until, sqlite_where=_RUNNING, postgresql_where=_RUNNING)

run_curve = Table(
    "run_curve",
    metadata,
    Column("run_id", _ID, ForeignKey("runs.id"), primary_key=True),
    Column("epoch", Integer, primary_key=True),
    Column("fence", Integer, primary_key=True),
    Column("train_loss", Double),
    Column("validation_loss", Double),
    Column("elapsed_s", Double, nullable=False),
)

idempotency = Table(
    "idempotency",
    metadata,
    Column("key", String(255), primary_key=True),
    Column("request_hash", _HASH, nullable=False),
    Column("run_id", _ID, ForeignKey("runs.id"), nullable=False),
    Column("created_at", Double, nullable=False),
)

#: Its only row has the numbers of the newest event and of the newest purged event.
event_log = Table(
    "event_log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("last_seq", BigInteger, nullable=False),
    Column("purged_seq", BigInteger, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)

run_events = Table(
    "run_events",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("run_id", _ID, ForeignKey("runs.id"), nullable=False, index=True),
    Column("at", Double, nullable=False),
    Column("fence", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("data", _Json, nullable=False),
)

model_versions = Table(
    "model_versions",
    metadata,
    Column("id", _ID, primary_key=True),
    # The number of the event that published it: an order without equal times.
    Column("seq", BigInteger, nullable=False, unique=True),
    Column("name", String(255), nullable=False),
    Column("version", Integer, nullable=False),
    Column("family", String(32), nullable=False),
    Column("dataset_id", String(64), nullable=False, index=True),
    Column("dataset", _Json, nullable=False),
    Column("dataset_sha256", _HASH),
    Column("run_id", _ID, ForeignKey("runs.id"), nullable=False, unique=True),
    Column("fence", Integer, nullable=False),
    Column("path", Text, nullable=False),
    Column("manifest_sha256", _HASH, nullable=False),
    Column("test_sha256", _HASH, nullable=False),
    Column("result", _Json, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("corrupt", Boolean, nullable=False, server_default=false()),
    Column("created_at", Double, nullable=False),
    Column("archived_at", Double),
    *_owner(),
    UniqueConstraint("name", "version"),
)

#: Names within a data set that stand for one of its models; `champion` is given by promotions.
model_aliases = Table(
    "model_aliases",
    metadata,
    Column("dataset_id", String(64), primary_key=True),
    Column("alias", String(32), primary_key=True),
    Column("model_id", _ID, ForeignKey("model_versions.id"), nullable=False),
    Column("reason", Text, nullable=False, server_default=text("''")),
    Column("since", Double, nullable=False),
)

#: All promotions with their reasons; a row outlives the model that it names.
model_promotions = Table(
    "model_promotions",
    metadata,
    # Number of the event that made it champion.
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("dataset_id", String(64), nullable=False),
    Column("model_id", _ID, nullable=False, index=True),
    Column("replaced_id", _ID),
    Column("at", Double, nullable=False),
    Column("reason", Text, nullable=False),
    Column("override", Boolean, nullable=False),
    Column("figures", _Json, nullable=False),
)

#: Proposals to promote a model, where the studio asks for a second person.
promotion_proposals = Table(
    "promotion_proposals",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("model_id", _ID, nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("override", Boolean, nullable=False),
    Column("state", String(16), nullable=False),
    # None: the owner of the machine.
    Column("proposed_by_id", _ID),
    Column("proposed_by", String(100), nullable=False),
    Column("proposed_at", Double, nullable=False),
    Column("decided_by_id", _ID),
    Column("decided_by", String(100)),
    Column("decided_at", Double),
    Column("answer", Text, nullable=False, server_default=text("''")),
    CheckConstraint("state in ('open', 'accepted', 'declined', 'withdrawn')", name="state"),
)
_OPEN = text("state = 'open'")
Index(
    "uq_promotion_proposals_open",
    promotion_proposals.c.model_id,
    unique=True,
    sqlite_where=_OPEN,
    postgresql_where=_OPEN,
)

#: Imported data sets; the built-in ones are code.
datasets = Table(
    "datasets",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("name", String(255), nullable=False),
    Column("schema", _Json, nullable=False),
    Column("rows", BigInteger, nullable=False),
    Column("sha256", _HASH, nullable=False),
    # The findings of the reader: evidence for each role, and problems by row.
    Column("inspection", _Json, nullable=False),
    Column("created_at", Double, nullable=False),
    # Versions of one table: the series has the id of its first version.
    Column("series_id", _ID, nullable=False, server_default=text("''")),
    Column("version", Integer, nullable=False, server_default=text("1")),
    # A deleted version that models were trained on keeps its row, so that they can name it.
    Column("deleted_at", Double),
    *_owner(),
)
Index("uq_datasets_series_id_version", datasets.c.series_id, datasets.c.version, unique=True)

#: What analysts decided on flagged sales; a row for every decision, the newest of a sale counts.
sale_reviews = Table(
    "sale_reviews",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    # Id of the first version, or the name of a built-in data set.
    Column("series_id", _ID, nullable=False),
    # A hash of the row, which is the same in every version that has the sale.
    Column("sale_key", String(48), nullable=False),
    # The version in which the sale was looked at, its row in the file, and why it was flagged.
    Column("dataset_id", _ID, nullable=False),
    Column("row", BigInteger, nullable=False),
    Column("rule", Text, nullable=False),
    Column("decision", String(16), nullable=False),
    Column("comment", Text, nullable=False, server_default=text("''")),
    Column("author", String(100), nullable=False),
    Column("at", Double, nullable=False),
    CheckConstraint("decision in ('accepted', 'overridden', 'open')", name="decision"),
)
Index(
    "ix_sale_reviews_series_id_sale_key_seq",
    sale_reviews.c.series_id,
    sale_reviews.c.sale_key,
    sale_reviews.c.seq,
)

valuations = Table(
    "valuations",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("created_at", Double, nullable=False),
    Column("dataset_id", String(64), nullable=False, index=True),
    Column("dataset", _Json, nullable=False),
    # This is no foreign key: a valuation outlives a deleted model.
    Column("model_id", _ID, nullable=False, index=True),
    Column("model_name", String(255), nullable=False),
    Column("model_version", Integer, nullable=False),
    Column("family", String(32), nullable=False),
    Column("inputs", _Json, nullable=False),
    Column("as_of", String(10)),
    Column("value", Double, nullable=False),
    Column("low_90", Double, nullable=False),
    Column("high_90", Double, nullable=False),
    Column("fsd", Double, nullable=False),
    # Confidence, reason codes, comparables, contributions, every model's value.
    Column("detail", _Json, nullable=False),
    # What tells this home from others; None where too little is known of it.
    Column("home_key", _HASH, index=True),
    *_owner(),
)

#: Links under which one valuation is shown without an account; only hashes of secrets are stored.
valuation_links = Table(
    "valuation_links",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("valuation_id", _ID, ForeignKey("valuations.id"), nullable=False, index=True),
    Column("secret_hash", _HASH, nullable=False),
    Column("made_by", String(100), nullable=False),
    Column("created_at", Double, nullable=False),
    Column("expires_at", Double, nullable=False),
    Column("withdrawn_at", Double),
    _counter("opened"),
    Column("opened_at", Double),
)

workers = Table(
    "workers",
    metadata,
    Column("name", String(255), primary_key=True),
    Column("boot_nonce", String(64), nullable=False),
    Column("host", String(255), nullable=False),
    Column("pid", Integer, nullable=False),
    Column("slots", Integer, nullable=False),
    Column("queues", _Json, nullable=False),
    Column("draining", Boolean, nullable=False, server_default=false()),
    Column("started_at", Double, nullable=False),
    Column("last_seen", Double, nullable=False),
    Column("version", String(64), nullable=False, server_default=""),
)


def part_of(run: FromClause, parent: FromClause) -> ColumnElement[str]:
    """Id of the run that a training is a part of; a tuning between them is skipped.

    `parent` is the table of runs, joined on the ``parent_id`` of `run`.
    """
    return func.coalesce(parent.c.parent_id, run.c.parent_id)
