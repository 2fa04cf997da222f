import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beijing } from '../../rigs/machine/acting.ts';
import { confirming, operating } from '../../rigs/machine/operating.ts';
import { MUNICIPAL } from '../../rigs/machine/people.ts';
import { CALL, executionArn, openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { entriesOf, lettersOf, messagesOf, supported } from '../../rigs/machine/walks.ts';

const reopening = (stage: string, from: string, to: string) => ({
  act: 'move-deadline',
  call: CALL.id,
  stage,
  from,
  to,
});

async function grant(rig: Rig, id: string, until: string) {
  const { version } = (await rig.story(id)).declaration;
  const answer = await rig.operate({
    act: 'grant-late-entry',
    declaration: id,
    until,
    expectedVersion: version,
  });
  expect(answer.status).toBe('SUCCEEDED');
}

describe('the applicants’ stage, reopened two days after its lock', () => {
  let rig: Rig;
  const ids: Record<string, string> = {};
  const id = (name: string) => ids[name] ?? '';
  const letters: Record<string, number> = {};
  const RESTORED = ['draft', 'draft left alone', 'returned', 'grant ran out'];

  beforeAll(async () => {
    rig = await openRig({ startAt: '2021-10-28 10:00' });
    for (const [nth, name] of ['draft', 'draft left alone', 'returned'].entries())
      ids[name] = await rig.drafted(nth + 1);
    ids['claimed elsewhere'] = await rig.drafted(4);
    for (const name of ['returned', 'claimed elsewhere']) {
      taken(await rig.submit(id(name)));
      await rig.settle();
      taken(await rig.giveBack(id(name)));
    }
    ids.elsewhere = await rig.drafted(5, { person: 4 });
    ids['grant ran out'] = await rig.drafted(6);
    await grant(rig, id('grant ran out'), '2021-11-01 17:00');
    await rig.turnTo('2021-11-01 10:00');
    await grant(rig, id('elsewhere'), '2021-11-03');
    taken(await rig.submit(id('elsewhere')));
    await rig.turnTo('2021-11-02 10:00');
    for (const [name, it] of Object.entries(ids)) letters[name] = lettersOf(rig, it).length;
    await rig.operate(
      await confirming(rig.machine.needs, reopening('declare', '2021-10-31', '2021-11-05')),
      'reopen',
    );
    await rig.turnTo('2021-11-02 10:30');
  });
  afterAll(() => rig?.stop());

  test('begins its second generation, open until the new instant', async () => {
    expect(await rig.describe('operations', 'reopen')).toMatchObject({ status: 'SUCCEEDED' });
    const stage = (await rig.machine.records.stages.of(CALL.id)).declare;
    expect(stage).toMatchObject({ generation: 2, closesAt: beijing('2021-11-06'), moves: 1 });
    expect(stage?.lockedAt).toBeUndefined();
    expect(stage?.movements).toMatchObject([{ by: '示例操作员', reason: '示例理由', reopening: true }]);
  });

  test('undoes the lapses of its first generation, each to where it lapsed from', async () => {
    expect(await rig.standingOf(id('draft'))).toBe('draft');
    expect(await rig.standingOf(id('draft left alone'))).toBe('draft');
    const { declaration } = await rig.story(id('returned'));
    expect(declaration).toMatchObject({ standing: 'returned', run: 2, round: 2 });
    expect(declaration.lapsed).toBeUndefined();
    const running = rig.machine.stepFunctions
      .listRunning()
      .find(({ name }) => name === `${id('returned')}-2`);
    expect(running?.state).toBe('Ask the applicant to correct');
    const [restored] = await entriesOf(rig, id('draft'), 'restore');
    const execution = executionArn('operations', 'reopen');
    expect(restored?.actor).toEqual({ kind: 'operator', by: '示例操作员', execution });
  });

  test('answers too an end by a grant that ran out beside that lock, and leaves alone a person declared elsewhere', async () => {
    const [lapse] = await entriesOf(rig, id('grant ran out'), 'lapse');
    expect(lapse).toMatchObject({ actor: { by: 'grant-ran-out' }, inputs: { generation: 1 } });
    expect(await rig.standingOf(id('grant ran out'))).toBe('draft');
    expect(await rig.standingOf(id('claimed elsewhere'))).toBe('lapsed');
    expect(await entriesOf(rig, id('claimed elsewhere'), 'restore')).toEqual([]);
    expect(await rig.standingOf(id('elsewhere'))).toBe('submitted');
  });

  test('sends one message to each person that it concerns, and none to others', async () => {
    for (const name of RESTORED) {
      const fresh = lettersOf(rig, id(name)).slice(letters[name]);
      const applicants = fresh.filter(({ to }) => to.startsWith('applicant-'));
      expect(applicants, name).toHaveLength(1);
      // An employer that was told of the lapse is told of its answer; of a draft it knows nothing.
      expect(fresh.length - applicants.length, name).toBe(name === 'returned' ? 1 : 0);
      expect(await messagesOf(rig, id(name), 'told-of-restoration'), name).toHaveLength(fresh.length);
      expect(fresh[0]?.body, name).toContain('恢复');
    }
    expect(lettersOf(rig, id('elsewhere'))).toHaveLength(letters.elsewhere ?? -1);
  });

  test('tells a person who claimed elsewhere that this one stays lapsed, once', async () => {
    await rig.turnBy(1800);
    const fresh = lettersOf(rig, id('claimed elsewhere')).slice(letters['claimed elsewhere']);
    expect(fresh.map(({ to, subject }) => [to.slice(0, 10), subject.includes('未恢复')])).toEqual([
      ['applicant-', true],
    ]);
    expect(await entriesOf(rig, id('claimed elsewhere'), 'pass-over')).toHaveLength(1);
  });

  test('takes the person’s claim again', async () => {
    const other = await rig.drafted(7, { person: 3 });
    expect(await rig.submit(other)).toMatchObject({ refusal: { because: 'number-claimed' } });
    taken(await rig.withdraw(other));
  });

  test('does nothing twice when the same execution is entered again', async () => {
    const snapshot = async () => [
      await rig.machine.records.stages.of(CALL.id),
      ...(await Promise.all(Object.values(ids).map((it) => rig.items(it)))),
    ];
    const before = await snapshot();
    const { actAndTell } = operating(rig.machine.needs);
    const signed = { by: '示例操作员', reason: '示例理由', execution: executionArn('operations', 'reopen') };
    const act = { ...reopening('declare', '2021-10-31', '2021-11-05'), ...signed };
    expect(await actAndTell(act)).toMatchObject({ cases: { generation: 2, reopening: true } });
    await rig.settle();
    expect(await snapshot()).toEqual(before);
  });

  test('lets what was restored go on, and closes again at the new instant', async () => {
    taken(await rig.submit(id('returned')));
    await rig.turnTo('2021-11-05 23:59:59.999');
    expect(await rig.submit(id('draft'))).toMatchObject({ ok: true, value: { standing: 'submitted' } });
    await rig.turnTo('2021-11-06');
    expect(await rig.submit(id('draft left alone'))).toMatchObject({ refusal: { because: 'stage-closed' } });
    await rig.turnTo('2021-11-06 01:30');
    expect((await rig.story(id('draft left alone'))).declaration).toMatchObject({
      standing: 'lapsed',
      lapsed: { stage: 'declare', generation: 2 },
    });
    expect(await entriesOf(rig, id('draft left alone'), 'lapse')).toHaveLength(2);
    expect(await messagesOf(rig, id('draft left alone'), 'told-of-lapse')).toHaveLength(2);
    for (const name of ['draft', 'returned']) expect(await rig.standingOf(id(name)), name).toBe('submitted');
    const lock = await rig.describe('deadline-lock', `lock-${CALL.id}-declare-2`);
    expect(lock).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('reopened again, answers the lapses of its second generation, and what was passed over once its claim is free', async () => {
    taken(await rig.withdraw(id('elsewhere')));
    await rig.operate(
      await confirming(rig.machine.needs, reopening('declare', '2021-11-05', '2021-11-09')),
      'reopen-again',
    );
    await rig.turnTo('2021-11-06 02:30');
    expect(await rig.describe('operations', 'reopen-again')).toMatchObject({ status: 'SUCCEEDED' });
    expect((await rig.machine.records.stages.of(CALL.id)).declare?.generation).toBe(3);
    expect(await rig.standingOf(id('draft left alone'))).toBe('draft');
    expect(await rig.standingOf(id('claimed elsewhere'))).toBe('returned');
    taken(await rig.submit(id('claimed elsewhere')));
  });
});

test('a reopened employer’s stage restores its own lapses and not those of another stage', async () => {
  const rig = await openRig({ startAt: '2021-10-29 10:00' });
  try {
    const draft = await rig.drafted(1);
    const posted = await supported(rig, 2, { employer: MUNICIPAL });
    const silent = await rig.submitted(3);
    await rig.turnTo('2021-11-03 10:00');
    taken(await rig.post(posted, { postedOn: '2021-11-03' }));
    await rig.turnTo('2021-11-12 10:00');
    for (const id of [draft, posted, silent]) expect(await rig.standingOf(id)).toBe('lapsed');
    await rig.operate(
      await confirming(rig.machine.needs, reopening('employer', '2021-11-11', '2021-11-15')),
      'reopen',
    );
    await rig.turnTo('2021-11-12 10:30');
    expect((await rig.story(draft)).declaration).toMatchObject({
      lapsed: { stage: 'declare', generation: 1 },
    });
    expect(await rig.standingOf(silent)).toBe('submitted');
    const { notice, run } = (await rig.story(posted)).declaration;
    expect(notice).toMatchObject({ postedOn: '2021-11-03' });
    expect(run).toBe(2);
    expect(await rig.record(posted)).toMatchObject({ ok: true, value: { standing: 'recommended' } });
    await rig.turnTo('2021-11-16 01:30');
    expect((await rig.story(silent)).declaration).toMatchObject({
      standing: 'lapsed',
      lapsed: { from: 'submitted', stage: 'employer', generation: 2 },
    });
    expect(await rig.describe('declaration', `${posted}-2`)).toMatchObject({ status: 'SUCCEEDED' });
  } finally {
    await rig.stop();
  }
});
