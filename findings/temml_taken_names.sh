#!/bin/sh
# Temml has macros of its own under the names that lecturers define first.
# Package: temml 0.13.5 (npm).
# Valid: LaTeX has no \R, \N, \Z, \abs, \norm, \tr or \argmax, so \newcommand may make them.
# Behaviour: refused as "attempting to redefine"; \E is free, and \providecommand and \def are taken for all.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund temml@0.13.5

cat >expected <<'END'
\newcommand refused for: \R \N \Z \abs \norm \tr \argmax
\providecommand refused for: 
\def refused for: 
END
node --input-type=commonjs - >seen <<'END'
const temml = require("temml");
const renders = (latex) => {
  try { temml.renderToString(latex, { throwOnError: true }); return true; } catch { return false; }
};
const names = ["\\R", "\\N", "\\Z", "\\abs", "\\norm", "\\tr", "\\argmax", "\\E"];
for (const maker of ["\\newcommand", "\\providecommand", "\\def"]) {
  const make = (name) => (maker === "\\def" ? `\\def${name}{x}` : `${maker}{${name}}{x}`);
  console.log(maker, "refused for:", names.filter((name) => !renders(make(name))).join(" "));
}
END

diff expected seen
echo "as seen on 2026-11-29"
