"""The collection of garbage in a process that runs for weeks."""

from __future__ import annotations

import gc


def spare_what_stays() -> None:
    """Let collections look only at objects that are made from now on.

    Python looks through all objects once a quarter as many have been added. A server begins with
    some hundred thousand that stay, such as its modules: until a quarter as many are garbage, that
    garbage stays, too, and the memory of a server with few calls grows for hours. Children that are
    forked share the pages of what stays, since no collection writes to them any more.
    """
    gc.collect()
    gc.freeze()
    gc.collect()  # Python counts what stays at a collection, and not when it is set aside
