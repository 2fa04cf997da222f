import { expect, test } from 'vitest';
import { DONE_BY_LINK } from '../../domain/desks/message.ts';
import { escalation } from '../../functions/escalation/escalation.ts';
import { openRig, taken } from '../rigs/machine/rig.ts';

test('a hundred acts that nobody was told of are told, however many items that takes', async () => {
  let isDown = false;
  const rig = await openRig({
    startAt: '2021-10-12 09:00',
    aroundNeeds: (needs) => ({
      ...needs,
      workflow: {
        ...needs.workflow,
        wake: (...all) => (isDown ? Promise.reject(new Error('down')) : needs.workflow.wake(...all)),
      },
    }),
  });
  try {
    const id = await rig.submitted(1);
    taken(await rig.support(id));
    await rig.settle();
    taken(await rig.post(id, { postedOn: '2021-10-12' }));
    await rig.settle();
    isDown = true;
    for (let nth = 0; nth < 100; nth += 1) taken(await rig.object(id, '对业绩有疑问'));
    const { run } = (await rig.story(id)).declaration;
    expect(await escalation(rig.machine.needs)({ declaration: id, run })).toMatchObject({
      outcome: 'notice-result',
    });
    const told = (await rig.story(id)).messages.filter(({ occasion }) => occasion === DONE_BY_LINK);
    expect(told.length).toBeGreaterThanOrEqual(100);
  } finally {
    await rig.stop();
  }
});
