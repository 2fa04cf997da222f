import type * as z from 'zod/mini';
import type { Defect } from '../../domain/draft.ts';
import { pointer } from '../../domain/pointer.ts';

/** Every defect that an issue of a form stands for, each where it stands. A check says its own word in its params. */
export function defectsOf(issue: z.core.$ZodIssue, input: unknown): Defect[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ at: pointer([...issue.path, key]), because: 'unknown-field' }));
  const at = pointer(issue.path);
  const { because, detail } = (issue.code === 'custom' && issue.params) || {};
  if (because !== undefined) return [{ at, because, ...(detail === undefined ? {} : { detail }) }];
  const given = valueAt(input, issue.path);
  const blank = given === undefined || (typeof given === 'string' && given.trim() === '');
  return [{ at, because: blank ? 'missing' : 'malformed' }];
}

export function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input);
}
