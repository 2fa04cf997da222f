import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import { BUCKET, clientOf, partsOf, post, signedForm } from './rig.ts';

const ROUNDS = 5;
const WRITERS = 8;
const LIFE = 1000;

const folder = mkdtempSync(join(tmpdir(), 's3-'));
const [path, told] = [join(folder, 'materials.sqlite'), join(folder, 'told')];

async function serve(): Promise<{ child: ChildProcess; client: S3Client }> {
  const script = join(import.meta.dirname, 'served-alone.ts');
  const child = spawn(process.execPath, [script, path, told], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, client: clientOf({ url: url.toString().trim() }) };
}

interface Written {
  readonly Key: string;
  readonly VersionId: string;
  readonly bytes: Buffer;
}

/** Posts files until the process is gone; what was acknowledged. */
async function write(client: S3Client, round: number): Promise<Written[]> {
  const written: Written[] = [];
  const writer = async (id: number) => {
    for (let count = 0; ; count += 1) {
      const Key = `${round}/${id}/${count % 3}`;
      const bytes = randomBytes(1 + ((count * 7919) % 200_000));
      const form = await signedForm(client, { Key, Conditions: [['content-length-range', 1, 200_000]] });
      const { status, headers } = await post(form.url, partsOf(form, bytes));
      expect(status).toBe(204);
      written.push({ Key, VersionId: headers.get('x-amz-version-id') ?? '', bytes });
    }
  };
  await Promise.allSettled(Array.from({ length: WRITERS }, (_, id) => writer(id)));
  return written;
}

test('loses no file that was acknowledged when its process is killed, and tells of each', async () => {
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await serve();
    setTimeout(() => before.child.kill('SIGKILL'), LIFE);
    const written = await write(before.client, round);
    expect(written.length).toBeGreaterThan(20);

    const { child, client } = await serve();
    for (const { Key, VersionId, bytes } of written) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key, VersionId }));
      expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    }
    const toldOf = () => new Set(readFileSync(told, 'utf8').split('\n'));
    await expect.poll(() => written.filter(({ VersionId }) => !toldOf().has(VersionId))).toEqual([]);
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});
