import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { LinkRecord } from '../../../adapters/records/links.ts';
import { keys } from '../../../adapters/records/store/table.ts';
import type { MachineName } from '../../../adapters/workflow.ts';
import { addressOfLink, lifeOfLink } from '../../../casework/reviewer/links.ts';
import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import { everyItem } from '../../rigs/functions/every-item.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { linkOfDesk } from '../../rigs/machine/link-of-desk.ts';
import { COUNTY, POINT } from '../../rigs/machine/people.ts';
import { CALL, executionArn, openRig, type Rig, taken } from '../../rigs/machine/rig.ts';
import { forwarded, lettersOf, messagesOf, supported } from '../../rigs/machine/walks.ts';

const ORIGIN = 'http://127.0.0.1:3000';
const EMPLOYERS = `employer:${COUNTY.code}` as const;

async function open(startAt: string): Promise<Rig> {
  const rig = await openRig({ startAt });
  onTestFinished(() => rig.stop());
  return rig;
}

const present = ({ machine }: Rig, desk: DeskId = EMPLOYERS) => machine.records.links.ofDesk(CALL.id, desk);

/** How each letter about a declaration that this mailbox got ends. */
function lastLines(rig: Rig, id: string, to: string): string[] {
  const letters = lettersOf(rig, id).filter((letter) => letter.to === to);
  return letters.map(({ body }) => body.split('\n').at(-1) ?? '');
}

async function addressNow(rig: Rig, desk: DeskId = EMPLOYERS): Promise<string> {
  const link = await present(rig, desk);
  if (!link) throw new Error(`No link of ${desk}`);
  return addressOfLink(rig.machine.needs)(link);
}

describe('a letter ends with where its reader goes on', () => {
  test('sends the applicant to the declaration, and a reviewer to the desk’s link', async () => {
    const rig = await open('2021-10-11 09:00');
    const id = await rig.submitted(1);
    const { email = '' } = rig.applicant(1).draft.identity ?? {};
    expect(lastLines(rig, id, email)).toEqual([`${ORIGIN}/declarations/${id}`]);
    const [line = ''] = lastLines(rig, id, COUNTY.contact.email);
    expect(line).toBe(await addressNow(rig));
    const token = line.replace(`${ORIGIN}/review/`, '');
    expect(await rig.machine.needs.keys.verifyLinkToken(token)).toBe((await present(rig))?.id);
  });

  test('has one link for every case of a desk and every reminder, and another for another desk', async () => {
    const rig = await open('2021-10-11 09:00');
    const [one, other] = [await rig.submitted(1), await rig.submitted(2)];
    await rig.turnTo('2021-10-14 08:00');
    const [rung] = await messagesOf(rig, one, 'employer-two-days-after-asked');
    expect(rung?.state).toBe('sent');
    const lines = [one, other].flatMap((id) => lastLines(rig, id, COUNTY.contact.email));
    expect(lines.length).toBeGreaterThan(3);
    expect(new Set(lines)).toEqual(new Set([await addressNow(rig)]));
    expect(await present(rig)).toMatchObject({ round: 1 });
    await forwarded(rig, await supported(rig, 3), '2021-10-14', '2021-10-22 09:00');
    expect(await addressNow(rig, `body:${POINT}`)).not.toBe(await addressNow(rig));
  });

  test('sends the superior to another link, while the contact’s still opens', async () => {
    const rig = await open('2021-10-11 09:00');
    const id = await rig.submitted(1);
    await rig.turnTo('2021-10-15 12:00');
    expect((await rig.story(id)).declaration.desk).toBe('superior');
    const superiors = await addressNow(rig, `employer-superior:${COUNTY.code}`);
    expect(lastLines(rig, id, COUNTY.superior.email)).toEqual([superiors]);
    expect(superiors).not.toBe(await addressNow(rig));
    expect((await present(rig))?.revokedAt).toBeUndefined();
  });

  test('has the link where it only tells of a decision, and not once the call has closed for good', async () => {
    const rig = await open('2021-10-11 09:00');
    const [withdrawn, late] = [await rig.submitted(1), await supported(rig, 2)];
    taken(await rig.withdraw(withdrawn));
    await rig.settle();
    expect(lastLines(rig, withdrawn, COUNTY.contact.email).at(-1)).toBe(await addressNow(rig));
    await forwarded(rig, late, '2021-10-11', '2021-10-20 09:00');
    await rig.turnTo('2021-11-23 09:00');
    const told = lettersOf(rig, late).filter(({ subject }) => subject === `申报${late}已逾期`);
    expect(told).toHaveLength(3);
    expect(told.filter(({ body }) => body.includes('/review/'))).toEqual([]);
    expect(told.filter(({ body }) => body.endsWith(`/declarations/${late}`))).toHaveLength(1);
  });
});

describe('the link of a desk', () => {
  test('is one, however many ask for it at once', async () => {
    const rig = await open('2021-10-11 09:00');
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => linkOfDesk(rig.machine.needs, CALL.id, EMPLOYERS)),
    );
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(await present(rig)).toEqual(asked[0]);
  });

  test('keeps nothing of when it ends: that is counted from the closings as they stand', async () => {
    const rig = await open('2021-10-11 09:00');
    const link = await linkOfDesk(rig.machine.needs, CALL.id, EMPLOYERS);
    expect(Object.keys(link).sort()).toEqual(['call', 'desk', 'id', 'issuedAt', 'purpose', 'round']);
    const life = () => lifeOfLink(rig.machine.needs)(link, rig.machine.needs.now());
    expect(await life()).toBe(beijing('2021-11-20'));
    await rig.turnTo('2021-11-25 09:00');
    expect(await life()).toBe(beijing('2021-11-20'));
    const moving = { act: 'move-deadline', call: CALL.id, stage: 'recommendation' };
    await rig.operate({ ...moving, from: '2021-11-19', to: '2021-11-30 12:00' });
    expect(await life()).toBe(beijing('2021-11-30 12:00'));
    expect(await linkOfDesk(rig.machine.needs, CALL.id, EMPLOYERS)).toEqual(link);
  });

  test('is made anew once it was revoked, and the next letter carries it', async () => {
    const rig = await open('2021-10-11 09:00');
    const id = await rig.submitted(1);
    const first = await present(rig);
    if (!first) throw new Error('No link');
    await rig.machine.records.links.revoke(first, 'not-for-me', rig.machine.needs.now());
    await rig.turnTo('2021-10-13 12:00');
    expect(await present(rig)).toMatchObject({ round: 2 });
    expect(lastLines(rig, id, COUNTY.contact.email).at(-1)).toBe(await addressNow(rig));
    expect((await present(rig))?.id).not.toBe(first.id);
  });
});

interface History {
  readonly executions: { readonly executionArn: string }[];
}

async function histories(rig: Rig, machine: MachineName): Promise<unknown[]> {
  const stateMachineArn = executionArn(machine, '').replace(':execution:', ':stateMachine:').slice(0, -1);
  const { executions } = await rig.askStepFunctions<History>('ListExecutions', {
    stateMachineArn,
    maxResults: 1000,
  });
  return Promise.all(
    executions.map(({ executionArn: arn }) =>
      Promise.all(
        ['GetExecutionHistory', 'DescribeExecution'].map((operation) =>
          rig.askStepFunctions(operation, {
            executionArn: arn,
            ...(operation === 'GetExecutionHistory' ? { maxResults: 1000 } : {}),
          }),
        ),
      ),
    ),
  );
}

describe('no token is found', () => {
  afterEach(() => vi.restoreAllMocks());

  test('in any item of the table, any execution or anything printed: only in letters', async () => {
    const printed: unknown[] = [];
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(text) > 0);
    for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, level).mockImplementation((...words) => void printed.push(words));
    const rig = await openRig({
      startAt: '2021-10-11 09:00',
    });
    onTestFinished(() => rig.stop());
    const id = await rig.submitted(1);
    expect((await rig.operate({ act: 'reissue-link', declaration: id, expectedRound: 1 })).status).toBe(
      'SUCCEEDED',
    );
    await rig.turnTo('2021-10-15 12:00');
    taken(await rig.support(id));
    await rig.turnTo('2021-10-19 12:00');
    const items = await everyItem(rig.database);
    const links = items.filter(({ sk }) => sk === keys.link('').sk) as unknown as LinkRecord[];
    expect(links.length).toBeGreaterThanOrEqual(3);
    const tokens = await Promise.all(links.map(({ id }) => rig.machine.needs.keys.signLink(id)));
    const marks = [...tokens.flatMap((token) => token.split('.').slice(1)), '/review/'];
    const letters = JSON.stringify(rig.machine.outbox.letters());
    for (const token of tokens) expect(letters).toContain(token);
    const told = await Promise.all(
      (['declaration', 'operations', 'deadline-lock'] as const).map((name) => histories(rig, name)),
    );
    const kept = JSON.stringify([items, told, printed]);
    expect(kept).toContain('asked-to-review');
    expect(marks.filter((mark) => kept.includes(mark))).toEqual([]);
  });

  test('and a link’s id stands nowhere but in its own record and its desk', async () => {
    const rig = await open('2021-10-11 09:00');
    const id = await rig.submitted(1);
    await rig.operate({ act: 'reissue-link', declaration: id, expectedRound: 1 });
    const link = await present(rig);
    expect(link?.round).toBe(2);
    const told = [
      await rig.items(id),
      await histories(rig, 'operations'),
      await histories(rig, 'declaration'),
    ];
    expect(JSON.stringify(told)).not.toContain(link?.id);
  });
});
