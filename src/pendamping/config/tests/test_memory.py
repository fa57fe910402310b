"""The pools of memory that threads share."""

import gc
import os
import platform
import subprocess
import sys

import pytest

from pendamping.config.memory import keep_what_is_loaded

THREADS = """
import ctypes, threading
from pendamping.config.memory import keep_few_arenas
if {asked}:
    keep_few_arenas()
together = threading.Barrier(6)
def keep():
    own = [bytearray(5000) for _ in range(100)]
    together.wait()
    return own
threads = [threading.Thread(target=keep) for _ in range(6)]
for one in threads: one.start()
for one in threads: one.join()
ctypes.CDLL(None).malloc_stats()
"""


def arenas(*, asked: bool) -> int:
    """Of a process with six threads, as glibc itself tells."""
    own = {name: value for name, value in os.environ.items() if name != "MALLOC_ARENA_MAX"}
    command = [sys.executable, "-c", THREADS.format(asked=asked)]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=own).stderr.count("Arena ")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc gives each thread a pool of its own")
def test_six_threads_share_two_pools() -> None:
    assert arenas(asked=True) <= 2 < arenas(asked=False)


def test_what_is_loaded_is_left_out_of_later_collections() -> None:
    try:
        keep_what_is_loaded()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
