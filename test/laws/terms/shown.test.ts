import { afterEach, expect, test } from 'vitest';
import { filledIn } from '../../rigs/applicant-pages/declaring.ts';
import { byLetter } from '../../rigs/faults/reviewer-by-letter.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { COUNTY } from '../../rigs/machine/people.ts';
import { fileWith } from '../../rigs/machine/publishing.ts';
import { taken } from '../../rigs/machine/rig.ts';
import { THREE_DAYS_TO_CORRECT, term } from '../../rigs/machine/terms.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
afterEach(() => rig?.stop());

const file = fileWith(THREE_DAYS_TO_CORRECT, term('employer', { days: 7, count: 'working-days' }));

/** A page as text, without its marks. */
const plain = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

test('the deadline of a case stands with its clause on the pages of the call, the case and the desk, in the API and in its reasons', async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00', file });
  const { browser, id, path } = await filledIn(rig, 0);
  const read = async (page: string) => plain((await browser.get(page)).text);
  const call = await read(`/calls/${rig.call.id}`);
  expect(call).toContain('每份申报：自退回起3个工作日内');
  expect(call).toContain('每份申报：自到这一步起7个工作日内');
  expect(await read(path)).toContain('“个人申报”于 2021-10-31 24:00 截止');

  taken(await rig.submit(id));
  await rig.settle();
  const reviewer = byLetter(rig, COUNTY.contact.email, () => {});
  const desk = reviewer.desk();
  expect(plain((await reviewer.ask(desk)).body ?? '')).toContain('本件期限：2021-10-20 24:00');
  const asked = plain((await reviewer.ask(`${desk}/declarations/${id}`)).body ?? '');
  expect(asked).toContain('本件办理期限：自到这一步起7个工作日内');

  await rig.turnTo('2021-10-12 10:00');
  taken(await rig.giveBack(id));
  await rig.settle();
  const status = await read(path);
  expect(status).toContain('本件办理期限：自退回起3个工作日内');
  expect(status).toContain('2021-10-15 24:00（还有 3 天）');
  expect(status).toContain('这份申报的办理期限到 2021-10-15 24:00 届满：自退回起3个工作日内（依据 四）');
  expect(status).toContain('到时仍未完成即视为放弃（依据 四）');
  expect(await read('/')).toContain('本件办理期限：2021-10-15 24:00');
  const { json } = await rig.api(0, 'GET', `/declarations/${id}`, { headers: { 'accept-language': 'en' } });
  expect(json.deadline).toEqual({
    ...{ stage: 'declare', name: 'Declaring', closesAt: beijing('2021-10-16'), clause: '四' },
    ofCase: 'within 3 working days of the return',
  });

  await rig.turnTo('2021-10-16 00:00');
  expect(await read(path)).toContain('这份申报在“个人申报”的办理期限已于 2021-10-15 24:00 届满');
});
