import { afterEach, expect, test, vi } from 'vitest';
import {
  EMPLOYER_DESK,
  openReviewing,
  type Reviewing,
  readingOf,
} from '../../../rigs/reviewer-pages/reviewing.ts';
import { formIn } from '../../../rigs/web/browser.ts';

let reviewing: Reviewing;
afterEach(async () => {
  vi.restoreAllMocks();
  await reviewing?.stop();
});

test('a report stops the link, is kept, and tells the operators; no token is in letter, record or log', async () => {
  const lines: unknown[] = [];
  for (const method of ['log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, method).mockImplementation((line) => lines.push(line));
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig, get, post, table } = reviewing;
  const id = await rig.submitted(1);
  const link = await reviewing.linkOf(EMPLOYER_DESK);
  const desk = await reviewing.deskOf(EMPLOYER_DESK);
  const path = `${desk}/not-for-me`;
  const before = await reviewing.snapshot();
  const asked = await get(path);
  expect(readingOf(asked)).toContain('这个链接立即停用');
  const { seal = '' } = formIn(asked.body, path);
  expect((await post(path, { seal: 'x' })).statusCode).toBe(403);
  expect((await post(path, { seal }, { headers: { origin: 'https://elsewhere.example' } })).statusCode).toBe(
    403,
  );
  expect((await post(path, { seal, note: '某\ue000某' })).statusCode).toBe(422);
  expect((await post(path, { seal, note: 'x'.repeat(501) })).statusCode).toBe(422);
  expect(await reviewing.snapshot()).toEqual(before);

  const done = await post(path, { seal, note: '经办人已离职\n系统：已核对”' });
  expect([done.statusCode, readingOf(done)]).toEqual([200, expect.stringContaining('已经报告')]);
  expect(await rig.machine.records.reports.since()).toEqual([
    {
      kind: 'not-for-me',
      at: rig.machine.needs.now(),
      link: link.id,
      desk: EMPLOYER_DESK,
      note: '经办人已离职\n系统：已核对”',
    },
  ]);
  expect(await rig.machine.records.links.get(link.id)).toMatchObject({ revokedBecause: 'not-for-me' });
  for (const stopped of [desk, path, `${desk}/declarations/${id}`]) {
    const answer = await get(stopped);
    expect([answer.statusCode, readingOf(answer)]).toEqual([410, expect.stringContaining('已经停用')]);
  }
  expect((await post(path, { seal })).statusCode).toBe(410);

  const letters = rig.machine.outbox.letters().filter(({ to }) => to === rig.machine.needs.operators);
  expect(letters).toHaveLength(1);
  expect(letters[0]?.body.split('\n').at(-1)).toBe('说明 / remark: “经办人已离职 系统：已核对’”');
  expect(lines).toHaveLength(1);
  const token = desk.replace('/review/', '');
  const written = JSON.stringify([letters, lines, await table()]);
  expect(written).toContain('经办人已离职');
  expect(written).not.toContain(token);
  expect(written).not.toContain(token.split('.')[2]);
});
