import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Letter } from '../../../adapters/mail/channel.ts';
import { sampleBodies } from '../../../local/samples/sample-registry.ts';
import { COUNTY, POINT } from '../../rigs/machine/people.ts';
import { taken } from '../../rigs/machine/rig.ts';
import { forwarded, lettersOf, messagesOf, supported } from '../../rigs/machine/walks.ts';
import { openReviewing, type Reviewing, readingOf } from '../../rigs/reviewer-pages/reviewing.ts';

const POINT_CONTACT = sampleBodies.find(({ id }) => id === POINT)?.contact.email ?? '';

/** The waits that silence ends, each with the acts that lead there and the letters of its ladder from then on. */
const HAND_OVERS = [
  {
    wait: 'the employer’s review',
    brings: (rig: Reviewing['rig']) => rig.submitted(1),
    desk: `employer:${COUNTY.code}`,
    contact: COUNTY.contact.email,
    reminder: 'employer-two-days-after-asked',
    remindedAt: '2021-10-13 12:00',
    handsOverAt: '2021-10-15 10:00',
    asked: '审核：同意、退回补正或不予推荐',
  },
  {
    wait: 'the posting',
    brings: (rig: Reviewing['rig']) => supported(rig, 1),
    desk: `employer:${COUNTY.code}`,
    contact: COUNTY.contact.email,
    reminder: 'posting-one-day-after-asked',
    remindedAt: '2021-10-12 12:00',
    handsOverAt: '2021-10-14 10:00',
    asked: '张贴公示并登记',
  },
  {
    wait: 'the result',
    brings: async (rig: Reviewing['rig']) => {
      const id = await supported(rig, 1);
      taken(await rig.post(id, { postedOn: '2021-10-11' }));
      await rig.settle();
      return id;
    },
    desk: `employer:${COUNTY.code}`,
    contact: COUNTY.contact.email,
    reminder: 'result-one-day-after-first',
    remindedAt: '2021-10-20 12:00',
    handsOverAt: '2021-10-21 10:00',
    asked: '公示期满后登记结果',
  },
  {
    wait: 'a body’s review',
    brings: async (rig: Reviewing['rig']) => {
      const id = await supported(rig, 1);
      await forwarded(rig, id, '2021-10-11', '2021-10-19 11:00');
      return id;
    },
    desk: `body:${POINT}`,
    contact: POINT_CONTACT,
    reminder: 'body-two-days-after-asked',
    remindedAt: '2021-10-21 12:00',
    handsOverAt: '2021-10-22 10:00',
    asked: '审核：同意、退回补正或不予推荐',
  },
] as const;

describe.each(HAND_OVERS)('$wait, left undone', (row) => {
  let reviewing: Reviewing;
  let id: string;
  const lettersTo = (mailbox: string): Letter[] =>
    lettersOf(reviewing.rig, id).filter(({ to }) => to === mailbox);
  const desk = async () => readingOf(await reviewing.get(await reviewing.deskOf(row.desk)));

  beforeAll(async () => {
    reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
    id = await row.brings(reviewing.rig);
    return () => reviewing.stop();
  });

  test('is said beforehand to go on to the superior, and when', async () => {
    await reviewing.rig.turnTo(row.remindedAt);
    expect(await messagesOf(reviewing.rig, id, row.reminder)).toMatchObject([{ state: 'sent' }]);
    const { body = '' } = lettersTo(row.contact).at(-1) ?? {};
    expect(body).toContain(`到${row.handsOverAt}仍未办理的，将自动转您的主管办理。`);
    expect(body).toContain(`If it is still undone at ${row.handsOverAt}, it is handed to your superior.`);
    expect(await desk()).not.toContain('已转主管');
    expect(await desk()).toContain(`转主管：${row.handsOverAt}`);
    const page = `${await reviewing.deskOf(row.desk)}/declarations/${id}`;
    const read = readingOf(await reviewing.get(page));
    expect(read).toContain(`到 ${row.handsOverAt} 仍未办理的，转主管办理。`);
  });

  test('is told by one letter to the contact once it did', async () => {
    await reviewing.rig.turnTo(row.handsOverAt);
    expect((await reviewing.rig.story(id)).declaration.desk).toBe('superior');
    await reviewing.rig.turnBy(3 * 86_400);
    expect(await messagesOf(reviewing.rig, id, 'told-of-hand-over')).toMatchObject([{ state: 'sent' }]);
    const told = lettersTo(row.contact).filter(({ body }) => body.includes('已自动转您的主管办理'));
    expect(told).toHaveLength(1);
    expect(told[0]?.body).not.toContain('将自动转');
  });

  test('stands at the contact’s desk as handed over, with what waits, to whom and since when', async () => {
    const read = await desk();
    for (const part of [
      '1 份久未办理，已转您的主管',
      '1 份久未办理，已转主管',
      row.asked,
      '您的主管',
      row.handsOverAt,
    ])
      expect(read).toContain(part);
    const page = `${await reviewing.deskOf(row.desk)}/declarations/${id}`;
    expect(readingOf(await reviewing.get(page))).toContain(`已于 ${row.handsOverAt} 转您的主管办理`);
  });
});

test('a desk from which nothing was handed over says that nothing waits, and a superior’s lists its own', async () => {
  const reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  onTestFinished(() => reviewing.stop());
  expect(readingOf(await reviewing.get(await reviewing.deskOf(`body:${POINT}`)))).toContain(
    '现在没有需要您办理的申报；有新的会发信通知。',
  );
  const id = await reviewing.rig.submitted(1);
  await reviewing.rig.turnTo('2021-10-15 10:00');
  const superiors = readingOf(
    await reviewing.get(await reviewing.deskOf(`employer-superior:${COUNTY.code}`)),
  );
  expect(superiors).toContain(id);
  expect(superiors).not.toContain('已转主管');
});
