"""Claims labelled by hand, true or false, about the captions that lie beside the checkout."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec

from studybuddy import (
    Note,
    Order,
    Point,
    Provenance,
    Transcript,
    VideoUrl,
    Work,
    clean,
    unsupported,
)
from studybuddy_captions import CaptionsSource

CLAIMS = Path(__file__).parent / "claims"

# Which captions a file of claims is about. `javascript` and `wave` were looked at while the rules
# were made. `protocols`, `apollo`, `francais` and `wave_blind` were not: only plain mistakes that
# they brought to light were mended (at first sight `wave_blind` kept 19 of 20 and caught 18 of 20).
ABOUT = {
    "javascript": "en_javascript_good_parts_1h03.srt",
    "wave": "en_google_wave_keynote_1h20_applause.srt",
    "protocols": "en_ols_open_protocols_0h15.srt",
    "apollo": "en_apollo13_5h00.vtt",
    "francais": "fr_hf_push_to_hub_0h08.srt",
    "wave_blind": "en_google_wave_keynote_1h20_applause.srt",
    "chinese": "zh-CN_hf_push_to_hub_0h08_bilingual.srt",
    "arabic": "ar_ols_open_protocols_0h15_rtl.srt",
    # True ones put freely, false ones on the subject without a number or a name to catch them by.
    "javascript_hard": "en_javascript_good_parts_1h03.srt",
    # What is said turned into its opposite, and true denials.
    "javascript_negated": "en_javascript_good_parts_1h03.srt",
    # Ranks, rates, opposites and names in lower case; the rules for these were made on it.
    "hub": "en_hf_push_to_hub_0h08.srt",
}
AUTOMATIC = "derived/en_javascript_good_parts.auto.en.json3"


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How many true claims were kept, how many false ones caught, and the texts that went wrong."""

    true: int
    kept: int
    false: int
    caught: int
    wrong: tuple[str, ...]


def transcript_of(path: Path, work: Path) -> Transcript:
    """A captions file, read and cleaned as the command does."""
    url = VideoUrl.parse("hQVTIJBZook")
    raw = CaptionsSource().fetch(url, Work(Order(url=url, captions=str(path)), work, settings={}))
    return msgspec.structs.replace(raw, segments=clean(raw.segments))


def note_about(transcript: Transcript, points: list[Point]) -> Note:
    """A note that holds these points and nothing else."""
    return Note(
        title="",
        language=transcript.language,
        transcript=transcript,
        provenance=Provenance(writer="test"),
        summary=tuple(points),
    )


def tally(name: str, transcript: Transcript) -> Tally:
    """The claims of a file, held against a transcript."""
    rows = [line.split("\t") for line in (CLAIMS / f"{name}.tsv").read_text("utf-8").splitlines()]
    labelled = [
        (
            truth == "true",
            Point(text=text, cites=tuple(_cite(at, transcript) for at in times.split())),
        )
        for times, truth, _, text in rows[1:]
    ]
    note = note_about(transcript, [point for _, point in labelled])
    dropped = {finding.claim for finding in unsupported(note)}
    seen = Counter((truth, point in dropped) for truth, point in labelled)
    return Tally(
        true=seen[True, True] + seen[True, False],
        kept=seen[True, False],
        false=seen[False, True] + seen[False, False],
        caught=seen[False, True],
        wrong=tuple(p.text for truth, p in labelled if truth == (p in dropped)),
    )


def _cite(time: str, transcript: Transcript) -> int:
    """The segment that is being said at `m:ss`."""
    seconds = 0
    for part in time.split(":"):
        seconds = seconds * 60 + int(part)
    return max(at for at, s in enumerate(transcript.segments) if s.start < seconds + 1)
