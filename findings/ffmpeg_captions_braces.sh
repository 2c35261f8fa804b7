#!/bin/sh
# ffmpeg marks braces of a WebVTT text as if the result were SubStation, even when it copies WebVTT to WebVTT,
# and takes a comparison in an SRT for bold type.
# Package: imageio-ffmpeg 0.8.1 (Python), which carries ffmpeg 9.0.2.
# Valid: braces mean nothing in WebVTT; of `<`, an SRT's players read known tags only, without attributes here.
# Behaviour: `{1, 2}` becomes `\{{}1, 2}`, `&nbsp;` becomes `\h`; `a < b & c > d` becomes `a <b> d</b>`.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check imageio-ffmpeg==0.8.1

cat >expected <<'END'
the set \{{}1, 2} has\htwo members
If a <b> d then stop</b>
END
ffmpeg=$(venv/bin/python -c 'import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())')
cat >in.vtt <<'END'
WEBVTT

00:01.000 --> 00:02.000
the set {1, 2} has&nbsp;two members
END
cat >in.srt <<'END'
1
00:00:01,000 --> 00:00:02,000
If a < b & c > d then stop
END
"$ffmpeg" -v error -i in.vtt out.vtt
"$ffmpeg" -v error -i in.srt out.srt
tail -n +4 out.vtt | head -n 1 >seen
sed -n 3p out.srt >>seen

diff expected seen
echo "as seen on 2026-11-29"
