#!/bin/sh
# Importing WeasyPrint starts ldconfig, the C compiler and the linker, for libraries that the loader finds by itself.
# Package: weasyprint 70.0; cffi as it needs it.
# Valid: `import weasyprint`, on Linux with Pango installed as Debian does.
# Behaviour: it tries the names of other systems first, without ".so"; for each cffi asks ctypes.util.find_library, which
#   starts programs (the compiler where there is one). Without that search it finds the same libraries.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-30.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check weasyprint==70.0

cat >expected <<'END'
as it comes: starts programs: True
without the search: starts programs: False
END
for search in True False; do
  venv/bin/python - "$search" <<'END'
import ctypes.util, sys

started = []
sys.addaudithook(lambda event, _: started.append(event) if event == "subprocess.Popen" else None)
searching = sys.argv[1] == "True"
if not searching:
    ctypes.util.find_library = lambda name: None
import weasyprint

print("as it comes" if searching else "without the search", "starts programs", bool(started), sep=": ")
END
done >seen

diff expected seen
echo "as seen on 2026-11-30"
