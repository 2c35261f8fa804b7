"""Notes written by Claude, section by section, each line with the lines that prove it."""

from studybuddy_claude.writer import ClaudeWriter

__all__ = ["ClaudeWriter"]
