"""What the library's exceptions, and those it lets through, mean to the user."""

from __future__ import annotations

import requests
import youtube_transcript_api as library
from requests import exceptions as http

import studybuddy
import studybuddy.youtube
from studybuddy_youtube.player import check_playable, has_caption_list
from studybuddy_youtube.visit import Visit

_BLOCKED = (library.RequestBlocked, library.FailedToCreateConsentCookie, http.InvalidSchema)
_UNTRANSLATABLE = (library.NotTranslatable, library.TranslationLanguageNotAvailable)
_CAPTIONS = "/api/timedtext"
_ROBOT_PAGES = (b"g-recaptcha", b"/recaptcha/", b"unusual traffic", b"/sorry/")


def refusal_for(error: Exception, visit: Visit) -> studybuddy.SourceRefusal:
    """The refusal an exception means. It quotes nothing, since a proxy's password may be in it."""
    try:
        # The library tells a block from an unplayable video by exact sentences; we look ourselves.
        check_playable(visit.player)
    except studybuddy.SourceRefusal as refusal:
        return refusal
    if isinstance(error, requests.RequestException) and not isinstance(error, http.JSONDecodeError):
        return _from_network(error)
    if isinstance(error, library.TranscriptsDisabled):
        listed = has_caption_list(visit.player)
        return studybuddy.youtube.refusal("no_captions" if listed else "captions_disabled")
    if isinstance(error, _UNTRANSLATABLE):
        return studybuddy.youtube.refusal("not_translatable")
    return _from_answer(error, visit)


def _from_network(error: requests.RequestException) -> studybuddy.SourceRefusal:
    if isinstance(error, _BLOCKED):
        return studybuddy.youtube.refusal("blocked", "it sent us to a page for people instead")
    if isinstance(error, http.ProxyError):
        return studybuddy.youtube.refusal(
            "transient", "the proxy did not let us through: check its address and password"
        )
    if isinstance(error, http.SSLError):
        return studybuddy.youtube.refusal(
            "transient",
            "its certificate could not be checked: behind a company's proxy, set "
            "REQUESTS_CA_BUNDLE to the company's certificates",
        )
    if isinstance(error, http.Timeout):
        return studybuddy.youtube.refusal("transient", "no answer in time")
    if isinstance(error, http.ConnectionError | http.ChunkedEncodingError):
        return studybuddy.youtube.refusal("transient", "no connection, or one that broke off")
    return studybuddy.youtube.refusal("upstream_changed", type(error).__name__)


def _from_answer(error: Exception, visit: Visit) -> studybuddy.SourceRefusal:
    if isinstance(error, library.PoTokenRequired) or _captions_are_empty(visit):
        return studybuddy.youtube.refusal("proof_of_origin")
    failed = isinstance(error, library.YouTubeRequestFailed)
    if failed and visit.status >= 500:
        return studybuddy.youtube.refusal("transient", f"HTTP status {visit.status}")
    if isinstance(error, _BLOCKED) or (failed and visit.status == 403):
        too_often = "it was asked too often from there" if visit.status == 429 else ""
        return studybuddy.youtube.refusal("blocked", too_often)
    if any(mark in visit.body for mark in _ROBOT_PAGES):
        return studybuddy.youtube.refusal("blocked", "it asks for proof that a person is asking")
    seen = type(error).__name__ if visit.body else "an empty answer"
    return studybuddy.youtube.refusal("upstream_changed", seen)


def _captions_are_empty(visit: Visit) -> bool:
    """How the want of a proof shows. The library knows it by one word in the address only."""
    return (visit.path, visit.status, visit.body) == (_CAPTIONS, 200, b"")
