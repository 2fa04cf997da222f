import type * as v from 'valibot';
import { isUnknownField, pathOf, wordOf } from '../../values/form.ts';
import { valueAt } from '../../values/pointer.ts';
import type { Path } from '../finding/finding.ts';

/** A call's file as far as it could be read. A value without a defect of form at or below it can be checked further. */
export interface Reading {
  readonly value: unknown;
  /** The keys of every path at or below which a defect stands. */
  readonly broken: ReadonlySet<string>;
}

/** Whether a defect leaves the value itself readable. */
function isHarmless(issue: v.BaseIssue<unknown>): boolean {
  return isUnknownField(issue) || wordOf(issue) !== undefined;
}

export function readingOf(value: unknown, issues: readonly v.BaseIssue<unknown>[]): Reading {
  const defects = issues.filter((issue) => !isHarmless(issue)).map(pathOf);
  const above = defects.flatMap((path) =>
    [...path.keys(), path.length].map((end) => keyOf(path.slice(0, end))),
  );
  return { value, broken: new Set(above) };
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}

/**
 * The value at a path if its form is right, else undefined. `T` must be the type that the call's form has at this path.
 */
export function soundAt<T>({ value, broken }: Reading, path: Path): T | undefined {
  return broken.has(keyOf(path)) ? undefined : (valueAt(value, path) as T | undefined);
}

export interface Placed<T> {
  readonly path: Path;
  readonly value: T;
}

/** The entries of a list whose form is right, each with its path. */
export function soundItems<T>(reading: Reading, path: Path): Placed<T>[] {
  return rawItems(reading, path).flatMap(({ path }) => {
    const value = soundAt<T>(reading, path);
    return value === undefined ? [] : [{ path, value }];
  });
}

export function rawItems(reading: Reading, path: Path): Placed<unknown>[] {
  const list = valueAt(reading.value, path);
  return Array.isArray(list) ? list.map((value, index) => ({ path: [...path, index], value })) : [];
}

/**
 * The names that a list gives under this key. Names of broken entries are included, so that a present name is never
 * reported as missing as well.
 */
export function namesIn(reading: Reading, path: Path, key = 'id'): Placed<string>[] {
  return rawItems(reading, path).flatMap(({ path }) => {
    const name = valueAt(reading.value, [...path, key]);
    return typeof name === 'string' ? [{ path: [...path, key], value: name }] : [];
  });
}
