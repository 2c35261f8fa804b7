"""What is taken where an order says nothing: the command, the API and a job's row read it here.

It imports nothing, so that showing the command's help loads nothing.
"""

DEFAULT_TEMPLATE = "lecture"
DEFAULT_EXPORTERS = ("markdown", "json", "pdf")

NOBODY = "none"
"""What an order says for a checker that asks none, so that no plugin may have this name."""
