"""The codes of data and of the parts of the system: calls are refused with them, and runs fail."""

from __future__ import annotations

from houseprice.jobs.error_codes.entries import ErrorCode, RetryRule

PART_CODES = (
    ErrorCode(
        "wrong_webhook_key",
        "The key of this process is not the one from which the secret of the endpoint was made.",
        "Restore webhook.key or HOUSEPRICE_WEBHOOK_KEY, or make the endpoint a new secret.",
        status=503,
    ),
    ErrorCode(
        "no_broker_server",
        "A soak has no Redis server that it could damage.",
        "Install redis-server.",
        status=503,
    ),
    ErrorCode(
        "invalid_data",
        "A table, a column or a value breaks a rule.",
        "Each place names row, column, value and rule; mend the table and import it again.",
        status=422,
    ),
    ErrorCode(
        "dataset_changed",
        "The table on disk differs from the table that the run was accepted with.",
        "Start a new run with the table as it is now.",
        status=409,
    ),
    ErrorCode(
        "dataset_unavailable",
        "A built-in data set is not on disk and cannot be fetched.",
        "Set HOUSEPRICE_DATASETS_DIR to a folder with its files, or use the data set demo.",
        status=503,
    ),
    ErrorCode(
        "corrupt_artifact",
        "A file of a trained model does not match its checksum.",
        "Promote another model or train again; a backup may have the files.",
        status=503,
    ),
    ErrorCode(
        "stored_files_missing",
        "A model, a data set or an upload is not in the shared storage, or only in part.",
        "Restore the object from a version of the bucket or a backup, or make it again.",
        status=503,
    ),
    ErrorCode(
        "stored_files_damaged",
        "A file in the shared storage does not match its checksum.",
        "Restore the object from a version of the bucket or a backup, or make it again.",
        status=503,
    ),
    ErrorCode(
        "shared_storage_unavailable",
        "The shared storage of several machines, such as S3, does not answer or refuses the "
        "studio.",
        "Check HOUSEPRICE_STORAGE, the credentials of the process, and the storage itself.",
        status=503,
        retry=RetryRule(times=5, first_wait_s=10.0),
    ),
    ErrorCode(
        "unavailable",
        "A part of the system, such as the process that values homes, does not answer.",
        "Try again in a few seconds; GET /health shows the parts.",
        status=503,
        retry=RetryRule(times=5, first_wait_s=10.0),
    ),
    ErrorCode(
        "database_unavailable",
        "The database does not answer, or stays locked.",
        "Try again in a few seconds; if it stays so, check HOUSEPRICE_DATABASE_URL and the server.",
        status=503,
        retry=RetryRule(times=5, first_wait_s=10.0),
    ),
    ErrorCode(
        "outcome_unknown",
        "The connection to the database broke during a commit.",
        "Send the same request with the same Idempotency-Key.",
        status=503,
        retry=RetryRule(times=5, first_wait_s=10.0),
    ),
    ErrorCode(
        "database_corrupt",
        "The file of the database is damaged or is no database.",
        "Restore a backup, or move the file away to start with an empty database.",
        status=503,
    ),
    ErrorCode(
        "broker_evicts",
        "Redis throws messages away when its memory is full.",
        "Set maxmemory-policy noeviction in redis.conf, or with CONFIG SET.",
        status=503,
    ),
    ErrorCode(
        "database_too_old",
        "The library of SQLite is older than the studio needs.",
        "Use a Python with a newer SQLite, or PostgreSQL with HOUSEPRICE_DATABASE_URL.",
        status=503,
    ),
    ErrorCode(
        "not_enough_memory",
        "A training of so many sales takes more memory than the machine has.",
        "Train on fewer sales, or set HOUSEPRICE_WORKER_MEMORY_BYTES if the workers have more.",
        status=422,
    ),
    ErrorCode(
        "storage_full",
        "The disk is full, or a quota or the limit of a file's size is reached.",
        "Free some space in the data folder; then run it again.",
        status=507,
    ),
    ErrorCode(
        "storage_not_writable",
        "The user that runs the studio may not write the data folder, or its file system is "
        "read-only.",
        "Mount the file system for writing, or give the folder to that user (chown); "
        "HOUSEPRICE_DATA_DIR names the folder.",
        status=507,
    ),
)
