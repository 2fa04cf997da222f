import { afterAll, beforeAll, expect, test } from 'vitest';
import { FILE, openRig, type Rig } from '../../../rigs/machine/rig.ts';

/** Files that an operator may lay into the bucket by mistake, and others may on purpose: each is refused by name. */

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({ startAt: '2021-10-11 10:00' });
});
afterAll(() => rig?.stop());

const STEPS = /^steps:[\s\S]*?^late:/m;
const renamed = (step: string, to: string) => (text: string) =>
  ['id', 'after', 'within', 'resubmitBy', 'step'].reduce(
    (edited, key) => edited.replaceAll(new RegExp(`(?<=\\b${key}: )${step}\\b`, 'g'), to),
    text,
  );
/** Nine names of nine values each: a small file that would be a billion values. */
const BOMB = `a: &a [${Array(9).fill('x')}]\n${[...'bcdefghij']
  .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[at]}`)}]`)
  .join('\n')}`;

test.each<[string, Uint8Array | string, string]>([
  ['that is empty', '', '1:1 (root) 应为一组字段，现在是空'],
  ['of a byte order mark alone', Buffer.from([0xef, 0xbb, 0xbf]), '1:1 (root) 应为一组字段，现在是空'],
  ['of comments alone', Buffer.alloc(256 * 1024, '# \n'), '1:1 (root) 应为一组字段，现在是空'],
  ['of five megabytes', Buffer.alloc(5_000_000, 'a: b\n'), '超过 256 KB'],
  ['of bytes that are no text', Buffer.from([0, 1, 2, 3, 255, 254]), '不是 UTF-8'],
  ['with a null', 'id: a\0b\n', '1:1 (root) 缺少字段 format'],
  ['in UTF-16', Buffer.from(`\ufeff${FILE}`, 'utf16le'), '不是 UTF-8'],
  ['cut off in a line', FILE.slice(0, 5000), '4:1 (root) 缺少字段 routes'],
  ['cut off later', FILE.slice(0, 9001), '4:1 (root) 缺少字段 materials'],
  [
    'with names that JavaScript has',
    `${FILE}\n__proto__: { a: 1 }\nconstructor: 3\n`,
    '(root) 没有名为 __proto__ 的字段',
  ],
  ['that is a list', '- 1\n- 2\n', '现在是列表'],
  ['that is a word', 'hello', '现在是文字'],
  ['nested without end', '['.repeat(20_000), '嵌套层数过多'],
  ['nested deeply', '['.repeat(3000) + ']'.repeat(3000), '嵌套层数过多'],
  [
    'nested in mappings',
    Array.from({ length: 600 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
    '嵌套层数过多',
  ],
  ['whose aliases make it vast', BOMB, '锚点引用展开后过多'],
  ['of two documents', `${FILE}\n---\n${FILE}`, '一个文件只能写一份通知'],
  ['of the first form', FILE.replace('format: 2', 'format: 1'), '写 format: 2'],
  ['without steps', FILE.replace(STEPS, 'steps: []\nlate:'), 'steps 至少要有 2 项'],
  ['whose steps are no list', FILE.replace(STEPS, 'steps: { constructor: 1 }\nlate:'), 'steps 应为列表'],
  [
    'whose step follows itself',
    FILE.replace('after: declare', 'after: employer'),
    '步骤 employer 永远到不了',
  ],
  [
    'whose id no call can have',
    FILE.replace('id: jiaxing-it-2021', 'id: __proto__'),
    'id 的 __proto__ 写法不对',
  ],
])('a file %s is refused by name', async (_, bytes, says) => {
  const key = 'calls/nonsense.yaml';
  rig.machine.upload({ key, type: 'application/yaml', bytes: Buffer.from(bytes) });
  const told = await rig.operate({ act: 'publish-call', file: key, expectedVersion: 1 });
  expect(told).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(told.cause).toContain(says);
});

test.each(['constructor', 'tostring', 'hasownproperty'])('a step may be named %s', async (word) => {
  const text = renamed('employer', word)(FILE.replace('id: jiaxing-it-2021', `id: of-${word}`));
  rig.machine.upload({ key: 'calls/word.yaml', type: 'application/yaml', bytes: Buffer.from(text) });
  const told = await rig.operate({ act: 'publish-call', file: 'calls/word.yaml', expectedVersion: 0 });
  expect(told.status, told.cause).toBe('SUCCEEDED');
  expect(Object.keys(await rig.machine.records.stages.of(`of-${word}`))).toContain(word);
});

test.each([
  'calls/',
  'calls//a',
  `calls/${'a'.repeat(200)}`,
  '__proto__',
  'calls/a\nb',
  'calls/x yaml',
  'calls/../registrations/x',
])('the name %j is no file of calls', async (file) => {
  const told = await rig.operate({ act: 'publish-call', file, expectedVersion: 1 });
  expect(told).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(told.cause).toContain('/file');
});
