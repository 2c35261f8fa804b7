"""What is taken where an order says nothing: the command, the API and a job's row read it here.

It imports nothing, so that showing the command's help loads nothing.
"""

DEFAULT_TEMPLATE = "lecture"
DEFAULT_EXPORTERS = ("markdown", "json", "pdf")

DEFAULT_WRITERS = ("claude", "outline")
"""Who writes where an order says nothing: the first that lacks nothing and can do what is asked."""

PROFILES = {"standard": 1, "thrifty": 4}
"""What a writer is to be, as good as it can or cheap; a credit buys so many times the words."""

DEFAULT_PROFILE = "standard"

NOBODY = "none"
"""What an order says for a checker that asks none, so that no plugin may have this name."""
