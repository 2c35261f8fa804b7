#!/bin/sh
# msgspec's decoder and the JSON Schema that msgspec writes for the same type do not agree, in both directions.
# Packages: msgspec 0.22.0; judged by jsonschema 4.26.0.
# Valid: 1.0 is an integer in JSON Schema (draft 2020-12, 6.1.1); 23:59:60Z is a time of RFC 3339 (5.6).
# Behaviour: the decoder refuses 1.0 for an int and a leap second, which the schema takes; it takes an object without
# its tag and a set with an item twice, which the schema refuses.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check msgspec==0.22.0 jsonschema==4.26.0

cat >expected <<'END'
int 1.0 | schema: True | decoder: False
datetime "2026-12-31T23:59:60Z" | schema: True | decoder: False
Progress {"percent": 1} | schema: False | decoder: True
set ["wave", "wave"] | schema: False | decoder: True
END
venv/bin/python - >seen <<'END'
import datetime, json
import jsonschema, msgspec

class Progress(msgspec.Struct, tag="progress"):
    percent: int

CASES = [(int, "1.0"), (datetime.datetime, '"2026-12-31T23:59:60Z"'), (Progress, '{"percent": 1}'),
         (set[str], '["wave", "wave"]')]
for kind, text in CASES:
    checker = jsonschema.Draft202012Validator(msgspec.json.schema(kind))
    try:
        msgspec.json.decode(text, type=kind)
        decoded = True
    except msgspec.ValidationError:
        decoded = False
    print(kind.__name__, text, "| schema:", checker.is_valid(json.loads(text)), "| decoder:", decoded)
END

diff expected seen
echo "as seen on 2026-11-29"
