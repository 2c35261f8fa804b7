#!/bin/sh
# Snowball's English and French stemmers know the typewriter's apostrophe only.
# Package: snowballstemmer 3.1.1.
# Valid: U+2019 is the apostrophe that Unicode prefers, and what edited captions have.
# Behaviour: two spellings of one word get two stems: "newton" and "newton\u2019", "eau" and "l\u2019eau".
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check snowballstemmer==3.1.1

cat >expected <<'END'
english ["'newton'", "'newton\\u2019'"]
french ["'eau'", "'l\\u2019eau'"]
END
venv/bin/python - >seen <<'END'
import snowballstemmer

for language, words in (("english", ("newton's", "newton\u2019s")), ("french", ("l'eau", "l\u2019eau"))):
    stemmer = snowballstemmer.stemmer(language)
    print(language, [ascii(stemmer.stemWord(word)) for word in words])
END

diff expected seen
echo "as seen on 2026-11-29"
