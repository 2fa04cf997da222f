import type { Step } from '../../call/call.ts';
import { valueAt } from '../../values/pointer.ts';
import { type Finding, type Path, shown } from '../finding/finding.ts';
import { meant } from '../finding/nearest.ts';
import { namesIn, type Placed, type Reading, rawItems, soundAt } from '../form/reading.ts';

/** What can be read of a step, whatever else is wrong with it. */
export interface ReadStep {
  readonly path: Path;
  readonly id: string;
  readonly kind: Step['kind'] | undefined;
  readonly by: Step['by'] | undefined;
  readonly after: string | undefined;
  readonly within: string | undefined;
  /** Whether it states a closing of its own, right or wrong. */
  readonly closes: boolean;
}

/** The steps that have an id, in the order of the file. */
export function stepsIn(reading: Reading): ReadStep[] {
  return rawItems(reading, ['steps']).flatMap(({ path }): ReadStep[] => {
    const id = valueAt(reading.value, [...path, 'id']);
    if (typeof id !== 'string') return [];
    const at = <K extends 'kind' | 'by' | 'after' | 'within'>(key: K) =>
      soundAt<ReadStep[K]>(reading, [...path, key]);
    const closes = valueAt(reading.value, [...path, 'closes']) !== undefined;
    return [{ path, id, kind: at('kind'), by: at('by'), after: at('after'), within: at('within'), closes }];
  });
}

/**
 * The steps in the order of `after`, as far as it can be followed. Where several follow one, the first by the alphabet is
 * taken, so that the order of the file never matters; the others are a finding of their own.
 */
export function chainIn(reading: Reading): ReadStep[] {
  const steps = stepsIn(reading)
    .filter(({ kind }) => kind !== 'correct')
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const chain: ReadStep[] = [];
  let next = steps.find(({ after, kind }) => after === undefined && kind === 'declare');
  while (next && !chain.includes(next)) {
    const { id } = next;
    chain.push(next);
    next = steps.find(({ after }) => after === id);
  }
  return chain;
}

/** The step that closes a step; undefined if it cannot be found. */
export function closingStepIn(steps: readonly ReadStep[], step: ReadStep): ReadStep | undefined {
  const seen = new Set<ReadStep>();
  let here: ReadStep | undefined = step;
  while (here && !here.closes && !seen.has(here)) {
    seen.add(here);
    const { within }: ReadStep = here;
    here = steps.find(({ id }) => id === within);
  }
  return here?.closes ? here : undefined;
}

/** Reports a reference to a step that does not exist. */
export function unknownStep(reading: Reading, path: Path, name: string): Finding[] {
  const names = namesIn(reading, ['steps']).map(({ value }: Placed<string>) => value);
  if (names.includes(name)) return [];
  const near = meant(name, names);
  return [
    {
      path,
      because: 'unknown-step',
      zh: `没有名为 ${shown(name)} 的步骤；${near.zh}可选：${names.join('、')}。`,
      en: `There is no step ${shown(name)}.${near.en} There are ${names.join(', ')}.`,
    },
  ];
}
