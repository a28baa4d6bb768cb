"""What this machine offers to this process: inside a container less than the whole of it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

CGROUP = Path("/sys/fs/cgroup")
MEMINFO = Path("/proc/meminfo")
ANY_PROCESSOR = -1


def usable_cores() -> int:
    """Return the number of cores that this process may use, in a container, too."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    quota, period = (*_words(CGROUP / "cpu.max"), "max", "1")[:2]
    if quota.isdigit() and period.isdigit():
        return max(1, min(allowed or 1, int(quota) // int(period)))
    return allowed or 1


def processors() -> list[int]:
    """Return the numbers of the processors that this process may run on; [-1] if nobody knows."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [ANY_PROCESSOR]


def own_processor() -> int:
    """Return the number of the only processor that this process may run on, if there is but one."""
    allowed = processors()
    return allowed[0] if len(allowed) == 1 else ANY_PROCESSOR


def stay_on(processor: int) -> None:
    """Keep this process and what it forks on one processor.

    Two processes that take turns do so in half the time on the same one: to wake another processor
    costs more than what is usually to be done there.
    """
    if processor != ANY_PROCESSOR:
        with contextlib.suppress(OSError):  # taken away since we asked: any other will do
            os.sched_setaffinity(0, {processor})


def usable_memory() -> float:
    """Return the bytes of memory that are free for this process, in a container, too."""
    words = _words(MEMINFO)
    free = float(words[words.index("MemAvailable:") + 1]) * 1024 if words else float("inf")
    limit, used, kinds = (_words(CGROUP / f"memory.{name}") for name in ("max", "current", "stat"))
    if limit and used and limit[0].isdigit():
        # Pages of files that nobody has open any more count as used, but are given up when needed.
        cached = kinds[kinds.index("inactive_file") + 1] if "inactive_file" in kinds else 0
        free = min(free, float(limit[0]) - float(used[0]) + float(cached))
    return free


def _words(path: Path) -> list[str]:
    try:
        return path.read_text().split()
    except OSError:
        return []
