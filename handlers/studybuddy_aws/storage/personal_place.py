"""What is said of one place that holds something of a person."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["table", "bucket", "queue", "log", "backup", "service", "browser"]
Erased: TypeAlias = Literal[
    "account",
    "videos",
    "courses",
    "row",
    "rows",
    "connections",
    "payments",
    "files",
    "service",
    "expires",
    "kept",
    "own",
]
"""What erasing an account does.

`account`, `videos`: the user's row, the rows of each video and its note; `courses`: those of
each course. `row`: the one row by the user's id, `rows` all under it. `connections`: closed and
deleted. `payments`: cancelled at Stripe and deleted. `files`: all versions.
`service`: asked to forget the user. `expires`: goes by itself, as `until` says. `kept`: for good,
and says of nobody who it was. `own`: the user's.
"""


class Place(NamedTuple):
    """A place that holds something of a person; `name` as resources.json or Terraform has it.

    `holds` are its attributes or fields. `why` is empty where users need not be told of it by
    itself. `where` is for operators: `dev` stands for the environment. `exported` is the file, or
    the folder, that it is in the ZIP that users can have of all of it; `not_exported` why it is in
    none.
    """

    kind: Kind
    name: str
    where: str
    what: str
    until: str
    erased: Erased
    why: str = ""
    holds: tuple[str, ...] = ()
    exported: str = ""
    not_exported: str = ""
