"""Does the transcript say what the note claims? Checked by words, claim by claim.

    evidence    the transcript, indexed once
    citations   do the cited lines exist, is the question well formed
    figures     are the claim's numbers said near its citation, of the same things
    measures    two hours are 120 minutes
    names       are its names said there; `sounds` knows those that captions misspell,
                `peoples` that the Irish are of Ireland
    derived     or do they follow from those that are: 1980 less 1950, four of forty
    vocabulary  how much of its rare vocabulary is said there; `hedges` do not count, `synonyms` do
    telling     how much of the lines that it cites does it tell
    support     is it taken from them, all of this weighed
    denial      does the claim deny what is said, or say what is denied
    quantifiers does it say of all what is said of some, or leave a condition out
    opposites   does it say `low` where `high` is said of the same
    relations   does it turn round what comes first, what is more, what is preferred
    order       does it say the second, or twice a year, where another rank or rate is said
    characters  denial, order and comparison in Chinese and Japanese
    speakers    does it credit the words to another than the one who says them

A note is then `tidying`'s: points in their section, nothing twice, and a failure if too little
is left.

What this cannot see: a false sentence made of the very words that are said, with the same
numbers and names, such as one that takes cause for effect or the doer for the one it is done to.
"""

from studybuddy.grounding.judge import Finding, Judge, unsupported

__all__ = ["Finding", "Judge", "unsupported"]
