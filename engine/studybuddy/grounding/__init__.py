"""Does the transcript say what the note claims? Checked by words, claim by claim.

    evidence    the transcript, indexed once
    citations   do the cited lines exist, is the question well formed
    figures     are the claim's numbers said near its citation, of the same things
    names       are its names said there
    vocabulary  is enough of its rare vocabulary said there
    denial      does the claim deny what is said, or say what is denied
    opposites   does it say `low` where `high` is said of the same
    order       does it say the second, or twice a year, where another rank or rate is said

What this cannot see: a false sentence made of the very words that are said, with the same
numbers and names, such as one that takes cause for effect.
"""

from studybuddy.grounding.judge import Finding, Judge, unsupported

__all__ = ["Finding", "Judge", "unsupported"]
