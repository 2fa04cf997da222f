import { afterEach, expect, test } from 'vitest';
import { fingerprint } from '../../../../adapters/fingerprint.ts';
import { MUNICIPAL } from '../../../rigs/machine/people.ts';
import { taken } from '../../../rigs/machine/rig.ts';
import { EMPLOYER_DESK, openReviewing, type Reviewing } from '../../../rigs/reviewer-pages/reviewing.ts';
import { uploaded } from '../../../rigs/reviewer-pages/uploading.ts';

let reviewing: Reviewing;
afterEach(() => reviewing?.stop());

test('a reviewer downloads exactly the files that were submitted, as attachments', async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig, get, act } = reviewing;
  const id = await rig.drafted(1);
  const submitted = await uploaded(rig, id, 1, '论文 “一”.png');
  taken(await rig.submit(id));
  await rig.settle();
  const desk = await reviewing.deskOf(EMPLOYER_DESK);
  const page = `${desk}/declarations/${id}`;
  const file = `${page}/materials/${submitted}`;
  expect((await get(page)).body).toContain(`href="${file}"`);
  const { statusCode, headers } = await get(file);
  expect([statusCode, headers['referrer-policy']]).toEqual([303, 'no-referrer']);
  const handed = await fetch(headers.location ?? '');
  const kept = (await rig.story(id)).declaration.submittedDraft?.materials ?? [];
  const { sha256 } = kept.find(({ upload }) => upload === submitted) ?? {};
  expect(fingerprint(new Uint8Array(await handed.arrayBuffer()))).toBe(sha256);
  expect(handed.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''%E8%AE%BA/);

  await act(page, 'decision', { decision: 'return', defects: '请补充论文' });
  await rig.settle();
  const added = await uploaded(rig, id, 1, '论文二.png');
  expect((await get(file)).statusCode).toBe(404);
  expect((await get(`${page}/materials/${added}`)).statusCode).toBe(404);
  taken(await rig.submit(id));
  await rig.settle();
  expect((await get(`${page}/materials/${added}`)).statusCode).toBe(303);
  expect((await get(page)).body).toContain('论文二.png');
  const other = await reviewing.deskOf(`employer:${MUNICIPAL.code}`);
  expect((await get(`${other}/declarations/${id}/materials/${added}`)).statusCode).toBe(404);
});

test('a reviewer looks at a page of a submitted file, which nobody else sees', async () => {
  reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { rig, get } = reviewing;
  const id = await rig.drafted(1);
  const submitted = await uploaded(rig, id, 1, '论文一.png');
  taken(await rig.submit(id));
  await rig.settle();
  const desk = await reviewing.deskOf(EMPLOYER_DESK);
  const page = `${desk}/declarations/${id}`;
  const first = `${page}/materials/${submitted}/pages/1`;
  expect((await get(page)).body).toContain(`href="${first}"`);
  const shown = await get(first);
  expect([shown.statusCode, shown.body.includes(`src="${first}/picture"`)]).toEqual([200, true]);
  const { statusCode, headers, body, isBase64Encoded } = await get(`${first}/picture`);
  expect([statusCode, headers['content-type'], isBase64Encoded]).toEqual([200, 'image/jpeg', true]);
  expect(headers['cache-control']).toMatch(/^private, max-age=/);
  expect(Buffer.from(body, 'base64').subarray(0, 2).toString('hex')).toBe('ffd8');
  for (const nth of ['0', '2', 'x', '1e1'])
    for (const under of ['', '/picture'])
      expect((await get(`${page}/materials/${submitted}/pages/${nth}${under}`)).statusCode).toBe(404);
  const other = await reviewing.deskOf(`employer:${MUNICIPAL.code}`);
  for (const under of ['', '/picture'])
    expect((await get(`${other}/declarations/${id}/materials/${submitted}/pages/1${under}`)).statusCode).toBe(
      404,
    );
});
