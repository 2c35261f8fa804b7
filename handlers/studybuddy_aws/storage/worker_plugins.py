"""What the deployed worker's plugins lack: one row, which the worker writes and the API reads.

It stands in the table of limits, whose other rows are of users: no user's id begins with `#`.
"""

from __future__ import annotations

import msgspec

from studybuddy_aws.storage.tables import Tables, Write

_KEY = "#worker"


class WorkerPlugins(msgspec.Struct, frozen=True, kw_only=True):
    """`lacking` are plugins that cannot work there, each as `writer claude`.

    `found_with` names what they were looked at with: another image or other settings have another.
    """

    user_id: str = _KEY
    found_with: str = ""
    lacking: tuple[str, ...] = ()


def read_worker_plugins(tables: Tables) -> WorkerPlugins:
    """What the worker has told; nothing is lacking before it has. Raises StoreBusy, StoreFailed."""
    return tables.get("limits", _KEY, WorkerPlugins) or WorkerPlugins()


def write_worker_plugins(tables: Tables, found: WorkerPlugins) -> None:
    """Put it in the place of what was told before. Raises StoreBusy, StoreFailed."""
    tables.write(Write("Put", "limits", found))
