"""Why a video gives no transcript: what YouTube says, as a code and as words for the user."""

from __future__ import annotations

import re

from studybuddy.errors import SourceRefusal

_OWN = "a captions file of your own works too: --captions FILE."
_WORDS = {
    "blocked": (
        "YouTube refuses requests from this network address, as it does from most cloud and VPN "
        "addresses",
        "Run this from a home connection, or set STUDYBUDDY_PROXY, or "
        f"STUDYBUDDY_WEBSHARE_USERNAME and STUDYBUDDY_WEBSHARE_PASSWORD; {_OWN}",
    ),
    "transient": (
        "YouTube could not be reached, or did not answer in time",
        f"Check the connection and try again in a minute; {_OWN}",
    ),
    "upstream_changed": (
        "YouTube answered in a way that this version does not understand",
        f"Update with: pip install -U 'yt-study-buddy[youtube,yt-dlp]'; {_OWN}",
    ),
    "private": (
        "This video is private",
        f"Its owner can make it public or unlisted; {_OWN}",
    ),
    "unavailable": (
        "This video does not exist, or was removed",
        "Check the link: open it in a browser.",
    ),
    "members_only": (
        "This video is for members or buyers only",
        f"If you have access to it, {_OWN}",
    ),
    "region_blocked": (
        "This video may not be watched in the country this request came from",
        f"A proxy in another country can be set with STUDYBUDDY_PROXY; {_OWN}",
    ),
    "age_restricted": (
        "This video is age-restricted, and YouTube shows it to signed-in viewers only",
        f"If you have access to it, {_OWN}",
    ),
    "live": (
        "This is a live stream or a premiere that has not ended",
        "Try again when it has ended and YouTube has made its captions, some hours later.",
    ),
    "no_captions": (
        "This video has no captions",
        "YouTube makes automatic ones some hours after a video is put up, in the languages it "
        f"knows; {_OWN}",
    ),
    "captions_disabled": (
        "YouTube offers no captions for this video: they are turned off, or were never made",
        f"Its owner can turn them on; {_OWN}",
    ),
    "not_translatable": (
        "YouTube does not translate the captions of this video into that language",
        "Leave the translation of captions out: the notes can be in another language than the "
        "captions.",
    ),
    "not_playable": (
        "YouTube does not play this video",
        f"See what it says in a browser; {_OWN}",
    ),
    "too_long": (
        "The captions of this video are larger than any lecture's",
        "Check that the link is the one you mean.",
    ),
}

# In the order they are looked for: one answer may say two of these things. YouTube is asked in
# English; the loose wording is there because it changes its sentences from time to time.
_MESSAGES = (
    ("blocked", r"not a (?:ro)?bot|captcha|unusual traffic|try again later|ip is likely"),
    ("upstream_changed", r"not available on this app|no longer supported in this|po token"),
    ("private", r"private video|video is private"),
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

    `detail` is shown to the user and must hold no secret. Raises KeyError for an unknown code.
    """
    what, then = _WORDS[code]
    return SourceRefusal(code, f"{what} ({detail}). {then}" if detail else f"{what}. {then}")


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
