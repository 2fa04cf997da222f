import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { parse } from 'yaml';
import { fingerprint } from '../adapters/fingerprint.ts';
import { createDraft } from '../casework/applicant/create-draft.ts';
import { submit } from '../casework/applicant/submit.ts';
import { perform } from '../casework/perform.ts';
import { callFile } from '../domain/call/call-form.ts';
import { epochOf } from '../domain/values/instant.ts';
import { followCalendarFile } from '../local/machine/calendar-file.ts';
import { type LocalMachine, startMachine } from '../local/machine/machine.ts';
import { settle, turnedClock } from '../local/machine/time/turned-clock.ts';
import { inventedDraft } from '../local/rehearsal/cast/applicants.ts';
import { filledDraft } from '../local/samples/sample-files.ts';
import { sampleBodies, sampleEmployers } from '../local/samples/sample-registry.ts';
import type { Measured } from './bench.ts';
import { median } from './median.ts';

const FILE = readFileSync(new URL('../calls/jiaxing-it-2021.yaml', import.meta.url), 'utf8');
const CALL = v.parse(callFile, parse(FILE));
const WARM = 20;
const RUNS = 100;

type Items = NonNullable<TransactWriteCommandInput['TransactItems']>;

/**
 * Measures a submission through the web function against one bare TransactWriteItems of these items and conditions,
 * by turns in one run on one engine. Also counts the AWS calls that follow one another.
 */
export async function measureSubmission(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-bench-'));
  const clock = turnedClock(epochOf('2021-09-20T02:00:00.000Z'));
  const machine = await startMachine({ clock, folder });
  try {
    await prepare(machine);
    return await alternate(machine);
  } finally {
    await machine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare(machine: LocalMachine): Promise<void> {
  await machine.records.people.register({ employers: sampleEmployers, bodies: sampleBodies });
  await followCalendarFile(machine);
  const input = { act: 'publish-call', by: '示例操作员', reason: '测量', file: FILE, expectedVersion: 0 };
  await machine.needs.workflow.start('operations', 'publish', input);
  await settle(machine.engines);
}

async function alternate(machine: LocalMachine): Promise<Measured[]> {
  const whole: number[] = [];
  const bare: number[] = [];
  const depths: number[] = [];
  for (let nth = 0; nth < WARM + RUNS; nth += 1) {
    const id = await drafted(machine, nth);
    const spied = spyOnCalls();
    const tookWhole = await timed(() => submission.run(true, () => submitted(machine, id, nth)));
    const { client, items, longest } = spied.end();
    depths.push(longest);
    await settle(machine.engines);
    const copy = await copied(client, items, nth);
    const command = new TransactWriteCommand({ TransactItems: copy, ClientRequestToken: randomUUID() });
    const tookBare = await timed(() => client.send(command));
    if (nth < WARM) continue;
    whole.push(tookWhole);
    bare.push(tookBare);
  }
  const [one, other] = [median(whole), median(bare)];
  const worst = Math.max(...depths.slice(WARM));
  return [
    {
      what: 'submission against one bare TransactWriteItems of the same items',
      value: `${(one / other).toFixed(1)} × (${one.toFixed(1)} ms against ${other.toFixed(1)} ms)`,
      aim: 'aim 3 ×',
      isMet: one / other <= 3,
    },
    {
      what: 'AWS calls one after another in a submission',
      value: String(worst),
      aim: 'at most 3',
      isMet: worst <= 3,
    },
  ];
}

async function drafted({ needs, records }: LocalMachine, nth: number): Promise<string> {
  const account = `bench-${nth}`;
  const employer = sampleEmployers[0];
  if (!employer) throw new Error('The sample registry is empty');
  const begun = await createDraft(needs)({ call: CALL.id, account }, needs.now());
  if (!begun.ok) throw new Error(JSON.stringify(begun.refusal));
  const { id } = begun.value.declaration;
  const version = (await records.declarations.get(id))?.version ?? 0;
  const arrival = { at: needs.now(), actor: { kind: 'applicant', account } as const, version };
  const draft = inventedDraft(CALL, employer, nth, () => 0.5);
  const filled = await perform(needs, id, (subject) => filledDraft(needs, subject, draft, arrival));
  if (!filled.ok) throw new Error(JSON.stringify(filled.refusal));
  return id;
}

async function submitted({ needs }: LocalMachine, id: string, nth: number): Promise<void> {
  const account = `bench-${nth}`;
  const arrival = { at: needs.now(), actor: { kind: 'applicant', account } as const, version: 2 };
  const agreed = { agreedHash: fingerprint(CALL.commitment.value) };
  const receipt = { account, key: `key-${nth}`, bodyHash: agreed.agreedHash };
  const done = await submit(needs)({ id, ...agreed, arrival, receipt });
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}

/** The writes on copies of the items, so that their conditions hold once more. */
async function copied(client: DynamoDBDocumentClient, items: Items, nth: number): Promise<Items> {
  const copies: Items = [];
  for (const item of items) {
    const [kind = '', body] = Object.entries(item)[0] ?? [];
    const { Key, Item, ...rest } = body as { Key?: Keyed; Item?: Keyed; TableName: string };
    const key = Key ?? Item ?? { pk: '', sk: '' };
    const pk = `BENCH#${nth}#${key.pk}`;
    if (Key) await seed(client, rest.TableName, Key, pk);
    const moved = Key ? { Key: { ...Key, pk } } : { Item: { ...Item, pk } };
    copies.push({ [kind]: { ...rest, ...moved } } as Items[number]);
  }
  return copies;
}

interface Keyed {
  readonly pk: string;
  readonly sk: string;
}

async function seed(client: DynamoDBDocumentClient, TableName: string, Key: Keyed, pk: string) {
  const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  if (!Item) return;
  const before = Key.sk === 'DECLARATION' ? { ...Item, version: 2, standing: 'draft', run: 0 } : Item;
  await client.send(new PutCommand({ TableName, Item: { ...before, pk } }));
}

/** Marks calls of the submission, since this process's engines make calls of their own meanwhile. */
const submission = new AsyncLocalStorage<true>();

/** The class that every SDK client is of. */
const Client: { send(...sent: unknown[]): Promise<unknown> } = Object.getPrototypeOf(
  DynamoDBClient.prototype,
);

/**
 * Records the transaction that the submission sends, with its client, and counts calls that began only after another
 * had ended: the longest chain of calls.
 */
function spyOnCalls() {
  const { send } = Client;
  let [ended, longest] = [0, 0];
  const seen: { client: DynamoDBDocumentClient; items: Items }[] = [];
  Client.send = async function (this: unknown, ...sent) {
    const answer = Reflect.apply(send, this, sent);
    if (!submission.getStore()) return answer;
    const [command] = sent;
    if (command instanceof TransactWriteCommand)
      seen.push({ client: this as DynamoDBDocumentClient, items: command.input.TransactItems ?? [] });
    const chain = ended + 1;
    longest = Math.max(longest, chain);
    return answer.finally(() => {
      ended = Math.max(ended, chain);
    });
  };
  return {
    end() {
      Client.send = send;
      const [first] = seen;
      if (!first) throw new Error('The submission wrote nothing');
      return { ...first, longest };
    },
  };
}
