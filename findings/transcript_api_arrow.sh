#!/bin/sh
# youtube-transcript-api writes texts into WebVTT as they are, so that a spoken arrow breaks the file for others.
# Packages: youtube-transcript-api 1.2.5; read back by webvtt-py 0.6.0 and pycaption 2.3.14.
# Valid: a caption may say anything ("A --> B" of a chemistry lesson); a WebVTT text may not hold `-->`, `<` or `&`
# as they are (https://www.w3.org/TR/webvtt1/#webvtt-cue-text).
# Behaviour: webvtt-py reads the cue as empty; pycaption refuses the file.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check youtube-transcript-api==1.2.5 webvtt-py==0.6.0 \
    pycaption==2.3.14

cat >expected <<'END'
WEBVTT

00:00:00.000 --> 00:00:02.000
A --> B is slow

00:00:02.000 --> 00:00:03.000
x < y & z
webvtt-py ['', 'x < y & z']
pycaption CaptionReadSyntaxError(Invalid timing format. (line 3))
END
venv/bin/python - >seen <<'END'
import pycaption, webvtt
from youtube_transcript_api import FetchedTranscript, FetchedTranscriptSnippet
from youtube_transcript_api.formatters import WebVTTFormatter

lines = [FetchedTranscriptSnippet("A --> B is slow", 0.0, 2.0), FetchedTranscriptSnippet("x < y & z", 2.0, 1.0)]
talk = FetchedTranscript(lines, video_id="A" * 11, language="English", language_code="en", is_generated=False)
written = WebVTTFormatter().format_transcript(talk)
print(written.strip())
print("webvtt-py", [cue.text for cue in webvtt.from_string(written)])
try:
    print(pycaption.WebVTTReader().read(written))
except pycaption.exceptions.CaptionReadSyntaxError as error:
    print("pycaption", error)
END

diff expected seen
echo "as seen on 2026-11-29"
