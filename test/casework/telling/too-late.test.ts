import { describe, expect, test } from 'vitest';
import { letterOf } from '../../../casework/telling/letter-text.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { calendarOf } from '../../../domain/time/calendar.ts';
import {
  beijing,
  caseOf,
  declarationIn,
  ENDED_NOTICE,
  locksWith,
  sentLedger,
} from '../../rigs/domain/cases.ts';
import { withRest } from '../../rigs/machine/calendars.ts';

/** What writes letters reads nothing. */
const needsAt = (wall: string) =>
  ({
    keys: { signLink: async (id: string) => id },
    origin: 'https://example.com',
    now: () => beijing(wall),
  }) as unknown as Parameters<typeof letterOf>[0];

/** Declaring was moved to 11-05 and the employers close on 11-11, so a notice must be posted by 11-03. */
const locks = locksWith('declare', { closesAt: beijing('2021-11-06'), moves: 1 });

async function letter(
  wall: string,
  declaration: Declaration,
  [occasion, audience]: readonly [string, 'applicant' | 'employer'],
  calendar = caseOf(declaration).calendar,
  changedDays = 'lastFeasible',
  closings = locks,
): Promise<string> {
  const states = { why: '某因', changedDays };
  const planned = { occasion, round: 0, audience, states, covers: [] } as const;
  const [message] = sentLedger([], [planned], beijing(wall));
  if (!message) throw new Error('No message');
  const subject = { ...caseOf(declaration, { locks: closings }), calendar, timeline: [] };
  const { subject: title, body } = await letterOf(needsAt(wall), subject, message);
  return `${title}\n${body}`;
}

const MISSED = '公示已来不及期满：最迟须于2021-11-03张贴';
const IN_TIME = '2021-11-03 23:59:59.999';
const TOO_LATE = '2021-11-04';
const entered = (wall: string) => ({ enteredAt: beijing(wall) });

describe('a letter that leaves after the last day to post', () => {
  test.each([
    ['draft', 'draft-one-day-before-lock', 'applicant'],
    ['returned', 'asked-to-correct', 'applicant'],
    ['returned', 'correction-one-day-before-lock', 'applicant'],
    ['returned', 'told-of-return', 'employer'],
    ['submitted', 'submission-received', 'applicant'],
    ['supported', 'told-of-support', 'applicant'],
    ['supported', 'told-of-interruption', 'applicant'],
    ['draft', 'told-of-grant', 'applicant'],
    ['submitted', 'told-of-restoration', 'employer'],
    ['draft', 'date-changed', 'applicant'],
  ] as const)('says that it is too late: %s, %s, %s', async (standing, occasion, audience) => {
    const declaration = declarationIn(standing, entered('2021-10-29 09:00'));
    expect(await letter(IN_TIME, declaration, [occasion, audience])).not.toContain('已来不及期满');
    const late = await letter(TOO_LATE, declaration, [occasion, audience]);
    expect(late).toContain(MISSED);
    expect(late).toContain('it had to be posted by 2021-11-03');
    expect(late).not.toMatch(/无须(为此)?操作|尽快张贴|nothing for you to do|nothing is asked/i);
  });

  test.each([
    ['submitted', 'submission-received', '您暂时无须操作。'],
    ['supported', 'told-of-support', '您现在无须为此操作。'],
    ['supported', 'told-of-interruption', '您现在无须操作，可提请单位尽快张贴。'],
  ] as const)('asks nothing while it is in time: %s, %s', async (standing, occasion, line) => {
    const declaration = declarationIn(standing, entered('2021-10-29 09:00'));
    expect(await letter(IN_TIME, declaration, [occasion, 'applicant'])).toContain(line);
  });

  test('says nothing of a notice that has ended', async () => {
    const declaration = declarationIn('returned', { ...entered('2021-11-04 09:00'), notice: ENDED_NOTICE });
    expect(await letter(TOO_LATE, declaration, ['asked-to-correct', 'applicant'])).not.toContain('来不及');
  });
});

describe('a last day to post that an amended calendar moved from 11-03 to 11-01, told on 11-02', () => {
  const calendar = calendarOf(withRest('2021-11-09', '2021-11-10'), 2);

  test.each([
    ['draft', 'applicant'],
    ['submitted', 'employer'],
    ['supported', 'employer'],
  ] as const)('is told as missed: %s, to the %s', async (standing, audience) => {
    const declaration = declarationIn(standing, entered('2021-10-29 09:00'));
    const body = await letter('2021-11-02 12:00', declaration, ['date-changed', audience], calendar);
    expect(body).toContain('公示已来不及期满：最迟须于2021-11-01张贴');
    expect(body).not.toContain('最迟须于2021-11-03');
  });

  test('is named as missed by the title', async () => {
    const declaration = declarationIn('draft', entered('2021-10-29 09:00'));
    const body = await letter('2021-11-02 12:00', declaration, ['date-changed', 'applicant'], calendar);
    expect(body.split('\n')[0]).toBe(
      `更正：申报${declaration.id}的日期有变，公示须于2021-11-01前张贴，已来不及期满`,
    );
  });

  test('names what became of the case, so that a letter about many says it too', async () => {
    const declaration = declarationIn('supported', entered('2021-10-29 09:00'));
    const body = await letter('2021-11-02 12:00', declaration, ['date-changed', 'employer'], calendar);
    expect(body).toContain(`又：申报${declaration.id}的公示已来不及期满。`);
  });
});

test.each([
  ['lastDay resultFrom handsOverAt', '公示最后一天为2021-10-19'],
  ['handsOverAt', '2021-10-22 10:00转主管办理'],
  ['closesAt', '最后一天为2021-11-11'],
  ['', '最后一天为2021-11-11'],
])('the title of a correction names the day that moved: %s', async (changedDays, title) => {
  const declaration = declarationIn('posted');
  const { calendar } = caseOf(declaration);
  const of = ['date-changed', 'employer'] as const;
  const body = await letter('2021-10-15 12:00', declaration, of, calendar, changedDays);
  expect(body.split('\n')[0]).toBe(`更正：申报${declaration.id}的日期有变，${title}`);
});

test.each([
  ['supported', 'asked-to-post', '张贴后请打开链接填写张贴日期和地点。'],
  ['supported', 'posting-one-day-after-asked', '尚未张贴的，请今天张贴。'],
  ['supported', 'posting-superior-three-days-after-asked', '请安排张贴'],
  ['submitted', 'asked-to-review', '请打开链接核对材料'],
  ['posted', 'asked-for-result', '最后一天是2027-01-15'],
] as const)(
  'a letter in an unarranged year says so in a sentence of its own: %s, %s',
  async (standing, occasion, asks) => {
    const notice = { ...ENDED_NOTICE, postedOn: '2026-12-28' };
    const { endedOn: _ended, counted: _counted, ...running } = notice;
    const over = standing === 'posted' ? { notice: running } : {};
    const declaration = declarationIn(standing, { ...entered('2026-12-28 09:00'), ...over });
    const bodies = locksWith('recommendation', { closesAt: beijing('2027-01-30') });
    const closings = locksWith('employer', { closesAt: beijing('2027-01-16') }, bodies);
    const { calendar } = caseOf(declaration);
    const said = await letter(
      '2026-12-28 10:00',
      declaration,
      [occasion, 'employer'],
      calendar,
      '',
      closings,
    );
    const [, ...body] = said.split('\n');
    expect(body).toContain('2027年放假安排尚未公布，要用到它的日期公布后即行计算。');
    expect(body.join('\n')).not.toMatch(/待2027年/);
    expect(body.join('\n')).toContain(asks);
  },
);
