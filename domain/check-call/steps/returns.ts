import type { Returns } from '../../call/call.ts';
import type { Finding, Path } from '../finding/finding.ts';
import { namesIn, type Reading, soundAt } from '../form/reading.ts';
import { chainIn, type ReadStep, stepsIn, unknownStep } from './read-steps.ts';

/** Checks to whom each step returns, and by which step what is returned must be back. */
export function returnsFindings(reading: Reading): Finding[] {
  const chain = chainIn(reading);
  return stepsIn(reading).flatMap((step) => {
    const at = [...step.path, 'returns', 'value'];
    const returns = soundAt<Returns>(reading, at);
    return returns
      ? [
          ...returnedTo(at, step, returns),
          ...nobodyReceives(reading, at, step, returns, chain),
          ...resubmission(reading, at, step, returns, chain),
        ]
      : [];
  });
}

function returnedTo(at: Path, { by }: ReadStep, { to }: Returns): Finding[] {
  if (by !== to) return [];
  return [
    {
      path: [...at, 'to'],
      because: 'returns-to-itself',
      zh: `${by} 的步骤不能退回给 ${to}；请删去这个步骤的 returns，或改退回对象。`,
      en: `A step of the ${by} cannot return to the ${to}; drop its returns or change to whom they go.`,
    },
  ];
}

/**
 * Reports a return to an employer that has not reviewed before: none does in this call, or only after this step, so that the steps
 * between would be left out, or the employer's review is not for every level of this step.
 */
function nobodyReceives(
  reading: Reading,
  at: Path,
  { id, path, by }: ReadStep,
  { to }: Returns,
  chain: readonly ReadStep[],
): Finding[] {
  const own = chain.findIndex((each) => each.id === id);
  if (to !== 'employer' || by === 'employer' || own < 0) return [];
  const review = chain.slice(0, own).find((each) => each.kind === 'review' && each.by === 'employer');
  const all = namesIn(reading, ['levels', 'value']).map(({ value }) => value);
  const levelsOf = (step: Path) => soundAt<string[]>(reading, [...step, 'levels']) ?? all;
  if (review && levelsOf(path).every((level) => levelsOf(review.path).includes(level))) return [];
  return [
    {
      path: [...at, 'to'],
      because: 'returns-to-nobody',
      zh: `步骤 ${id} 不能退回给 employer：在它之前没有用人单位对同样级别的审核（review）步骤；请改为 applicant，或调整步骤。`,
      en: `The step ${id} cannot return to the employer, who has no review before it for the same levels; return to the applicant, or change the steps.`,
    },
  ];
}

/**
 * Checks the step by which a returned declaration must be resubmitted. It is a step of correction, or one of the way; then the
 * declaration passes the first review again, so the step must be no later than that and the returning one.
 */
function resubmission(
  reading: Reading,
  at: Path,
  { id }: ReadStep,
  { resubmitBy }: Returns,
  chain: readonly ReadStep[],
): Finding[] {
  const path = [...at, 'resubmitBy'];
  const unknown = unknownStep(reading, path, resubmitBy);
  const by = chain.findIndex((each) => each.id === resubmitBy);
  const own = chain.findIndex((each) => each.id === id);
  if (unknown.length > 0 || by < 0 || own < 0) return unknown;
  const review = chain.findIndex(({ kind }) => kind === 'review');
  const latest = review < 0 ? own : Math.min(own, review);
  if (by <= latest) return [];
  return [
    {
      path,
      because: 'resubmit-too-late',
      zh: `resubmitBy 不能是 ${resubmitBy}：退回件要重新审核，最晚到 ${chain[latest]?.id} 步骤截止；请改为它、更早的步骤或补正（correct）步骤。`,
      en: `resubmitBy cannot be ${resubmitBy}: what is returned is reviewed again, at the latest by ${chain[latest]?.id}; name that step, an earlier one, or one of the kind correct.`,
    },
  ];
}
