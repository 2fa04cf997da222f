#!/usr/bin/env bash
# Expected: the first working day after 2021-09-30 is 2021-10-08 wherever one asks, since a day of the Chinese calendar
# has no time zone.
# Seen: on a machine in China it is 2021-10-08, on one in New York 2021-10-07, which is a day off. The library reads
# its argument as an instant and the day of that instant by the machine's zone.
# Version: chinese-days 1.5.7, run with TZ=Asia/Shanghai and TZ=America/New_York.
# Matters here: functions of the cloud run in UTC and people test anywhere. Days are texts here and never instants; a
# linter's rule refuses to read the machine's zone; and the tests run in a zone west of Greenwich.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . chinese-days@1.5.7
cat > ask.mjs <<'JS'
import { createRequire } from 'node:module';
console.log(createRequire(import.meta.url)('chinese-days').findWorkday(1, '2021-09-30'));
JS
china=$(TZ=Asia/Shanghai node ask.mjs)
york=$(TZ=America/New_York node ask.mjs)
echo "chinese-days 1.5.7: the first working day after 2021-09-30 is $china in Asia/Shanghai, $york in America/New_York"
[ "$china" = 2021-10-08 ] && [ "$york" = 2021-10-07 ]
