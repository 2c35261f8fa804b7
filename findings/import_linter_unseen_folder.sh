#!/bin/sh
# import-linter does not see modules in a folder without __init__.py, even under an exhaustive layers contract.
# Package: import-linter 2.16.
# Valid: Python imports such a folder inside a package as a namespace package.
# Behaviour: app.plain.module imports what it may not and stands in no layer; the contract is kept, and broken as soon as
# the folder has an __init__.py.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check import-linter==2.16

cat >expected <<'END'
Python imports it
layers KEPT
layers BROKEN
- app.plain
END
mkdir -p app/low app/high app/plain
touch app/__init__.py app/low/__init__.py app/high/__init__.py
echo "import app.high" >app/plain/module.py
cat >.importlinter <<'END'
[importlinter]
root_package = app
[importlinter:contract:layers]
name = layers
type = layers
exhaustive = true
containers = app
layers =
  high
  low
END
PYTHONPATH=. venv/bin/python -c "import app.plain.module; print('Python imports it')" >seen
venv/bin/lint-imports --no-cache | grep -E "^layers |^- app" >>seen || true
touch app/plain/__init__.py
venv/bin/lint-imports --no-cache | grep -E "^layers |^- app" >>seen || true

diff expected seen
echo "as seen on 2026-11-29"
