import { readFileSync } from 'node:fs';
import process from 'node:process';
import { freshKeyRing, type KeyRing, rotated } from '../adapters/keys.ts';

/**
 * Prints a key ring to be pasted into the secret, nothing else: a new one, or, with `rotate`, the one on standard
 * input with a fresh key. It keeps nothing and asks nobody.
 */
const PURPOSES = { links: 'linkSigning', encryption: 'identityEncryption' } as const;
const [act, what = ''] = process.argv.slice(2);
if (act === undefined) console.log(JSON.stringify(freshKeyRing(), null, 2));
else if (act === 'rotate' && Object.hasOwn(PURPOSES, what)) {
  const ring = JSON.parse(readFileSync(process.stdin.fd, 'utf8')) as KeyRing;
  console.log(JSON.stringify(rotated(ring, PURPOSES[what as keyof typeof PURPOSES]), null, 2));
} else {
  console.error(
    '用法 Usage: npm run -s key-ring | npm run -s key-ring -- rotate links|encryption < ring.json（docs/keys.md）',
  );
  process.exitCode = 2;
}
