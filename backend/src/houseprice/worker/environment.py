"""The environment of a trainer, its share of the machine, and its bounds."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from houseprice import failpoints
from houseprice.services.queueing.memory import machine_bytes
from houseprice.settings import Settings
from houseprice.worker.isolation import Bounds

#: The only variables that pass from a worker to its trainers: no database, no broker, no secret.
_PASSED = (
    "PATH", "HOME", "USER", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "LD_LIBRARY_PATH",
    "VIRTUAL_ENV", "PYTHONPATH", "PYTHONWARNINGS", "SSL_CERT_FILE", "SSL_CERT_DIR",
    "REQUESTS_CA_BUNDLE", "CUDA_VISIBLE_DEVICES", "NVIDIA_VISIBLE_DEVICES",
    "HF_HOME", "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "SCIKIT_LEARN_DATA",
    "HP_STUDIO",  # lets the next start find a trainer that was left over
)  # fmt: skip
#: These pass only where they hold no password.
_PROXIES = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")
_PLAIN = ("no_proxy", "NO_PROXY")
_CPU_MAX = Path("/sys/fs/cgroup/cpu.max")


def usable_cores() -> int:
    """Cores that this process may use, by affinity and a container's CPU quota; at least 1."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS
        cores = os.cpu_count() or 1
    return max(1, min(cores, _quota(cores)))


def _quota(cores: int) -> int:
    try:
        quota, period = _CPU_MAX.read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return cores
    return cores if quota == "max" else int(int(quota) / int(period))


def trainer_threads(threads: int, slots: int) -> int:
    """Threads for one trainer: `threads`, or an equal share of the cores where that is 0."""
    return threads or max(1, usable_cores() // slots)


def trainer_bounds(settings: Settings) -> Bounds:
    """The most that one trainer may take; without a setting, all that its worker has."""
    all_cores_s = math.ceil(settings.max_runtime_s * usable_cores())
    return Bounds(
        memory_bytes=settings.trainer_memory_bytes or machine_bytes(settings),
        cpu_s=settings.trainer_cpu_s or all_cores_s,
        file_bytes=settings.trainer_file_bytes,
    )


def trainer_environment(
    environment: Mapping[str, str], *, threads: int, seed: int, run_id: str
) -> dict[str, str]:
    """The whole environment of a trainer.

    Parameters
    ----------
    environment : mapping of str to str
        Environment of the worker.
    threads : int
        Threads of each pool; two full pools on busy cores slow each other down.
    seed : int
        Fixes the order of hashed strings as well.
    run_id : str
        Marks the process, so that a trainer that was left over can be found.
    """
    count = str(threads)
    return {
        **{name: environment[name] for name in (*_PASSED, *_PLAIN) if name in environment},
        **failpoints.passed_on(environment),
        **{name: environment[name] for name in _PROXIES if _without_password(name, environment)},
        "OMP_NUM_THREADS": count,
        "OPENBLAS_NUM_THREADS": count,
        "MKL_NUM_THREADS": count,
        "NUMEXPR_NUM_THREADS": count,
        "POLARS_MAX_THREADS": count,
        "TF_NUM_INTRAOP_THREADS": count,
        "TF_NUM_INTEROP_THREADS": "1",
        # A waiting OpenMP thread that spins takes the core from the other slot's trainer.
        "OMP_WAIT_POLICY": "PASSIVE",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "TOKENIZERS_PARALLELISM": "false",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "PYTHONHASHSEED": str(seed),
        "PYTHONUNBUFFERED": "1",
        "HOUSEPRICE_TRAINER_RUN": run_id,
    }


def _without_password(name: str, environment: Mapping[str, str]) -> bool:
    return name in environment and "@" not in urlsplit(environment[name]).netloc
