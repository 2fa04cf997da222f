import { openSecret } from '../secrets.ts';
import { type KeyRing, type Ring, ringIn } from './key-ring.ts';

/** A ring is read again for a key that it lacks, but no more often than this, in milliseconds. */
const MIN_AGE = 60_000;

/** A key that was taken out of the ring opens nothing any more after so long, in milliseconds. */
const MAX_AGE = 600_000;

export interface RingAges {
  readonly leastAge?: number;
  readonly mostAge?: number;
}

interface HeldRing {
  readonly ring: () => Promise<KeyRing>;
  /** The keys of this purpose; the ring is read again where this one is not among them. */
  readonly keysFor: (purpose: 'linkSigning' | 'identityEncryption', kid: string) => Promise<Ring['keys']>;
}

/**
 * The key ring, read and kept for a while. A key that another process has already rotated to is looked for in the ring
 * as it is now; `leastAge` bounds how often strangers' tokens can make it be read, `mostAge` how long one that was
 * taken out goes on. While the secret does not answer, the ring is as it was.
 */
export function holdRing(
  secretId: string,
  endpoint: string | undefined,
  { leastAge = MIN_AGE, mostAge = MAX_AGE }: RingAges,
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
  };
}
