import type { Call, Rung, StepKind, Wait } from '../../call/call.ts';
import { isQuiet } from '../../call/working-time.ts';
import { type Finding, type Path, shown } from '../finding/finding.ts';
import { namesIn, type Placed, type Reading, soundAt, soundItems } from '../form/reading.ts';
import { stepsIn } from '../steps/read-steps.ts';
import { FIXED_OCCASIONS, WAIT_RULES } from './waits.ts';

type Hours = Call['quietHours']['value'];

/** Checks that each rung fits its wait and that none falls into the quiet hours. */
export function ladderFindings(reading: Reading): Finding[] {
  const hours = soundAt<Hours>(reading, ['quietHours', 'value']);
  const lettersAt = soundAt<string>(reading, LETTERS_AT);
  return [
    ...soundItems<Rung>(reading, ['ladder', 'value']).flatMap((rung) => [
      ...eventFindings(rung),
      ...audienceFindings(rung),
      ...quietFindings(rung, hours),
      ...afterLetters(rung, lettersAt),
    ]),
    ...takenOccasions(reading),
    ...confirmersUnasked(reading),
    ...(hours && lettersAt !== undefined && isQuiet(hours, lettersAt)
      ? [inQuietHours(LETTERS_AT, lettersAt, hours)]
      : []),
    ...(hours && hours.from === hours.to ? [emptyQuietHours(hours)] : []),
  ];
}

function eventFindings({ path, value }: Placed<Rung>): Finding[] {
  const { event, side } = value;
  const { events } = WAIT_RULES[value.while];
  if (!events.includes(event))
    return [
      {
        path: [...path, 'event'],
        because: 'event-not-of-wait',
        zh: `在 ${value.while} 时没有 ${event} 可数；可选：${events.join('、')}。`,
        en: `While ${value.while} there is no ${event} to count from; choose one of ${events.join(', ')}.`,
      },
    ];
  const wrong = (event === 'entered' && side === 'before') || (event === 'lock' && side === 'after');
  if (!wrong) return [];
  const right = side === 'before' ? 'after' : 'before';
  return [
    {
      path: [...path, 'side'],
      because: 'side-not-of-event',
      zh: `${side} ${event} 时不在这一步等待中，不会催办；请改为 ${right}。`,
      en: `Nothing waits ${side} ${event}, so this rung would never speak; make it ${right}.`,
    },
  ];
}

function audienceFindings({ path, value }: Placed<Rung>): Finding[] {
  const { audience, does } = value;
  const { audiences, escalatesFrom } = WAIT_RULES[value.while];
  if (!audiences.includes(audience))
    return [
      {
        path: [...path, 'audience'],
        because: 'audience-not-of-wait',
        zh: `在 ${value.while} 时不能催 ${audience}；可选：${audiences.join('、')}。`,
        en: `While ${value.while} nobody is written to as ${audience}; choose one of ${audiences.join(', ')}.`,
      },
    ];
  if (does === 'remind' || audience === escalatesFrom) return [];
  return [
    {
      path: [...path, 'does'],
      because: 'escalates-to-nobody',
      zh: `在 ${value.while} 时 ${audience} 没有可转办的上级；请改为 remind，或改 audience。`,
      en: `While ${value.while} the ${audience} has no superior to escalate to; make it remind or change the audience.`,
    },
  ];
}

/**
 * Checks that a body hears of what it has to confirm. The letter that opens such a wait goes to the applicant, so a rung must
 * bring the body its link.
 */
function confirmersUnasked(reading: Reading): Finding[] {
  const rungs = soundItems<Rung>(reading, ['ladder', 'value']).map(({ value }) => value);
  const steps = stepsIn(reading).flatMap(({ kind, path }) => {
    const wait = kind && CONFIRMED[kind];
    return wait ? [{ wait, path }] : [];
  });
  return steps
    .filter(({ wait }) => !rungs.some((each) => each.while === wait && each.audience === 'body'))
    .map(({ wait, path }) => ({
      path,
      because: 'confirmer-not-asked',
      zh: `ladder 中没有 while: ${wait}、audience: body 的一级，确认的部门收不到链接；请加上。`,
      en: `The ladder has no rung with while: ${wait} and audience: body, so the body that confirms never gets its link; add one.`,
    }));
}

/** The waits in which a body confirms what the applicant does, by the kinds of their steps. */
const CONFIRMED: Readonly<Partial<Record<StepKind, Wait>>> = { pay: 'payment', 'hand-in': 'hand-in' };

function quietFindings({ path, value }: Placed<Rung>, hours: Hours | undefined): Finding[] {
  if (!hours || !isQuiet(hours, value.at)) return [];
  return [inQuietHours([...path, 'at'], value.at, hours)];
}

function inQuietHours(path: Path, at: string, hours: Hours): Finding {
  return {
    path,
    because: 'in-quiet-hours',
    zh: `${at} 在静默时段 ${hours.from}–${hours.to} 之内；请改到时段之外。`,
    en: `${at} lies in the quiet hours ${hours.from}–${hours.to}; choose a time outside them.`,
  };
}

const LETTERS_AT: Path = ['letters', 'value', 'at'];

/**
 * Checks that a rung for a reviewer comes before the hour of the day's letter. A later one would leave a working day
 * late.
 */
function afterLetters({ path, value }: Placed<Rung>, lettersAt: string | undefined): Finding[] {
  if (lettersAt === undefined || value.audience === 'applicant' || value.at < lettersAt) return [];
  return [
    {
      path: [...path, 'at'],
      because: 'after-the-letter',
      zh: `${value.at} 不早于当天寄信的时刻 ${lettersAt}，这一级催办要到下一个工作日才寄出；请改早，或改 letters.value.at。`,
      en: `${value.at} is not before ${lettersAt}, when the day's letter leaves, so this rung would leave a working day later; make it earlier, or change letters.value.at.`,
    },
  ];
}

function emptyQuietHours({ from }: Hours): Finding {
  return {
    path: ['quietHours', 'value', 'to'],
    because: 'quiet-hours-empty',
    zh: `静默时段从 ${from} 到 ${from}，分不清是全天还是没有；请写不同的两个时刻。`,
    en: `Quiet hours from ${from} to ${from} could be the whole day or none; give two different times.`,
  };
}

/**
 * Refuses a rung with the name of an occasion that every call has: it would share that occasion's text and its place in
 * the ledger.
 */
function takenOccasions(reading: Reading): Finding[] {
  return namesIn(reading, ['ladder', 'value'], 'occasion')
    .filter(({ value }) => FIXED_OCCASIONS.has(value))
    .map(({ path, value }) => ({
      path,
      because: 'occasion-taken',
      zh: `${shown(value)} 是系统固有的告知事由；请给这一级催办另起名称。`,
      en: `${shown(value)} is an occasion that every call has; give this rung another name.`,
    }));
}
