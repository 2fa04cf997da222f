import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, linkSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { freshKeyRing, type KeyRing } from '../../adapters/keys/key-ring.ts';
import type { Endpoint, EndpointAnswer } from './http/endpoint.ts';

/**
 * Makes the file whole or not at all, and never over another one: losing a key loses everything that it signed or
 * encrypted. A link to a finished file happens in one step, and the file system refuses it where a file stands.
 */
function create(file: string, text: string): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
    linkSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Throws if other users may read the file. Windows has no such modes; the profile's folder protects there. */
function refuseIfOthersMayRead(file: string, mode: number): void {
  const others = mode & 0o077;
  if (others === 0 || process.platform === 'win32') return;
  throw new Error(
    [
      `密钥文件 ${file} 可被其他用户访问（权限 ${(mode & 0o777).toString(8)}）。请执行 chmod 600 ${file}；若他人可能已读取，请更换密钥。`,
      `The key file ${file} is open to other users (mode ${(mode & 0o777).toString(8)}). Run chmod 600 ${file}; if someone may have read it, replace the keys.`,
    ].join('\n'),
  );
}

/** Reads a file. The mode is asked of the opened file, so that the file judged is the file read. */
function read(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    refuseIfOthersMayRead(file, fstatSync(descriptor).mode);
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

/** The text of a file of mode 0600, made first if it is missing. Throws if other users may read or write it. */
export function secretFile(file: string, make: () => string): string {
  try {
    return read(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
    create(file, make());
    return read(file);
  }
}

/**
 * The local Secrets Manager: GetSecretValue of the key ring, which is a file of mode 0600. A missing file is made
 * with fresh random keys. What is served `also` never stands in the file. Throws if other users of the machine may read or write it.
 */
export function openSecrets(
  { file, secretId }: { file: string; secretId: string },
  also: Pick<KeyRing, 'sms'> = {},
): Endpoint {
  const text = secretFile(file, () => `${JSON.stringify(freshKeyRing(), null, 2)}\n`);
  return serveKeyRing({ keyRing: { ...(JSON.parse(text) as KeyRing), ...also }, secretId });
}

/** Serves GetSecretValue of a given key ring, for tests whose signatures and hashes must not change. */
export function serveKeyRing({ keyRing, secretId }: { keyRing: KeyRing; secretId: string }): Endpoint {
  const arn = `arn:aws:secretsmanager:local:000000000000:secret:${secretId}`;
  const secret = { ARN: arn, Name: secretId, SecretString: JSON.stringify(keyRing) };
  return {
    async answer({ headers, body }) {
      if (headers['x-amz-target'] !== 'secretsmanager.GetSecretValue')
        return refused('InvalidRequestException', 'The local Secrets Manager supports only GetSecretValue.');
      const { SecretId } = JSON.parse(body) as { SecretId?: string };
      if (SecretId !== secretId && SecretId !== arn)
        return refused('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
      return reply(200, { ...secret, VersionStages: ['AWSCURRENT'] });
    },
  };
}

function refused(name: string, Message: string): EndpointAnswer {
  return reply(400, { __type: name, Message });
}

function reply(status: number, body: unknown): EndpointAnswer {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(body) };
}
