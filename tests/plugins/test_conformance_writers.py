"""The built-in writers under the kit that any author's writer runs under."""

from studybuddy.testing import WriterContract


class TestOutline(WriterContract):
    name = "outline"
