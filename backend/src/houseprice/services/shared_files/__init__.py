"""Files that machines share: models, data sets, uploads and checkpoints.

Readers and writers work on a folder of their own machine. `bring` fetches what is not there yet,
and `send` publishes what was written. On one machine the folder itself is the storage, and both do
nothing.
"""

from houseprice.services.shared_files.choose import files_of
from houseprice.services.shared_files.contract import SharedFiles, StoredItem

__all__ = ["SharedFiles", "StoredItem", "files_of"]
