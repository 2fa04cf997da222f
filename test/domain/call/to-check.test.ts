import { expect, test } from 'vitest';
import { TO_CHECK } from '../../../domain/call/call.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { valuesToCheck } from '../../../domain/call/to-check.ts';
import { callSummary } from '../../../local/call-tools/call-summary.ts';
import { callPage } from '../../../pages/applicant/call-page.ts';
import { beijing, callWith, jiaxing, stepIn } from '../../rigs/domain/cases.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';

const call = callWith((edited) => {
  const assumed = `${TO_CHECK}由2021年度的通知顺延，请按新通知改写。`;
  stepIn(edited, 'declare').closes = { value: '2021-10-31', assumed };
  edited.cutOff = { value: '2021-12-31', assumed };
});

test('what nobody has compared with the notice is listed by name, to the officer and on the page of the call', () => {
  const places = ['steps.declare.closes', 'cutOff'];
  expect(valuesToCheck(call)).toEqual(places);
  expect(callSummary(call, publishedCalendar)).toEqual(
    expect.arrayContaining([
      '待核对 2 处 Still to be compared with the notice: 2',
      ...places.map((each) => `  ${each}`),
    ]),
  );
  const shown = (of: typeof call) =>
    callPage({
      language: 'zh',
      at: beijing('2021-10-01'),
      call: of,
      locks: locksOf(of),
      own: undefined,
      seal: undefined,
    }).body.text;
  for (const place of places) expect(shown(call)).toContain(`<code>${place}</code>`);
  expect(shown(jiaxing)).not.toContain('尚未与本年的通知核对');
});
