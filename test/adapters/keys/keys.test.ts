import { describe, expect, onTestFinished, test } from 'vitest';
import { fingerprint } from '../../../adapters/fingerprint.ts';
import { signFile } from '../../../adapters/keys/file-signature.ts';
import { freshKeyRing, type KeyRing, type Ring, rotated } from '../../../adapters/keys/key-ring.ts';
import { type Keys, openKeys } from '../../../adapters/keys/keys.ts';
import { listen } from '../../../local/machine/http/listen.ts';
import { serveKeyRing } from '../../../local/machine/secrets.ts';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const OLD: Ring = { current: 'old', keys: { old: key(1) } };
const RING: KeyRing = { linkSigning: OLD, identityHash: OLD, identityEncryption: OLD };
const NUMBER = '990000198001010019';

/** The keys as a process of their own would open them. */
async function keysOf(ring: Partial<KeyRing> = {}): Promise<Keys> {
  const secret = await listen(serveKeyRing({ keyRing: { ...RING, ...ring }, secretId: 'ring' }));
  onTestFinished(() => secret.close());
  return openKeys('ring', secret.url);
}

test('a sealed number opens for its own declaration and for no other', async () => {
  const keys = await keysOf();
  const sealed = await keys.encryptIdentityNumber(NUMBER, '2021-1');
  expect(sealed).not.toContain(NUMBER);
  expect(await keys.decryptIdentityNumber(sealed, '2021-1')).toBe(NUMBER);
  await expect(keys.decryptIdentityNumber(sealed, '2021-2')).rejects.toThrow();
});

test('a number sealed twice gives two texts, so that nobody sees that they are equal', async () => {
  const keys = await keysOf();
  const sealed = await Promise.all([1, 2].map(() => keys.encryptIdentityNumber(NUMBER, '2021-1')));
  expect(new Set(sealed).size).toBe(2);
});

test.each(['nonce', 'tag', 'ciphertext'])('a sealed number whose %s was altered is refused', async (part) => {
  const keys = await keysOf();
  const parts = (await keys.encryptIdentityNumber(NUMBER, '2021-1')).split('.');
  const at = ['', 'nonce', 'tag', 'ciphertext'].indexOf(part);
  const bytes = Buffer.from(parts[at] ?? '', 'base64url');
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  const altered = parts.with(at, bytes.toString('base64url')).join('.');
  await expect(keys.decryptIdentityNumber(altered, '2021-1')).rejects.toThrow();
});

test('a tag that was cut short is refused', async () => {
  const keys = await keysOf();
  const [id = '', nonce = '', tag = '', text = ''] = (
    await keys.encryptIdentityNumber(NUMBER, '2021-1')
  ).split('.');
  const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url');
  await expect(keys.decryptIdentityNumber([id, nonce, short, text].join('.'), '2021-1')).rejects.toThrow();
});

test('a person’s hash is equal in every process with the ring, and different with another key, kind or number', async () => {
  const hash = await (await keysOf()).hashIdentity('resident-id', NUMBER);
  expect(hash).toMatch(/^\w+\.[0-9a-f]{64}$/);
  expect(await (await keysOf()).hashIdentity('resident-id', NUMBER)).toBe(hash);
  const other = await keysOf({ identityHash: { current: 'k', keys: { k: key(9) } } });
  const keys = await keysOf();
  const others = await Promise.all([
    other.hashIdentity('resident-id', NUMBER),
    keys.hashIdentity('passport', NUMBER),
    keys.hashIdentity('resident-id', '990000198001010027'),
  ]);
  expect(new Set([hash, ...others]).size).toBe(4);
});

test('after a rotation the new key seals, and texts of the old key open as long as it is kept', async () => {
  const before = await (await keysOf()).encryptIdentityNumber(NUMBER, '2021-1');
  const both: Ring = { current: 'new', keys: { old: key(1), new: key(2) } };
  const keys = await keysOf({ identityEncryption: both });
  expect(await keys.decryptIdentityNumber(before, '2021-1')).toBe(NUMBER);
  const after = await keys.encryptIdentityNumber(NUMBER, '2021-1');
  expect(after).toMatch(/^new\./);
  const withoutOld = await keysOf({ identityEncryption: { current: 'new', keys: { new: key(2) } } });
  expect(await withoutOld.decryptIdentityNumber(after, '2021-1')).toBe(NUMBER);
  await expect(withoutOld.decryptIdentityNumber(before, '2021-1')).rejects.toThrow('no key old');
});

test('a link signed after a rotation opens in a process that read the ring before, and older links still open', async () => {
  let ring = RING;
  const secret = await listen({
    answer: (request) => serveKeyRing({ keyRing: ring, secretId: 'ring' }).answer(request),
  });
  onTestFinished(() => secret.close());
  const before = openKeys('ring', secret.url, { leastAge: 0 });
  const old = await before.signLink('link');
  ring = rotated(RING, 'linkSigning');
  const after = openKeys('ring', secret.url, { leastAge: 0 });
  const fresh = await after.signLink('link');
  expect(fresh).not.toBe(old);
  for (const keys of [before, after])
    for (const token of [old, fresh]) expect(await keys.verifyLinkToken(token)).toBe('link');
});

test('a number sealed after a rotation opens in a process that read the ring before', async () => {
  let ring = RING;
  const secret = await listen({
    answer: (request) => serveKeyRing({ keyRing: ring, secretId: 'ring' }).answer(request),
  });
  onTestFinished(() => secret.close());
  const before = openKeys('ring', secret.url, { leastAge: 0 });
  const old = await before.encryptIdentityNumber('1', '2021-1');
  ring = rotated(RING, 'identityEncryption');
  const fresh = await openKeys('ring', secret.url).encryptIdentityNumber('1', '2021-1');
  expect(fresh.split('.')[0]).not.toBe(old.split('.')[0]);
  for (const sealed of [fresh, old]) expect(await before.decryptIdentityNumber(sealed, '2021-1')).toBe('1');
});

test('a key that was removed opens nothing once the ring is read again, and a silent secret stops nothing', async () => {
  let ring: typeof RING | undefined = RING;
  const secret = await listen({
    answer: (request) =>
      serveKeyRing({ keyRing: ring ?? RING, secretId: ring ? 'ring' : 'another' }).answer(request),
  });
  onTestFinished(() => secret.close());
  const warm = openKeys('ring', secret.url, { mostAge: 0 });
  const link = await warm.signLink('link');
  ring = undefined;
  expect(await warm.verifyLinkToken(link)).toBe('link');
  const { current, keys } = rotated(RING, 'linkSigning').linkSigning;
  ring = { ...RING, linkSigning: { current, keys: { [current]: keys[current] ?? '' } } };
  expect(await warm.verifyLinkToken(link)).toBeUndefined();
});

test('a stranger’s key does not make the ring be read again and again', async () => {
  let asked = 0;
  const secret = await listen({
    answer(request) {
      asked += 1;
      return serveKeyRing({ keyRing: RING, secretId: 'ring' }).answer(request);
    },
  });
  onTestFinished(() => secret.close());
  const keys = openKeys('ring', secret.url);
  const foreign = await (await keysOf({ linkSigning: rotated(RING, 'linkSigning').linkSigning })).signLink(
    'x',
  );
  for (let time = 0; time < 5; time += 1) expect(await keys.verifyLinkToken(foreign)).toBeUndefined();
  expect(asked).toBe(1);
});

test('a rotation keeps the old keys and touches no other purpose; a fresh ring has keys of its own', () => {
  const ring = rotated(RING, 'identityEncryption');
  expect(ring.identityEncryption.keys).toMatchObject(OLD.keys);
  expect(ring.identityEncryption.current).not.toBe('old');
  expect([ring.linkSigning, ring.identityHash]).toEqual([OLD, OLD]);
  const [one, other] = [freshKeyRing(), freshKeyRing()];
  expect(one.identityHash.current).not.toBe(other.identityHash.current);
  const bytes = Object.values(one.linkSigning.keys).map((text) => Buffer.from(text, 'base64').length);
  expect(bytes).toEqual([32]);
});

test('a file is signed under the current key once the ring has one, and a ring that was read before is read again', async () => {
  let ring = RING;
  const secret = await listen({
    answer: (request) => serveKeyRing({ keyRing: ring, secretId: 'ring' }).answer(request),
  });
  onTestFinished(() => secret.close());
  const [eager, waiting] = [openKeys('ring', secret.url, { leastAge: 0 }), openKeys('ring', secret.url)];
  for (const keys of [eager, waiting]) expect(await keys.signFile(Buffer.from('x'))).toBeUndefined();
  ring = rotated(rotated(RING, 'fileSigning'), 'fileSigning');
  expect(Object.keys(ring.fileSigning?.keys ?? {})).toHaveLength(2);
  expect((await eager.signFile(Buffer.from('x')))?.keyId).toBe(ring.fileSigning?.current);
  expect(await waiting.signFile(Buffer.from('x'))).toBeUndefined();
});

// https://www.rfc-editor.org/rfc/rfc8032#section-7.1, the first test
test('32 bytes are the seed of an Ed25519 key as RFC 8032 has it', () => {
  const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
  const { signature } = signFile(Buffer.alloc(0), { current: 'k', keys: { k: seed.toString('base64') } });
  expect(Buffer.from(signature, 'base64').toString('hex')).toBe(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  );
});

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
test('a secret that could not be read once is read again, and then kept', async () => {
  const served = serveKeyRing({ keyRing: RING, secretId: 'ring' });
  let asked = 0;
  const flaky = await listen({
    answer(request) {
      asked += 1;
      const secretId = asked === 1 ? 'another' : 'ring';
      return served.answer({ ...request, body: JSON.stringify({ SecretId: secretId }) });
    },
  });
  onTestFinished(() => flaky.close());
  const keys = openKeys('ring', flaky.url);
  await expect(keys.hashIdentity('resident-id', NUMBER)).rejects.toThrow();
  await keys.hashIdentity('resident-id', NUMBER);
  await keys.hashIdentity('resident-id', NUMBER);
  expect(asked).toBe(2);
});

test('a fingerprint is the SHA-256 of the text in hex', () => {
  expect(fingerprint('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('a secret that is no JSON is refused without a word of its content, because the refusal goes to a log', async () => {
  const endpoint = {
    answer: async () => ({ status: 200, headers: {}, body: JSON.stringify({ SecretString }) }),
  };
  const SecretString = `${JSON.stringify(RING)}}`;
  const secret = await listen(endpoint);
  onTestFinished(() => secret.close());
  const refused = await openKeys('ring', secret.url)
    .signLink('link')
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Error);
  const { message, stack, cause } = refused as Error;
  expect([message, cause]).toEqual(['The secret of the key ring is not JSON', undefined]);
  for (const part of ['linkSigning', key(1).slice(0, 8)]) expect(stack).not.toContain(part);
});

describe('a link has one token, however forgiving decoders are', () => {
  const spareBits = (token: string) => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    return token.slice(0, -1) + letters.charAt(letters.indexOf(token.slice(-1)) ^ 1);
  };

  test.each<[string, (token: string) => string]>([
    ['a space behind it', (token) => `${token} `],
    ['a newline in its signature', (token) => `${token.slice(0, -5)}\n${token.slice(-5)}`],
    ['padding', (token) => `${token}=`],
    ['other spare bits', spareBits],
    ['a space before it', (token) => ` ${token}`],
    ['a byte order mark', (token) => `\ufeff${token}`],
  ])('not the same with %s', async (_, alter) => {
    const keys = await keysOf();
    const token = await keys.signLink('link');
    expect(await keys.verifyLinkToken(token)).toBe('link');
    expect(await keys.verifyLinkToken(alter(token))).toBeUndefined();
  });
});
