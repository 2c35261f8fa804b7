import json
from collections.abc import Mapping
from pathlib import Path

import numpy
import onnx
import pytest
from onnx import TensorProto, helper
from studybuddy_check_entailment import EntailmentChecker, Reading, stated, verdict
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

import studybuddy
from studybuddy import EvidenceLine, Point, Verdict
from studybuddy.testing import CheckerContract, sample_transcript

SETTING = "STUDYBUDDY_CHECK_ENTAILMENT_MODEL"
WORDS = ["[UNK]", "[PAD]", "[CLS]", "[SEP]", "never"]


def write_model(folder: Path) -> Path:
    """A model that knows one thing: what never happens is not what happens."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_tokenizer(folder)
    onnx.save(_network(), folder / "model.onnx")
    labels = {"id2label": {"0": "entailment", "1": "neutral", "2": "contradiction"}}
    (folder / "config.json").write_text(json.dumps(labels))
    return folder


def _write_tokenizer(folder: Path) -> None:
    vocabulary = {word: number for number, word in enumerate(WORDS)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    tokenizer.save(str(folder / "tokenizer.json"))


def _network() -> onnx.ModelProto:
    """Scores of entailment, neutral, contradiction: how often each of the two says `never`."""

    def constant(name: str, values: list[float], kind: type) -> onnx.TensorProto:
        return onnx.numpy_helper.from_array(numpy.array(values, dtype=kind), name)

    nodes = [
        helper.make_node("Equal", ["input_ids", "never"], ["is_never"]),
        helper.make_node("Cast", ["is_never"], ["nevers"], to=TensorProto.INT64),
        helper.make_node("Mul", ["token_type_ids", "two"], ["twice"]),
        helper.make_node("Sub", ["one", "twice"], ["sides"]),
        helper.make_node("Mul", ["nevers", "sides"], ["sided"]),
        helper.make_node("ReduceSum", ["sided", "axis"], ["sum"], keepdims=1),
        helper.make_node("Abs", ["sum"], ["apart"]),
        helper.make_node("Cast", ["apart"], ["difference"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["difference", "steep"], ["slope"]),
        helper.make_node("Add", ["slope", "level"], ["logits"]),
    ]
    graph = helper.make_graph(
        nodes,
        "never",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
            for name in ("input_ids", "token_type_ids")
        ],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 3])],
        [
            constant("never", [WORDS.index("never")], numpy.int64),
            constant("one", [1], numpy.int64),
            constant("two", [2], numpy.int64),
            constant("axis", [1], numpy.int64),
            constant("steep", [-20.0, 0.0, 20.0], numpy.float32),
            constant("level", [10.0, 0.0, -10.0], numpy.float32),
        ],
    )
    opset = [helper.make_opsetid("", 17)]
    return helper.make_model(graph, opset_imports=opset, ir_version=9)


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_model(tmp_path_factory.mktemp("model"))


class TestEntailment(CheckerContract):
    name = "entailment"
    plugin = EntailmentChecker

    @pytest.fixture
    def settings(self, model: Path) -> Mapping[str, str]:
        return {SETTING: str(model)}


def checked(model: Path, tmp_path: Path, *claims: studybuddy.Claim) -> list[Verdict]:
    order = studybuddy.Order(url=studybuddy.VideoUrl("sampleVideo"))
    work = studybuddy.Work(order, tmp_path, settings={SETTING: str(model)})
    return list(EntailmentChecker().check(claims, studybuddy.Evidence(sample_transcript()), work))


def test_names_the_line_that_says_otherwise(model: Path, tmp_path: Path) -> None:
    claims = [
        Point(text="Stone has to hold tension in an arch.", cites=(20,)),
        Point(text="In an arch, stone never has to hold tension.", cites=(20,)),
    ]
    contradicted, unknown = checked(model, tmp_path, *claims)
    line = sample_transcript().segments[20].text
    assert Verdict("contradicted", "a model is 100% sure", line) == contradicted
    assert Verdict("unknown") == unknown


def test_looks_at_cited_lines_only(model: Path, tmp_path: Path) -> None:
    claim = Point(text="An arch turns load into compression.", cites=(19,))
    assert [Verdict("unknown")] == checked(model, tmp_path, claim)


def line(text: str) -> EvidenceLine:
    return EvidenceLine(number=0, start=0.0, text=text, speaker="", language="en", cited=True)


@pytest.mark.parametrize(
    ("readings", "says"),
    [
        ([Reading(0.95, 0.01)], "contradicted"),
        ([Reading(0.85, 0.01)], "unknown"),
        ([Reading(0.95, 0.01), Reading(0.0, 0.9)], "unknown"),
        ([Reading(0.1, 0.1), Reading(0.99, 0.0)], "contradicted"),
    ],
)
def test_is_sure_or_silent(readings: list[Reading], says: str) -> None:
    lines = [(line(f"line {number}"), reading) for number, reading in enumerate(readings)]
    assert says == verdict(lines).says


def test_says_what_is_missing(model: Path, tmp_path: Path) -> None:
    made = EntailmentChecker()
    assert f"{SETTING} is not set" in made.missing({})
    assert "holds no model.onnx, tokenizer.json, config.json" in made.missing(
        {SETTING: str(tmp_path)}
    )
    assert ("", "") == (made.missing({SETTING: str(model)}), made.identity({}))


def test_another_model_is_another_identity(model: Path, tmp_path: Path) -> None:
    other = write_model(tmp_path / "other")
    names = [EntailmentChecker().identity({SETTING: str(folder)}) for folder in (model, other)]
    assert 2 == len(set(names))


def test_each_kind_of_claim_is_a_statement() -> None:
    claims = [
        Point(text="It is so.", cites=(0,)),
        studybuddy.Term(term="Thrust", meaning="a push", cites=(0,)),
        studybuddy.Card(front="What is thrust?", back="A push.", cites=(0,)),
        studybuddy.Question(prompt="What is thrust?", answer="A push.", cites=(0,)),
    ]
    expected = ["It is so.", "Thrust is a push", *["What is thrust? A push."] * 2]
    assert expected == list(map(stated, claims))
