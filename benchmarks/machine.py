"""What a figure of speed was measured on."""

import os
import platform
from pathlib import Path


def machine() -> dict[str, str | int]:
    """Processor, number of cores this process may use, memory in GB, system and Python."""
    return {
        "cpu": _field(Path("/proc/cpuinfo"), "model name") or platform.processor() or platform.machine(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        "memory_gb": round(int(_field(Path("/proc/meminfo"), "MemTotal").partition(" ")[0] or 0) / 2**20),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def _field(file: Path, name: str) -> str:
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # not Linux
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
