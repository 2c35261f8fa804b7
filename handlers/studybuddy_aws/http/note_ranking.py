"""Which places of an index of notes have the words that are looked for, best first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest, nsmallest
from math import log
from typing import NamedTuple, TypeAlias, TypeVar

from studybuddy.text import alike, query_tokens
from studybuddy_aws.storage.notes import NoteVersion
from studybuddy_aws.storage.search_index import Place, Shard

TITLE = -1
"""The number of the line that a title is."""

_Key = TypeVar("_Key", int, str)
_Scores: TypeAlias = dict[int, float]  # of the places of one file, by their numbers

_title_tokens = lru_cache(10_000)(query_tokens)


class _Match(NamedTuple):
    """A place, and how well it matches; the newest first of those that match alike."""

    score: float
    age: int
    place: Place


def best_places(
    tokens: Sequence[str], shards: Sequence[Shard], notes: Mapping[str, NoteVersion], most: int
) -> list[Place]:
    """The best places that have some of the words, so many of them. Notes are newest first."""
    size = sum(shard.size for shard in shards)
    titled: dict[str, list[str]] = {}
    for key, one in notes.items():
        for word in _title_tokens(one.title):
            titled.setdefault(word, []).append(key)
    lines: list[_Scores] = [{} for _ in shards]
    named: dict[str, float] = {}
    for token in tokens:
        for scores, best in zip(lines, _best_lines(token, shards, size), strict=True):
            _add(scores, best)
        alikes = _titles_alike(token, titled)
        rarity = _rarity(len(alikes), size)
        _add(named, {key: share * rarity for key, share in alikes.items()})
    ages = {key: age for age, key in enumerate(notes)}
    found = [(Place(key, TITLE), score) for key, score in named.items()]
    for shard, scores in zip(shards, lines, strict=True):
        found += _candidates(shard, scores, ages, most)
    matches = (_Match(-score, ages[place.note_id], place) for place, score in found)
    return [match.place for match in nsmallest(most, matches)]


def _best_lines(token: str, shards: Sequence[Shard], size: int) -> list[_Scores]:
    """How much the lines of each file say of a token, by the form of it that says most."""
    best: list[_Scores] = [{} for _ in shards]
    weighed = []
    for word, share in {one for shard in shards for one in shard.forms(token)}:
        found = [tuple(shard.places(word)) for shard in shards]
        weighed.append((share * _rarity(sum(map(len, found)), size), found))
    for score, found in sorted(weighed, key=lambda one: one[0]):
        for scores, places in zip(best, found, strict=True):
            scores.update(dict.fromkeys(places, score))
    return best


def _candidates(
    shard: Shard, scores: _Scores, ages: Mapping[str, int], most: int
) -> Iterator[tuple[Place, float]]:
    """The places of a file that may be among the best: none that has so many better ones."""
    there = scores if shard.notes.keys() <= ages.keys() else _of_notes(shard, scores, ages)
    least = min(nlargest(most, there.values()), default=0.0)
    return ((shard.place(at), score) for at, score in there.items() if score >= least)


def _of_notes(shard: Shard, scores: _Scores, ages: Mapping[str, int]) -> _Scores:
    """The scores of lines of notes that there are."""
    return {at: score for at, score in scores.items() if shard.place(at).note_id in ages}


def _add(scores: dict[_Key, float], more: Mapping[_Key, float]) -> None:
    if not scores:
        scores.update(more)
        return
    for key, score in more.items():
        scores[key] = scores.get(key, 0.0) + score


def _titles_alike(token: str, titled: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """The notes in whose titles is what stands for a token, and how much it does."""
    shares = ((alike(token, word), keys) for word, keys in titled.items())
    # The best comes last, and stays.
    found = sorted((one for one in shares if one[0]), key=lambda one: one[0])
    return {key: share for share, keys in found for key in keys}


def _rarity(places: int, size: int) -> float:
    """How much it says to have a word that is in so many places, of an index of this size."""
    return log(1 + (1 + size) / (1 + places))
