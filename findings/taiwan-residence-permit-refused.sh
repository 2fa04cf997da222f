#!/usr/bin/env bash
# Expected: a number of 18 digits whose area is one of those that the measures on residence permits name is taken by a
# validator of Chinese identity numbers, like any other with a right check digit. The areas are 810000 for 香港,
# 820000 for 澳门 and 830000 for 台湾 (港澳台居民居住证申领发放办法, 国办发〔2018〕81号, article 3).
# Seen: 81 and 82 are taken, 83 is refused, whatever the check digit; the list of provinces has 71 for 台湾 alone,
# which no permit bears.
# Version: validator 13.15.35, isIdentityCard with the locale zh-CN. The numbers are invented.
# Matters here: holders of that permit may declare, so identity numbers are checked by our own rules
# (domain, identity numbers), which know permits as a kind of their own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . validator@13.15.35
cat > ask.mjs <<'JS'
import { createRequire } from 'node:module';
const validator = createRequire(import.meta.url)('validator');
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const whole = (digits) => digits + '10X98765432'[[...digits].reduce((sum, digit, at) => sum + digit * weights[at], 0) % 11];
const areas = ['810000', '820000', '830000'];
const seen = areas.map((area) => `${area} ${validator.isIdentityCard(whole(`${area}19900101001`), 'zh-CN')}`).join(', ');
console.log(`validator ${validator.version}: ${seen}`);
process.exit(seen === '810000 true, 820000 true, 830000 false' ? 0 : 1);
JS
node ask.mjs
