#!/bin/sh
# Captions of streams longer than a day: each library loses the hours in its own way.
# Packages: pycaption 2.3.14, pysubs2 1.8.1 (Python); subtitle 4.2.2, media-captions 1.0.4 (npm).
# Valid: hours have two digits or more in WebVTT (https://www.w3.org/TR/webvtt1/), and SRT follows it.
# Behaviour: pycaption reads 25 hours and writes 1; subtitle reads them and writes hours modulo 24 with
# all milliseconds behind the comma; media-captions drops a cue at 100 hours, and says so only where it is asked to;
# pysubs2 reads 100 hours of an SRT as 0, of a WebVTT as 100.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check pycaption==2.3.14 pysubs2==1.8.1
npm install --silent --no-audit --no-fund subtitle@4.2.2 media-captions@1.0.4

cat >expected <<'END'
pycaption 01:00:01,000 --> 01:00:02,000
pysubs2 25 hours: SRT 90001000 WebVTT 90001000
pycaption 04:00:01,000 --> 04:00:02,000
pysubs2 100 hours: SRT 1000 WebVTT 360001000
subtitle 90001000 01:00:01,86400000 --> 01:00:02,86400000
media-captions 25 hours: 1 cues
media-captions 100 hours: 0 cues
END
venv/bin/python - >seen <<'END'
import pycaption, pysubs2

SRT = "1\n{0}:00:01,000 --> {0}:00:02,000\nA wave.\n"
VTT = "WEBVTT\n\n{0}:00:01.000 --> {0}:00:02.000\nA wave.\n"
for hours in (25, 100):
    captions = pycaption.SRTReader().read(SRT.format(hours))
    print("pycaption", pycaption.SRTWriter().write(captions).splitlines()[1])
    read = [pysubs2.SSAFile.from_string(text.format(hours))[0].start for text in (SRT, VTT)]
    print("pysubs2", hours, "hours: SRT", read[0], "WebVTT", read[1])
END
node --input-type=commonjs - >>seen <<'END'
const { parseSync, stringifySync } = require("subtitle");
const cues = parseSync("1\n25:00:01,000 --> 25:00:02,000\nA wave.\n");
console.log("subtitle", cues[0].data.start, stringifySync(cues, { format: "SRT" }).split("\n")[1]);
import("media-captions").then(async ({ parseText }) => {
  for (const hours of [25, 100]) {
    const text = `WEBVTT\n\n${hours}:00:01.000 --> ${hours}:00:02.000\nA wave.\n`;
    const read = await parseText(text, { type: "vtt" });
    console.log("media-captions", hours, "hours:", read.cues.length, "cues");
  }
});
END

diff expected seen
echo "as seen on 2026-11-29"
