import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jiaxingFile } from '../../../rigs/domain/jiaxing.ts';
import { openRig, type Rig } from '../../../rigs/machine/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00' });
});
afterAll(() => rig?.stop());

const ANOTHER = jiaxingFile.replace('id: jiaxing-it-2021', 'id: another-call');

function lay(name: string, bytes: Buffer): string {
  const key = `calls/${name}`;
  rig.machine.upload({ key, type: 'application/yaml', bytes });
  return key;
}

const publish = (file: string, expectedVersion = 0) =>
  rig.operate({ act: 'publish-call', file, expectedVersion });

describe('publishing a call', () => {
  test.each([
    ['calls/none.yaml', '存储桶中没有 calls/none.yaml'],
    ['materials/2021-0000-0000/one', 'calls/jiaxing-it-2021.yaml'],
    ['calls/../materials/one', 'calls/jiaxing-it-2021.yaml'],
    [ANOTHER, '/file'],
  ])('names a file of its folder that is there: %.30s', async (file, says) => {
    const { status, cause } = await publish(file);
    expect(status).toBe('FAILED');
    expect(cause).toContain(says);
  });

  test.each([
    ['large.yaml', Buffer.alloc(256 * 1024 + 1, 'a'), '256 KB'],
    ['gbk.yaml', Buffer.from([0xb1, 0xea, 0xcc, 0xe2]), 'UTF-8'],
    ['wrong.yaml', Buffer.from(ANOTHER.replace('id: declare', 'id: de-clare')), 'de-clare'],
  ])('refuses what it cannot read: %s', async (name, bytes, says) => {
    const { status, cause } = await publish(lay(name, bytes));
    expect(status).toBe('FAILED');
    expect(cause).toContain(says);
  });

  test('keeps the whole call with the fingerprints of the file and of the defaults', async () => {
    const file = lay('another.yaml', Buffer.from(`\ufeff${ANOTHER}`));
    expect(await publish(file)).toMatchObject({ status: 'SUCCEEDED' });
    const { calls } = rig.machine.records;
    const published = await calls.callAt('another-call', 1);
    expect(published?.call.ladder.value.length).toBeGreaterThan(10);
    expect(published?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(published?.defaultsHash).toMatch(/^[0-9a-f]{64}$/);
    // The same file under the same version is done already; another one is a version that somebody else published.
    expect(await publish(file)).toMatchObject({ status: 'SUCCEEDED' });
    const other = lay('other.yaml', Buffer.from(`${ANOTHER}# 另一文本\n`));
    expect(await publish(other)).toMatchObject({ status: 'FAILED' });
    expect(await calls.currentVersion('another-call')).toBe(1);
  });

  test('says of a first publication under another number that nothing was published, and what to write', async () => {
    const first = ANOTHER.replace('id: another-call', 'id: first-call');
    const { status, cause } = await publish(lay('first.yaml', Buffer.from(first)), 1);
    expect(status).toBe('FAILED');
    expect(cause).toContain(
      '还没有发布过，没有可以替换的版本（您填写的 expectedVersion 是 1）；首次发布请填 0',
    );
    expect(cause).not.toContain('之后已有变化');
    const ahead = await publish(lay('ahead.yaml', Buffer.from(`${ANOTHER}# 再一文本\n`)), 4);
    expect(ahead.cause).toContain('您看到 4，现为 1');
  });
});
