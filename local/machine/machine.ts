import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { KeyRing } from '../../adapters/keys/key-ring.ts';
import type { LogLine } from '../../adapters/log-line.ts';
import { openMetrics } from '../../adapters/metrics.ts';
import type { Records } from '../../adapters/records/records.ts';
import { openStore, type Patience } from '../../adapters/records/store/store.ts';
import { createMachine, createScheduleGroup, createTable } from '../../adapters/set-up.ts';
import type { MachineName } from '../../adapters/workflow.ts';
import type { Needs } from '../../casework/needs.ts';
import { instantOf } from '../../domain/values/instant.ts';
import { type WarmWorker, warmWorker } from '../../functions/material-inspection/warm-worker.ts';
import {
  identityFrom,
  inspectionFrom,
  keysFrom,
  materialsFrom,
  recordsFrom,
  timetableFrom,
  workflowFrom,
} from '../../functions/open-needs.ts';
import type { Settings } from '../../functions/settings.ts';
import { MACHINES } from '../../infra/functions.ts';
import { fillPlaceholders, machineFile } from '../../infra/machines.ts';
import { startDynamo } from '../dynamodb/start-dynamo.ts';
import { openLambda } from '../lambda/open-lambda.ts';
import { openS3, type S3, type Uploaded } from '../s3/open-s3.ts';
import { openScheduler, type Scheduler } from '../scheduler/open-scheduler.ts';
import { openStepFunctions, type StepFunctions } from '../step-functions/step-functions.ts';
import type { Clock, Invoke, TimedEngine } from './clock.ts';
import { coresOf } from './cores.ts';
import { watchDue } from './due-watch.ts';
import { listen } from './listen.ts';
import { askStepFunctions } from './operate.ts';
import { type Outbox, openOutbox } from './outbox.ts';
import { patrolEngine } from './patrol-engine.ts';
import { openSecrets, secretFile, serveKeyRing } from './secrets.ts';

export interface MachineOptions {
  readonly clock: Clock;
  /** The front's address; letters and the issuer's tokens name it. */
  readonly origin?: string;
  /** The folder that keeps everything; without it nothing is kept. */
  readonly folder?: string;
  readonly random?: () => number;
  /** Takes the lines of functions' logs, which only tests read. */
  readonly log?: LogLine;
  /** The lateness of each schedule, for tests. */
  readonly lateBySeconds?: () => number | 'never';
  /** Puts a front between the clients and the database that injects AWS's faults; takes and gives an endpoint. */
  readonly throughFront?: (endpoint: string) => Promise<string>;
  readonly keyRing?: KeyRing;
  /** The retries of the database; tests wait less. */
  readonly patience?: Patience;
  /** Opens uploaded files; tests give one that breaks. */
  readonly files?: WarmWorker;
  /** Changes the needs before the cores get them, so that tests can break one. */
  readonly aroundNeeds?: (needs: Needs) => Needs;
  /** Stands between the engines and the functions that they start, so that tests can watch one or make it fail. */
  readonly aroundFunctions?: (functions: Invoke, needs: Needs) => Invoke;
}

/** The whole system on one machine: engines, records, and the cores of every function, on one clock. */
export interface LocalMachine {
  readonly needs: Needs;
  readonly records: Records;
  readonly outbox: Outbox;
  readonly scheduler: Scheduler;
  readonly stepFunctions: StepFunctions;
  /** Puts a file into the bucket, as an operator does in the console. */
  upload(file: Uploaded): void;
  /** Invokes a function as an engine does. */
  readonly functions: Invoke;
  /** The engines in their order at equal instants: locks, timeouts, patrol. */
  readonly engines: readonly TimedEngine[];
  stop(): Promise<void>;
}

/** The script that opens files, which the function in the cloud has beside its handler. */
const INSPECTOR = new URL('../../functions/material-inspection/worker.ts', import.meta.url);
const ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine';
/** The path of the issuer of invented people, under the front. */
export const ISSUER_PATH = '/local/oidc';
const INSPECTION_FUNCTION = 'MaterialInspectionFunction';
const SETTINGS: Omit<Settings, 'ORIGIN' | 'OIDC_ISSUER'> = {
  TABLE: 'zhicheng',
  DECLARATION_MACHINE: `${ARN}:declaration`,
  LOCK_MACHINE: `${ARN}:deadline-lock`,
  OPERATIONS_MACHINE: `${ARN}:operations`,
  SCHEDULE_ROLE: 'arn:aws:iam::000000000000:role/start-locks',
  SCHEDULE_DEAD_LETTERS: 'arn:aws:sqs:us-east-1:000000000000:locks-not-started',
  SCHEDULE_GROUP: 'zhicheng',
  KEY_RING: 'zhicheng/key-ring',
  BUCKET: 'zhicheng-materials',
  INSPECTION: INSPECTION_FUNCTION,
  OIDC_CLIENT: 'zhicheng',
  OIDC_LONGEST_HOURS: '12',
  OPERATORS: 'operators@example.com',
  // Letters stay in the outbox here.
  MAIL_SERVER: '',
  MAIL_FROM: 'zhicheng@example.com',
  METRICS: 'Zhicheng/local',
};

const freshSecret = (): string => randomBytes(32).toString('hex');

/** The settings that depend on the front's address. */
function settingsAt(origin: string): Settings {
  return { ...SETTINGS, ORIGIN: origin, OIDC_ISSUER: `${origin}${ISSUER_PATH}` };
}

export async function startMachine(options: MachineOptions): Promise<LocalMachine> {
  const { clock, folder, log = () => {} } = options;
  const file = (name: string) => (folder === undefined ? ':memory:' : join(folder, name));
  const dynamo = await startDynamo(folder === undefined ? {} : { path: file('records.sqlite') });
  const database = (await options.throughFront?.(dynamo.endpoint)) ?? dynamo.endpoint;
  const outbox = openOutbox(file('outbox.sqlite'), clock);
  // The engines call the cores and the cores call the engines, so the cores are made last.
  let functions: Invoke | undefined;
  const invoke: Invoke = (name, payload) =>
    functions?.(name, payload) ?? Promise.reject(new Error('Not started yet'));
  const stepFunctions = openStepFunctions({ path: file('step-functions.sqlite'), clock, invoke });
  const scheduler = openScheduler({
    path: file('scheduler.sqlite'),
    clock,
    // A universal target names a call of AWS; this one goes to the engine beside it.
    deliver: ({ input }) => askStepFunctions({ stepFunctions }, 'StartExecution', input),
    ...(options.lateBySeconds ? { lateBySeconds: options.lateBySeconds } : {}),
  });
  const secrets = options.keyRing
    ? serveKeyRing({ keyRing: options.keyRing, secretId: SETTINGS.KEY_RING })
    : openSecrets({ file: join(folder ?? '.data', 'key-ring.json'), secretId: SETTINGS.KEY_RING });
  const lambda = openLambda([INSPECTION_FUNCTION], invoke);
  const engines = [stepFunctions, scheduler, secrets, lambda];
  const listening = await Promise.all(engines.map((each) => listen(each)));
  const [workflowUrl = '', schedulerUrl = '', secretsUrl = '', lambdaUrl = ''] = listening.map(
    ({ url }) => url,
  );
  const watch = watchDue(openStore(SETTINGS.TABLE, database, options.patience));
  const secret =
    folder === undefined ? freshSecret() : secretFile(file('storage-secret'), freshSecret).trim();
  const storage = await openS3({
    path: file('materials.sqlite'),
    clock,
    bucket: SETTINGS.BUCKET,
    secret,
    notify: (event) => invoke('MaterialIntakeFunction', event),
  });
  const settings = settingsAt(options.origin ?? 'http://127.0.0.1:3000');
  const open: Needs = {
    ...recordsFrom(settings, watch.store, log),
    ...workflowFrom(settings, workflowUrl),
    ...timetableFrom(settings, schedulerUrl),
    ...keysFrom(settings, secretsUrl),
    ...materialsFrom(settings, { url: storage.url, secret }, log),
    ...inspectionFrom(settings, lambdaUrl),
    ...identityFrom(settings),
    channel: outbox,
    metrics: openMetrics(settings.METRICS, log),
    operators: settings.OPERATORS,
    now: () => instantOf(clock.now()),
    random: options.random ?? Math.random,
  };
  const needs = options.aroundNeeds?.(open) ?? open;
  const { records } = needs;
  const files = options.files ?? warmWorker(INSPECTOR);
  const cores = coresOf(needs, files);
  functions = options.aroundFunctions?.(cores, needs) ?? cores;
  await createTable(SETTINGS.TABLE, dynamo.endpoint);
  await createScheduleGroup(SETTINGS.SCHEDULE_GROUP, schedulerUrl);
  for (const name of Object.keys(MACHINES) as MachineName[])
    await createMachine(name, definitionOf(name), workflowUrl);
  stepFunctions.resume();
  return {
    needs,
    records,
    outbox,
    scheduler,
    stepFunctions,
    upload: storage.upload,
    functions: invoke,
    engines: [
      scheduler,
      stepFunctions,
      storageEngine(storage),
      patrolEngine(watch, clock, () => invoke('PatrolFunction', {})),
    ],
    async stop() {
      for (const { close } of listening) await close();
      await storage.close();
      await files.close();
      await scheduler.close();
      stepFunctions.close();
      outbox.close();
      await dynamo.stop();
    },
  };
}

/** A state machine's file with its placeholders filled. A function runs here under its own name. */
function definitionOf(name: MachineName): string {
  const own = Object.fromEntries(MACHINES[name].map((each) => [each, each]));
  return fillPlaceholders(machineFile(name), { ...own, Partition: 'aws' });
}

/** An engine for storage, so that its events are waited for like others'. It has nothing to do at an instant. */
function storageEngine({ settle }: S3): TimedEngine {
  return { name: 'storage', nextDueAt: () => undefined, fireDue: () => {}, settle };
}
