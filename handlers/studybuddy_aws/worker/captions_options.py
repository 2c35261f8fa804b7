"""How captions are to be read, in the options of the command."""

from __future__ import annotations

from pathlib import Path

from studybuddy_aws.storage.job import CaptionsOrder


def captions_options(file: Path | None, captions: CaptionsOrder) -> list[str]:
    """Each option in one word with its value, which may begin with `-`.

    Without a file the captions are YouTube's own, of which language and speakers are known.
    """
    told = {"title": captions.title}
    if captions.offset is not None:
        told["offset"] = f"{captions.offset:f}"
    if file is None:
        return _options(told)
    told |= {"captions": str(file), "captions-language": captions.captions_language}
    return [
        *_options(told),
        *(f"--speaker={old}={new}" for old, new in captions.speakers),
    ]


def _options(told: dict[str, str]) -> list[str]:
    return [f"--{name}={value}" for name, value in told.items() if value]
