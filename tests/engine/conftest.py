"""What the tests of the engine share."""

import sys
from collections.abc import Iterator

import pytest
from shelf import Shelf


@pytest.fixture
def shelf(tmp_path, monkeypatch) -> Iterator[Shelf]:
    """An empty shelf on the import path; its modules are forgotten afterwards."""
    monkeypatch.syspath_prepend(tmp_path)
    known = set(sys.modules)
    yield Shelf(tmp_path)
    for name in set(sys.modules) - known:
        if name.startswith("plugin_"):
            del sys.modules[name]
