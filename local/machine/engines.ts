import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { NearEndpoint } from '../../adapters/client-settings.ts';
import { openStore } from '../../adapters/records/store/store.ts';
import { createMachine, createScheduleGroup, createTable } from '../../adapters/set-up.ts';
import type { MachineName } from '../../adapters/workflow.ts';
import { MACHINES } from '../../infra/functions.ts';
import { fillPlaceholders, machineFile } from '../../infra/machines.ts';
import { type EngineClient, openEngineClient } from '../dynamodb/engine-client.ts';
import { openKeptTokens } from '../dynamodb/kept-tokens.ts';
import { openRequestHandler } from '../dynamodb/request-handler.ts';
import { type Dynamo, startDynamo } from '../dynamodb/start-dynamo.ts';
import { openLambda } from '../lambda/open-lambda.ts';
import { openS3 } from '../s3/open-s3.ts';
import { openScheduler } from '../scheduler/open-scheduler.ts';
import { type LocalSms, openLocalSms } from '../sms/open-sms.ts';
import { openStepFunctions } from '../step-functions/step-functions.ts';
import { listen } from './http/listen.ts';
import { nearTo } from './http/near.ts';
import type { Invoke } from './invoke.ts';
import { askStepFunctions } from './operate.ts';
import type { MachineOptions } from './options.ts';
import { openOutbox } from './outbox.ts';
import { openSecrets, secretFile, serveKeyRing } from './secrets.ts';
import { INSPECTION_FUNCTION, SETTINGS } from './settings.ts';
import { watchDue } from './time/due-watch.ts';

export type Engines = Awaited<ReturnType<typeof startEngines>>;

/** Starts every engine of one machine, and says where each is reached. `invoke` runs the functions that they start. */
export async function startEngines(options: MachineOptions, invoke: Invoke) {
  const { clock, folder, scratch } = options;
  const file = fileIn(folder);
  const large = fileIn(folder ?? scratch);
  const isTemporary = folder === undefined;
  const dynamo = await startDynamo(folder === undefined ? {} : { path: file('records.sqlite') });
  const engine = openEngineClient(dynamo.endpoint);
  const database = await databaseOf(options, dynamo, engine);
  const outbox = openOutbox(large('outbox.sqlite'), clock, isTemporary);
  const stepFunctions = openStepFunctions({
    path: large('step-functions.sqlite'),
    ...{ clock, invoke, isTemporary, laneOf: options.laneOf },
  });
  const scheduler = openScheduler({
    path: file('scheduler.sqlite'),
    clock,
    // A universal target names a call of AWS; this one goes to the engine beside it.
    deliver: ({ input }) => askStepFunctions({ stepFunctions }, 'StartExecution', input),
    ...(options.lateBySeconds ? { lateBySeconds: options.lateBySeconds } : {}),
  });
  const lambda = openLambda([INSPECTION_FUNCTION], invoke);
  const sms = openLocalSms({ path: file('sms.sqlite'), clock, behaviour: options.sms });
  const endpoints = [stepFunctions, scheduler, secretsOf(options, sms), lambda, sms];
  const listening = await Promise.all(endpoints.map((each) => listen(each)));
  const [workflow = '', timetable = '', secrets = '', inspection = '', provider = ''] = listening.map(
    ({ url }) => url,
  );
  const watch = watchDue(openStore(SETTINGS.TABLE, database, options.patience));
  const storage = await openStorage(options, invoke);
  return {
    outbox,
    sms,
    stepFunctions,
    scheduler,
    storage,
    watch,
    workflow: nearTo(workflow, stepFunctions),
    urls: { table: dynamo.endpoint, workflow, timetable, secrets, inspection, provider },
    async stop() {
      for (const { close } of listening) await close();
      await storage.close();
      await scheduler.close();
      stepFunctions.close();
      outbox.close();
      sms.close();
      engine.close();
      await dynamo.stop();
    },
  };
}

/**
 * The way to the database: through a test's front, or on a kept connection to our own engine. An engine that the
 * environment names is reached as the SDK reaches every engine.
 */
async function databaseOf(
  { clock, throughFront }: MachineOptions,
  { endpoint, pid }: Dynamo,
  engine: EngineClient,
): Promise<string | NearEndpoint> {
  const asked = (await throughFront?.(endpoint)) ?? endpoint;
  if (asked !== endpoint || pid === undefined) return asked;
  return { url: endpoint, requestHandler: openRequestHandler(engine, openKeptTokens(clock)) };
}

function fileIn(folder: string | undefined) {
  return (name: string) => (folder === undefined ? ':memory:' : join(folder, name));
}

/** The key ring, with the key of this machine's engine of short messages where they are sent. */
function secretsOf({ keyRing, sms: isOn, folder = '.data' }: MachineOptions, { key }: LocalSms) {
  const secretId = SETTINGS.KEY_RING;
  const also = isOn ? { sms: key } : {};
  return keyRing
    ? serveKeyRing({ keyRing: { ...keyRing, ...also }, secretId })
    : openSecrets({ file: join(folder, 'key-ring.json'), secretId }, also);
}

async function openStorage({ clock, folder, origin }: MachineOptions, invoke: Invoke) {
  const file = fileIn(folder);
  const secret =
    folder === undefined ? freshSecret() : secretFile(file('storage-secret'), freshSecret).trim();
  const storage = await openS3({
    path: file('materials.sqlite'),
    clock,
    bucket: SETTINGS.BUCKET,
    secret,
    pages: origin,
    notify: (event) => invoke('MaterialIntakeFunction', event),
  });
  return { ...storage, secret };
}

const freshSecret = (): string => randomBytes(32).toString('hex');

/** Creates what the stacks create in the cloud: the table, the group of schedules, the state machines. */
export async function createResources({ urls }: Engines): Promise<void> {
  await createTable(SETTINGS.TABLE, urls.table);
  await createScheduleGroup(SETTINGS.SCHEDULE_GROUP, urls.timetable);
  for (const name of Object.keys(MACHINES) as MachineName[])
    await createMachine(name, definitionOf(name), urls.workflow);
}

/** A state machine's file with its placeholders filled. A function runs here under its own name. */
function definitionOf(name: MachineName): string {
  const own = Object.fromEntries(MACHINES[name].map((each) => [each, each]));
  return fillPlaceholders(machineFile(name), { ...own, Partition: 'aws' });
}
