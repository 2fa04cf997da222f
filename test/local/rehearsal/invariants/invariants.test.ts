import { beforeAll, expect, test } from 'vitest';
import type { Story } from '../../../../adapters/records/declarations/story.ts';
import type { TimelineEntry } from '../../../../domain/declaration/timeline.ts';
import type { SentLetter } from '../../../../local/machine/outbox.ts';
import { listedUnder } from '../../../../local/rehearsal/conclude.ts';
import { type Facts, openChecks } from '../../../../local/rehearsal/invariants/invariants.ts';
import { mid } from '../../../rigs/machine/institutions.ts';
import { MUNICIPAL } from '../../../rigs/machine/people.ts';
import { openRig, taken } from '../../../rigs/machine/rig.ts';

interface Remains extends Facts {
  readonly stories: readonly Story[];
  readonly letters: readonly SentLetter[];
}

function brokenInvariants({ stories, letters, ...facts }: Remains): string[] {
  const checks = openChecks(facts);
  for (const story of stories) checks.story(story);
  for (const letter of letters) checks.letter(letter);
  return checks.broken();
}

const NUMBER = '99000019700112345X';
let whole: Remains;

/** The remains of one recommended declaration of a municipal employer and of one forgotten draft. */
beforeAll(async () => {
  const rig = await openRig();
  const ids = [await rig.submitted(1, { employer: MUNICIPAL }), await rig.drafted(2)];
  const [id = ''] = ids;
  taken(await rig.support(id));
  await rig.settle();
  await rig.turnTo('2021-09-22 10:00');
  taken(await rig.post(id, { postedOn: '2021-09-22' }));
  await rig.turnTo('2021-10-12 10:00');
  taken(await rig.record(id));
  await rig.turnTo('2021-11-25 00:00');
  const { records, outbox, stepFunctions } = rig.machine;
  whole = {
    call: rig.call,
    calendar: await records.calendars.inForce(),
    stories: await Promise.all(ids.map((each) => rig.story(each))),
    stages: await records.stages.of(rig.call.id),
    letters: outbox.letters(),
    listed: await listedUnder(rig.machine, await records.stages.of(rig.call.id)),
    due: 0,
    running: stepFunctions.listRunning().length,
    identityNumbers: new Set([NUMBER]),
    employers: [],
  };
  await rig.stop();
});

function tamper(change: (story: Story) => Partial<Story>): Remains {
  return { ...whole, stories: whole.stories.map((story) => ({ ...story, ...change(story) })) };
}

function entries(change: (entry: TimelineEntry) => Partial<TimelineEntry>): Remains {
  return tamper(({ timeline }) => ({ timeline: timeline.map((entry) => ({ ...entry, ...change(entry) })) }));
}

test('finds more people recommended than their institution has posts', () => {
  const institution = { ...MUNICIPAL, kind: 'institution' } as const;
  expect(brokenInvariants({ ...whole, employers: [{ ...institution, posts: [mid(1)] }] })).toEqual([]);
  const [found] = brokenInvariants({ ...whole, employers: [{ ...institution, posts: [mid(0)] }] });
  expect(found).toContain('1 were recommended to 0 posts');
});

test('finds nothing broken in what a sound walk leaves', () => {
  expect(whole.stories.map(({ declaration }) => declaration.standing)).toEqual(['recommended', 'lapsed']);
  expect(brokenInvariants(whole)).toEqual([]);
});

const CASES: readonly [string, string, () => Remains][] = [
  [
    'a declaration that nobody finished',
    'is still returned',
    () => tamper(({ declaration }) => ({ declaration: { ...declaration, standing: 'returned' } })),
  ],
  [
    'a case that its list forgot',
    'the list of unfinished cases errs',
    () => tamper(({ declaration }) => ({ declaration: { ...declaration, standing: 'posted' } })),
  ],
  [
    'an end by a lock that no reopening would find',
    'the list of what locks ended errs',
    () => ({ ...whole, listed: { ...whole.listed, ended: new Set<string>() } }),
  ],
  ['a record that is still due', 'still due', () => ({ ...whole, due: 1 })],
  ['an execution that still runs', 'still running', () => ({ ...whole, running: 1 })],
  [
    'a stage that was not swept',
    'was not locked and swept',
    () => ({
      ...whole,
      stages: Object.fromEntries(
        Object.entries(whole.stages).map(([name, { sweptAt: _, ...stage }]) => [name, stage]),
      ),
    }),
  ],
  [
    'a gap in a timeline',
    'gap in its timeline',
    () => tamper(({ timeline }) => ({ timeline: timeline.slice(1) })),
  ],
  [
    'a move that no table has',
    'no move of the table',
    () => entries(({ move }) => (move === 'post' ? { to: 'refused' } : {})),
  ],
  [
    'a timeline that ends elsewhere',
    'does not stand where its timeline ends',
    () => tamper(({ timeline }) => ({ timeline: timeline.slice(0, -1) })),
  ],
  [
    'an act taken late',
    'was taken late',
    () => entries(({ move }) => (move === 'submit' ? { at: '2021-10-31T16:00:00.000Z' } : {})),
  ],
  [
    'a lapse before the drain',
    'before writes in time had drained',
    () => entries(({ move }) => (move === 'lapse' ? { at: '2021-10-31T16:00:29.999Z' } : {})),
  ],
  [
    'a public notice that was too short',
    'too few days',
    () =>
      tamper(({ declaration }) => ({
        declaration: declaration.notice
          ? { ...declaration, notice: { ...declaration.notice, endedOn: '2021-09-28' } }
          : declaration,
      })),
  ],
  [
    'a person recommended twice',
    'was recommended 2 times',
    () => ({ ...whole, stories: [...whole.stories, ...whole.stories] }),
  ],
  [
    'a message that never went out',
    'never went out',
    () =>
      tamper(({ messages }) => ({
        messages: messages.map((each) => ({ ...each, state: 'sending' as const })),
      })),
  ],
  ['a message that is only recorded as sent', 'but was not', () => ({ ...whole, letters: [] })],
  [
    'a letter sent twice without a word',
    'went out twice',
    () => ({ ...whole, letters: [...whole.letters, ...whole.letters] }),
  ],
  [
    'an identity number in a letter',
    'an identity number stands',
    () => ({ ...whole, letters: whole.letters.map((letter) => ({ ...letter, body: NUMBER })) }),
  ],
];

test.each(CASES)('finds %s', (_, sentence, remains) => {
  expect(brokenInvariants(remains()).join('\n')).toContain(sentence);
});
