"""What a trained model is on disk."""

from houseprice.artifacts.folder import (
    new_folder,
    published_manifest,
    read_json,
    read_manifest,
    seal,
    size_bytes,
    verify,
    write_json,
)

__all__ = [
    "new_folder",
    "published_manifest",
    "read_json",
    "read_manifest",
    "seal",
    "size_bytes",
    "verify",
    "write_json",
]
