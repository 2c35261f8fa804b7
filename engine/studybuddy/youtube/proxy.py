"""The proxy that the settings name."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from studybuddy.errors import WrongUse

_WEBSHARE = "p.webshare.io:80"


def proxy_url(settings: Mapping[str, str]) -> str:
    """The address of the proxy to go through, empty if none is set. It may hold a password.

    `STUDYBUDDY_PROXY` is an http or https address and comes first; `STUDYBUDDY_WEBSHARE_USERNAME`
    and `_PASSWORD` name an account of Webshare's rotating proxies. Raises WrongUse (`bad_proxy`).
    """
    address = settings.get("STUDYBUDDY_PROXY", "").strip()
    if address:
        return _checked(address)
    user = settings.get("STUDYBUDDY_WEBSHARE_USERNAME", "").strip()
    password = settings.get("STUDYBUDDY_WEBSHARE_PASSWORD", "").strip()
    if bool(user) != bool(password):
        raise WrongUse(
            "bad_proxy",
            "Webshare needs a user name and a password: set both STUDYBUDDY_WEBSHARE_USERNAME "
            "and STUDYBUDDY_WEBSHARE_PASSWORD, or neither.",
        )
    if not user:
        return ""
    # The ending asks Webshare for another address on every connection.
    user = user.removesuffix("-rotate") + "-rotate"
    return f"http://{quote(user, safe='')}:{quote(password, safe='')}@{_WEBSHARE}"


def _checked(address: str) -> str:
    try:
        parts = urlsplit(address)
        sound = bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    # The causes are left out of the chain: their messages quote the address, password and all.
    if (
        not sound
        or parts.scheme not in {"http", "https"}
        or address.partition("://")[2]
        not in {
            parts.netloc,
            parts.netloc + "/",
        }
    ):
        raise WrongUse(
            "bad_proxy",
            "STUDYBUDDY_PROXY is not the address of a proxy. Write http://host:port or "
            "http://user:password@host:port; in a password write %40 for @, %3A for :, %2F for / "
            "and %23 for #.",
        ) from None
    return address
