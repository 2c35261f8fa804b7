"""The child that looks into captions: what it is given, and every way in which it can end."""

import time

import pytest

from studybuddy import VideoUrl
from studybuddy.error_codes import web_message
from studybuddy.events import Done, Failed, Listed, ListedVideo, Preview, Progress
from studybuddy_aws.runtime.errors import CaptionsRefused, PreviewTooSlow
from studybuddy_aws.storage.job import CaptionsOrder
from studybuddy_aws.storage.uploads import Upload
from studybuddy_aws.worker.preview_runner import PreviewRunner
from studybuddy_aws.worker.waited_run import WaitedRuns

UPLOAD = Upload("лекция.srt", b"1\n00:00:01,000 --> 00:00:02,000\nSo it is.\n")
READ = Preview(
    format="srt",
    format_title="SubRip",
    encoding="utf-8",
    cues=1,
    words=3,
    speakers=(),
    language="ru",
    title="Лекция",
    estimated=False,
    start=1.0,
    end=2.0,
)


class FakeChild:
    """A child that says what it is told to say, once it has been asked so often."""

    def __init__(self, last, exit_code=0, after=1, flooding=False):
        self.last, self.exit_code, self.flooding = last, None, flooding
        self._ends, self._left = exit_code, after

    def __call__(self, arguments, *, place, settings, limits):
        self.arguments, self.settings, self.limits = arguments, settings, limits
        for option in arguments:
            if option.startswith("--captions="):
                self.file = type(place)(option.partition("=")[2])
                self.seen = self.file.read_bytes()
        self.place = place
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    @property
    def running(self):
        return self.exit_code is None

    def lines(self, wait):
        self._left -= 1
        if self._left <= 0:
            self.exit_code = self._ends

    def last_lines(self):
        return []

    def kill(self):
        self.exit_code = -9 if self.exit_code is None else self.exit_code


def failed(code):
    return Failed(progress=1, code=code, message="x", retryable=False)


class Clock:
    """Every look at it takes a second."""

    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        self.seconds += 1
        return self.seconds


def run(child, places, captions=None, until=25.0):
    runner = PreviewRunner(WaitedRuns(places, 512, child, Clock()))
    return runner.preview(UPLOAD, captions or CaptionsOrder(), until)


def test_a_child_is_given_the_file_by_its_name_and_no_secret(tmp_path):
    child = FakeChild(READ)
    assert READ is run(child, tmp_path)
    assert ["preview", "--format=json-progress", f"--captions={child.file}"] == child.arguments
    assert ("лекция.srt", UPLOAD.data, {}) == (child.file.name, child.seen, child.settings)
    assert (512 * 1024 * 1024, 0) == (child.limits.memory, child.limits.processes)
    assert child.limits.seconds < 25
    assert child.file.is_relative_to(child.place)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("child", "code"),
    [
        (Failed(progress=1, code="captions_empty", message="No words.", retryable=False), ""),
        (Failed(progress=1, code="plugin_broken", message="x", retryable=False), "preview_failed"),
        (Failed(progress=1, code="plugin_failed", message="x", retryable=False), "preview_failed"),
        (Failed(progress=1, code="of_a_plugin", message="x", retryable=False), "preview_failed"),
        (Progress(step="start", progress=0), "preview_failed"),
        (Done(files=(), title="", language="en", writer="x"), "preview_failed"),
        (None, "preview_failed"),
    ],
)
def test_what_a_child_says_of_the_captions_is_told(tmp_path, child, code):
    with pytest.raises(CaptionsRefused) as caught:
        run(FakeChild(child, exit_code=1), tmp_path)
    assert (code or child.code) == caught.value.code
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", [{"exit_code": -9}, {"flooding": True}])
def test_a_child_that_breaks_down_has_told_nothing(tmp_path, ending):
    with pytest.raises(CaptionsRefused) as caught:
        run(FakeChild(READ, **ending), tmp_path)
    assert "preview_failed" == caught.value.code
    assert [] == list(tmp_path.iterdir())


def test_a_child_that_takes_too_long_is_ended(tmp_path):
    child = FakeChild(READ, after=100)
    with pytest.raises(PreviewTooSlow):
        run(child, tmp_path)
    assert (-9, []) == (child.exit_code, list(tmp_path.iterdir()))


def look(child, places):
    runner = PreviewRunner(WaitedRuns(places, 512, child, Clock()))
    return runner.look(VideoUrl("dQw4w9WgXcQ"), {"STUDYBUDDY_PROXY": "http://p"}, 25.0)


def test_a_child_that_looks_at_a_video_is_given_its_id_and_the_way_to_it(tmp_path):
    child = FakeChild(READ)
    assert READ is look(child, tmp_path)
    assert ["preview", "--format=json-progress", "--url=dQw4w9WgXcQ"] == child.arguments
    assert {"STUDYBUDDY_PROXY": "http://p"} == child.settings
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("child", "code", "may_pass"),
    [
        (FakeChild(failed("private"), exit_code=3), "private", False),
        (FakeChild(failed("blocked"), exit_code=3), "blocked", True),
        (FakeChild(failed("plugin_failed"), exit_code=1), "video_not_seen", True),
        (FakeChild(None, exit_code=-9), "video_not_seen", True),
        (FakeChild(READ, after=100), "video_not_seen", True),
    ],
)
def test_what_keeps_a_child_from_seeing_a_video_is_told(tmp_path, child, code, may_pass):
    with pytest.raises(CaptionsRefused) as caught:
        look(child, tmp_path)
    refusal = caught.value
    assert (code, web_message(code, ""), may_pass) == (
        *(refusal.code, refusal.message),
        refusal.retryable,
    )


def test_a_real_child_reads_a_file_and_leaves_nothing(tmp_path):
    captions = CaptionsOrder(title="-Лекция", captions_language="en", speakers=(("A", "B"),))
    runner = PreviewRunner(WaitedRuns(tmp_path, 1280))
    told = runner.preview(UPLOAD, captions, time.monotonic() + 60)
    assert ("-Лекция", "en", 1) == (told.title, told.language, told.cues)
    assert [] == list(tmp_path.iterdir())


def test_a_real_child_has_room_to_find_out_the_language(tmp_path):
    said = "Dzisiejszy wykład dotyczy tego, jak naprawdę działa pamięć człowieka. " * 20
    runner = PreviewRunner(WaitedRuns(tmp_path, 1280))
    upload = Upload("lecture.txt", said.encode())
    assert "pl" == runner.preview(upload, CaptionsOrder(), time.monotonic() + 60).language


def test_a_real_child_that_needs_more_memory_than_it_may_is_no_ones_fault(tmp_path):
    runner = PreviewRunner(WaitedRuns(tmp_path, 40))
    with pytest.raises(CaptionsRefused) as caught:
        runner.preview(UPLOAD, CaptionsOrder(), time.monotonic() + 60)
    assert "preview_failed" == caught.value.code


def test_links_are_given_in_a_file_and_what_they_hold_is_told(tmp_path):
    found = Listed(title="Waves", videos=(ListedVideo(id="hQVTIJBZook", seconds=60.0, words=170),))
    child = FakeChild(found)
    runner = PreviewRunner(WaitedRuns(tmp_path, 512, child, Clock()))
    links = "https://youtu.be/hQVTIJBZook\n"
    assert found is runner.list(links, {"STUDYBUDDY_PROXY": "x"}, 25.0)
    assert ["preview", "--format=json-progress"] == child.arguments[:2]
    assert child.arguments[2].startswith(f"--file={child.place}")
    assert {"STUDYBUDDY_PROXY": "x"} == child.settings


@pytest.mark.parametrize(
    ("said", "code"),
    [("bad_links", "bad_links"), ("blocked", "blocked"), ("plugin_broken", "video_not_seen")],
)
def test_links_that_cannot_be_listed_are_refused_in_words(tmp_path, said, code):
    runner = PreviewRunner(WaitedRuns(tmp_path, 512, FakeChild(failed(said), 1), Clock()))
    with pytest.raises(CaptionsRefused) as refusal:
        runner.list("x", {}, 25.0)
    assert (code, web_message(code, "")) == (refusal.value.code, refusal.value.message)
