import type { Rung, Wait } from '../../call/call.ts';
import { type Finding, written } from '../finding/finding.ts';
import { type Reading, soundItems } from '../form/reading.ts';
import { type ReadTerm, termsIn } from '../steps/case-deadlines.ts';
import type { ReadStep } from '../steps/read-steps.ts';

/**
 * Warns of rungs that a deadline of the case ends before: so many working days after a step began are never fewer days than the
 * deadline gives, so neither the reminder nor the hand-over ever comes in that step.
 */
export function rungsInTimeFindings(reading: Reading): Finding[] {
  const ladder = soundItems<Rung>(reading, ['ladder', 'value']).map(({ value }) => value);
  return termsIn(reading).flatMap((each) => {
    const late = ladder.filter((rung) => isTooLate(rung, each));
    return late.length === 0 ? [] : [neverComes(each, late)];
  });
}

function isTooLate(rung: Rung, { step, term, event }: ReadTerm): boolean {
  const isFromEntry = event === 'entered' && rung.event === 'entered' && rung.side === 'after';
  return isFromEntry && waitsIn(step).includes(rung.while) && rung.workingDays >= term.days;
}

/** The waits with which a step begins. */
function waitsIn({ kind, by }: ReadStep): readonly Wait[] {
  if (kind === 'review') return by === 'employer' ? ['employer-review'] : ['body-review'];
  if (kind === 'public-notice') return ['notice-posting'];
  if (kind === 'pay') return ['payment'];
  return kind === 'hand-in' ? ['hand-in'] : [];
}

function neverComes({ step, term }: ReadTerm, late: readonly Rung[]): Finding {
  const path = [...step.path, 'term', 'value', 'days'];
  const names = late.map(({ occasion, workingDays }) => `${occasion}（${workingDays}）`);
  const hands = late.some(({ does }) => does === 'escalate');
  return {
    path,
    warns: true,
    because: 'rung-after-deadline',
    zh: `${written(path)} 给 ${term.days} 天，下列提醒在到手后若干个工作日才发，来不及：${names.join('、')}${hands ? '，其中有转交主管的' : ''}；请在 ladder 中写更早的，或延长期限。`,
    en: `${written(path)} gives ${term.days} days, and these rungs come so many working days after the step began, which is too late: ${late.map(({ occasion, workingDays }) => `${occasion} (${workingDays})`).join(', ')}${hands ? '; handing over to the superior is among them' : ''}. Write earlier ones in the ladder, or give more days.`,
  };
}
