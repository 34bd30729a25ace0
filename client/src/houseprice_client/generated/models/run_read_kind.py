from typing import Literal

RunReadKind = Literal[
    "all",
    "append",
    "batch",
    "blend",
    "effect",
    "equity",
    "evaluate",
    "import",
    "origins",
    "ranges",
    "train",
    "trial",
    "tune",
]

RUN_READ_KIND_VALUES: set[RunReadKind] = {
    "all",
    "append",
    "batch",
    "blend",
    "effect",
    "equity",
    "evaluate",
    "import",
    "origins",
    "ranges",
    "train",
    "trial",
    "tune",
}


def check_run_read_kind(value: str) -> RunReadKind:
    if value in RUN_READ_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUN_READ_KIND_VALUES!r}"
    )
