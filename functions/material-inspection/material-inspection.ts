import type { DrawnInBase64, ToDraw, ToOpen } from '../../adapters/inspection.ts';
import type { Opened } from '../../domain/declaration/files/opened-file.ts';
import { fetchFile, postFile } from './carry.ts';
import type { WarmWorker } from './warm-worker.ts';

/**
 * Says whether its reader can open a file and posts a picture redrawn, or draws a page of a file. Only this function parses
 * what strangers upload, and it holds nothing but the addresses it is given: no table, bucket, key or mail. Its log has nothing
 * of the content, nor has an answer but the drawing.
 */
export function materialInspection({ look, draw }: Pick<WarmWorker, 'look' | 'draw'>) {
  return async (asked: ToOpen | ToDraw): Promise<Opened | DrawnInBase64> => {
    const { type, from } = asked;
    const bytes = await fetchFile(from);
    if (!bytes) return { gaveUp: 'gone' };
    if ('draw' in asked) {
      const drawn = await draw(type, bytes, asked.draw);
      return 'jpeg' in drawn ? { jpeg: Buffer.from(drawn.jpeg).toString('base64') } : drawn;
    }
    const { opened, redrawn } = await look(type, bytes);
    if (asked.to && redrawn) await postFile(asked.to, redrawn);
    return opened;
  };
}
