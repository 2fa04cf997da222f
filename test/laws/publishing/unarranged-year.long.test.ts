import { afterEach, expect, test } from 'vitest';
import { callIn } from '../../../adapters/call-file/judge-call.ts';
import { caseOf } from '../../../casework/case.ts';
import type { Call } from '../../../domain/call/call.ts';
import { unarrangedYear } from '../../../domain/reminders/ladder/unarranged.ts';
import { PATROL_MINUTES } from '../../../infra/functions.ts';
import { layCall } from '../../../local/machine/lay-call.ts';
import { noticeDays } from '../../../pages/parts/notice-days.ts';
import { jiaxingText } from '../../rigs/domain/jiaxing.ts';
import { actingOn } from '../../rigs/machine/acting.ts';
import { amend, withNextYear } from '../../rigs/machine/calendars.ts';
import { inventedApplicant, MUNICIPAL } from '../../rigs/machine/people.ts';
import { openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { entriesOf, lettersOf, messagesOf } from '../../rigs/machine/walks.ts';

let rig: Rig;
afterEach(() => rig?.stop());

/** The real call, held five years later: its employer's stage closes on this day, its last one in the next year. */
function callClosing(employerOn: string): { text: string; call: Call } {
  const text = jiaxingText
    .replace('jiaxing-it-2021', 'jiaxing-it-2026')
    .replaceAll('2021-09-18', '2026-11-02')
    .replaceAll('value: 2021-10-31', 'value: 2026-12-21')
    .replaceAll('value: 2021-11-11', `value: ${employerOn}`)
    .replaceAll('value: 2021-11-19', 'value: 2027-01-29');
  return { text, call: callIn(text) };
}

/** A case of that call that its employer supports on 2026-12-21. */
async function supportedUnder(employerOn: string) {
  const { text, call } = callClosing(employerOn);
  rig = await openRig({ startAt: '2026-12-21 09:00' });
  const published = await rig.operate({
    act: 'publish-call',
    file: layCall(rig.machine, text),
    expectedVersion: 0,
  });
  expect(published).toMatchObject({ status: 'SUCCEEDED' });
  const acts = actingOn(rig.machine.needs, call);
  const person = inventedApplicant(call, 1, { employer: MUNICIPAL });
  const { id } = taken(await acts.begin(person));
  taken(await acts.change(id, person.draft));
  taken(await acts.submit(id));
  await rig.settle();
  taken(await acts.support(id));
  await rig.turnBy(PATROL_MINUTES * 60);
  const subject = async () => {
    const found = await caseOf({ records: rig.machine.records }, id);
    if (!found) throw new Error(`No case ${id}`);
    return found;
  };
  return { id, acts, subject };
}

test('a call that closes on 2026-12-31 is published without 2027, and its last day to post is known', async () => {
  const { id } = await supportedUnder('2026-12-31');
  const [asked] = await messagesOf(rig, id, 'asked-to-post');
  expect(asked?.states).toMatchObject({ closesOn: '2026-12-31', lastFeasible: '2026-12-23' });
  const listed = await amend(rig, withNextYear({ from: '2026-12-30', to: '2027-01-02', name: '元旦' }), 1);
  expect(listed).toContain(`最迟张贴日 2026-12-23 → 2026-12-22（1 件：${id}）`);
  const told = await messagesOf(rig, id, 'date-changed');
  expect(told.map(({ states }) => states.lastFeasible)).toEqual(['2026-12-22']);
});

test('a notice that reaches into a year not arranged is taken, waits by name, and is counted and told once that is there', async () => {
  const { id, acts, subject } = await supportedUnder('2027-01-15');
  const [asked] = await messagesOf(rig, id, 'asked-to-post');
  expect(asked?.states).not.toHaveProperty('lastFeasible');
  const waits = "待2027年放假安排公布（2027's arrangement is not published）";
  // Asked for by the employer's own act: the page says it at once, and the next letter.
  expect(asked?.state).toBe('noted');
  await rig.turnTo('2026-12-28 09:30');
  expect(lettersOf(rig, id).map(({ subject }) => subject)).toContainEqual(expect.stringContaining(waits));
  await rig.turnTo('2026-12-28 10:00');
  taken(await acts.post(id, { postedOn: '2026-12-28' }));
  await rig.settle();
  const [post] = await entriesOf(rig, id, 'post');
  expect(post?.inputs).toEqual({ postedOn: '2026-12-28', statedOn: '2026-12-28', waitsForYear: 2027 });
  const waiting = await subject();
  expect(unarrangedYear(waiting)).toBe(2027);
  const { notice } = waiting.declaration;
  const said = (language: 'zh' | 'en') => (notice ? noticeDays(language, waiting, notice).text : '');
  expect(said('zh')).toContain('2027年放假安排尚未公布');
  expect(said('en')).toContain('2027&#39;s arrangement is not published');

  await rig.machine.functions('WatchFunction', {});
  const digest = rig.machine.outbox.letters().find(({ reference }) => reference === 'digest/2026-12-28');
  expect(digest?.body).toContain(
    `2027年放假安排尚未公布，jiaxing-it-2026 有日期等待计算，涉及 1 件：${id}。`,
  );

  await rig.turnTo('2027-01-07 00:00');
  expect(await acts.record(id)).toMatchObject({
    refusal: { because: 'calendar-not-published', facts: { year: 2027 } },
  });
  expect(await amend(rig, withNextYear(), 1)).toContain('公示最后一天 待公布 → 2027-01-06');
  const told = await messagesOf(rig, id, 'date-changed');
  expect(told).toMatchObject([
    { audience: 'employer', states: { lastDay: '2027-01-06', resultFrom: '2027-01-07' } },
  ]);
  expect(unarrangedYear(await subject())).toBeUndefined();
  expect(await acts.record(id)).toMatchObject({ ok: true, value: { standing: 'recommended' } });
  expect((await subject()).declaration.notice?.counted).toEqual({
    lastDay: '2027-01-06',
    resultFrom: '2027-01-07',
    calendar: 2,
  });
});

test('a year still to come can be taken back, and what needs it waits again; one that has begun cannot', async () => {
  const { id, acts, subject } = await supportedUnder('2027-01-15');
  await amend(rig, withNextYear(), 1);
  await rig.turnTo('2026-12-28 10:00');
  taken(await acts.post(id, { postedOn: '2026-12-28' }));
  await rig.settle();
  const { years } = withNextYear();
  const listed = await amend(rig, { years: years.slice(0, -1) }, 2);
  expect(listed).toContain('撤回2027年放假安排');
  expect(listed).toContain('公示最后一天 2027-01-06 → 待公布');
  expect(unarrangedYear(await subject())).toBe(2027);
  await amend(rig, { years }, 3);
  await rig.turnTo('2027-01-01 09:00');
  await expect(amend(rig, { years: years.slice(0, -1) }, 4)).rejects.toThrow('这一年已经开始');
  await expect(amend(rig, { years: years.slice(1) }, 4)).rejects.toThrow('文件中没有 2021 年');
  expect(await rig.machine.records.calendars.currentVersion()).toBe(4);
});
