"""What is taken where an order says nothing: the command, the API and a job's row read it here.

It imports nothing, so that showing the command's help loads nothing.
"""

DEFAULT_TEMPLATE = "lecture"
DEFAULT_EXPORTERS = ("markdown", "json", "pdf")

DEFAULT_WRITERS = ("claude", "outline")
"""Who writes where an order says nothing: the first that lacks nothing and can do what is asked."""

PROFILES = {"standard": 1.0, "thrifty": 4.0, "fast": 0.5}
"""What a writer is to be: as good as it can, cheap, or quick; a credit buys that many times the
words."""

DEFAULT_PROFILE = "standard"


def words_bought(words_per_credit: int, profile: str) -> int:
    """The words that a credit buys with a profile; with an unknown one as many as usual."""
    return int(words_per_credit * PROFILES.get(profile, 1))


NOBODY = "none"
"""What an order says for a checker that asks none, so that no plugin may have this name."""
