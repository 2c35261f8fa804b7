"""Every shape of what people paste and upload is read at its times, or refused."""

import pytest
from benchmarks.captions import readers
from benchmarks.captions.shapes import ONE, SHAPES, TWO

REFUSED = {
    "MicroDVD without a frame rate",
    "an error page",
    "clock times that no shape explains",
    "one line in a .srt",
}
STARTS = {"MicroDVD": [65.48, 72.0], "Zoom's clock on the wall": [0.0, 7.0]}


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape(tmp_path, name):
    extension, text = SHAPES[name]
    file = tmp_path / f"talk.{extension}"
    file.write_text(text, encoding="utf-8")
    found = readers.ours(file)

    if name in REFUSED:
        assert isinstance(found, str)
        return
    whole = [65.0, 72.0] if "5.5" not in text and "5,5" not in text else [65.5, 72.0]
    times = STARTS.get(name, [65.5, 72.0] if "655" in text or "5, 5" in text else whole)
    assert [(start, said) for start, said in zip(times, (ONE, TWO), strict=True)] == [
        (cue.start, cue.text) for cue in found
    ]
