import { openSecret } from '../secrets.ts';
import { type KeyRing, type Ring, ringIn } from './key-ring.ts';

/** Milliseconds that must pass before the ring is read again for a key that it lacks. */
const MIN_AGE_MS = 60_000;

/** Milliseconds after which a key that was removed from the ring no longer opens anything. */
const MAX_AGE_MS = 600_000;

export interface RingAges {
  readonly leastAge?: number;
  readonly mostAge?: number;
}

interface HeldRing {
  readonly ring: () => Promise<KeyRing>;
  /** The keys of a purpose. The ring is read again if this key is not among them. */
  readonly keysFor: (purpose: 'linkSigning' | 'identityEncryption', kid: string) => Promise<Ring['keys']>;
  /** The keys that sign files; undefined if the ring has none. The ring is read again before that is said. */
  readonly fileSigning: () => Promise<Ring | undefined>;
}

/**
 * Reads the key ring and keeps it for a while. If a key is missing, because another process has already rotated to it,
 * the ring is read again. `leastAge` limits how often strangers' tokens can cause that; `mostAge` limits how long a
 * removed key still works. While the secret does not answer, the kept ring stays in use.
 */
export function holdRing(
  secretId: string,
  endpoint: string | undefined,
  { leastAge = MIN_AGE_MS, mostAge = MAX_AGE_MS }: RingAges,
): HeldRing {
  const secret = openSecret(secretId, endpoint);
  let held: KeyRing | undefined;
  let reading: Promise<KeyRing> | undefined;
  let readAt = 0;
  const age = () => performance.now() - readAt;
  const read = () => {
    readAt = performance.now();
    reading = secret()
      .then(ringIn)
      .then(
        (ring) => {
          held = ring;
          return ring;
        },
        (error) => {
          if (held) return held;
          reading = undefined;
          throw error;
        },
      );
    return reading;
  };
  const ring = () => (reading && age() < mostAge ? reading : read());
  return {
    ring,
    async keysFor(purpose, kid) {
      const { keys } = (await ring())[purpose];
      const isStale = !Object.hasOwn(keys, kid) && age() >= leastAge;
      return isStale ? (await read())[purpose].keys : keys;
    },
    async fileSigning() {
      const held = (await ring()).fileSigning;
      return held ?? (age() < leastAge ? undefined : (await read()).fileSigning);
    },
  };
}
