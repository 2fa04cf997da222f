import { afterAll, beforeAll, expect, test } from 'vitest';
import { formAgain, uploadOf } from '../../../casework/materials/uploads.ts';
import { type ApiRig, announcementOf, begun, type Own, openApiRig, post } from '../../rigs/api/declaring.ts';
import { fileWith } from '../../rigs/machine/publishing.ts';
import { CALL } from '../../rigs/machine/rig.ts';
import { PDF, PNG } from '../../rigs/real-files.ts';

/** The real call, which takes the papers as a PDF of so many kilobytes at most. */
const KILOBYTES = Math.ceil(PDF.length / 1024);
const file = fileWith(({ materials }) => {
  const papers = materials.value.find(({ id }) => id === 'papers');
  if (papers) Object.assign(papers, { formats: ['pdf'], mostKilobytes: KILOBYTES });
});

let rig: ApiRig;
let own: Own;
beforeAll(async () => {
  rig = await openApiRig({ file });
  own = await begun(rig, 0);
});
afterAll(() => rig?.stop());

const announce = (body: object) => rig.api(0, 'POST', `${own.path}/materials`, { body });

test('a call states which files it takes of a material', async () => {
  const { json } = await rig.api(undefined, 'GET', `/calls/${CALL.id}`);
  const papers = json.materials.value.find(({ id }: { id: string }) => id === 'papers');
  expect(papers).toMatchObject({ formats: ['pdf'], mostKilobytes: KILOBYTES });
});

test('a file of another format or size is refused with the clause, and one within is taken in', async () => {
  const most = KILOBYTES * 1024;
  const wrong = await announce({ ...announcementOf(PNG), type: 'image/png', bytes: most + 1 });
  expect([wrong.status, wrong.json.defects]).toMatchObject([
    422,
    [
      {
        pointer: '/type',
        because: 'not-a-material-type',
        detail: expect.stringContaining('application/pdf'),
      },
      { pointer: '/bytes', because: 'file-too-large', detail: expect.stringContaining(`${KILOBYTES} KB`) },
    ],
  ]);
  expect(wrong.json.defects.every(({ clause }: { clause?: string }) => clause !== undefined)).toBe(true);
  const { json } = await announce(announcementOf(PDF));
  await post(rig, json.form, PDF);
  const taken = await rig.api(0, 'POST', `${own.path}/materials/${json.upload}/complete`);
  expect(taken.status).toBe(200);
});

test('storage takes no more of a browser that stated no size', async () => {
  const { json } = await announce({ ...announcementOf(PDF), sha256: 'ab'.repeat(32) });
  const record = await uploadOf(rig.machine.needs)(own.id, json.upload);
  if (!record) throw new Error('The upload was not announced');
  const { bytes: _unknown, sha256: _unstated, ...stated } = record;
  const form = await formAgain(rig.machine.needs)(stated);
  const long = Buffer.concat([PDF, Buffer.alloc(KILOBYTES * 1024)]);
  expect(await post(rig, form, long)).toBe(400);
});
