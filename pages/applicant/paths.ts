import type { Declaration } from '../../domain/declaration/declaration.ts';

/** The address of a declaration's page for its owner. */
export function pathOf({ id }: Pick<Declaration, 'id'>): string {
  return `/declarations/${encodeURIComponent(id)}`;
}

/** The address of the reader's own achievement file. */
export const FILE_PATH = '/achievement-file';
