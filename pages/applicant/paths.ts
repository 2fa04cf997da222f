import type { Declaration } from '../../domain/declaration/declaration.ts';

/** The address of a declaration's page for its owner. */
export function pathOf({ id }: Pick<Declaration, 'id'>): string {
  return `/declarations/${encodeURIComponent(id)}`;
}
