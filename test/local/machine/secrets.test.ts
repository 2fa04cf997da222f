import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetSecretValueCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { KeyRing } from '../../../adapters/keys/key-ring.ts';
import type { Endpoint } from '../../../local/machine/http/endpoint.ts';
import { listen } from '../../../local/machine/http/listen.ts';
import { openSecrets, serveKeyRing } from '../../../local/machine/secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function clientOf(endpoint: Endpoint): Promise<SecretsManagerClient> {
  const server = await listen(endpoint);
  onTestFinished(() => server.close());
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new SecretsManagerClient({ endpoint: server.url, region: 'local', credentials, maxAttempts: 1 });
}

async function ringOf(file: string): Promise<KeyRing> {
  const client = await clientOf(openSecrets({ file, secretId: 'key-ring' }));
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: 'key-ring' }));
  return JSON.parse(SecretString ?? '');
}

test('makes a key ring of four fresh keys that only its owner may read, and serves the same one ever after', async () => {
  const file = join(folder, 'fresh.json');
  const ring = await ringOf(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const rings = [ring.linkSigning, ring.identityHash, ring.identityEncryption, ring.fileSigning];
  const keys = rings.map((of) => of?.keys[of.current]);
  expect(keys.map((key) => Buffer.from(key ?? '', 'base64').length)).toEqual([32, 32, 32, 32]);
  expect(new Set(keys).size).toBe(4);
  expect(await ringOf(file)).toEqual(ring);
});

test.each([0o644, 0o640, 0o602])('refuses a key file of mode %o in both languages', async (mode) => {
  const file = join(folder, `open-${mode}.json`);
  await ringOf(file);
  chmodSync(file, mode);
  expect(() => openSecrets({ file, secretId: 'key-ring' })).toThrow(/chmod 600[\s\S]*open to other users/);
});

test('does not make a second key ring in the place of one that it may not use', () => {
  const file = join(folder, 'missing-folder', 'ring.json');
  expect(() => openSecrets({ file, secretId: 'key-ring' })).toThrow('ENOENT');
  expect(existsSync(file)).toBe(false);
});

const keys = { current: 'k1', keys: { k1: Buffer.alloc(32).toString('base64') } };
const keyRing = { linkSigning: keys, identityHash: keys, identityEncryption: keys };

test('serves a key ring that is given', async () => {
  const client = await clientOf(serveKeyRing({ keyRing, secretId: 'key-ring' }));
  const { SecretString, ARN } = await client.send(new GetSecretValueCommand({ SecretId: 'key-ring' }));
  expect(JSON.parse(SecretString ?? '')).toEqual(keyRing);
  const byArn = await client.send(new GetSecretValueCommand({ SecretId: ARN }));
  expect(byArn.SecretString).toBe(SecretString);
});

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html#API_GetSecretValue_Errors
test('does not find another secret, and does nothing else', async () => {
  const client = await clientOf(serveKeyRing({ keyRing, secretId: 'key-ring' }));
  await expect(client.send(new GetSecretValueCommand({ SecretId: 'other' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(client.send(new ListSecretsCommand({}))).rejects.toMatchObject({
    name: 'InvalidRequestException',
  });
});
