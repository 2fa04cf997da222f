import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { type HandlerName, SETTINGS_OF, type Setting } from '../../functions/settings.ts';
import { bundle, keptIn } from '../../infra/bundle.ts';
import { bareBundle } from '../../infra/checks/bare-bundle.ts';
import { SITE } from '../../local/machine/settings.ts';
import type { Started, ToStart } from '../rigs/infra/start-handlers.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HANDLERS = Object.keys(SETTINGS_OF) as HandlerName[];
const READING = HANDLERS.filter((name) => SETTINGS_OF[name].length > 0);

/** A value of each setting that a handler can be opened with. */
const VALUES: Readonly<Record<Setting, string>> = {
  TABLE: 'table',
  DECLARATION_MACHINE: 'arn:aws:states:eu-west-1:000000000000:stateMachine:declaration:live',
  LOCK_MACHINE: 'arn:aws:states:eu-west-1:000000000000:stateMachine:deadline-lock:live',
  OPERATIONS_MACHINE: 'arn:aws:states:eu-west-1:000000000000:stateMachine:operations:live',
  SCHEDULE_ROLE: 'arn:aws:iam::000000000000:role/locks',
  SCHEDULE_DEAD_LETTERS: 'arn:aws:sqs:eu-west-1:000000000000:locks-not-started',
  SCHEDULE_GROUP: 'group',
  KEY_RING: 'key-ring',
  BUCKET: 'bucket',
  INSPECTION: 'inspection',
  ORIGIN: 'https://zhicheng.example',
  SITE: JSON.stringify(SITE),
  OIDC_ISSUER: 'https://sign-in.example',
  OIDC_CLIENT: 'client',
  OIDC_LONGEST_HOURS: '12',
  OPERATORS: 'operators@zhicheng.example',
  MAIL_SERVER: 'mail-server',
  MAIL_FROM: 'zhicheng@zhicheng.example',
  SMS: 'off',
  METRICS: 'Zhicheng/test',
};
const LAMBDA = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-bundles-'));
afterAll(() => rmSync(folder, { recursive: true }));

function toStart(name: HandlerName, settings: readonly Setting[]): ToStart {
  const variables = Object.fromEntries(settings.map((each) => [each, VALUES[each]]));
  const file = pathToFileURL(join(folder, name, 'index.mjs')).href;
  return { name, file, variables: { ...LAMBDA, ...variables } };
}

const bundles = HANDLERS.map((name) => bundle(name, folder));
const [whole, bare, lackingOne] = startAll(
  HANDLERS.map((name) => toStart(name, SETTINGS_OF[name])),
  HANDLERS.map((name) => toStart(name, [])),
  HANDLERS.map((name) => toStart(name, SETTINGS_OF[name].slice(1))),
);

/** All in one process: starting one takes longer than what it looks at. */
function startAll(...lists: ToStart[][]): Record<string, Started>[] {
  const asked = ['test/rigs/infra/start-handlers.ts', JSON.stringify(lists.flat())];
  const started = JSON.parse(
    execFileSync(process.execPath, asked, { cwd: ROOT, encoding: 'utf8' }),
  ) as Started[];
  return lists.map((list, at) =>
    Object.fromEntries(
      started.slice(at * list.length, (at + 1) * list.length).map((each) => [each.name, each]),
    ),
  );
}

test.each(HANDLERS)('%s starts in an environment of its settings alone, and gives a handler', (name) => {
  expect(whole?.[name]).not.toHaveProperty('refused');
  expect(whole?.[name]?.exports).toEqual({ handler: 'function' });
});

test.each(HANDLERS)('%s looks up each of its settings, and none of another function', (name) => {
  const asked = whole?.[name]?.asked.filter((each) => each in VALUES) ?? [];
  expect(asked.sort()).toEqual([...SETTINGS_OF[name]].sort());
});

test.each(READING)('%s refuses to start without its settings, and names all that it lacks', (name) => {
  expect(bare?.[name]?.exports).toEqual({});
  expect(bare?.[name]?.refused).toContain(`of ${name} lacks ${SETTINGS_OF[name].join(', ')}`);
});

test.each(READING)('%s refuses to start where one setting is missing, and names that one', (name) => {
  expect(lackingOne?.[name]?.refused).toMatch(new RegExp(`of ${name} lacks ${SETTINGS_OF[name][0]}$`));
});

test('a bundle holds nothing of the engines of one machine, of the stacks or of the tests', () => {
  for (const { path, meta } of bundles)
    for (const input of Object.keys(meta.inputs))
      expect(input, path).not.toMatch(/^(local|infra|test|bench)\//);
});

test.each(bundles.map((each, at) => [HANDLERS[at], each] as const))(
  'the bare bundle that %s is measured against has the packages of its clients, and nothing of ours',
  (name, own) => {
    const bare = keptIn(bareBundle(name as HandlerName, folder).meta);
    const clientsIn = (files: readonly string[]) =>
      new Set(
        files.flatMap(
          (file) =>
            /node_modules\/(@aws-sdk\/[\w-]+|nodemailer|yaml|jose|tencentcloud-sdk-nodejs-sms)\//.exec(
              file,
            )?.[1] ?? [],
        ),
      );
    expect(clientsIn(bare)).toEqual(clientsIn(keptIn(own.meta)));
    expect(bare.filter((file) => !file.startsWith('node_modules/'))).toEqual(['bare.ts']);
  },
);

test.each([
  ['the form of a call’s file', 'domain/call/call-form.ts', ['operations']],
  [
    'the library of forms',
    'node_modules/valibot/dist/index.mjs',
    ['applicant-api', 'applicant-pages', 'declaration-pages', 'reviewer-pages', 'operations', 'patrol'],
  ],
  ['the form of the calendar’s file', 'domain/time/calendar-file.ts', ['operations']],
  ['the forms of the API’s answers', 'functions/applicant-api/answers/answer-forms.ts', []],
])('%s is carried only by what reads by it', (_, file, readers) => {
  const kept = bundles.map(({ meta }) => keptIn(meta));
  expect(HANDLERS.filter((_name, at) => kept[at]?.includes(file))).toEqual(readers);
});
