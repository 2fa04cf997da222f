import type { Finding } from '../finding/finding.ts';
import type { Reading } from '../form/reading.ts';
import { chainIn, closingStepIn, type ReadStep, stepsIn, unknownStep } from './read-steps.ts';

/**
 * Checks that the steps form one way: it begins with declaring, each other step follows one that exists, no two follow the
 * same, none is left aside, and each closes by itself or within another.
 */
export function chainFindings(reading: Reading): Finding[] {
  const steps = stepsIn(reading);
  const chain = chainIn(reading);
  return [
    ...beginnings(steps),
    ...steps.flatMap((step) => followed(reading, steps, step)),
    ...(chain.length > 0 ? steps.flatMap((step) => asideOf(steps, chain, step)) : []),
    ...steps.flatMap((step) => neverCloses(reading, steps, step)),
  ];
}

function beginnings(steps: readonly ReadStep[]): Finding[] {
  const [first, ...more] = steps.filter(({ kind }) => kind === 'declare');
  if (!first)
    return steps.some(({ kind }) => kind === undefined)
      ? []
      : [
          {
            path: ['steps'],
            because: 'no-declaring',
            zh: '没有 kind 为 declare 的步骤，无从申报；请加上。',
            en: 'There is no step of the kind declare, so nobody can declare; add one.',
          },
        ];
  return [
    ...more.map(
      ({ path }): Finding => ({
        path: [...path, 'kind'],
        because: 'second-declaring',
        zh: `已有申报步骤 ${first.id}；一个通知只有一个。分批申报请用 batches，各级别分别截止请用 closes 的 levels。`,
        en: `There is the step ${first.id} of declaring already, and a call has one. For several windows use batches; for levels that close apart, levels in closes.`,
      }),
    ),
    ...[first, ...steps.filter(({ kind }) => kind === 'correct')]
      .filter(({ after }) => after !== undefined)
      .map(
        ({ path, kind }): Finding => ({
          path: [...path, 'after'],
          because: 'after-not-of-kind',
          zh: `${kind} 步骤不写 after：申报在最前，补正由退回进入；请删去。`,
          en: `A step of the kind ${kind} has no after: declaring comes first, and a correction is entered by a return. Take it out.`,
        }),
      ),
  ];
}

function followed(reading: Reading, steps: readonly ReadStep[], step: ReadStep): Finding[] {
  const { after, path, kind, id } = step;
  if (after === undefined) {
    if (kind === undefined || kind === 'declare' || kind === 'correct') return [];
    return [
      {
        path,
        because: 'no-after',
        zh: `步骤 ${id} 没有写 after，不知排在哪一步之后；请写明。`,
        en: `The step ${id} does not say after which step it begins; give after.`,
      },
    ];
  }
  const at = [...path, 'after'];
  const rivals = steps.filter((each) => each.after === after && each.id < id && each.kind !== 'correct');
  const [rival] = rivals;
  return [
    ...unknownStep(reading, at, after),
    ...(rival
      ? [
          {
            path: at,
            because: 'two-after-one' as const,
            zh: `步骤 ${rival.id} 也在 ${after} 之后；申报一次只在一步，请写明先后，如 after: ${rival.id}。`,
            en: `The step ${rival.id} comes after ${after} too, and a declaration is in one step at a time; say which comes first, as in after: ${rival.id}.`,
          },
        ]
      : []),
  ];
}

/** Reports a step that cannot be reached: those that follow each other in a circle, and whatever follows them. */
function asideOf(steps: readonly ReadStep[], chain: readonly ReadStep[], step: ReadStep): Finding[] {
  const { kind, after, id, path } = step;
  if (kind === 'correct' || after === undefined || chain.includes(step)) return [];
  const isExplained = !steps.some((each) => each.id === after) || chain.some((each) => each.id === after);
  if (isExplained) return [];
  return [
    {
      path: [...path, 'after'],
      because: 'step-unreachable',
      zh: `步骤 ${id} 永远到不了：after 一路往前没有回到申报步骤（首尾相接，或跟在到不了的步骤之后）；请改 after。`,
      en: `The step ${id} is never reached: its after leads back to no step of declaring (a circle, or a step that is not reached itself). Change after.`,
    },
  ];
}

function neverCloses(reading: Reading, steps: readonly ReadStep[], step: ReadStep): Finding[] {
  const { path, within, closes, id } = step;
  const at = [...path, 'within'];
  if (closes && within !== undefined)
    return [
      {
        path: at,
        because: 'closes-twice',
        zh: `步骤 ${id} 既写了 closes，又写了 within；请只留其一。`,
        en: `The step ${id} states both closes and within; keep one.`,
      },
    ];
  if (closes) return [];
  if (within === undefined)
    return [
      {
        path,
        because: 'never-closes',
        zh: `步骤 ${id} 没有截止时间：请写 closes；与另一步同时截止的，写 within。`,
        en: `The step ${id} never closes: give closes, or within if it closes with another step.`,
      },
    ];
  const unknown = unknownStep(reading, at, within);
  if (unknown.length > 0 || closingStepIn(steps, step)) return unknown;
  return [
    {
      path: at,
      because: 'never-closes',
      zh: `步骤 ${id} 的 within 一路没有找到写了 closes 的步骤；请改为有截止时间的步骤。`,
      en: `The within of the step ${id} leads to no step that closes; name one that does.`,
    },
  ];
}
