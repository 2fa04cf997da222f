import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { countAll, countQuickly, keepCounts, keptCounts } from './counts.ts';
import { costsText } from './doc/costs-text.ts';

const DOC = new URL('../../docs/costs.md', import.meta.url);

const given = process.argv.slice(2);
const unknown = given.filter((option) => option !== '--write' && option !== '--all');
if (unknown.length > 0) {
  console.error(`没有这个选项 No such option: ${unknown.join(', ')} (--write, --all)`);
  process.exit(2);
}
if (!given.includes('--write')) process.stdout.write(costsText(keptCounts()));
else {
  const counts = await (given.includes('--all') ? countAll() : countQuickly());
  keepCounts(counts);
  writeFileSync(DOC, costsText(counts));
  // Connections to the local engines stay open for a while.
  process.exit(0);
}
