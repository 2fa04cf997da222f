import process from 'node:process';
import { text } from 'node:stream/consumers';
import { publicKeys } from '../../adapters/keys/file-signature.ts';
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
 * fresh key; with `identity-hash`, the pasted one after a step of that key's change. With `public`, it prints the public keys of the
 * pasted ring's files by their ids, and no secret. It keeps nothing.
 */
const PURPOSES = {
  links: 'linkSigning',
  encryption: 'identityEncryption',
  'file-signing': 'fileSigning',
} as const;
/** What is said where a step has nothing to do. */
const SAYS = {
  step: '现行密钥环不在这一步之前；步骤依次为 prepare、promote、retire。 The ring does not stand before this step: they are prepare, promote, retire.',
  public:
    '现行密钥环没有文件签名密钥；请用 npm run -s key-ring -- rotate file-signing 添加。 The ring has no key that signs files: add one by npm run -s key-ring -- rotate file-signing.',
};
const [act, what = ''] = process.argv.slice(2);
if (act === undefined) console.log(JSON.stringify(freshKeyRing(), null, 2));
else if (act === 'rotate' && Object.hasOwn(PURPOSES, what))
  await print((ring) => rotated(ring, PURPOSES[what as keyof typeof PURPOSES]));
else if (act === 'identity-hash' && HASH_STEPS.some((step) => step === what))
  await print((ring) => stepped(ring, what as HashStep));
else if (act === 'public' && what === '')
  await print(({ fileSigning }) => fileSigning && publicKeys(fileSigning), SAYS.public);
else {
  console.error(
    '用法 Usage: npm run -s key-ring | npm run -s key-ring -- rotate links|encryption|file-signing | npm run -s key-ring -- identity-hash prepare|promote|retire | npm run -s key-ring -- public（docs/keys.md）',
  );
  process.exitCode = 2;
}

async function print(changed: (ring: KeyRing) => object | undefined, nothing = SAYS.step): Promise<void> {
  if (process.stdin.isTTY)
    console.error('粘贴现行的密钥环，换行后按 Ctrl+D。 Paste the present ring, then press Enter and Ctrl+D.');
  const ring = ringIn(await text(process.stdin));
  const next = ring && changed(ring);
  if (next) return console.log(JSON.stringify(next, null, 2));
  // The input is not repeated, since it may be most of a key ring.
  console.error(
    ring
      ? nothing
      : '这不是完整的密钥环（JSON）；请重新复制。 This is no whole key ring in JSON: copy it again.',
  );
  process.exitCode = 1;
}

function ringIn(pasted: string): KeyRing | undefined {
  try {
    const ring = JSON.parse(pasted) as KeyRing;
    const { linkSigning, identityHash, identityEncryption, fileSigning } = ring;
    const rings = [linkSigning, identityHash, identityEncryption, ...(fileSigning ? [fileSigning] : [])];
    return rings.every(({ current, keys }) => typeof keys[current] === 'string') ? ring : undefined;
  } catch {
    return undefined;
  }
}
