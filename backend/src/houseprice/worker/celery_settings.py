"""Every Celery setting that differs from the default, with its reason; see docs/celery.md."""

from __future__ import annotations

from typing import Any

from kombu.entity import Queue

from houseprice.jobs.queue import TASK_NAME
from houseprice.settings import Settings

#: Queues of doorbells for trainings, and for those that ask for a graphics card.
CPU_QUEUE = "cpu"
GPU_QUEUE = "gpu"
#: Queue of ticks and health checks, which must not be counted as doorbells.
MAINTENANCE_QUEUE = "maintenance"

#: Celery ends a supervisor this long after the time limit of its run.
_BACKSTOP_S = 900


def celery_settings(settings: Settings) -> dict[str, Any]:
    """The configuration of worker, beat and Flower."""
    return {
        **_messages(),
        **_results(settings),
        **_connections(),
        **_workers(settings),
        **_schedule(settings),
    }


def _queues() -> list[Queue]:
    names = (CPU_QUEUE, GPU_QUEUE, MAINTENANCE_QUEUE)
    return [Queue(name) for name in names]  # type: ignore[no-untyped-call]  # kombu has no hints


def _messages() -> dict[str, Any]:
    return {
        # No pickle: a message from a stranger must not be code.
        "task_serializer": "json",
        "result_serializer": "json",
        "accept_content": ["json"],
        # An unknown queue is an error, not a silent new list that nobody reads.
        "task_queues": _queues(),
        "task_default_queue": CPU_QUEUE,
        "task_create_missing_queues": False,
        "task_routes": {
            TASK_NAME: {"queue": CPU_QUEUE},
            "health_check": {"queue": MAINTENANCE_QUEUE},
            "reconcile": {"queue": MAINTENANCE_QUEUE},
            "send_notifications": {"queue": MAINTENANCE_QUEUE},
        },
        # A ring is acknowledged when it is taken. Late acknowledgement would give it out again
        # after a reset connection, and in an endless loop beyond the visibility timeout.
        "task_acks_late": False,
        # Attempts are counted in the row of the run, not in messages.
        "task_reject_on_worker_lost": False,
        # The reconciler is the retry.
        "task_publish_retry": False,
    }


def _results(settings: Settings) -> dict[str, Any]:
    return {
        # The result of a training is its row: there is no second truth, expiry or race.
        "task_ignore_result": True,
        # Only health_check and tools of operators read results.
        "result_backend": settings.result_backend,
        "result_expires": 3600,
        # Without this, a finished task is recorded as failed when Redis drops.
        "result_backend_always_retry": True,
        # The row says when a run started.
        "task_track_started": False,
    }


def _connections() -> dict[str, Any]:
    return {
        # A worker outlives its broker, however long the broker is away.
        "broker_connection_retry": True,
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        # It looks for it every few seconds, where Celery's own would wait for up to 32 s.
        "worker_consumer": "houseprice.worker.consumer:PromptConsumer",
        # A Redis that drops for a moment must not end a training.
        "worker_cancel_long_running_tasks_on_connection_loss": False,
        # A worker must not wait forever for a pooled connection.
        "broker_pool_acquire_timeout": 2,
        "broker_transport_options": {
            # This covers only the milliseconds between taking a message and starting its task.
            "visibility_timeout": 300,
            # Without these, a half-open connection hangs forever.
            "socket_connect_timeout": 2,
            "socket_timeout": 5,
            "socket_keepalive": True,
            "health_check_interval": 10,
        },
        "redis_socket_connect_timeout": 2,
        "redis_socket_timeout": 5,
    }


def _workers(settings: Settings) -> dict[str, Any]:
    return {
        # A child is a supervisor; fork is safe because it imports no training framework.
        "worker_pool": "prefork",
        "worker_pool_start_method": "fork",
        "worker_concurrency": settings.slots,
        # A busy worker takes no doorbell that an idle one could answer.
        "worker_disable_prefetch": True,
        "worker_prefetch_multiplier": 1,
        # These are backstops for the supervisor, which is small; memory ends with each trainer.
        "worker_max_tasks_per_child": 100,
        "worker_max_memory_per_child": 500_000,
        # The real limit kills the trainer's group; a soft limit is not raised inside C code.
        "task_time_limit": int(settings.max_runtime_s) + _BACKSTOP_S,
        "task_soft_time_limit": None,
        # This is the time to hand runs back after a second signal or with REMAP_SIGTERM=SIGQUIT.
        "worker_soft_shutdown_timeout": 45,
        # Only Flower reads events.
        "worker_send_task_events": settings.worker_send_events,
        # Only beat would send these, and its ticks would hide the trainings in Flower.
        "task_send_sent_event": False,
        # Logging is configured once for this process and its trainers.
        "worker_hijack_root_logger": False,
        "worker_redirect_stdouts": False,
    }


def _schedule(settings: Settings) -> dict[str, Any]:
    def tick(task: str) -> dict[str, Any]:
        # A tick that nobody took in time is replaced by the next.
        options = {"expires": settings.reap_s}
        return {"task": task, "schedule": settings.reap_s, "options": options}

    return {
        "timezone": "UTC",
        "enable_utc": True,
        "beat_schedule": {name: tick(name) for name in ("reconcile", "send_notifications")},
        # Ticks are seconds apart, so nothing is worth a file: a file that a kill cut short would
        # keep beat from starting ever again.
        "beat_scheduler": "celery.beat:Scheduler",
        # Without this, a tick may wait for the default of 5 minutes.
        "beat_max_loop_interval": max(1.0, settings.reap_s / 2),
    }
