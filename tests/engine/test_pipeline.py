import time
from contextlib import suppress
from importlib.metadata import EntryPoint
from threading import current_thread

import pytest

from studybuddy import (
    ExportFailed,
    Order,
    OutOfTime,
    PluginBroken,
    SourceRefusal,
    StudyBuddyError,
    UnknownPlugin,
    VideoUrl,
    Work,
    WriterFailed,
    WrongUse,
)
from studybuddy.pipeline import make_note
from studybuddy.plugins.registry import Registry
from studybuddy.progress import Meter

REGISTRY = [
    EntryPoint(name, f"pipeline_fakes:{value}", f"studybuddy.{group}")
    for group, name, value in [
        ("sources", "first", "FirstSource"),
        ("sources", "second", "SecondSource"),
        ("templates", "plain", "Plain"),
        ("writers", "fake", "FakeWriter"),
        ("exporters", "text", "TextExporter"),
        ("exporters", "same", "SameFileExporter"),
        ("exporters", "failing", "FailingExporter"),
        ("exporters", "crashing", "CrashingExporter"),
        ("exporters", "absent", "AbsentExporter"),
        ("exporters", "broken", "NoSuchClass"),
    ]
]


@pytest.fixture
def walk(tmp_path):
    def run(settings=None, deadline=None, now=lambda: 0.0, lines=None, **order):
        chosen = {"template": "plain", "writer": "fake", "exporters": ("text",), **order}
        meter = Meter(lines.append if lines is not None else lambda line: None)
        work = Work(
            Order(url=VideoUrl("dQw4w9WgXcQ"), **chosen),
            tmp_path,
            settings=settings or {},
            report=meter.report,
            deadline=deadline,
            now=now,
        )
        return make_note(work, Registry(REGISTRY), meter)

    return run


def test_from_link_to_artifact(walk, tmp_path):
    result = walk()
    assert ["note.txt"] == [a.file_name for a in result.artifacts]
    assert (tmp_path / "note.txt").read_text().startswith("Water boils at 100 degrees.")
    assert () == result.problems


def test_the_engine_says_who_made_it(walk):
    note = walk(subject="Physics").note
    assert ("fake", "plain", "Physics") == (
        note.provenance.writer,
        note.provenance.template,
        note.subject,
    )


def test_a_note_says_when_it_was_finished_and_says_the_same_ever_after(walk):
    before = int(time.time())
    made_at = walk().note.provenance.made_at
    assert before <= made_at <= time.time()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time", lambda: made_at + 1000.0)
        assert made_at == walk().note.provenance.made_at
        assert made_at + 1000 == walk(focus="boiling").note.provenance.made_at


def test_another_focus_is_another_note_and_none_is_kept_by_the_name_it_always_had(walk, tmp_path):
    drafts = tmp_path / "written"
    walk()
    plain = {file.name for file in drafts.glob("draft-*")}
    assert "how it boils" == walk(focus="how it boils").note.focus
    both = {file.name for file in drafts.glob("draft-*")}
    walk(focus="how it boils")
    assert (2, both) == (len(both), {file.name for file in drafts.glob("draft-*")})
    assert plain < both


def test_the_writer_prepares_itself_beside_the_fetching_and_once(walk):
    prepared = []
    walk({"PREPARES": lambda: prepared.append(current_thread().name)})
    walk({"PREPARES": lambda: prepared.append(current_thread().name)})
    assert ["prepare-writer"] == prepared


def test_a_writer_that_cannot_prepare_itself_writes_all_the_same(walk):
    assert ["note.txt"] == [a.file_name for a in walk({"PREPARES": lambda: 1 / 0}).artifacts]


def test_steps_are_told_in_order(walk):
    lines = []
    walk(lines=lines)
    steps = list(dict.fromkeys(line.step for line in lines))
    assert ["start", "transcript", "write", "check", "export"] == steps


@pytest.mark.parametrize(
    "code", ["blocked", "proof_of_origin", "transient", "upstream_changed", "not_my_input"]
)
def test_a_passing_refusal_lets_the_next_source_try(walk, code):
    assert "second" == walk({"FIRST_REFUSES": code}).note.transcript.source


@pytest.mark.parametrize("code", ["private", "unavailable", "no_captions", "captions_unreadable"])
def test_a_final_refusal_is_the_answer(walk, code):
    with pytest.raises(SourceRefusal) as refused:
        walk({"FIRST_REFUSES": code})
    assert (code, 3, False) == (
        refused.value.code,
        refused.value.exit_code,
        refused.value.retryable,
    )


def test_when_all_pass_the_first_that_tried_is_told(walk):
    with pytest.raises(SourceRefusal) as refused:
        walk({"FIRST_REFUSES": "not_my_input", "SECOND_REFUSES": "blocked"})
    assert ("blocked", 5, True) == (
        refused.value.code,
        refused.value.exit_code,
        refused.value.retryable,
    )


def test_a_source_that_lacks_something_is_passed_over(walk):
    assert "second" == walk({"FIRST_MISSING": "pip install first"}).note.transcript.source


def test_with_no_source_left_it_says_what_is_missing(walk):
    settings = {"FIRST_MISSING": "pip install first", "SECOND_REFUSES": "not_my_input"}
    with pytest.raises(SourceRefusal, match="pip install first"):
        walk(settings)


def test_sources_are_asked_in_the_order_of_the_setting(walk):
    assert "second" == walk({"STUDYBUDDY_SOURCES": "second, first"}).note.transcript.source


def test_a_crash_of_a_plugin_is_told_without_a_trace(walk):
    with pytest.raises(PluginBroken, match="The source 'first' failed: KeyError"):
        walk({"FIRST_REFUSES": "crash"})


@pytest.mark.parametrize("setting", ["exit", "junk", "mistyped"])
def test_a_source_that_breaks_its_contract(walk, setting):
    with pytest.raises(PluginBroken, match="The source 'first' failed"):
        walk({"FIRST_REFUSES": setting})


def test_words_that_cannot_be_told_are_told_without():
    assert "half ?" == StudyBuddyError("odd", "half \ud83d").message


@pytest.mark.parametrize("setting", ["WRITER_CRASHES", "WRITER_CHEATS"])
def test_a_writer_that_breaks_its_contract(walk, setting):
    with pytest.raises(PluginBroken, match="The writer 'fake' failed"):
        walk({setting: "1"})


def test_a_false_claim_is_dropped_and_counted(walk):
    note = walk({"PLANTED": "Water boils at 140 degrees in Zurich."}).note
    assert 3 == sum(1 for _ in note.claims())
    assert (4, 0, 1) == (note.coverage.written, note.coverage.repaired, note.coverage.dropped)


def test_a_note_of_which_nothing_is_left_is_a_failure(walk):
    with pytest.raises(WriterFailed) as failed:
        walk({"INVENTED": "Crows opened a lighthouse in Reykjavik."})
    assert ("nothing_left", False) == (failed.value.code, failed.value.retryable)
    assert "only 0 are supported" in failed.value.message


def test_a_mended_claim_is_kept_and_counted(walk):
    settings = {"PLANTED": "Water boils at 140 degrees.", "MENDED": "Boiling water: 100 degrees."}
    note = walk(settings).note
    assert "Boiling water: 100 degrees." in [claim.text for claim in note.claims()]
    assert (4, 1, 0) == (note.coverage.written, note.coverage.repaired, note.coverage.dropped)


def test_started_again_it_fetches_and_pays_nothing_twice(walk):
    counts: list[str] = []
    settings = {"FETCHES": counts, "WRITES": counts, "REPAIRS": counts, "PLANTED": "In 1999."}
    first = walk(settings)
    assert first == walk(settings)
    assert ["FETCHES", "WRITES", "REPAIRS"] == counts


@pytest.mark.parametrize(
    "change", [{"language": "de"}, {"subject": "Cooking"}, {"profile": "thrifty"}]
)
def test_another_order_in_the_same_directory_is_written_anew(walk, change):
    counts: list[str] = []
    walk({"WRITES": counts})
    walk({"WRITES": counts}, **change)
    assert ["WRITES", "WRITES"] == counts


def test_another_model_writes_anew(walk):
    counts: list[str] = []
    walk({"WRITES": counts, "MODEL": "a"})
    walk({"WRITES": counts, "MODEL": "b"})
    assert ["WRITES", "WRITES"] == counts


def test_half_written_scraps_of_an_older_version_are_made_again(walk, tmp_path):
    walk()
    for kept in (tmp_path / "written").iterdir():
        kept.write_bytes(b'{"old": true}')
    assert ["note.txt"] == [a.file_name for a in walk().artifacts]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("failing", "no_ink"),
        ("crashing", "plugin_failed"),
        ("absent", "exporter_not_ready"),
        ("broken", "plugin_broken"),
    ],
)
def test_a_failed_exporter_fails_its_artifact_alone(walk, name, code):
    result = walk(exporters=("text", name))
    assert ["text"] == [artifact.exporter for artifact in result.artifacts]
    assert [(name, code)] == [(problem.exporter, problem.code) for problem in result.problems]


def test_an_exporters_own_words_are_told_with_its_name(walk):
    problem = walk(exporters=("text", "failing")).problems[0]
    assert "The exporter 'failing' says: The ink is out. Buy some." == problem.message


@pytest.mark.parametrize(("name", "writes"), [("failing", 1), ("absent", 0), ("broken", 0)])
def test_with_no_exporter_left_nothing_more_is_paid_than_known(walk, name, writes):
    counts: list[str] = []
    with pytest.raises(ExportFailed):
        walk({"WRITES": counts}, exporters=(name,))
    assert writes == len(counts)


def test_two_exporters_of_one_file_are_refused_before_anything_is_paid(walk):
    counts: list[str] = []
    with pytest.raises(WrongUse, match=r"both make note\.txt"):
        walk({"FETCHES": counts}, exporters=("text", "same"))
    assert [] == counts


@pytest.mark.parametrize(
    "order", [{"template": "x"}, {"writer": "x"}, {"exporters": ("x",)}, {"sources": ("x",)}]
)
def test_an_unknown_name_is_refused_before_anything_is_paid(walk, order):
    counts: list[str] = []
    with pytest.raises(UnknownPlugin):
        walk({"FETCHES": counts}, **order)
    assert [] == counts


def test_a_writer_that_lacks_something_is_told_before_anything_is_paid(walk):
    counts: list[str] = []
    with pytest.raises(WriterFailed, match="Set the key"):
        walk({"FETCHES": counts, "WRITER_MISSING": "Set the key."})
    assert [] == counts


def test_out_of_time_leaves_what_is_done(walk):
    counts: list[str] = []
    for checkpoints in range(9):
        clock = iter([0.0] * checkpoints + [99.0] * 99)
        with suppress(OutOfTime):
            walk({"FETCHES": counts, "WRITES": counts}, deadline=10.0, now=lambda: next(clock))  # noqa: B023
    assert walk({"FETCHES": counts, "WRITES": counts}).artifacts
    assert ["FETCHES", "WRITES"] == counts


def test_out_of_time_is_an_error(walk):
    with pytest.raises(OutOfTime):
        walk(deadline=10.0, now=lambda: 11.0)


def test_errors_say_what_to_do(walk):
    for order in ({"template": "plane"}, {"exporters": ("txt",)}):
        with pytest.raises(StudyBuddyError, match="Installed: "):
            walk(**order)
