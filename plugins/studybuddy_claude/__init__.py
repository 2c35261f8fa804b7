"""Notes written by Claude, section by section, each line with the lines that prove it.

Another, cheaper model is asked whether those lines mean what is written.
"""

from studybuddy_claude.checker import ClaudeChecker
from studybuddy_claude.writer import ClaudeWriter

__all__ = ["ClaudeChecker", "ClaudeWriter"]
