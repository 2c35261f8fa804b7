"""What a PDF page costs: the first document of a process, and those after it."""

from __future__ import annotations

import io
import tempfile
import time
from pathlib import Path
from statistics import median

from pypdf import PdfReader

from studybuddy import Note, Order, VideoUrl, Work
from studybuddy.pipeline import make_note
from studybuddy.plugins.registry import Registry
from studybuddy.progress import Meter


def measure(captions: Path) -> None:
    """Print seconds a page, cold and warm."""
    note = _note(captions)
    exporter = Registry().exporter("pdf")
    seconds: list[float] = []
    for _ in range(4):
        start = time.perf_counter()
        data = exporter.export(note)
        seconds.append(time.perf_counter() - start)
    pages = len(PdfReader(io.BytesIO(data)).pages)
    cold, warm = seconds[0] / pages, median(seconds[1:]) / pages
    print(f"{f'PDF, {pages} pages':<34}{'s/page':>9}{'ratio':>8}")
    print(f"{'cold (imports and fonts)':<34}{cold:9.3f}{cold / warm:8.1f}")
    print(f"{'warm':<34}{warm:9.3f}{1:8.1f}")


def _note(captions: Path) -> Note:
    with tempfile.TemporaryDirectory() as directory:
        order = Order(
            url=VideoUrl("sample-talk"),
            captions=str(captions),
            writer="outline",
            exporters=("json",),
        )
        meter = Meter(lambda line: None)
        return make_note(Work(order, Path(directory)), Registry(), meter).note
