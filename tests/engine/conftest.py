"""What the tests of the engine share."""

import sys
from collections.abc import Iterator

import pytest
from plugin_dir import PluginDir


@pytest.fixture
def plugin_dir(tmp_path, monkeypatch) -> Iterator[PluginDir]:
    """An empty directory of plugins on the import path; its modules are forgotten afterwards."""
    monkeypatch.syspath_prepend(tmp_path)
    known = set(sys.modules)
    yield PluginDir(tmp_path)
    for name in set(sys.modules) - known:
        if name.startswith("plugin_"):
            del sys.modules[name]
