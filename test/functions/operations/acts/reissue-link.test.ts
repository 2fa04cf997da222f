import { expect, onTestFinished, test } from 'vitest';
import { addressOfLink } from '../../../../casework/reviewer/links.ts';
import type { DeskId } from '../../../../domain/identifiers/desk-id.ts';
import { reissueLink } from '../../../../functions/operations/acts/reissue-link.ts';
import { COUNTY, POINT } from '../../../rigs/machine/people.ts';
import { CALL, openRig, type Rig } from '../../../rigs/machine/rig.ts';
import { entriesOf, forwarded, lettersOf, messagesOf, supported } from '../../../rigs/machine/walks.ts';

async function open(): Promise<Rig> {
  const rig = await openRig({ startAt: '2021-10-11 09:00' });
  onTestFinished(() => rig.stop());
  return rig;
}

const EMPLOYERS = `employer:${COUNTY.code}` as const;
const present = ({ machine }: Rig, desk: DeskId = EMPLOYERS) => machine.records.links.ofDesk(CALL.id, desk);
const reissue = (rig: Rig, declaration: string, expectedRound: number) =>
  rig.operate({ act: 'reissue-link', declaration, expectedRound, reason: '原链接误转他人' });

test('a reissue makes the next link of the desk, revokes the one before, and tells the desk by a letter', async () => {
  const rig = await open();
  const [id, other] = [await rig.submitted(1), await rig.submitted(2)];
  const first = await present(rig);
  expect((await reissue(rig, id, 1)).status).toBe('SUCCEEDED');
  const second = await present(rig);
  expect(second).toMatchObject({ round: 2 });
  expect(await rig.machine.records.links.get(first?.id ?? '')).toEqual({
    ...first,
    ...{ revokedAt: second?.issuedAt, revokedBecause: 'reissued' },
  });
  const address = await addressOfLink(rig.machine.needs)(second ?? { id: '' });
  // A letter left this minute: the next one does not wait for the hour of letters, but half an hour.
  await rig.turnBy(1800);
  const letter = lettersOf(rig, id).at(-1);
  expect(letter).toMatchObject({
    ...{ to: COUNTY.contact.email, body: expect.stringContaining(`申报${id}的办理链接已更换`) },
  });
  expect(letter?.body.split('\n').at(-1)).toBe(address);
  expect(await messagesOf(rig, id, 'link-reissued')).toMatchObject([{ state: 'sent', audience: 'employer' }]);
  await rig.turnTo('2021-10-13 12:00');
  expect(lettersOf(rig, other).at(-1)?.body.split('\n').at(-1)).toBe(address);
  expect(await present(rig)).toEqual(second);
});

test('the timeline says who, why and to whom, and nothing else about the declaration has changed', async () => {
  const rig = await open();
  const id = await rig.submitted(1);
  const { declaration: before } = await rig.story(id);
  await reissue(rig, id, 1);
  const { declaration: after, timeline } = await rig.story(id);
  expect(await entriesOf(rig, id, 'reissue')).toMatchObject([
    {
      ...{ from: 'submitted', to: 'submitted', version: before.version + 1 },
      actor: { kind: 'operator', by: '示例操作员' },
      inputs: { audience: 'employer', round: 2, reason: '原链接误转他人' },
    },
  ]);
  expect(timeline.at(-1)?.move).toBe('reissue');
  const { version: _, token: __, dueAt: ___, ...kept } = before;
  expect(after).toMatchObject(kept);
  expect((await rig.support(id)).ok).toBe(true);
});

test('the link is the superior’s after escalation, and the body’s at a body', async () => {
  const rig = await open();
  const [silent, goesOn] = [await rig.submitted(1), await supported(rig, 2)];
  await rig.turnTo('2021-10-15 12:00');
  expect((await reissue(rig, silent, 1)).status).toBe('SUCCEEDED');
  expect(lettersOf(rig, silent).at(-1)?.to).toBe(COUNTY.superior.email);
  expect(await present(rig, `employer-superior:${COUNTY.code}`)).toMatchObject({ round: 2 });
  expect(await present(rig)).toMatchObject({ round: 1 });
  await forwarded(rig, goesOn, '2021-10-15', '2021-10-25 09:00');
  expect((await reissue(rig, goesOn, 1)).status).toBe('SUCCEEDED');
  expect(await present(rig, `body:${POINT}`)).toMatchObject({ round: 2 });
});

test('the act is refused to an operator who saw another round, and for a declaration that no desk holds', async () => {
  const rig = await open();
  const [id, draft] = [await rig.submitted(1), await rig.drafted(2)];
  const before = await present(rig);
  for (const [declaration, round, words] of [
    [id, 0, '您看到 0，现为 1'],
    [id, 2, '您看到 2，现为 1'],
    [draft, 0, '草稿'],
    ['ZC2021-999999-0', 0, '没有这份申报'],
  ] as const) {
    const answer = await reissue(rig, declaration, round);
    expect(answer).toMatchObject({ status: 'FAILED', error: 'Refused' });
    expect(answer.cause).toContain(words);
  }
  expect(await present(rig)).toEqual(before);
  expect(await entriesOf(rig, id, 'reissue')).toEqual([]);
});

test('one of two acts at once is carried out, and an act whose task is entered again is done', async () => {
  const rig = await open();
  const id = await rig.submitted(1);
  const act = reissueLink(rig.machine.needs);
  const input = { by: '示例操作员', reason: '误转', declaration: id, expectedRound: 1 };
  const answers = await Promise.all(['one', 'two'].map((execution) => act({ ...input, execution })));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { because: 'stale' } });
  const second = await present(rig);
  expect(second?.round).toBe(2);
  const done = ['one', 'two'][answers.findIndex(({ ok }) => ok)] ?? '';
  expect(await act({ ...input, execution: done })).toEqual(answers.find(({ ok }) => ok));
  expect(await present(rig)).toEqual(second);
  expect(await entriesOf(rig, id, 'reissue')).toHaveLength(1);
});
