"""What the server does about its memory before the first request."""

import ctypes
import gc
import sys

_ARENA_MAX = -8  # M_ARENA_MAX of glibc's malloc.h
_ARENAS = 2


def keep_few_arenas() -> None:
    """Let all threads share two pools of memory, in this process and those that it starts.

    Of itself glibc gives eight per core to the threads, and none shrinks again: a fifth of the demo's memory, for
    speed that threads which wait for Python's lock anyhow cannot use. Elsewhere than on Linux nothing happens.
    """
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
    if mallopt is not None:
        mallopt(_ARENA_MAX, _ARENAS)


def keep_what_is_loaded() -> None:
    """Never again look whether modules and page definitions can be thrown away: they stay as long as the process.

    Python's collector otherwise walks all of them every thirty pages or so, and one reader waits for it.
    """
    gc.collect()
    gc.freeze()
