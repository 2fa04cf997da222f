import type { Indicator } from '../../call/scoring-form.ts';
import { type Placed, type Reading, rawItems, soundAt } from '../form/reading.ts';

/** Where the indicators of a call's scoring table stand. */
const INDICATORS = ['scoring', 'table', 'indicators'] as const;

/** An indicator with its place, of which only what is sound may be read. */
export type PlacedIndicator = Placed<Readonly<Record<keyof Indicator, unknown>>>;

/** Every indicator of the call's table that is a mapping, each before what stands below it. */
export function indicatorsIn(reading: Reading): PlacedIndicator[] {
  const below = (path: Placed<unknown>['path']): PlacedIndicator[] =>
    rawItems(reading, path).flatMap((each) =>
      typeof each.value === 'object' && each.value !== null
        ? [each as PlacedIndicator, ...below([...each.path, 'parts'])]
        : [],
    );
  return below(INDICATORS);
}

/** One part of an indicator, if its form is right. */
export function soundPart<Name extends keyof Indicator>(
  reading: Reading,
  { path }: PlacedIndicator,
  name: Name,
): Indicator[Name] | undefined {
  return soundAt<Indicator[Name]>(reading, [...path, name]);
}
