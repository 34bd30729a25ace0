"""The folder of a trained model on disk."""

from houseprice.artifacts.folder import (
    check_files,
    new_folder,
    read_json,
    seal,
    size_bytes,
    write_json,
)
from houseprice.artifacts.manifest import Manifest, read_manifest, verify

__all__ = [
    "Manifest",
    "check_files",
    "new_folder",
    "read_json",
    "read_manifest",
    "seal",
    "size_bytes",
    "verify",
    "write_json",
]
