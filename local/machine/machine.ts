import { openMetrics } from '../../adapters/metrics.ts';
import type { Records } from '../../adapters/records/records.ts';
import type { Needs } from '../../casework/needs.ts';
import { instantOf } from '../../domain/values/instant.ts';
import { warmWorker } from '../../functions/material-inspection/warm-worker.ts';
import {
  identityFrom,
  inspectionFrom,
  keysFrom,
  materialsFrom,
  recordsFrom,
  siteFrom,
  smsFrom,
  smsTemplatesFrom,
  timetableFrom,
  workflowFrom,
} from '../../functions/open-needs.ts';
import type { Uploaded } from '../s3/object-store.ts';
import type { S3 } from '../s3/open-s3.ts';
import type { Scheduler } from '../scheduler/open-scheduler.ts';
import type { LocalSms } from '../sms/open-sms.ts';
import type { StepFunctions } from '../step-functions/step-functions.ts';
import { coresOf } from './cores.ts';
import { createResources, type Engines, startEngines } from './engines.ts';
import type { Invoke } from './invoke.ts';
import type { MachineOptions } from './options.ts';
import type { Outbox } from './outbox.ts';
import { settingsAt } from './settings.ts';
import type { TimedEngine } from './time/clock.ts';
import { patrolEngine } from './time/patrol-engine.ts';

/** The whole system on one machine: engines, records, and the cores of every function, on one clock. */
export interface LocalMachine {
  readonly needs: Needs;
  readonly records: Records;
  readonly outbox: Outbox;
  /** The engine that takes short messages as the provider does, and what it took. */
  readonly sms: LocalSms;
  readonly scheduler: Scheduler;
  readonly stepFunctions: StepFunctions;
  /** Puts a file into the bucket, as an operator does in the console. */
  upload(file: Uploaded): void;
  /** Invokes a function as an engine does. */
  readonly functions: Invoke;
  /** The engines in their order at equal instants: locks, timeouts, patrol. */
  readonly engines: readonly TimedEngine[];
  /** The needs of a function that starts now and remembers nothing yet. */
  coldNeeds(): Needs;
  stop(): Promise<void>;
}

/** The script that opens files, which the function in the cloud has beside its handler. */
const INSPECTOR = new URL('../../functions/material-inspection/worker.ts', import.meta.url);

export async function startMachine(options: MachineOptions): Promise<LocalMachine> {
  // The engines call the cores and the cores call the engines, so the cores are made last.
  let functions: Invoke | undefined;
  const invoke: Invoke = (name, payload) =>
    functions?.(name, payload) ?? Promise.reject(new Error('Not started yet'));
  const started = await startEngines(options, invoke);
  const { outbox, sms, scheduler, stepFunctions, storage, watch } = started;
  const coldNeeds = () => {
    const open = needsOn(started, options);
    return options.aroundNeeds?.(open) ?? open;
  };
  const needs = coldNeeds();
  const files = options.files ?? warmWorker(INSPECTOR);
  const cores = coresOf(needs, files);
  functions = options.aroundFunctions?.(cores, needs) ?? cores;
  await createResources(started);
  stepFunctions.resume();
  const patrol = patrolEngine(watch, options.clock, () => invoke('PatrolFunction', {}));
  return {
    needs,
    coldNeeds,
    records: needs.records,
    outbox,
    sms,
    scheduler,
    stepFunctions,
    upload: storage.upload,
    functions: invoke,
    engines: [scheduler, stepFunctions, storageEngine(storage), patrol],
    async stop() {
      await started.stop();
      await files.close();
    },
  };
}

/** Opens the needs of the cores on the engines of this machine as a handler opens it on AWS. */
function needsOn({ outbox, storage, watch, workflow, urls }: Engines, options: MachineOptions): Needs {
  const { clock, origin = 'http://127.0.0.1:3000', log = () => {}, random = Math.random } = options;
  const settings = settingsAt(origin, options.sms !== undefined);
  return {
    ...recordsFrom(settings, watch.store, log),
    ...workflowFrom(settings, workflow),
    ...timetableFrom(settings, urls.timetable),
    ...keysFrom(settings, urls.secrets),
    ...siteFrom(settings),
    ...materialsFrom(settings, { at: storage.near, secret: storage.secret }, log),
    ...inspectionFrom(settings, urls.inspection),
    ...identityFrom(settings),
    channel: outbox,
    ...smsTemplatesFrom(settings),
    ...smsFrom(settings, { secrets: urls.secrets, provider: urls.provider }),
    metrics: openMetrics(settings.METRICS, log),
    operators: settings.OPERATORS,
    now: () => instantOf(clock.now()),
    random,
  };
}

/** An engine for storage, so that its events are waited for like others'. It has nothing to do at an instant. */
function storageEngine({ settle }: S3): TimedEngine {
  return { name: 'storage', nextDueAt: () => undefined, fireDue: () => {}, settle };
}
