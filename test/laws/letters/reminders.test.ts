import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isQuiet } from '../../../domain/call/working-time.ts';
import type { Message } from '../../../domain/desks/message.ts';
import { dayKind } from '../../../domain/time/calendar.ts';
import { dayOf, wallTimeOf } from '../../../domain/values/instant.ts';
import { PATROL_MINUTES } from '../../../infra/functions.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { COUNTY, POINT } from '../../rigs/machine/people.ts';
import { CALL, openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { entriesOf, forwarded, lettersOf, messagesOf, supported } from '../../rigs/machine/walks.ts';

const ZONE = CALL.identity.zone.value;
/** The rungs of the waits that this call has: it neither asks for a payment nor takes papers. */
const RUNGS = new Set(
  CALL.ladder.value
    .filter((rung) => rung.while !== 'payment' && rung.while !== 'hand-in')
    .map(({ occasion }) => occasion),
);
const isRung = ({ occasion }: Message) => RUNGS.has(occasion);

/** When people are left alone: on rest days, and in the quiet hours of the call. */
function isSilentTime(at: string): boolean {
  const time = wallTimeOf(at, ZONE).slice(11, 16);
  const rests = dayKind(publishedCalendar, dayOf(at, ZONE)) === 'rest';
  return rests || isQuiet(CALL.quietHours.value, time);
}

describe('through a whole call in which nobody answers', () => {
  let rig: Rig;
  const ids: Record<string, string> = {};
  const all = async () => (await Promise.all(Object.values(ids).map((id) => rig.story(id)))).flat();

  beforeAll(async () => {
    rig = await openRig({ startAt: '2021-09-25 23:00' });
    ids.draft = await rig.drafted(1);
    ids.submitted = await rig.submitted(2);
    ids.returned = await rig.submitted(3);
    await rig.turnBy(60);
    taken(await rig.giveBack(ids.returned));
    await rig.turnTo('2021-09-29 21:00');
    const [waits, runs, goesOn] = [await rig.submitted(4), await rig.submitted(5), await rig.submitted(6)];
    await rig.turnBy(60);
    for (const id of [waits, runs, goesOn]) taken(await rig.support(id));
    await rig.turnBy(60);
    taken(await rig.post(runs, { postedOn: '2021-09-29' }));
    await forwarded(rig, goesOn, '2021-09-29', '2021-10-13 22:00');
    Object.assign(ids, { supported: waits, posted: runs, forwarded: goesOn });
    await rig.turnTo('2021-11-22 12:00');
  });
  afterAll(() => rig?.stop());

  test('each ends by the lock of its stage', async () => {
    for (const [name, id] of Object.entries(ids))
      expect((await rig.story(id)).declaration.lapsed?.from, name).toBe(name);
  });

  test('every rung that lies ahead of its wait was said, once', async () => {
    const said = (await all()).flatMap(({ messages }) => messages.filter(isRung));
    const occasions = new Set(said.filter(({ state }) => state === 'sent').map(({ occasion }) => occasion));
    const covered = new Set(said.map(({ occasion }) => occasion));
    expect([...RUNGS].filter((occasion) => !covered.has(occasion))).toEqual([]);
    expect(occasions.size).toBeGreaterThan(10);
    const keys = said.map((each) => `${each.declaration} ${each.occasion} ${each.round} ${each.audience}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('no reminder is queued on a rest day or in the quiet hours', async () => {
    const said = (await all()).flatMap(({ messages }) => messages.filter(isRung));
    expect(said.length).toBeGreaterThan(15);
    expect(said.filter(({ queuedAt }) => isSilentTime(queuedAt))).toEqual([]);
  });

  test('one recipient is sent at most one message about a declaration at one instant', async () => {
    for (const { messages } of await all()) {
      const sent = messages.filter(({ state }) => state === 'sent');
      const moments = sent.map(({ audience, queuedAt }) => `${audience} ${queuedAt}`);
      expect(moments.filter((each, at) => moments.indexOf(each) !== at)).toEqual([]);
      expect(messages.filter(({ state }) => ['sending', 'queued', 'failed'].includes(state))).toEqual([]);
    }
    const references = rig.machine.outbox.letters().map(({ reference }) => reference);
    expect(new Set(references).size).toBe(references.length);
  });
});

describe('rungs that were missed', () => {
  let rig: Rig;
  afterEach(() => rig?.stop());

  test('collapse into one message to the one who holds the case now, beside one to the contact who had it', async () => {
    rig = await openRig({ startAt: '2021-09-22 10:00' });
    const id = await rig.submitted(1);
    const letters = lettersOf(rig, id).length;
    rig.sleepTo('2021-09-28 11:00');
    // The first patrol climbs the rungs, the next one writes the letters.
    await rig.turnTo('2021-09-28 11:05');
    const fresh = lettersOf(rig, id).slice(letters);
    expect(fresh.map(({ to }) => to).sort()).toEqual([COUNTY.superior.email, COUNTY.contact.email].sort());
    const [one] = await messagesOf(rig, id, 'employer-superior-four-days-after-asked');
    expect(one).toMatchObject({ state: 'sent', audience: 'employer-superior' });
    expect(one?.covers).toContain('employer-two-days-after-asked#0');
    await rig.turnTo('2021-10-20 10:00');
    expect(lettersOf(rig, id)).toHaveLength(letters + 2);
  });

  test('and come due at night wait for the morning of the next working day', async () => {
    rig = await openRig({ startAt: '2021-09-22 10:00' });
    const id = await rig.submitted(1);
    const letters = lettersOf(rig, id).length;
    rig.sleepTo('2021-09-24 23:00');
    await rig.turnTo('2021-09-25 18:00');
    expect(lettersOf(rig, id)).toHaveLength(letters);
    await rig.turnTo('2021-09-26 12:00');
    const [rung] = await messagesOf(rig, id, 'employer-two-days-after-asked');
    // 26 September 2021 is a Sunday on which people work.
    expect(rung).toMatchObject({ state: 'sent', queuedAt: beijing('2021-09-26 08:30') });
  });

  test('of a draft collapse too, and nothing is said of a draft that was submitted meanwhile', async () => {
    rig = await openRig({ startAt: '2021-10-22 10:00' });
    const [silent, submitted] = [await rig.drafted(1), await rig.drafted(2)];
    rig.sleepTo('2021-10-29 10:00');
    taken(await rig.submit(submitted));
    await rig.turnTo('2021-10-29 12:00');
    expect(lettersOf(rig, silent).map(({ reference }) => reference.split('/')[1])).toEqual([
      'draft-one-day-before-lock',
    ]);
    expect((await rig.story(submitted)).messages.filter(isRung)).toEqual([]);
  });
});

describe('escalation', () => {
  let rig: Rig;
  afterEach(() => rig?.stop());

  test('hands the employer’s silence to the superior, whose acts are taken, and begins anew with the next wait', async () => {
    rig = await openRig({ startAt: '2021-09-22 10:00' });
    const id = await rig.submitted(1);
    await rig.turnTo('2021-09-27 09:59');
    expect((await rig.story(id)).declaration.desk).toBe('contact');
    await rig.turnTo('2021-09-27 10:00');
    expect((await rig.story(id)).declaration).toMatchObject({ desk: 'superior', standing: 'submitted' });
    expect(await entriesOf(rig, id, 'escalate')).toMatchObject([
      { actor: { kind: 'automatic', by: 'escalation' }, at: beijing('2021-09-27 10:00') },
    ]);
    await rig.turnTo('2021-09-27 10:30');
    expect(lettersOf(rig, id).map(({ to }) => to)).toContain(COUNTY.superior.email);
    await rig.turnTo('2021-09-28 10:00');
    expect(await rig.support(id)).toMatchObject({ ok: true, value: { standing: 'supported' } });
    expect((await rig.story(id)).declaration.desk).toBe('contact');
    await rig.turnBy(PATROL_MINUTES * 60);
    const [asked] = await messagesOf(rig, id, 'asked-to-post');
    expect(asked?.audience).toBe('employer');
  });

  test('hands a body’s silence to its superior, who supports', async () => {
    rig = await openRig({ startAt: '2021-09-22 10:00' });
    const id = await supported(rig, 1);
    await forwarded(rig, id, '2021-09-22', '2021-09-29 10:00');
    await rig.turnTo('2021-10-09 12:00');
    const [handed] = await messagesOf(rig, id, 'body-superior-three-days-after-asked');
    expect(handed).toMatchObject({ state: 'sent', audience: `body-superior:${POINT}` });
    expect((await rig.story(id)).declaration).toMatchObject({ desk: 'superior', bodyIndex: 0 });
    expect(await rig.support(id)).toMatchObject({ ok: true, value: { standing: 'forwarded' } });
    expect((await rig.story(id)).declaration).toMatchObject({ desk: 'contact', bodyIndex: 1 });
  });
});
