import type { Drawn, PageToDraw } from '../../domain/declaration/files/drawn-page.ts';
import type { MaterialType } from '../../domain/declaration/files/material-file.ts';
import type { Opened } from '../../domain/declaration/files/opened-file.ts';
import type { WarmWorker } from './warm-worker.ts';

/** A file to inspect. Its bytes come along, so that the inspecting function needs no right to read anything. */
export interface ToInspect {
  readonly type: MaterialType;
  /** The bytes in base64. */
  readonly bytes: string;
  /** The page to draw, if the file was taken in before and is looked at now. */
  readonly draw?: PageToDraw;
}

/** A drawn page as it goes through JSON. */
export type DrawnInBase64 = Exclude<Drawn, { readonly jpeg: Uint8Array }> | { readonly jpeg: string };

/**
 * Says whether its reader can open a file, or draws a page of it. Only this function parses what strangers upload, and it
 * holds nothing: no table, bucket, key or mail. Its log has nothing of the content, nor has an answer but the drawing.
 */
export function materialInspection({ open, draw }: Pick<WarmWorker, 'open' | 'draw'>) {
  return async (asked: ToInspect): Promise<Opened | DrawnInBase64> => {
    const bytes = Buffer.from(asked.bytes, 'base64');
    if (!asked.draw) return open(asked.type, bytes);
    const drawn = await draw(asked.type, bytes, asked.draw);
    return 'jpeg' in drawn ? { jpeg: Buffer.from(drawn.jpeg).toString('base64') } : drawn;
  };
}
