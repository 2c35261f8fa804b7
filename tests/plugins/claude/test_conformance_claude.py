"""The built-in writer and checker under the kit of any author, with a model on loopback."""

from collections.abc import Mapping

import pytest

from studybuddy.testing import CheckerContract, WriterContract


class TestClaude(WriterContract):
    name = "claude"

    @pytest.fixture
    def settings(self, server) -> Mapping[str, str]:
        return {"ANTHROPIC_API_KEY": server.key, "ANTHROPIC_BASE_URL": server.url}


class TestClaudeChecker(CheckerContract):
    name = "claude"

    @pytest.fixture
    def settings(self, server) -> Mapping[str, str]:
        return {"ANTHROPIC_API_KEY": server.key, "ANTHROPIC_BASE_URL": server.url}
