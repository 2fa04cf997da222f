import type { MaterialType } from '../../domain/declaration/files/material-file.ts';
import type { Opened } from '../../domain/declaration/files/opened-file.ts';
import type { WarmWorker } from './warm-worker.ts';

/** A file to inspect. Its bytes come along, so that the inspecting function needs no right to read anything. */
export interface ToInspect {
  readonly type: MaterialType;
  /** The bytes in base64. */
  readonly bytes: string;
}

/**
 * Says whether its reader can open a file. Only this function parses what strangers upload, and it holds nothing:
 * no table, bucket, key or mail. Neither its answer nor its log has anything of the content.
 */
export function materialInspection({ open }: Pick<WarmWorker, 'open'>) {
  return ({ type, bytes }: ToInspect): Promise<Opened> => open(type, Buffer.from(bytes, 'base64'));
}
