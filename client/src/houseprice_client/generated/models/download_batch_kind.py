from typing import Literal

DownloadBatchKind = Literal["csv", "parquet", "xlsx"]

DOWNLOAD_BATCH_KIND_VALUES: set[DownloadBatchKind] = {
    "csv",
    "parquet",
    "xlsx",
}


def check_download_batch_kind(value: str) -> DownloadBatchKind:
    if value in DOWNLOAD_BATCH_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DOWNLOAD_BATCH_KIND_VALUES!r}"
    )
