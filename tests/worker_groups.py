"""What one of pytest-xdist's workers runs alone: a file, or all files that share something costly.

(The option of xdist's own, `--dist loadgroup`, groups nothing with xdist 3.8 and pytest 9.2.)
"""

from collections import Counter

import pytest
from xdist.scheduler import LoadFileScheduling

# By the starts of their paths. What takes longest stands first, and begins first.
GROUPS = {
    "the embedded AWS": ("tests/local/",),
    "an environment for strangers": (
        "tests/engine/test_scaffold.py",
        "tests/outsider/",
    ),
    "DynamoDB Local": ("tests/handlers/money/",),
}


def group_of(file: str) -> str:
    """The group of a file of tests; the file itself if it is in none."""
    return next((name for name, starts in GROUPS.items() if file.startswith(starts)), file)


def place_of(file: str) -> int:
    """When the tests of a file have their turn."""
    group = group_of(file)
    return [*GROUPS].index(group) if group in GROUPS else len(GROUPS)


class GroupScheduling(LoadFileScheduling):
    """A group to a worker; then the next one to the worker that is free first."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(super()._split_scope(nodeid))

    def add_node_collection(self, node, collection) -> None:
        """Take what a worker has found. Of tests with the same id one alone would be run."""
        if shared := [one for one, count in Counter(collection).items() if count > 1]:
            raise pytest.UsageError(f"Give each of these tests an id of its own: {shared}")
        super().add_node_collection(node, collection)
