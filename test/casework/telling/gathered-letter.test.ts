import { expect, test } from 'vitest';
import type { LetterRecord } from '../../../adapters/records/letters/letter-writes.ts';
import { personIn } from '../../../casework/reviewer/holder-of.ts';
import type { SeenDesk } from '../../../casework/reviewer/seen-desks.ts';
import type { Carried, Gathered } from '../../../casework/telling/carried.ts';
import { gatheredLetter } from '../../../casework/telling/gathered-letter.ts';
import { letterOf } from '../../../casework/telling/letter-text.ts';
import type { Call } from '../../../domain/call/call.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import { deskOf } from '../../../domain/desks/desk.ts';
import type { Message } from '../../../domain/desks/message.ts';
import { deskParts } from '../../../domain/identifiers/desk-id.ts';
import { stillSaid } from '../../../domain/reminders/owed/still-said.ts';
import {
  BODIES,
  beijing,
  COMPLETE,
  callWith,
  caseOf,
  declarationIn,
  EMPLOYER,
  entryOf,
  jiaxing,
  sentLedger,
} from '../../rigs/domain/cases.ts';

/** The needs of writing letters: they read nothing. */
function needsAt(wall: string) {
  return {
    keys: { signLink: async (id: string) => encodeURIComponent(id) },
    origin: 'https://example.com',
    now: () => beijing(wall),
  } as unknown as Parameters<typeof gatheredLetter>[0];
}

/** The desk of each message with its holder and a link that names both. */
function gathered(...all: Carried[]): Gathered {
  const seen = ({ desk, subject }: Carried): SeenDesk => {
    const { role, whom } = deskParts(desk);
    const holder = role === 'employer' ? EMPLOYER : BODIES.find(({ id }) => id === whom);
    const person = personIn(holder, desk);
    const link = { id: `${desk} ${subject.call.id}`, round: 1 };
    return { call: subject.call.id, desk, holder, link, person, mailbox: person?.email };
  };
  return { carried: all, desks: all.map(seen) };
}

const LETTER: LetterRecord = {
  mailbox: 'mailbox',
  number: 1,
  state: 'sending',
  attempts: 1,
  takenAt: '2021-10-11T01:00:00.000Z',
};

interface Of {
  readonly declaration: Declaration;
  readonly call?: Call;
  readonly timeline?: readonly TimelineEntry[];
}

function carried({ declaration, call = jiaxing, timeline = [] }: Of, given: Partial<Message>): Carried {
  const at = beijing('2021-10-12 11:00');
  const planned = { occasion: '', round: 0, audience: 'employer', states: {}, covers: [], ...given } as const;
  const [sent] = sentLedger([], [planned], at);
  if (!sent) throw new Error('No message');
  const message: Message = { ...sent, declaration: declaration.id, state: 'queued' };
  const subject = {
    ...caseOf(declaration, { call, locks: locksOf(jiaxing) }),
    timeline,
    messages: [message],
  };
  const desk = deskOf(subject, message);
  if (!desk) throw new Error('No desk');
  return { message, subject: subject as Carried['subject'], desk, still: stillSaid(subject, message) };
}

const submitted = (id: string, over: Partial<Declaration> = {}) =>
  declarationIn('submitted', { id, submittedDraft: COMPLETE, ...over });
const ASKED = { occasion: 'asked-to-review' };

test('two calls at one desk have a heading and a link each', async () => {
  const other = callWith((call) => {
    call.id = 'other-2021';
    call.identity.title.value = '另一项通知';
  });
  const letter = await gatheredLetter(
    needsAt('2021-10-12 12:00'),
    LETTER,
    gathered(
      carried({ declaration: submitted('A-1') }, ASKED),
      carried({ declaration: submitted('B-2', { call: other.id }), call: other }, ASKED),
    ),
  );
  const headings = letter.body.match(/^【.*$/gm);
  expect(headings).toEqual([`【示例单位】${jiaxing.identity.title.value}`, '【示例单位】另一项通知']);
  expect(letter.body.match(/\/review\//g)).toHaveLength(2);
});

test('a case that one mailbox has as contact and as superior is counted once', async () => {
  const handed = {
    declaration: submitted('A-1', { desk: 'superior', handedAt: beijing('2021-10-12 10:00') }),
    timeline: [
      {
        ...entryOf('escalate', 'submitted', 8, '2021-10-12 10:00'),
        inputs: { handedTo: `employer-superior:${EMPLOYER.code}` },
      },
    ],
  };
  const letter = await gatheredLetter(
    needsAt('2021-10-12 12:00'),
    LETTER,
    gathered(
      carried(handed, { occasion: 'told-of-hand-over', round: 8 }),
      carried(handed, { occasion: 'employer-superior-four-days-after-asked', audience: 'employer-superior' }),
      carried({ declaration: submitted('B-2') }, ASKED),
    ),
  );
  expect(letter.subject).toBe('待办提醒：2件申报，最早一件的最后一天是2021-11-03');
  expect(letter.body).toContain('以下2件申报');
});

test('a letter that only tells names whom, and says of each case where it stands now', async () => {
  const told = ['A-1', 'B-2'].map((id) =>
    carried(
      { declaration: declarationIn('forwarded', { id, submittedDraft: COMPLETE }) },
      { occasion: 'told-of-support', round: 5 },
    ),
  );
  const letter = await gatheredLetter(needsAt('2021-10-20 12:00'), LETTER, gathered(...told));
  expect(letter.subject).toBe('申报进展：示例申报人等2件申报');
  expect(letter.body.match(/现在 now：待部门审核 with a reviewing body$/gm)).toHaveLength(2);
  expect(letter.body).not.toContain('最后一天');
  const asks = carried({ declaration: submitted('C-3') }, ASKED);
  const both = await gatheredLetter(needsAt('2021-10-20 12:00'), LETTER, gathered(...told, asks));
  expect(both.body.match(/现在 now/g)).toHaveLength(2);
});

test('everything that a letter tells besides is said once, in both languages', async () => {
  const timeline = [
    entryOf('support', 'forwarded', 5, '2021-10-20 09:00'),
    entryOf('support', 'forwarded', 6, '2021-10-20 09:30'),
    entryOf('record', 'forwarded', 7, '2021-10-20 10:00'),
  ];
  const declaration = declarationIn('forwarded', { id: 'A-1', submittedDraft: COMPLETE });
  const of = { declaration, timeline };
  const covers = ['told-of-support#5', 'told-of-support#6'];
  const told = carried(of, { occasion: 'told-of-recommendation', round: 7, covers });
  const lines = ['又：申报A-1已审核同意。', 'Also: Declaration A-1 was supported.'];
  const letter = await gatheredLetter(needsAt('2021-10-20 12:00'), LETTER, gathered(told));
  expect(letter.body.match(/^(又|Also).*$/gm)).toEqual(lines);

  const message: Message = {
    ...told.message,
    audience: 'applicant',
    covers: [...covers, 'told-of-recommendation#3'],
  };
  const own = await letterOf(needsAt('2021-10-20 12:00'), told.subject, message);
  expect(own.body.match(/^(又|Also).*$/gm)).toEqual(lines);
});

const CORRECTED = {
  covers: ['date-changed#1'],
  states: { why: '截止时间有调整', changedDays: 'closesAt' },
};

test('a correction that a request covers is said first, with its reason', async () => {
  const posting = { occasion: 'posting-one-day-after-asked', ...CORRECTED };
  const declaration = declarationIn('supported', { id: 'A-1', submittedDraft: COMPLETE });
  const letter = await gatheredLetter(
    needsAt('2021-10-14 12:00'),
    LETTER,
    gathered(carried({ declaration }, posting)),
  );
  expect(letter.subject).toBe('更正：申报A-1的日期有变，最后一天为2021-11-11');
  expect(letter.body).toContain('的日期有变（截止时间有调整）');
  expect(letter.body).toContain('又：公示尚未登记：最迟2021-11-03张贴。');
  const another = carried({ declaration: submitted('B-2') }, ASKED);
  const both = await gatheredLetter(
    needsAt('2021-10-14 12:00'),
    LETTER,
    gathered(carried({ declaration }, posting), another),
  );
  expect(both.body).toContain('更正：申报A-1的日期有变，最后一天为2021-11-11；公示尚未登记');
});

test('a correction that an applicant’s reminder covers is said first, with its reason', async () => {
  const draft = carried({ declaration: submitted('A-1') }, ASKED);
  const subject = { ...draft.subject, declaration: declarationIn('draft', { id: 'A-1' }) };
  const reminder = { occasion: 'draft-one-day-before-lock', audience: 'applicant', ...CORRECTED } as const;
  const { subject: title, body } = await letterOf(needsAt('2021-10-29 10:00'), subject, {
    ...draft.message,
    ...reminder,
  });
  expect(title).toContain('更正：申报A-1的日期有变');
  expect(body).toContain('的日期有变（截止时间有调整）');
  expect(body).toContain('又：申报即将截止');
});

test('every occasion of the real call has a headline in both languages', () => {
  const without = Object.entries(jiaxing.texts.value).filter(([, { en }]) => en === undefined);
  expect(without.map(([occasion]) => occasion)).toEqual([]);
});

test('a letter that asks for a review offers a return as long as the step may return it', async () => {
  const call = callWith(({ steps }) => {
    for (const { returns } of steps) if (returns) returns.value.atMost = 1;
  });
  const bodyOf = async (returned: Record<string, number>) => {
    const asks = carried({ declaration: submitted('A-1', { returned }), call }, ASKED);
    return (await gatheredLetter(needsAt('2021-10-12 12:00'), LETTER, gathered(asks))).body;
  };
  const first = await bodyOf({});
  expect(first).toContain('选择同意、退回补正或不予推荐；');
  expect(first).toContain('and support, return or refuse it by 2021-11-11.');
  const again = await bodyOf({ employer: 1 });
  expect(again).toContain('选择同意或不予推荐；');
  expect(again).toContain('and support or refuse it by 2021-11-11.');
});

test('acts of one instant stand in the order in which they were recorded', async () => {
  const at = '2021-10-12 11:00';
  const timeline = [entryOf('support', 'supported', 9, at), entryOf('post', 'posted', 10, at)];
  const declaration = declarationIn('posted', { id: 'A-1', submittedDraft: COMPLETE });
  const done = (round: number) => carried({ declaration, timeline }, { occasion: 'done-by-link', round });
  for (const acts of [
    [done(10), done(9)],
    [done(9), done(10)],
  ]) {
    const asks = carried({ declaration: submitted('B-2') }, ASKED);
    const { body } = await gatheredLetter(needsAt('2021-10-12 12:00'), LETTER, gathered(...acts, asks));
    expect(body.match(/审核同意；|张贴公示；/g)).toEqual(['审核同意；', '张贴公示；']);
  }
});
