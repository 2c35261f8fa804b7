"""Showing how captions are read, by the code that an order reads them with. Makes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from studybuddy.command.course_preview import preview_course
from studybuddy.command.links import are_many
from studybuddy.command.notes import order_of, reported
from studybuddy.command.output import Output
from studybuddy.errors import Interrupted, WrongUse
from studybuddy.pipeline import read_captions
from studybuddy.plugins.registry import Registry
from studybuddy.progress import Meter
from studybuddy.settings import read_settings
from studybuddy.work import Work

_ANY_VIDEO = "aaaaaaaaaaa"  # what is read does not depend on it


def preview(options: Mapping[str, Any]) -> int:
    """Read the captions that the options name, or the video's, and tell how. The exit code.

    Of a playlist, or of links in a file, it tells which videos they hold.
    """
    links = {"file": options["file"], "url": [options["url"]] if options["url"] else []}
    if not options["captions"] and (links["url"] or links["file"]) and are_many(links):
        return preview_course(links, options["style"])
    url = _ANY_VIDEO if options["url"] is None else options["url"]
    given = {**options, "url": url, "captions": options["captions"] or ""}

    def shown(output: Output, meter: Meter) -> None:
        if options["file"]:
            raise WrongUse("wrong_use", "Name captions or a list of links, not both.")
        if not (options["captions"] or options["url"]):
            raise WrongUse("wrong_use", "Name a file of captions, or the link of a video.")
        order = order_of(given)
        with TemporaryDirectory() as directory:
            work = Work(order, Path(directory), settings=read_settings())
            try:
                output.previewed(read_captions(work, Registry()))
            except KeyboardInterrupt:
                raise Interrupted(kept="Nothing was made or paid.") from None

    return reported(options["style"], shown)
