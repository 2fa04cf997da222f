import type { Needs } from '../../../casework/needs.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import { textIn } from './read-json-file.ts';

/** The most bytes of a call's file, as `npm run call -- check` takes too. A real one has 20 KB. */
const MAX_CALL_BYTES = 256 * 1024;

/**
 * Reads the text of a call's file in the bucket, without the byte order mark and with the line ends that editors on Windows and
 * forms of browsers write made plain, since they do not make another version of it.
 */
export async function readCall(
  { materials }: Pick<Needs, 'materials'>,
  file: string,
): Promise<OperatorVerdict<string>> {
  const stored = await materials.latest(file, MAX_CALL_BYTES);
  if (!stored) return refused('no-such-call-file', { facts: { file } });
  if (stored.bytes.length > MAX_CALL_BYTES)
    return refused('call-too-large', { facts: { most: MAX_CALL_BYTES / 1024 } });
  const text = textIn(stored.bytes);
  return text === undefined ? refused('call-not-text') : accepted(text.replaceAll('\r\n', '\n'));
}
