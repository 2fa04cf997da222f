import { expect, onTestFinished, test } from 'vitest';
import type { Letter } from '../../adapters/mail/channel.ts';
import { storyCaseOf } from '../../casework/case.ts';
import { tellWhatIsDue } from '../../casework/telling/tell.ts';
import { openFaultRig, QUICK } from '../rigs/faults/rig.ts';

/** A letter to the applicant that could not be handed over, and how often it is handed over from now on. */
async function overdue() {
  let isDown = true;
  const letters: Letter[] = [];
  const channel = {
    async send(letter: Letter) {
      if (isDown) throw new Error('The mail server refuses');
      letters.push(letter);
    },
  };
  const rig = await openFaultRig(QUICK, {
    startAt: '2021-10-11 09:00',
    aroundNeeds: (needs) => ({ ...needs, channel }),
  });
  onTestFinished(() => rig.stop());
  const id = await rig.submitted(1);
  const needs = { ...rig.machine.needs, channel };
  const subject = await storyCaseOf(needs, id);
  const message = subject?.messages.find(
    ({ audience, state }) => audience === 'applicant' && state === 'sending',
  );
  if (!subject || !message) throw new Error('Nothing is overdue');
  isDown = false;
  const about = ({ reference }: Letter) => reference.startsWith(`${id}/${message.occasion}/`);
  return { rig, needs, subject, message, sent: () => letters.filter(about).length };
}

test.each([2, 5])('one of %i processes that take an overdue letter sends it', async (many) => {
  const { needs, subject, message, sent } = await overdue();
  await Promise.all(Array.from({ length: many }, () => tellWhatIsDue(needs, subject, message)));
  expect(sent()).toBe(1);
});

test('a process that read the letter before another one took it leaves it, though it is overdue again', async () => {
  const { rig, needs, subject, message, sent } = await overdue();
  const { messages } = needs.records;
  const due = needs.now();
  expect(await messages.take(message, due)).toBe(true);
  expect(await messages.take(message, due)).toBe(false);
  await tellWhatIsDue(needs, subject, message);
  expect(sent()).toBe(0);
  // A letter that was taken and then cut off goes out by the patrol, once.
  await rig.turnBy(3600);
  expect(sent()).toBe(1);
});
