"""Everything that can go wrong, as a tree. Only these exceptions cross a room.

StudyBuddyError
├── WrongUse            what was asked for cannot be done as asked
│   └── BadVideoUrl     the text is no YouTube video
├── PluginTrouble       a plugin is unknown, broken, or two claim one name
│   ├── UnknownPlugin
│   ├── PluginClash
│   └── PluginBroken
├── SourceRefusal       a source has no transcript to give
├── WriterFailed        the notes could not be written
├── ExportFailed        an artifact could not be made
├── ConfirmationNeeded  a long video costs more than was agreed to
├── OutOfTime           the deadline has come
└── Interrupted         the user stopped it
"""

from __future__ import annotations

from typing import ClassVar


class StudyBuddyError(Exception):
    """The only exception that crosses a room.

    `code` is a word for programs: one that `error_codes` lists, or a plugin's own of the same form.
    `message` is a sentence that a person can act on, `retryable` says whether the same order may
    succeed later without a change.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, message: str, *, retryable: bool = False) -> None:
        # A plugin's words may hold what no encoding can tell: half a character.
        message = message.encode(errors="replace").decode()
        super().__init__(message)
        self.code = code
        self.message = message
        self.retryable = retryable
        self.plugin = ""

    def tell_plugin(self, plugin: str) -> None:
        """Say, once, whose own code and words these are: `plugin` is its kind and name."""
        if not self.plugin:
            self.plugin = plugin
            self.message = f"The {plugin} says: {self.message}"
            self.args = (self.message,)


class WrongUse(StudyBuddyError):
    """What was asked for cannot be done as asked; asking differently can."""

    exit_code = 2


class BadVideoUrl(WrongUse):
    """The text is no YouTube video; `code` is the reason."""


class PluginTrouble(StudyBuddyError):
    """A plugin cannot be used."""


class UnknownPlugin(PluginTrouble):
    """No installed distribution offers a plugin of this kind and name."""

    exit_code = 2


class PluginClash(PluginTrouble):
    """Two distributions claim the same kind and name; neither is used."""


class PluginBroken(PluginTrouble):
    """A plugin cannot be loaded or does not keep its contract."""


class SourceRefusal(StudyBuddyError):
    """A source has no transcript to give.

    The code decides whether the next source may try: `PASSING` codes say "not here, not now",
    every other code is an answer about the video itself, and final.
    """

    PASSING: ClassVar[frozenset[str]] = frozenset(
        {
            "blocked",
            "proof_of_origin",
            "transient",
            "upstream_changed",
            "not_my_input",
            "not_ready",
        }
    )
    RETRYABLE: ClassVar[frozenset[str]] = frozenset({"blocked", "transient", "upstream_changed"})

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message, retryable=code in self.RETRYABLE)

    @property
    def final(self) -> bool:
        """Whether asking another source is pointless."""
        return self.code not in self.PASSING

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        """5 when the way to the video failed, 3 when the video itself will not do, 1 untried."""
        if self.code == "not_ready":
            return StudyBuddyError.exit_code
        return 3 if self.final else 5


class WriterFailed(StudyBuddyError):
    """The notes could not be written."""

    exit_code = 4


class ExportFailed(StudyBuddyError):
    """An artifact could not be made; the note and the other artifacts are not harmed."""


class ConfirmationNeeded(StudyBuddyError):
    """The transcript has more words than were agreed to; nobody has been paid for them yet."""

    exit_code = 7

    def __init__(self, words: int, credits: int, agreed: int, videos: int = 1) -> None:
        has = f"These {videos} videos have about" if videos > 1 else "This video has"
        them = "them" if videos > 1 else "it"
        which = "is 1 credit" if credits == 1 else f"are {credits} credits"
        super().__init__(
            "needs_confirmation",
            f"{has} {words:,} words, which {which}, and {agreed} "
            f"{'is' if agreed == 1 else 'are'} agreed to. Nothing is paid for {them} yet: to go "
            f"on, add --yes, or --credits {credits}.",
        )
        self.words = words
        self.credits = credits


class OutOfTime(StudyBuddyError):
    """The deadline has come. What was made so far is kept in the work directory."""

    exit_code = 124

    def __init__(self) -> None:
        super().__init__(
            "out_of_time",
            "The time allowed is over. What is done is kept: run the same command again "
            "to go on from here.",
            retryable=True,
        )


class Interrupted(StudyBuddyError):
    """The user stopped it. What was made so far is kept in the work directory, if there is one."""

    exit_code = 130

    def __init__(
        self, *, kept: str = "What is done is kept: run the same command again to go on from here."
    ) -> None:
        super().__init__("interrupted", f"Stopped. {kept}", retryable=True)


def disk_trouble(error: OSError) -> StudyBuddyError:
    """What is told of a file that could not be written."""
    place = f" ({error.filename})" if error.filename else ""
    return StudyBuddyError(
        "disk",
        f"A file could not be written{place}: {error.strerror}. Make room or choose another "
        "directory; what is done is kept.",
        retryable=True,
    )
