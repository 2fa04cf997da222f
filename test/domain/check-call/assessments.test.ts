import { expect, test } from 'vitest';
import { readCallFile } from '../../../adapters/call-file/call-file.ts';
import { placeFindings } from '../../../adapters/call-file/judge-call.ts';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { checkCall } from '../../../domain/check-call/check-call.ts';
import { jiaxingText } from '../../rigs/domain/jiaxing.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';

/** The findings on a call that names three years of assessments and asks this of them in place of a self-score. */
function findingsOn(asked: string): string[] {
  const text = jiaxingText
    .replace('when: { selfScore: 60 }', `when: { assessments: { ${asked} } }`)
    .replace(
      '\nscoring:',
      '\nassessments: { value: { years: 3, upTo: year-before }, source: 三 }\n\nscoring:',
    );
  const read = readCallFile(text);
  if (!read.ok) throw new Error('The call cannot be read');
  const found = placeFindings(checkCall(read.value, publishedCalendar, VOCABULARIES), read.locate);
  const lines = text.split('\n');
  return found.map(({ because, line, column }) => `${because} ${lines[line - 1]?.slice(column - 1)}`);
}

test.each([
  ['result: competent', []],
  ['result: competent, years: 3, atLeast: 3', []],
  ['result: good', ['unknown-term good }']],
  ['result: competent, years: 4', ['years-beyond-assessed 4 }']],
  ['result: competent, atLeast: 4', ['years-beyond-assessed 4 }']],
  ['result: competent, years: 2, atLeast: 3', ['years-beyond-assessed 3 }']],
])('assessments of three years with %s have these findings', (asked, expected) => {
  const found = findingsOn(asked);
  expect(found).toHaveLength(expected.length);
  for (const [nth, each] of expected.entries()) expect(found[nth]).toMatch(new RegExp(`^${each}`));
});
