"""The built-in writer under the kit of any author, with a model on loopback."""

from collections.abc import Mapping

import pytest

from studybuddy.testing import WriterContract


class TestClaude(WriterContract):
    name = "claude"

    @pytest.fixture
    def settings(self, server) -> Mapping[str, str]:
        return {"ANTHROPIC_API_KEY": server.key, "ANTHROPIC_BASE_URL": server.url}
