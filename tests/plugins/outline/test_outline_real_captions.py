"""Every real captions file there is, whole."""

import pytest
from outline_talks import AllParts, order

import studybuddy
from studybuddy_captions import CaptionsSource
from studybuddy_outline import OutlineWriter

# Sections that a reader would want of each, at least and at most.
FILES = {
    "ar_elephants_dream_0h09.vtt": ("ar", 2, 5),
    "ar_ols_open_protocols_0h15_rtl.srt": ("ar", 4, 7),
    "derived/en_javascript_good_parts.auto.en.json3": ("en", 10, 15),
    "derived/en_javascript_good_parts.auto.en.srv1.xml": ("en", 10, 15),
    "en_apollo13_5h00.vtt": ("en", 28, 42),
    "en_google_wave_keynote_1h20_applause.srt": ("en", 11, 18),
    "en_hf_push_to_hub_0h08.srt": ("en", 3, 5),
    "en_javascript_good_parts_1h03.srt": ("en", 10, 15),
    "en_ols_open_protocols_0h15.srt": ("en", 4, 7),
    "fr_hf_push_to_hub_0h08.srt": ("fr", 3, 5),
    "ja_elephants_dream_0h09.vtt": ("ja", 2, 5),
    "zh-CN_hf_push_to_hub_0h08_bilingual.srt": ("zh-CN", 3, 5),
}


@pytest.fixture(params=FILES)
def name(request):
    return request.param


@pytest.fixture
def note(name, captions_folder, tmp_path):
    work = order(tmp_path)
    wanted = studybuddy.Order(url=work.order.url, captions=str(captions_folder / name))
    read = CaptionsSource().fetch(wanted.url, studybuddy.Work(wanted, tmp_path))
    transcript = studybuddy.Transcript(
        video=read.video,
        segments=studybuddy.clean(read.segments),
        language=FILES[name][0],
        kind=read.kind,
        source=read.source,
    )
    return OutlineWriter().write(AllParts(), transcript, work)


def test_is_proved_spread_out_and_divided_well(name, note):
    assert [] == studybuddy.unsupported(note)
    _, least, most = FILES[name]
    assert least <= len(note.sections) <= most
    starts = [section.start for section in note.sections]
    assert sorted(starts) == starts
    assert len(set(starts)) == len({section.title for section in note.sections})
    assert [] == [s.title for s in note.sections if not s.points or s.end <= s.start]
