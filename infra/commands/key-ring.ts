import process from 'node:process';
import { text } from 'node:stream/consumers';
import {
  freshKeyRing,
  HASH_STEPS,
  type HashStep,
  type KeyRing,
  rotated,
  stepped,
} from '../../adapters/keys/key-ring.ts';

/**
 * Prints a key ring to paste into the secret and nothing else: a new one, or, with `rotate`, the pasted one with a
 * fresh key; with `identity-hash`, the pasted one after a step of that key's change. It keeps nothing.
 */
const PURPOSES = { links: 'linkSigning', encryption: 'identityEncryption' } as const;
const [act, what = ''] = process.argv.slice(2);
if (act === undefined) console.log(JSON.stringify(freshKeyRing(), null, 2));
else if (act === 'rotate' && Object.hasOwn(PURPOSES, what))
  await print((ring) => rotated(ring, PURPOSES[what as keyof typeof PURPOSES]));
else if (act === 'identity-hash' && HASH_STEPS.some((step) => step === what))
  await print((ring) => stepped(ring, what as HashStep));
else {
  console.error(
    '用法 Usage: npm run -s key-ring | npm run -s key-ring -- rotate links|encryption | npm run -s key-ring -- identity-hash prepare|promote|retire（docs/keys.md）',
  );
  process.exitCode = 2;
}

async function print(changed: (ring: KeyRing) => KeyRing | undefined): Promise<void> {
  if (process.stdin.isTTY)
    console.error('粘贴现行的密钥环，换行后按 Ctrl+D。 Paste the present ring, then press Enter and Ctrl+D.');
  const ring = ringIn(await text(process.stdin));
  const next = ring && changed(ring);
  if (next) return console.log(JSON.stringify(next, null, 2));
  // The input is not repeated, since it may be most of a key ring.
  console.error(
    ring
      ? '现行密钥环不在这一步之前；步骤依次为 prepare、promote、retire。 The ring does not stand before this step: they are prepare, promote, retire.'
      : '这不是完整的密钥环（JSON）；请重新复制。 This is no whole key ring in JSON: copy it again.',
  );
  process.exitCode = 1;
}

function ringIn(pasted: string): KeyRing | undefined {
  try {
    const ring = JSON.parse(pasted) as KeyRing;
    const rings = [ring.linkSigning, ring.identityHash, ring.identityEncryption];
    return rings.every(({ current, keys }) => typeof keys[current] === 'string') ? ring : undefined;
  } catch {
    return undefined;
  }
}
