import { type Finding, written } from '../finding/finding.ts';
import type { Reading } from '../form/reading.ts';
import { closingsIn, type DatedText, dateFor, openingsIn } from '../steps/closings.ts';
import { chainIn, type ReadStep } from '../steps/read-steps.ts';
import { closingKey, dayAt, openingKey } from './days.ts';

/**
 * Checks when the steps open and close, for each level and batch. A step must open before it closes, and before the next one
 * closes. Closings need not rise: where a step closes with the next one or after it, what comes last cannot be finished, which
 * is a warning.
 */
export function orderFindings(reading: Reading): Finding[] {
  const steps = chainIn(reading).filter(({ closes }) => closes);
  const found = partsIn(reading, steps).flatMap((part) =>
    steps.flatMap((step, index) => ofStep(reading, part, step, steps[index - 1])),
  );
  return found.filter(
    (each, index) =>
      found.findIndex(
        (other) => String(other.path) === String(each.path) && other.because === each.because,
      ) === index,
  );
}

/** Everybody, then every level or batch that some step closes by itself. */
export function partsIn(reading: Reading, steps: readonly ReadStep[]): (string | undefined)[] {
  const parts = steps.flatMap(({ path }) => closingsIn(reading, path).flatMap(({ part }) => part ?? []));
  return [undefined, ...new Set(parts)];
}

function ofStep(
  reading: Reading,
  part: string | undefined,
  step: ReadStep,
  before: ReadStep | undefined,
): Finding[] {
  const [opens, closes] = windowIn(reading, step, part);
  if (!closes) return [];
  const tooLate = opens && openingKey(opens.text) >= closingKey(closes.text) ? [opensTooLate(opens)] : [];
  const [opensBefore, closesBefore] = before ? windowIn(reading, before, part) : [];
  if (!before || !closesBefore) return tooLate;
  if (opensBefore && openingKey(opensBefore.text) >= closingKey(closes.text))
    return [...tooLate, neverReached(opensBefore, step)];
  const [own, earlier] = [closingKey(closes.text), closingKey(closesBefore.text)];
  if (own > earlier) return tooLate;
  return [
    ...tooLate,
    own === earlier ? closesWith(closes, before) : closesBeforeIt(closes, before, closesBefore),
  ];
}

/** The opening and the closing of a step for a level or batch, as far as they are days. */
export function windowIn(
  reading: Reading,
  { path }: ReadStep,
  part: string | undefined,
): readonly [DatedText | undefined, DatedText | undefined] {
  const real = (dates: readonly DatedText[]) =>
    dates.filter((each) => dayAt(reading, each.path) !== undefined);
  return [dateFor(real(openingsIn(reading, path)), part), dateFor(real(closingsIn(reading, path)), part)];
}

function opensTooLate({ path }: DatedText): Finding {
  return {
    path,
    because: 'opens-after-closes',
    zh: `${written(path)} 必须早于这个步骤的截止；请改其中一个。`,
    en: `${written(path)} must be earlier than the closing of its step; change one of them.`,
  };
}

function neverReached({ path }: DatedText, next: ReadStep): Finding {
  return {
    path,
    because: 'opens-after-the-next-closes',
    zh: `${written(path)} 不早于下一步 ${next.id} 的截止，没有人来得及到那一步；请改其中一个。`,
    en: `${written(path)} is not earlier than the closing of the next step, ${next.id}, which nobody could reach; change one of them.`,
  };
}

function closesWith({ path }: DatedText, before: ReadStep): Finding {
  return {
    path,
    warns: true,
    because: 'closes-with-the-one-before',
    zh: `这一步与前一步 ${before.id} 同时截止：前一步在最后办结的，这一步须当时办完；来得及的最后一天会告知各方。`,
    en: `This step closes with the one before, ${before.id}: what passes that at the last must pass this one at once. Everybody concerned is told the last day that is in time.`,
  };
}

function closesBeforeIt({ path, text }: DatedText, before: ReadStep, closesBefore: DatedText): Finding {
  return {
    path,
    warns: true,
    because: 'closes-before-the-one-before',
    zh: `这一步 ${text} 截止，早于前一步 ${before.id} 的 ${closesBefore.text}：其间到的不再受理；请推迟这一步，或提前前一步。`,
    en: `This step closes ${text}, before the one before, ${before.id}, which closes ${closesBefore.text}: what comes in between is not accepted. Close this step later, or that one earlier.`,
  };
}
