"""Why a video gives no transcript: what YouTube says, as a code and as words for the user."""

from __future__ import annotations

import re

from studybuddy.error_codes import error_codes
from studybuddy.errors import SourceRefusal

# In the order they are looked for: one answer may say two of these things. YouTube is asked in
# English; the loose wording is there because it changes its sentences from time to time.
_MESSAGES = (
    ("blocked", r"not a (?:ro)?bot|captcha|unusual traffic|try again later|ip is likely"),
    # yt-dlp's two sentences about captions; those about media name a token too, and say nothing.
    ("proof_of_origin", r"subtitles (?:languages )?(?:require|because) a po token"),
    ("upstream_changed", r"not available on this app|no longer supported in this"),
    ("private", r"private video|(?:video|playlist) is private"),
    ("age_restricted", r"\bage\b|inappropriate for some"),
    ("members_only", r"\bmembers?\b|\bpurchase|\brent|requires payment"),
    ("region_blocked", r"(?:your|this) country|your region"),
    ("live", r"live event will begin|premieres? (?:in|will)|live ?stream (?:is )?offline"),
    ("unavailable", r"unavailable|removed|terminated|no longer available|does(?:n't| not) exist"),
)
# What a status means when the sentence beside it is new or in another language. A wish for a
# sign-in is how YouTube turns robots away, so that another source may still try.
_STATUS = {"LOGIN_REQUIRED": "blocked", "LIVE_STREAM_OFFLINE": "live", "ERROR": "unavailable"}


def refusal(code: str, detail: str = "") -> SourceRefusal:
    """The refusal with this code, in words: what happened, `detail` in brackets, what to do.

    `code` is one that `docs/errors.md` lists for sources. `detail` is shown to the user and must
    hold no secret. Raises KeyError for a code that is not listed.
    """
    happened, do = error_codes()[code].at_the_command
    if detail:
        happened = f"{happened[:-1]} ({detail})."
    return SourceRefusal(code, f"{happened} {do}")


def refusal_from_message(text: str) -> SourceRefusal | None:
    """The refusal that a message of YouTube's means, or None if it says nothing we know."""
    plain = text.replace("\u2019", "'").lower()
    code = next((code for code, pattern in _MESSAGES if re.search(pattern, plain)), "")
    return refusal(code) if code else None


def unplayable(status: str, reason: str) -> SourceRefusal:
    """The refusal for a video that is not `OK`: `status` and `reason` as the player has them."""
    said = " ".join(reason.split())[:160]
    found = refusal_from_message(said)
    if found is None or status == "LIVE_STREAM_OFFLINE":
        code = _STATUS.get(status, "not_playable")
        return refusal(code, f'YouTube says: "{said}"' if said else "")
    return found
