import process from 'node:process';
import { text } from 'node:stream/consumers';
import { freshKeyRing, type KeyRing, rotated } from '../../adapters/keys/key-ring.ts';

/**
 * Prints a key ring to paste into the secret and nothing else: a new one, or, with `rotate`, the pasted one with a
 * fresh key. It keeps nothing.
 */
const PURPOSES = { links: 'linkSigning', encryption: 'identityEncryption' } as const;
const [act, what = ''] = process.argv.slice(2);
if (act === undefined) console.log(JSON.stringify(freshKeyRing(), null, 2));
else if (act === 'rotate' && Object.hasOwn(PURPOSES, what)) {
  if (process.stdin.isTTY)
    console.error('粘贴现行的密钥环，换行后按 Ctrl+D。 Paste the present ring, then press Enter and Ctrl+D.');
  const ring = ringIn(await text(process.stdin));
  if (ring) console.log(JSON.stringify(rotated(ring, PURPOSES[what as keyof typeof PURPOSES]), null, 2));
  else {
    // The input is not repeated, since it may be most of a key ring.
    console.error(
      '这不是完整的密钥环（JSON）；请重新复制。 This is no whole key ring in JSON: copy it again.',
    );
    process.exitCode = 1;
  }
} else {
  console.error(
    '用法 Usage: npm run -s key-ring | npm run -s key-ring -- rotate links|encryption（docs/keys.md）',
  );
  process.exitCode = 2;
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
