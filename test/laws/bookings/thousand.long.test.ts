import { expect, onTestFinished, test } from 'vitest';
import { patrol } from '../../../functions/patrol/patrol.ts';
import { openFaultRig, QUICK } from '../../rigs/faults/rig.ts';
import { BUSY } from '../../rigs/faults/rush.ts';
import { NO_END } from '../../rigs/functions/running.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { taken } from '../../rigs/machine/rig.ts';

const BOOKED = 1000;
/** Every so manieth person has booked under a second account too; the claim lets one of the two pass. */
const EVERY = 50;
const AT = '2021-10-20 12:00';

test('a thousand submissions booked for one minute are all submitted as received then, or told why not, whatever befalls the table and the patrol', async () => {
  const rig = await openFaultRig(QUICK, { startAt: '2021-10-19 09:00' });
  onTestFinished(() => rig.stop());
  const ids: string[] = [];
  for (let nth = 0; nth < BOOKED; nth += 1) {
    const person = nth % EVERY === EVERY - 1 ? nth - 1 : nth;
    const id = await rig.drafted(nth, { person });
    taken(await rig.book(id, AT));
    ids.push(id);
  }
  const faults = BUSY.map((fault) => rig.front.inject(fault));
  faults.push(rig.front.inject({ fault: 'AnswerLost', chance: 0.02 }));
  // The patrol that should have come at noon comes when its schedule is twenty minutes late.
  rig.sleepTo('2021-10-20 12:20');
  const { records, needs } = rig.machine;
  const isLeft = async () => (await records.indexes.due(needs.now())).some(({ kind }) => kind === 'booking');
  await patrol(needs)(NO_END);
  for (let again = 0; again < 5 && (await isLeft()); again += 1) {
    await rig.turnBy(300);
    await patrol(needs)(NO_END);
  }
  await rig.turnBy(600);
  await rig.front.clear();
  await rig.turnBy(600);
  for (const { fault, count } of faults) expect(count, fault).toBeGreaterThan(5);
  let submitted = 0;
  for (const id of ids) {
    const { declaration, timeline, messages } = await rig.story(id);
    expect(declaration.bookedFor, id).toBeUndefined();
    const ran = timeline.filter(({ move }) => move === 'submit' || move === 'fail-booking');
    expect(ran, id).toHaveLength(1);
    const told = messages.map(({ occasion }) => occasion);
    if (declaration.standing === 'submitted') {
      submitted += 1;
      expect(declaration.submittedAt, id).toBe(beijing(AT));
      expect(ran[0]?.at, id).toBe(beijing(AT));
      expect(told, id).toContain('told-of-booked-submission');
    } else {
      expect(declaration.standing, id).toBe('draft');
      expect(ran[0]?.inputs?.refusedWhy, id).toMatch(/证件号码|申报/);
      expect(told, id).toContain('told-of-booking-failed');
    }
  }
  expect(submitted).toBe(BOOKED - BOOKED / EVERY);
}, 900_000);
