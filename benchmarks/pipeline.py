"""From link to artifacts, outside any model: the whole command with the outline writer."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

_EXPORTERS = {
    "Markdown and JSON": ["markdown", "json"],
    "Markdown, JSON and PDF": ["markdown", "json", "pdf"],
}


def measure(captions: Path, runs: int) -> None:
    """Print seconds from start of the process to its end, and the ratio to the lightest order."""
    seconds: dict[str, list[float]] = {name: [] for name in _EXPORTERS}
    for _ in range(runs):
        for name, exporters in _EXPORTERS.items():
            seconds[name].append(_run(captions, exporters))
    lightest = median(seconds["Markdown and JSON"])
    print(f"{'link to artifacts':<34}{'seconds':>9}{'ratio':>8}")
    for name, taken in seconds.items():
        print(f"{name:<34}{median(taken):9.2f}{median(taken) / lightest:8.1f}")
    print()


def _run(captions: Path, exporters: list[str]) -> float:
    chosen = [word for name in exporters for word in ("--exporter", name)]
    with tempfile.TemporaryDirectory() as directory:
        command = [
            *(sys.executable, "-m", "studybuddy", "--url", "sample-talk", "--writer", "outline"),
            *("--captions", str(captions), "--output", directory, "--format", "json-progress"),
        ]
        start = time.perf_counter()
        subprocess.run([*command, *chosen], stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start
