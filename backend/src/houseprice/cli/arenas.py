"""How many heaps a server with many threads has."""

from __future__ import annotations

import ctypes
import os

#: The parameter of glibc's ``mallopt``, from its ``malloc.h``.
_M_ARENA_MAX = -8
_MOST = 2


def limit_arenas() -> None:
    """Let all threads of this process share two heaps of the C library, from now on.

    glibc gives threads up to eight heaps for each core, and what one frees the others cannot use:
    a server that answers the same questions for hours grows all the time. The environment
    variable ``MALLOC_ARENA_MAX`` has the last word; other C libraries have no such heaps.
    """
    set_heaps = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_heaps is not None and "MALLOC_ARENA_MAX" not in os.environ:
        set_heaps(_M_ARENA_MAX, _MOST)
