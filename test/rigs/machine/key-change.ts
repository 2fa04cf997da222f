import type { KeyRing, Ring } from '../../../adapters/keys/key-ring.ts';
import { type Keys, openKeys } from '../../../adapters/keys/keys.ts';
import type { Needs } from '../../../casework/needs.ts';
import { beginRehash, type RehashAnswer, rehash } from '../../../functions/operations/rehash.ts';
import { listen } from '../../../local/machine/http/listen.ts';
import { serveKeyRing } from '../../../local/machine/secrets.ts';
import { taken } from './rig.ts';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
/** The rig's own ring. */
const OLD: Ring = { current: 'k1', keys: { k1: key(1) } };
const BOTH = { k1: key(1), k2: key(2) };

/** The rings of a change of the identity hash's key, in their order. */
export const RINGS = {
  before: OLD,
  prepared: { current: 'k1', keys: BOTH },
  promoted: { current: 'k2', keys: BOTH },
  retired: { current: 'k2', keys: { k2: key(2) } },
} as const satisfies Record<string, Ring>;

/** The keys as a process with this ring of the identity hash holds them, and what closes it. */
export async function holding(identityHash: Ring): Promise<{ keys: Keys; close: () => Promise<void> }> {
  const keyRing: KeyRing = { linkSigning: OLD, identityEncryption: OLD, identityHash };
  const secret = await listen(serveKeyRing({ keyRing, secretId: 'ring' }));
  return { keys: openKeys('ring', secret.url), close: () => secret.close() };
}

/** Moves everything under the current key, pass by pass, as the operators' machine does. */
export async function rehashAll(needs: Needs): Promise<RehashAnswer> {
  const task = rehash(needs);
  let answer: RehashAnswer = { ...taken(await beginRehash(needs)), outcome: 'more' };
  while (answer.outcome !== 'done') answer = await task(answer);
  return answer;
}
