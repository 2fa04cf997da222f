#!/usr/bin/env bash
# Expected: asked for a year whose days off the State Council has not arranged, a library of Chinese working days says
# that it does not know.
# Seen: it answers. National Day of 2027, a day off by the measures on national holidays themselves
# (全国年节及纪念日放假办法 as amended on 2024-11-10, article 2), is a workday, and so is
# New Year's Day of 2027, while the same days of 2026 are holidays. Nothing in the answer tells the two apart.
# Version: chinese-days 1.5.7, whose tables end with 2026.
# Matters here: a public notice over such a day would be counted a day short. The calendar in force therefore names the
# years that it arranges, and what needs another year waits by name; the library is an oracle of tests for past years.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . chinese-days@1.5.7
cat > ask.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { isWorkday } = require('chinese-days');
const { version } = require('./node_modules/chinese-days/package.json');
const days = ['2026-01-01', '2026-10-01', '2027-01-01', '2027-10-01'];
const seen = days.map((day) => `${day} ${isWorkday(day) ? 'workday' : 'day off'}`).join(', ');
console.log(`chinese-days ${version}: ${seen}`);
const described = '2026-01-01 day off, 2026-10-01 day off, 2027-01-01 workday, 2027-10-01 workday';
process.exit(seen === described ? 0 : 1);
JS
node ask.mjs
