"""The codes with which a run fails."""

from __future__ import annotations

from houseprice.jobs.error_codes.entries import ErrorCode, RetryRule

_LOG = "The log of the run, which error_ref names, has the details."
_MEMORY = (
    "Use a smaller data set or batch, or give the worker more memory; "
    "HOUSEPRICE_TRAINER_MEMORY_BYTES limits a single trainer."
)

RUN_CODES = (
    ErrorCode(
        "out_of_memory",
        "Python, a framework or the system had no memory left for the training.",
        _MEMORY,
    ),
    ErrorCode(
        "file_too_large",
        "The training was about to write a larger file than a trainer may.",
        "Use a smaller data set or smaller layers, or raise HOUSEPRICE_TRAINER_FILE_BYTES.",
    ),
    ErrorCode(
        "killed",
        "Something outside ended the trainer with SIGKILL or SIGTERM.",
        "Most often the system had no memory left: use fewer slots, or give the machine more.",
        retry=RetryRule(times=2, first_wait_s=2.0),
    ),
    ErrorCode(
        "crashed",
        "The trainer ended with another signal, an exit status or an unexpected exception.",
        _LOG,
        retry=RetryRule(times=1),
    ),
    ErrorCode(
        "trainer_crashed",
        "The trainer process ended without a result while its worker handed the run back.",
        _LOG,
        retry=RetryRule(times=1),
    ),
    ErrorCode(
        "stalled",
        "The trainer was silent for longer than its phase allows.",
        "The end of the run's log shows where it was stuck; HOUSEPRICE_STALL_S is the limit.",
        retry=RetryRule(times=1, first_wait_s=5.0),
    ),
    ErrorCode(
        "trainer_not_started",
        "The system could not start a process for the trainer.",
        "The machine may be out of processes, memory or file handles.",
        retry=RetryRule(times=5, first_wait_s=10.0),
    ),
    ErrorCode(
        "time_limit",
        "The run took longer than any run may.",
        "Set a time limit in the training's settings, which keeps the best model so far, or raise "
        "HOUSEPRICE_MAX_RUNTIME_S.",
    ),
    ErrorCode(
        "invalid_reply",
        "The trainer's result lacks fields, or its files differ from their checksums.",
        "Run it again; if that fails as well, check the disk of the data folder.",
    ),
    ErrorCode(
        "diverged",
        "The training loss became infinite or not a number.",
        "Use a smaller learning rate, or leave it out for the default.",
        status=422,
    ),
    ErrorCode(
        "export_mismatch",
        "The exported model answers otherwise than the trained one.",
        "Train with the default settings; if that fails as well, report the family and versions.",
        status=500,
    ),
    ErrorCode(
        "training_failed",
        "A training that the command line started ended without a result.",
        "Read the lines above the message; the log that they name has the details.",
        status=500,
    ),
    ErrorCode(
        "worker_lost_repeatedly",
        "The worker was lost again and again during the run.",
        "The run may need more memory than the machine has: try fewer rows or smaller layers.",
    ),
    ErrorCode(
        "no_members",
        "Fewer than two families were trained, so that there is nothing to blend.",
        "Read why the other parts of this run ended.",
    ),
    ErrorCode(
        "all_failed",
        "No family of the run could be trained.",
        "The message has the reason of each family; mend those and train again.",
    ),
    ErrorCode(
        "no_trial",
        "No trial of the tuning was completed.",
        "Read why the trials ended, or give the tuning more time.",
    ),
)
