import { expect, test } from 'vitest';
import { callIn, judgeCallFile } from '../../../../adapters/call-file/judge-call.ts';
import { jiaxingFile } from '../../../rigs/domain/jiaxing.ts';
import { publishedCalendar } from '../../../rigs/domain/published-calendar.ts';

function foundIn(sms: string): string[] {
  const judged = judgeCallFile(`${jiaxingFile}sms: { value: ${sms}, source: 七 }\n`, publishedCalendar);
  const findings = judged.ok ? judged.warnings : judged.findings;
  return findings
    .filter(({ path }) => path[0] === 'sms')
    .map(({ path, because }) => `${path.join('.')} ${because}`);
}

test.each([
  ['an occasion that has a letter', '{ call: 申报, occasions: [told-of-refusal] }', []],
  ['no occasion at all', '{ call: 申报, occasions: [] }', []],
  [
    'an occasion that was mistyped',
    '{ call: 申报, occasions: [told-of-refusal, told-of-refusl] }',
    ['sms.value.occasions.1 sms-without-letter'],
  ],
  [
    'a name that asks for the applicant',
    '{ call: "{applicant}的申报", occasions: [] }',
    ['sms.value.call unknown-placeholder'],
  ],
  ['a name too long', `{ call: ${'申'.repeat(21)}, occasions: [] }`, ['sms.value.call malformed']],
])('finds what is wrong with %s', (_, sms, found) => {
  expect(foundIn(sms)).toEqual(found);
});

test('the default occasions leave out the rungs that a call’s own ladder lacks', () => {
  const ladder =
    'ladder: { value: [{ occasion: mine, while: draft, audience: applicant, does: remind, workingDays: 1, side: before, event: lock, at: "09:00" }], source: 七 }';
  const { sms } = callIn(`${jiaxingFile}${ladder}\n`);
  expect(sms.value.occasions).toContain('asked-to-correct');
  expect(sms.value.occasions).not.toContain('draft-one-day-before-lock');
});
