"""What is known of YouTube by whatever source reaches it: tracks, refusals, chapters, json3.

A name is imported when it is first asked for, as in `studybuddy`.
"""

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from studybuddy.youtube.chapters import chapters_in
    from studybuddy.youtube.json3 import read_json3
    from studybuddy.youtube.proxy import proxy_url
    from studybuddy.youtube.refusals import refusal, refusal_from_message, unplayable
    from studybuddy.youtube.tracks import Track, choose, same_language

_ROOMS = {
    "chapters": "chapters_in",
    "json3": "read_json3",
    "proxy": "proxy_url",
    "refusals": "refusal refusal_from_message unplayable",
    "tracks": "Track choose same_language",
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names.split()}

__all__ = [
    "Track",
    "chapters_in",
    "choose",
    "proxy_url",
    "read_json3",
    "refusal",
    "refusal_from_message",
    "same_language",
    "unplayable",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'studybuddy.youtube' has no attribute {name!r}")
    value = getattr(import_module(f"studybuddy.youtube.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
