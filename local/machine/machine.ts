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
  /** Where the front of this machine is reached; letters and the issuer's tokens name it. */
  readonly origin?: string;
  /** Where everything is kept; left out, nothing is. */
  readonly folder?: string;
  readonly random?: () => number;
  /** Takes what functions write to their logs; nobody reads it here unless a test does. */
  readonly log?: LogLine;
  /** How late each schedule is; a test makes it late or silent. */
  readonly lateBySeconds?: () => number | 'never';
  /** Stands between the clients and the database, to inject what AWS does; gets and gives an endpoint. */
  readonly throughFront?: (endpoint: string) => Promise<string>;
  readonly keyRing?: KeyRing;
  /** How the database is tried again; a test is less patient. */
  readonly patience?: Patience;
  /** What opens uploaded files; a test gives one that breaks. */
  readonly files?: WarmWorker;
  /** The needs as the cores get them; a test breaks one. */
  readonly aroundNeeds?: (needs: Needs) => Needs;
  /** Stands between the engines and the functions that they start; a test makes one fail, or looks at it. */
  readonly aroundFunctions?: (functions: Invoke, needs: Needs) => Invoke;
}

/** The whole system on one machine: engines, records, and the cores of every function on one clock. */
export interface LocalMachine {
  readonly needs: Needs;
  readonly records: Records;
  readonly outbox: Outbox;
  readonly scheduler: Scheduler;
  readonly stepFunctions: StepFunctions;
  /** Lays a file into the bucket, as an operator does through the console. */
  upload(file: Uploaded): void;
  /** Every function that an engine starts, as it starts it. */
  readonly functions: Invoke;
  /** In the order in which they go at equal instants: locks, timeouts, patrol. */
  readonly engines: readonly TimedEngine[];
  stop(): Promise<void>;
}

/** Where files are opened: the worker that the function of the cloud has beside it. */
const INSPECTOR = new URL('../../functions/material-inspection/worker.ts', import.meta.url);
const ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine';
/** Where the front of one machine serves the issuer of invented people. */
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

/** What depends on where the front is. */
function settingsAt(origin: string): Settings {
  return { ...SETTINGS, ORIGIN: origin, OIDC_ISSUER: `${origin}${ISSUER_PATH}` };
}

export async function startMachine(options: MachineOptions): Promise<LocalMachine> {
  const { clock, folder, log = () => {} } = options;
  const file = (name: string) => (folder === undefined ? ':memory:' : join(folder, name));
  const dynamo = await startDynamo(folder === undefined ? {} : { path: file('records.sqlite') });
  const database = (await options.throughFront?.(dynamo.endpoint)) ?? dynamo.endpoint;
  const outbox = openOutbox(file('outbox.sqlite'), clock);
  // The engines call the cores and the cores call the engines: the cores come last.
  let functions: Invoke | undefined;
  const invoke: Invoke = (name, payload) =>
    functions?.(name, payload) ?? Promise.reject(new Error('Not started yet'));
  const stepFunctions = openStepFunctions({ path: file('step-functions.sqlite'), clock, invoke });
  const scheduler = openScheduler({
    path: file('scheduler.sqlite'),
    clock,
    // The universal target: the call that it names, made of the engine beside it.
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

/** The file of a state machine with its placeholders filled: a function runs here under its own name. */
function definitionOf(name: MachineName): string {
  const own = Object.fromEntries(MACHINES[name].map((each) => [each, each]));
  return fillPlaceholders(machineFile(name), { ...own, Partition: 'aws' });
}

/** Storage has nothing to do at an instant; what it tells of is waited for like the rest. */
function storageEngine({ settle }: S3): TimedEngine {
  return { name: 'storage', nextDueAt: () => undefined, fireDue: () => {}, settle };
}
