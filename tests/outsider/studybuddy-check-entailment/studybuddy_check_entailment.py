"""Contradictions between a note and its video, found by an entailment model on this machine."""

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import studybuddy

_SETTING = "STUDYBUDDY_CHECK_ENTAILMENT_MODEL"
_FILES = ("model.onnx", "tokenizer.json", "config.json")
_LIBRARIES = ("numpy", "onnxruntime", "tokenizers")
_BATCH = 16
_TOKENS = 256
# So sure must the model be that a line contradicts a claim; and so sure that another line bears it
# out, to let it pass all the same.
_CONTRADICTED, _ENTAILED = 0.9, 0.5


class EntailmentChecker(studybuddy.Checker):
    """Contradictions, found by an entailment model on this machine."""

    paid = False

    def __init__(self) -> None:
        self._models: dict[Path, Model] = {}

    def missing(self, settings: Mapping[str, str]) -> str:
        """The libraries, the setting or the files that are not there."""
        absent = [name for name in _LIBRARIES if find_spec(name) is None]
        if absent:
            return f"{', '.join(absent)} cannot be found: pip install {' '.join(absent)}"
        folder = settings.get(_SETTING, "").strip()
        if not folder:
            return f"{_SETTING} is not set: set it to the directory of an entailment model (ONNX)"
        files = [name for name in _FILES if not Path(folder, name).is_file()]
        return f"{folder} holds no {', '.join(files)}" if files else ""

    def identity(self, settings: Mapping[str, str]) -> str:
        """Which model it is: where it lies, and how large its files are."""
        if self.missing(settings):
            return ""
        folder = Path(settings[_SETTING].strip())
        sizes = [str(Path(folder, name).stat().st_size) for name in _FILES]
        return studybuddy.digest(str(folder), *sizes)

    def check(
        self,
        claims: Sequence[studybuddy.Claim],
        evidence: studybuddy.Evidence,
        work: studybuddy.Work,
    ) -> Sequence[studybuddy.Verdict]:
        """`contradicted`, with the line that says otherwise, or `unknown`: no more than that."""
        cited = [
            (claim, [line for line in evidence.lines(claim) if line.cited]) for claim in claims
        ]
        pairs = [(line.text, stated(claim)) for claim, lines in cited for line in lines]
        readings = self._read(pairs, work) if pairs else iter(())
        return [verdict([(line, next(readings)) for line in lines]) for _, lines in cited]

    def _read(self, pairs: Sequence[tuple[str, str]], work: studybuddy.Work) -> Iterator["Reading"]:
        if problem := self.missing(work.settings):
            raise studybuddy.StudyBuddyError("no_entailment_model", problem)
        folder = Path(work.settings[_SETTING].strip())
        if folder not in self._models:
            self._models[folder] = Model(folder)
        for start in range(0, len(pairs), _BATCH):
            work.progress(start / len(pairs))
            yield from self._models[folder].read(pairs[start : start + _BATCH])


class Reading(NamedTuple):
    """How sure the model is that a line contradicts a claim, and that it bears it out."""

    contradiction: float
    entailment: float


class Model:
    """A cross-encoder with its tokenizer."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        labels = {name.lower(): int(number) for number, name in config["id2label"].items()}
        self._contradiction, self._entailment = labels["contradiction"], labels["entailment"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_TOKENS)
        self._tokenizer.enable_padding()
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), providers=["CPUExecutionProvider"]
        )
        self._inputs = {given.name for given in self._session.get_inputs()}

    def read(self, pairs: Sequence[tuple[str, str]]) -> Iterator[Reading]:
        """A reading for each pair of a line and a claim."""
        import numpy

        tokens = self._tokenizer.encode_batch(list(pairs))
        fed: dict[str, Any] = {
            "input_ids": numpy.array([one.ids for one in tokens], dtype=numpy.int64),
            "attention_mask": numpy.array(
                [one.attention_mask for one in tokens], dtype=numpy.int64
            ),
            "token_type_ids": numpy.array([one.type_ids for one in tokens], dtype=numpy.int64),
        }
        [scores] = self._session.run(None, {name: fed[name] for name in self._inputs})
        weights = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        for shares in weights / weights.sum(axis=1, keepdims=True):
            yield Reading(float(shares[self._contradiction]), float(shares[self._entailment]))


def verdict(readings: Sequence[tuple[studybuddy.EvidenceLine, Reading]]) -> studybuddy.Verdict:
    """What the readings of a claim's lines come to."""
    worst, reading = max(readings, key=lambda one: one[1].contradiction)
    borne_out = max(one.entailment for _, one in readings) >= _ENTAILED
    if borne_out or reading.contradiction < _CONTRADICTED:
        return studybuddy.Verdict("unknown")
    sure = f"a model is {reading.contradiction:.0%} sure"
    return studybuddy.Verdict("contradicted", sure, worst.text)


def stated(claim: studybuddy.Claim) -> str:
    """A claim as a statement."""
    match claim:
        case studybuddy.Point():
            return claim.text
        case studybuddy.Term():
            return f"{claim.term} is {claim.meaning}"
        case studybuddy.Card():
            return f"{claim.front} {claim.back}"
    return f"{claim.prompt} {claim.answer}"
