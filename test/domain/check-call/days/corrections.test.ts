import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../../adapters/call-file/vocabularies.ts';
import type { Call, Step } from '../../../../domain/call/call.ts';
import { checkCall } from '../../../../domain/check-call/check-call.ts';
import { stepIn } from '../../../rigs/domain/cases.ts';
import { jiaxingValue } from '../../../rigs/domain/jiaxing.ts';
import { publishedCalendar } from '../../../rigs/domain/published-calendar.ts';

const CORRECTION = {
  ...{ id: 'correction', kind: 'correct', name: '补正', en: 'Correction', by: 'applicant' },
  duty: { value: '逐条补正。', en: 'Correct every point.', source: '四' },
} as const satisfies Step;

/** What the check finds in the real call with a step of correction, to which these steps return. */
function found(
  correction: Partial<Step>,
  returning: readonly string[],
  edit: (call: Call) => void = () => {},
) {
  const call = jiaxingValue() as Call;
  call.steps.push({ ...CORRECTION, ...correction });
  for (const id of returning) {
    const { returns } = stepIn(call, id);
    if (returns) returns.value.resubmitBy = CORRECTION.id;
  }
  edit(call);
  return checkCall(call, publishedCalendar, VOCABULARIES).map(
    ({ path, because, warns }) => `${path.join('.')} ${because}${warns ? ' (warns)' : ''}`,
  );
}

const closing = (value: string) => ({ closes: { value, source: '三' } });

describe('a step of correction', () => {
  test('is found right where it fits, to the last day on which it does', () => {
    expect(found(closing('2021-11-03'), ['employer', 'recommendation'])).toEqual([]);
    expect(found(closing('2021-11-11'), ['recommendation'])).toEqual([]);
  });

  test('warns of days on which the employer has closed, or the notice can no longer end', () => {
    const at = 'steps.4.closes.value corrections-too-late (warns)';
    expect(found(closing('2021-11-12'), ['recommendation'])).toEqual([at]);
    expect(found(closing('2021-11-04'), ['employer'])).toEqual([at]);
    const restarts = (call: Call) => {
      const { returns } = stepIn(call, 'recommendation');
      if (returns) returns.value.noticeRestarts = true;
    };
    expect(found(closing('2021-11-04'), ['recommendation'], restarts)).toEqual([at]);
  });

  test('is refused where it opens only when those who return to it have closed', () => {
    const opens = (value: string) => ({ ...closing('2021-11-30'), opens: { value, source: '三' } });
    const late = 'steps.4.opens.value correction-opens-too-late';
    expect(found(opens('2021-11-20'), ['recommendation'])).toContain(late);
    expect(found(opens('2021-11-19'), ['recommendation'])).not.toContain(late);
  });

  test('is refused where some who may be returned have no place in it, and warns where nobody is returned', () => {
    const some = { ...closing('2021-11-03'), levels: ['engineer'] };
    expect(found(some, ['employer'])).toEqual(['steps.4.levels correction-not-for-level']);
    expect(found(closing('2021-11-03'), [])).toEqual(['steps.4.id correction-of-nobody (warns)']);
  });
});
