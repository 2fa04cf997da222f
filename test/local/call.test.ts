import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCall } from '../../local/call.ts';
import { jiaxingText } from '../rigs/domain/jiaxing.ts';

const folder = mkdtempSync(join(tmpdir(), 'call-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('check', () => {
  test('prints a good call’s title, closings and assumptions, and ends with 0', () => {
    const { exit, out, err } = runCall(['check', 'calls/jiaxing-it-2021.yaml']);
    expect([exit, err]).toEqual([0, []]);
    expect(out[0]).toContain('信息技术专业工程技术');
    expect(out.join('\n')).toContain(
      '个人申报 declare：2021-10-31 23:59:59（before 2021-10-31T16:00:00.000Z）',
    );
    expect(out.at(-1)).toBe('calls/jiaxing-it-2021.yaml：0 处问题 / 0 findings');
  });

  test('prints findings with line and column in the order of the file, then their count, and ends with 1', () => {
    const text = jiaxingText
      .replace('Asia/Shanghai', 'Asia/Jiaxing')
      .replace('value: 2021-12-31', 'value: 2021-02-30');
    const file = fileOf('wrong.yaml', text);
    const { exit, out } = runCall(['check', file]);
    expect(exit).toBe(1);
    expect(out).toHaveLength(3);
    expect(out[0]).toBe(
      `${file}:30:18 没有名为 Asia/Jiaxing 的时区；请用 IANA 名称，中国为 Asia/Shanghai。 / There is no time zone Asia/Jiaxing; give an IANA name, for China Asia/Shanghai.`,
    );
    expect(out[2]).toBe(`${file}：2 处问题 / 2 findings`);
  });

  test('warns of days on which a submission cannot be finished, with line, column and the day, and ends with 0', () => {
    const text = jiaxingText.replace('closes: { value: 2021-10-31', 'closes: { value: 2021-11-05');
    const file = fileOf('late.yaml', text);
    const { exit, out } = runCall(['check', file]);
    expect(exit).toBe(0);
    expect(out[0]).toMatch(
      /late\.yaml:57:22 提醒：公示最迟须于 2021-11-03 张贴，2021-11-04 至 2021-11-05 提交的/,
    );
    expect(out.at(-1)).toContain('0 处问题，另有 1 处提醒');
  });

  test('says of every good call by when a notice must be posted', () => {
    const { out } = runCall(['check', 'calls/jiaxing-it-2021.yaml']);
    expect(out).toContain('公示最迟须于 2021-11-03 张贴 A notice must be posted by 2021-11-03');
  });

  test.each<[string, string, 0 | 1, string[], string]>([
    [
      '2026-12-31',
      '2027-01-29',
      0,
      [
        '提醒：steps[1].closes.value：按现有安排，公示最迟须于 2026-12-23 张贴；这是暂定的，2027年放假安排可能改变',
        "Note: steps[3].closes.value: 2027's arrangement is not published",
      ],
      '0 处问题，另有 2 处提醒 / 0 findings, 2 notes',
    ],
    [
      '2027-01-15',
      '2027-01-29',
      0,
      ['steps[1].closes.value：2027年放假安排尚未公布'],
      '0 处问题，另有 2 处提醒 / 0 findings, 2 notes',
    ],
    ['2027-01-15', '2028-01-29', 1, ['2028'], '1 处问题，另有 1 处提醒 / 1 finding, 1 note'],
    ['2026-12-24', '2026-12-28', 0, [], '0 处问题 / 0 findings'],
  ])(
    'says of closings on %s and %s what is known, what may change and what waits',
    (employer, bodies, ends, says, count) => {
      const text = jiaxingText
        .replace('value: 2021-11-11', `value: ${employer}`)
        .replace('value: 2021-11-19', `value: ${bodies}`);
      const file = fileOf('later.yaml', text);
      const { exit, out } = runCall(['check', file]);
      for (const each of says) expect(out.join('\n')).toContain(each);
      expect([exit, out.at(-1)]).toEqual([ends, `${file}：${count}`]);
    },
  );

  test('prints the same as JSON', () => {
    const file = fileOf('twice.yaml', 'id: a\nid: b\n');
    const { exit, out } = runCall(['check', file, '--json']);
    expect(exit).toBe(1);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      file,
      findings: [{ line: 2, column: 1, because: 'duplicate-key' }],
    });
  });
});

describe('a wrong use', () => {
  test.each([
    ['no file of that name', join(folder, 'nowhere.yaml'), 'there is no such file'],
    ['a folder', folder, 'this is not a file'],
    ['a file over 256 KB', fileOf('large.yaml', 'a'.repeat(256 * 1024 + 1)), 'larger than 256 KB'],
    ['a file that is not UTF-8', fileOf('gbk.yaml', new Uint8Array([0xb1, 0xea, 0xcc, 0xe2])), 'not UTF-8'],
  ])('of %s is told plainly and ends with 2', (_, file, message) => {
    const { exit, out, err } = runCall(['check', file]);
    expect([exit, out]).toEqual([2, []]);
    expect(err.join('\n')).toContain(message);
    expect(err.join('\n')).toMatch(/\p{Script=Han}/u);
  });

  test.each([
    [[]],
    [['check']],
    [['check', 'a', 'b']],
    [['check', 'a', '--jsn']],
    [['schema', 'a']],
    [['publish', 'a']],
  ])('such as %j shows the usage and ends with 2', (args) => {
    expect(runCall(args)).toMatchObject({
      exit: 2,
      out: [],
      err: expect.arrayContaining([expect.stringContaining('用法 Usage')]),
    });
  });
});
