import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { histories } from '../rigs/faults/histories.ts';
import type { Hooks } from '../rigs/faults/rig.ts';
import { MARKED, STATED, type Walked, walkWholeCase } from '../rigs/faults/whole-case.ts';
import { everyItem } from '../rigs/functions/every-item.ts';
import { rowsOf } from '../rigs/machine/engine-rows.ts';
import { inventedNumber, REGISTRY } from '../rigs/machine/people.ts';
import { NAMES } from '../rigs/statemachine/definitions.ts';
import { openWebRig, type WebRig } from '../rigs/web/rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
const CONTACTS = [...REGISTRY.employers, ...REGISTRY.bodies].flatMap(({ contact, superior }) => [
  contact,
  superior,
]);

/** The texts that are looked for, by their kind. */
const SECRETS: Record<string, string[]> = {
  'a link’s token': [],
  'a session’s token': [],
  'a task’s token': [],
  // The rig's keys: 32 bytes of 1.
  'a key': [Buffer.alloc(32, 1).toString('base64').slice(0, 40)],
  'an identity number': [inventedNumber(197), inventedNumber(2)],
  'a phone': [MARKED.phone, ...CONTACTS.map(({ phone }) => phone)],
  'an e-mail': [MARKED.email, ...CONTACTS.map(({ email }) => email)],
  'a name': [MARKED.name, ...CONTACTS.map(({ name }) => name)],
  'what a reviewer states of himself': Object.values(STATED),
};

/** Everything that was written while the case was walked, by its place. */
const PLACES: Record<string, string> = {};
/** The places where each of them may stand, and why. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  // The records are what people stated and what is registered.
  'the items of the table': ['a phone', 'an e-mail', 'a name', 'what a reviewer states of himself'],
  // A timeline names the decider as stated.
  timelines: ['what a reviewer states of himself'],
  // The outbox stands for the mail. A letter has its recipient and a link, names whose declaration it is, and the
  // person stated to have acted by that link.
  letters: ['a link’s token', 'an e-mail', 'a name', 'what a reviewer states of himself'],
};

const printed: unknown[] = [];
/** Task tokens that stood in an item otherwise than as what it waits with. */
const strays: string[] = [];
/** A schedule is gone once it went off. */
const schedules = new Set<string>();
let walked: Walked;
let files: Record<string, Buffer>;

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void printed.push(words.map(String)));
  const failing = new Set<string>();
  const options: Parameters<typeof openWebRig>[0] & Hooks = {
    startAt: '2021-10-11 09:00',
    log: (line) => printed.push(JSON.stringify(line)),
    folder,
    aroundNeeds: (needs) => ({
      ...needs,
      channel: {
        send: (letter) =>
          failing.has(letter.to)
            ? Promise.reject(new Error(`550 ${letter.to} ${letter.body}`))
            : needs.channel.send(letter),
      },
    }),
  };
  const rig = await openWebRig(options);
  const watch = async () => {
    const now = await everyItem(rig.database);
    SECRETS['a task’s token']?.push(...now.flatMap(({ token }) => (typeof token === 'string' ? token : [])));
    strays.push(...found(JSON.stringify(now.map(({ token: _token, ...rest }) => rest)), 'a task’s token'));
    for (const row of rowsOf(folder, 'scheduler')) schedules.add(row);
  };
  const failTo = (mailbox: string) => {
    failing.add(mailbox);
    return () => void failing.delete(mailbox);
  };
  await register(rig);
  await rig.submitted(2);
  walked = await walkWholeCase({ rig, watch, failTo });
  await rig.turnTo('2021-11-22 09:00');
  await gather(rig);
  await rig.stop();
  vi.restoreAllMocks();
  files = Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]));
}, 60_000);
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Everybody of the registry once more through the operators' machine; and files that say too much, which are refused. */
async function register(rig: WebRig): Promise<void> {
  const again = <T>(all: readonly T[]) => all.map((each) => ({ ...each, expected: 1 }));
  const { employers, bodies } = REGISTRY;
  const [one, other] = employers;
  const { name = '', phone = '', email = '' } = other?.contact ?? {};
  const odd = { ...one, [phone]: name, contact: { ...one?.contact, [email]: 1, email: name } };
  const files: [string, string][] = [
    ['SUCCEEDED', JSON.stringify({ employers: again(employers), bodies: again(bodies) })],
    ['FAILED', JSON.stringify({ employers, bodies })],
    ['FAILED', JSON.stringify({ employers: [odd], [name]: bodies })],
    ['FAILED', JSON.stringify({ employers: [one] }).slice(1)],
  ];
  for (const [nth, [status, text]] of files.entries()) {
    const file = `registrations/${nth}.json`;
    rig.machine.upload({ key: file, type: 'application/json', bytes: Buffer.from(text) });
    expect(await rig.operate({ act: 'register-employers', file })).toMatchObject({ status });
  }
}

async function gather(rig: WebRig): Promise<void> {
  const items = await everyItem(rig.database);
  const letters = rig.machine.outbox.letters();
  const tokens = letters.flatMap(({ body }) => /\/review\/(\S+)/.exec(body)?.[1] ?? []);
  SECRETS['a link’s token'] = [...new Set(tokens.flatMap((token) => [token, ...token.split('.').slice(1)]))];
  SECRETS['a session’s token'] = await Promise.all([0, 1].map(rig.tokenOf));
  const told = await Promise.all(NAMES.map((name) => histories(rig, name)));
  const of = (sk: RegExp) => JSON.stringify(items.filter((item) => sk.test(String(item.sk))));
  Object.assign(PLACES, {
    'what was printed': JSON.stringify(printed),
    'inputs, outputs and histories of executions': JSON.stringify(told),
    schedules: [...schedules].join('\n'),
    'keys and types of files': rowsOf(folder, 'materials').join('\n'),
    'the items of the table': JSON.stringify(items),
    'the ledger of messages': of(/^MESSAGE#/),
    timelines: of(/^TIMELINE#/),
    letters: JSON.stringify(letters),
    'problem documents': JSON.stringify(walked.problems.map(({ text, headers }) => [text, ...headers])),
    'pages that say no': JSON.stringify(
      walked.pages
        .filter(({ statusCode }) => statusCode >= 400)
        .map(({ body }) => body.replaceAll(/href="[^"]*"/g, '')),
    ),
  });
}

const found = (text: string, secret: string) => (SECRETS[secret] ?? []).filter((each) => text.includes(each));

test('the case went every way that writes something', () => {
  expect(walked.problems.map(({ status }) => status).sort()).toEqual([400, 401, 404, 412, 422, 422, 422]);
  const statuses = new Set(walked.pages.map(({ statusCode }) => statusCode));
  expect([...statuses].sort()).toEqual([200, 303, 403, 404, 410, 500]);
  expect(printed.length).toBeGreaterThanOrEqual(2);
  const { moves } = walked;
  for (const move of ['return', 'escalate', 'object', 'record', 'reissue']) expect(moves).toContain(move);
  expect(PLACES['the ledger of messages']).toContain('days-after-asked');
  expect(PLACES.letters).toContain('【重发】');
  for (const [place, text] of Object.entries(PLACES))
    expect([place, text.length > 100]).toEqual([place, true]);
});

test('each of them is there where it may be', () => {
  for (const [name, secrets] of Object.entries(SECRETS))
    expect([name, secrets.length > 0]).toEqual([name, true]);
  for (const [place, may] of Object.entries(MAY))
    for (const secret of may)
      expect([place, secret, found(PLACES[place] ?? '', secret).length > 0]).toEqual([place, secret, true]);
  const seen = walked.pages.map(({ body }) => body).join('\n');
  expect(seen).toContain(inventedNumber(197));
});

const PLACED = [
  'what was printed',
  'inputs, outputs and histories of executions',
  'schedules',
  'keys and types of files',
  'the items of the table',
  'the ledger of messages',
  'timelines',
  'letters',
  'problem documents',
  'pages that say no',
];

describe.each(PLACED)('in %s', (place) => {
  const looked = Object.keys(SECRETS).filter((secret) => !MAY[place]?.includes(secret));
  test.each(looked)('%s is not found', (secret) => {
    expect(found(PLACES[place] ?? '', secret)).toEqual([]);
  });
});

test('a task’s token stands in an item only as what the item waits with', () => {
  expect(strays).toEqual([]);
});

test('a letter is addressed, and names nobody’s mailbox but its own', () => {
  for (const letter of JSON.parse(PLACES.letters ?? '[]'))
    expect(found(letter.subject + letter.body, 'an e-mail')).toEqual([]);
});

/**
 * The outbox of one machine holds the letters by design, as a mail server would: it alone is left out, and only for
 * what letters carry. Task tokens lie in the engine that made them.
 */
describe('in the files of the machine', () => {
  test.each(['a link’s token', 'a session’s token', 'a key', 'an identity number'])(
    '%s is not found',
    (secret) => {
      const names = Object.keys(files).filter(
        (file) => !file.startsWith('outbox.') || secret !== 'a link’s token',
      );
      expect(names.length).toBeGreaterThan(3);
      const holding = names.filter((file) => SECRETS[secret]?.some((each) => files[file]?.includes(each)));
      expect(holding).toEqual([]);
    },
  );

  test.each(['a phone', 'an e-mail', 'a name', 'what a reviewer states of himself'])(
    '%s is in the records and the outbox alone, and of contacts in the files that register them',
    (secret) => {
      const names = Object.keys(files).filter((file) => !/^(records|outbox)\./.test(file));
      const registered = CONTACTS.flatMap(({ name, phone, email }) => [name, phone, email]);
      const holding = names.filter((file) =>
        SECRETS[secret]
          ?.filter((each) => !file.startsWith('materials.') || !registered.includes(each))
          .some((each) => files[file]?.includes(each)),
      );
      expect(holding).toEqual([]);
    },
  );
});
