import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, expect, test } from 'vitest';
import { signFile } from '../../adapters/keys/file-signature.ts';
import { freshKeyRing, type KeyRing } from '../../adapters/keys/key-ring.ts';

const KEYS = readFileSync(new URL('../../docs/keys.md', import.meta.url), 'utf8');
const COMMAND = new URL('../../infra/commands/key-ring.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'shared-'));
afterAll(() => rmSync(folder, { recursive: true }));

const keyRing = (ring: object, ...given: string[]) => {
  const asked = { input: JSON.stringify(ring), encoding: 'utf8' } as const;
  return spawnSync(process.execPath, [COMMAND, ...given], asked);
};

function check(file: string, keys: string) {
  const script = join(folder, 'check-shared.mjs');
  writeFileSync(script, /```js\n([\s\S]*?)```/.exec(KEYS)?.[1] ?? '');
  const { status, stdout } = spawnSync(process.execPath, [script, file, keys], { encoding: 'utf8' });
  return [status, stdout.trim()];
}

test('the script of the docs takes a file by the public keys that the command prints, and no file with a flipped bit', () => {
  const { fileSigning: _without, ...older } = freshKeyRing();
  const ring = JSON.parse(keyRing(older, 'rotate', 'file-signing').stdout) as KeyRing;
  const { fileSigning } = ring;
  if (!fileSigning) throw new Error('The command added no key');
  const told = keyRing(ring, 'public').stdout;
  const secrets = [ring.linkSigning, ring.identityHash, ring.identityEncryption, fileSigning];
  for (const secret of secrets.flatMap(({ keys }) => Object.values(keys))) expect(told).not.toContain(secret);
  const [file, keys] = [join(folder, 'file.json'), join(folder, 'public-keys.json')];
  const bytes = Buffer.from('{"sanctions":[]}');
  writeFileSync(keys, told);
  writeFileSync(file, bytes);
  writeFileSync(`${file}.sig`, JSON.stringify(signFile(bytes, fileSigning)));
  expect(check(file, keys)).toEqual([0, `真实 GOOD: ${fileSigning.current}`]);
  writeFileSync(file, bytes.with(3, (bytes[3] ?? 0) ^ 1));
  expect(check(file, keys)).toEqual([1, '不可采信 BAD: do not rely on this file']);
  writeFileSync(file, bytes);
  writeFileSync(keys, keyRing(freshKeyRing(), 'public').stdout);
  expect(check(file, keys)).toEqual([1, '不可采信 BAD: do not rely on this file']);
});

test('a ring without a key for files has no public keys, and the command says which one adds it', () => {
  const { fileSigning: _without, ...older } = freshKeyRing();
  const { status, stdout, stderr } = keyRing(older, 'public');
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain('npm run -s key-ring -- rotate file-signing');
  expect(keyRing({ ...freshKeyRing(), fileSigning: { current: 'x', keys: {} } }, 'public').status).toBe(1);
});
