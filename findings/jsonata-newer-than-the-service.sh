#!/usr/bin/env bash
# Expected: an expression that JSONata's present version evaluates runs in a Step Functions state of the query language
# JSONata.
# Seen: the default operators `a ?? b` and `a ?: b` are read by 2.2.2 and are syntax errors in 2.0.6, which is the version
# that AWS documents (https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html). A number of the
# version alone does not tell: both are 2.x.
# Version: jsonata 2.0.6 and 2.2.2.
# Matters here: a machine that a local engine runs with the present version may be refused when it is deployed.
# The engine of one machine and the checks of synthesis are pinned to 2.0.6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . documented@npm:jsonata@2.0.6 present@npm:jsonata@2.2.2
cat > ask.mjs <<'JS'
import documented from 'documented';
import present from 'present';
const read = async (jsonata, expression) => {
  try {
    return JSON.stringify(await jsonata(expression).evaluate({}));
  } catch ({ code }) {
    return code;
  }
};
const of = async (jsonata) => [await read(jsonata, 'a ?? 3'), await read(jsonata, 'a ?: 3')].join(' ');
const seen = `2.0.6: ${await of(documented)}, 2.2.2: ${await of(present)}`;
console.log(`jsonata ${seen}`);
process.exit(seen.startsWith('2.0.6: S') && seen.endsWith('2.2.2: 3 3') ? 0 : 1);
JS
node ask.mjs
