#!/bin/sh
# Temml reads two numbers with a comma between them as one number.
# Package: temml 0.13.5 (npm).
# Valid: TeX sets 1,2 as a list; a decimal or grouping comma is written 1{,}000.
# Behaviour: (1,2) and \{1,2,3\} hold one <mn>, as 1{,}000 does; only a space after the comma makes two.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund temml@0.13.5

cat >expected <<'END'
(1,2) <mn>1,2</mn>
(1, 2) <mn>1</mn> <mn>2</mn>
\{1,2,3\} <mn>1,2,3</mn>
x_{1,2} <mn>1,2</mn>
1{,}000 <mn>1,000</mn>
END
node --input-type=commonjs - >seen <<'END'
const temml = require("temml");
for (const latex of ["(1,2)", "(1, 2)", "\\{1,2,3\\}", "x_{1,2}", "1{,}000"])
  console.log(latex, temml.renderToString(latex).match(/<mn>[^<]*<\/mn>/g).join(" "));
END

diff expected seen
echo "as seen on 2026-11-29"
