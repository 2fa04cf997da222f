import type { MaterialType } from '../../domain/declaration/material-file.ts';
import type { Opened } from '../../domain/declaration/opened-file.ts';
import type { WarmWorker } from './warm-worker.ts';

/** One file to be looked into: its bytes come along, so that who looks into it needs no right to anything. */
export interface ToInspect {
  readonly type: MaterialType;
  /** In base64. */
  readonly bytes: string;
}

/**
 * Says whether a file can be opened by who is to read it. It is the only place that parses what strangers upload, and
 * it holds nothing: no table, bucket, key or mail. Neither its answer nor its log has anything of the content.
 */
export function materialInspection({ open }: Pick<WarmWorker, 'open'>) {
  return ({ type, bytes }: ToInspect): Promise<Opened> => open(type, Buffer.from(bytes, 'base64'));
}
