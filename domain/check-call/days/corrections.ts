import type { Returns } from '../../call/call.ts';
import type { Finding } from '../finding/finding.ts';
import { namesIn, type Reading, soundAt } from '../form/reading.ts';
import { chainIn, closingStepIn, type ReadStep, stepsIn } from '../steps/read-steps.ts';
import { closingKey, openingKey } from './days.ts';
import { partsIn, windowIn } from './order.ts';

/**
 * Checks steps of correction (补正): some step returns to each, each is for everybody who may be returned to it, opens before
 * whoever returns closes, and closes no later than the first review, which sees a corrected declaration again.
 */
export function correctionFindings(reading: Reading): Finding[] {
  const chain = chainIn(reading);
  return stepsIn(reading)
    .filter(({ kind }) => kind === 'correct')
    .flatMap((step) => {
      const returning = chain.filter(({ path }) => returnsOf(reading, path)?.resubmitBy === step.id);
      return [
        ...(returning.length === 0 ? [ofNobody(step)] : []),
        ...returning.flatMap((each) => levelsLeftOut(reading, step, each)),
        ...daysOf(reading, step, returning, chain),
      ];
    });
}

function returnsOf(reading: Reading, path: ReadStep['path']): Returns | undefined {
  return soundAt<Returns>(reading, [...path, 'returns', 'value']);
}

function ofNobody({ path, id }: ReadStep): Finding {
  return {
    path: [...path, 'id'],
    warns: true,
    because: 'correction-of-nobody',
    zh: `没有步骤退回到补正步骤 ${id}：退回的 resubmitBy 都没有写它；请写上，或删去这一步。`,
    en: `Nothing is returned to the step of correction ${id}: no resubmitBy names it. Name it in one, or take the step out.`,
  };
}

function levelsLeftOut(reading: Reading, step: ReadStep, returning: ReadStep): Finding[] {
  const all = namesIn(reading, ['levels', 'value']).map(({ value }) => value);
  const levelsOf = ({ path }: ReadStep) => soundAt<string[]>(reading, [...path, 'levels']) ?? all;
  const left = levelsOf(returning).filter((level) => !levelsOf(step).includes(level));
  if (left.length === 0) return [];
  return [
    {
      path: [...step.path, 'levels'],
      because: 'correction-not-for-level',
      zh: `步骤 ${returning.id} 退回到这一步补正，而它不适用于 ${left.join('、')}；请删去 levels，或补上这些级别。`,
      en: `The step ${returning.id} returns to this correction, which is not for ${left.join(', ')}; take levels out, or add them.`,
    },
  ];
}

/** Whatever is told of one step once is not told again for each level or batch. */
function daysOf(
  reading: Reading,
  step: ReadStep,
  returning: readonly ReadStep[],
  chain: readonly ReadStep[],
): Finding[] {
  const steps = stepsIn(reading);
  const closing = closingStepIn(steps, step);
  const review = chain.find(({ kind }) => kind === 'review');
  if (!closing) return [];
  const closers = [review, ...returning].flatMap((each) => (each ? (closingStepIn(steps, each) ?? []) : []));
  const found = partsIn(reading, [closing, ...closers]).flatMap((part): Finding[] => {
    const [opens, closes] = windowIn(reading, closing, part);
    const endOf = (each: ReadStep | undefined) => {
      const by = each && closingStepIn(steps, each);
      return by && windowIn(reading, by, part)[1];
    };
    const late = returning.find((each) => {
      const end = endOf(each);
      return opens && end && openingKey(opens.text) >= closingKey(end.text);
    });
    const reviewed = endOf(review);
    return [
      ...(late && opens ? [opensAfter(opens.path, late)] : []),
      ...(review && closes && reviewed && closingKey(closes.text) > closingKey(reviewed.text)
        ? [closesAfter(closes.path, review, reviewed.text)]
        : []),
    ];
  });
  return found.filter((each, at) => found.findIndex(({ path }) => String(path) === String(each.path)) === at);
}

function opensAfter(path: Finding['path'], { id }: ReadStep): Finding {
  return {
    path,
    because: 'correction-opens-too-late',
    zh: `补正不早于退回它的步骤 ${id} 的截止才开始，没有一份退得回来；请改其中一个。`,
    en: `The correction opens no earlier than ${id} closes, which returns to it, so nothing could be returned; change one of them.`,
  };
}

function closesAfter(path: Finding['path'], { id }: ReadStep, closes: string): Finding {
  return {
    path,
    warns: true,
    because: 'corrections-too-late',
    zh: `补正后要由步骤 ${id} 重新审核，它 ${closes} 截止；此后补正的不再受理。请提前补正的截止，或推迟那一步。`,
    en: `What is corrected is reviewed by ${id} again, which closes ${closes}; what comes back later is not accepted. Close the correction earlier, or that step later.`,
  };
}
