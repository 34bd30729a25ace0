from typing import Literal

DownloadFlagsReviewType0 = Literal["accepted", "open", "overridden"]

DOWNLOAD_FLAGS_REVIEW_TYPE_0_VALUES: set[DownloadFlagsReviewType0] = {
    "accepted",
    "open",
    "overridden",
}


def check_download_flags_review_type_0(value: str) -> DownloadFlagsReviewType0:
    if value in DOWNLOAD_FLAGS_REVIEW_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DOWNLOAD_FLAGS_REVIEW_TYPE_0_VALUES!r}"
    )
