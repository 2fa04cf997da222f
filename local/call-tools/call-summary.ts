import { lastPostingOf } from '../../domain/acts/posting-of-call.ts';
import type { Call } from '../../domain/call/call.ts';
import { locksOf } from '../../domain/call/locks-stated.ts';
import { closingStepOf, noticeStepsOf, stageNamed, stagesOf } from '../../domain/call/steps.ts';
import { sayTerm } from '../../domain/call/term.ts';
import { valuesToCheck } from '../../domain/call/to-check.ts';
import { closingInstant } from '../../domain/call/windows.ts';
import { type Path, written } from '../../domain/check-call/finding/finding.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { plusSeconds, wallTimeOf } from '../../domain/values/instant.ts';

/** A value of a call that the notice does not state, with the reason why it was read so. */
export interface Assumption {
  readonly at: string;
  readonly reason: string;
}

/** Lists every value of the call that is marked assumed, in the form's order. */
export function assumptionsOf(call: Call): Assumption[] {
  return assumedIn(call, []);
}

function assumedIn(value: unknown, path: Path): Assumption[] {
  if (typeof value !== 'object' || value === null) return [];
  const reason = 'assumed' in value ? value.assumed : undefined;
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [
    ...(typeof reason === 'string' ? [{ at: written(path), reason }] : []),
    ...entries.flatMap(([key, each]) => assumedIn(each, [...path, key])),
  ];
}

/** The closing of each stage: the last second in time on the zone's wall clock, and the instant. */
export function closingsOf(call: Call) {
  const zone = call.identity.zone.value;
  return stagesOf(call).map(({ id, closes }) => {
    const closesAt = closingInstant(closes, zone, call.closingsEndAt.value);
    const lastSecond = wallTimeOf(plusSeconds(closesAt, -1), zone).slice(0, 19).replace('T', ' ');
    return { id, name: stageNamed(call, id).name, lastSecond, closesAt };
  });
}

/** The summary of a call without findings, for the person who checked it. */
export function callSummary(call: Call, calendar: Calendar): string[] {
  const assumptions = assumptionsOf(call);
  const closings = closingsOf(call).map(
    ({ id, name, lastSecond, closesAt }) => `  ${name} ${id}：${lastSecond}（before ${closesAt}）`,
  );
  return [
    `《${call.identity.title.value}》`,
    `各环节截止（${call.identity.zone.value}） Stages close:`,
    ...closings,
    ...ownTerms(call),
    ...lastPosting(call, calendar),
    ...toCheck(valuesToCheck(call)),
    `推定 ${assumptions.length} 处 Assumed values: ${assumptions.length}`,
    ...assumptions.map(({ at, reason }) => `  ${at}：${reason}`),
  ];
}

/** The deadlines that each declaration has of its own. */
function ownTerms(call: Call): string[] {
  return call.steps.flatMap((step) => {
    const says = step.term && sayTerm(call, step.term);
    return says ? [`  ${step.name} ${step.id}，每份申报 each declaration：${says.zh}（${says.en}）`] : [];
  });
}

/** Lists by name what was taken from another year's call and not compared with the notice yet. */
function toCheck(places: readonly string[]): string[] {
  if (places.length === 0) return [];
  return [
    `待核对 ${places.length} 处 Still to be compared with the notice: ${places.length}`,
    ...places.map((place) => `  ${place}`),
  ];
}

function lastPosting(call: Call, calendar: Calendar): string[] {
  const [step] = noticeStepsOf(call);
  if (!step || closingStepOf(call, step).closes?.value === undefined) return [];
  const day = lastPostingOf({ call, locks: locksOf(call), calendar }, {})?.day;
  return day !== undefined ? [`公示最迟须于 ${day} 张贴 A notice must be posted by ${day}`] : [];
}
