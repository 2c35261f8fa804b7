"""What an order may ask for, of one video or of each of a course; checked against the catalog."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypeAlias

import msgspec

from studybuddy import VideoUrl
from studybuddy.order_defaults import DEFAULT_EXPORTERS, DEFAULT_PROFILE, DEFAULT_TEMPLATE, NOBODY
from studybuddy.text import safe
from studybuddy_aws.http.captions_body import Language
from studybuddy_aws.http.catalog_file import CatalogFile, catalog_file
from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.storage.job import ALWAYS_MADE, JobOrder
from studybuddy_aws.storage.tables import Tables
from studybuddy_aws.storage.worker_plugins import read_worker_plugins

Name: TypeAlias = Annotated[str, msgspec.Meta(max_length=64, pattern="^[a-z][a-z0-9-]*$")]
Line: TypeAlias = Annotated[str, msgspec.Meta(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
Exporters: TypeAlias = Annotated[
    tuple[Name, ...],
    msgspec.Meta(
        min_length=1, max_length=10, extra_json_schema={"x-always-made": list(ALWAYS_MADE)}
    ),
]
Checkers: TypeAlias = Annotated[tuple[Name, ...], msgspec.Meta(min_length=1, max_length=5)]


class OrderBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to make."""

    subject: Line = ""
    focus: Line = ""
    template: Name = DEFAULT_TEMPLATE
    writer: Name | None = None
    checkers: Checkers | None = None
    exporters: Exporters = DEFAULT_EXPORTERS
    language: Language = ""
    profile: Name = DEFAULT_PROFILE


def check_order(body: OrderBody, tables: Tables, file: str) -> None:
    """Raise BadRequest for what the worker has not, or cannot do, by the catalog in this file."""
    lacking = read_worker_plugins(tables).lacking
    on_offer = catalog_file(file).of_worker(lacking)
    on_offer.check("template", body.template)
    on_offer.check("exporter", *body.exporters)
    if body.writer:
        on_offer.check("writer", body.writer)
        on_offer.check_ready("writer", body.writer)
    on_offer.check_language(body.writer or "", body.language.strip())
    on_offer.check_profile(body.writer or "", body.profile)
    _check_checkers(body.checkers or (), on_offer)


def order_for(body: OrderBody, url: VideoUrl) -> JobOrder:
    """The order of a video that a body is, without what it says of captions."""
    return JobOrder(
        url=url,
        subject=body.subject.strip(),
        focus=safe.one_line(body.focus),
        template=body.template,
        writer=body.writer or "",
        checkers=tuple(dict.fromkeys(body.checkers or ())),
        exporters=tuple(dict.fromkeys(body.exporters)),
        language=body.language.strip(),
        profile=body.profile,
    )


def _check_checkers(asked: Sequence[str], on_offer: CatalogFile) -> None:
    """Raise BadRequest for one that is not on offer, and for nobody and one."""
    names = set(asked)
    if NOBODY in names and len(names) > 1:
        raise BadRequest(
            "nobody_and_others",
            f"The checker '{NOBODY}' means that nobody is asked. Leave it out, or the others.",
        )
    asked_of = [name for name in asked if name != NOBODY]
    on_offer.check("checker", *asked_of)
    on_offer.check_ready("checker", *asked_of)
