import type { Clock } from '../machine/time/clock.ts';
import { startExecutionInput } from './schedule.ts';
import type { DeadLetter, Schedule, Store } from './store.ts';

/** A call of an AWS API that a schedule makes when it fires; `input` is in that API's spelling. */
export interface Target {
  readonly service: string;
  readonly action: string;
  readonly input: unknown;
}

export interface FiringNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly deliver: (target: Target) => Promise<void>;
  readonly deadLetter: (letter: DeadLetter) => void;
  readonly lateBySeconds: () => number | 'never';
}

/** Errors of StartExecution that no repetition can mend. */
const NOT_RETRYABLE = new Set([
  'ExecutionAlreadyExists',
  'InvalidArn',
  'InvalidExecutionInput',
  'InvalidName',
  'StateMachineDoesNotExist',
  'ValidationException',
]);

/** AWS does not state its back-off. This one spreads its 185 attempts over its 24 hours. */
const FIRST_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 480_000;

function pauseAfter(attempts: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), MAX_PAUSE_MS);
}

function targetOf(schedule: Schedule): Target {
  return { service: 'sfn', action: 'startExecution', input: startExecutionInput(schedule.definition) };
}

/** The instant of the next attempt after a failed one, or the reason why there is none. */
function afterFailure(schedule: Schedule, error: Error, now: number): number | DeadLetter['exhausted'] {
  if (NOT_RETRYABLE.has(error.name)) return undefined;
  const { MaximumRetryAttempts, MaximumEventAgeInSeconds } = schedule.definition.Target.RetryPolicy;
  if (schedule.attempts > MaximumRetryAttempts) return 'MaximumRetryAttempts';
  const next = now + pauseAfter(schedule.attempts);
  const age = next - (schedule.firstAttemptAt ?? now);
  return age > MaximumEventAgeInSeconds * 1_000 ? 'MaximumEventAgeInSeconds' : next;
}

/** Ends a schedule: it is deleted if it asked for that, and otherwise stays and waits for nothing. */
function complete(store: Store, schedule: Schedule): void {
  if (schedule.definition.ActionAfterCompletion === 'DELETE') store.remove(schedule.group, schedule.name);
  else store.keep({ ...schedule, due: undefined });
}

function bury(
  needs: FiringNeeds,
  schedule: Schedule,
  error: Error,
  exhausted: DeadLetter['exhausted'],
): void {
  const letter: DeadLetter = {
    schedule: schedule.name,
    group: schedule.group,
    target: targetOf(schedule),
    errorCode: error.name,
    errorMessage: error.message,
    retryAttempts: schedule.attempts - 1,
    exhausted,
    scheduledFor: schedule.at,
    at: needs.clock.now(),
  };
  needs.store.together(() => {
    needs.store.addDeadLetter(letter);
    complete(needs.store, schedule);
  });
  needs.deadLetter(letter);
}

/**
 * Tries one delivery. It is marked only after the target took it, so a process that dies in between delivers again:
 * at least once, as AWS promises.
 */
async function attempt(needs: FiringNeeds, schedule: Schedule): Promise<void> {
  const { store, clock, deliver } = needs;
  const tried: Schedule = {
    ...schedule,
    attempts: schedule.attempts + 1,
    firstAttemptAt: schedule.firstAttemptAt ?? clock.now(),
  };
  const failure = await deliver(targetOf(tried)).then(
    () => undefined,
    (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
  );
  if (store.find(tried.group, tried.name)?.revision !== tried.revision) return;
  if (failure === undefined) return complete(store, tried);
  const next = afterFailure(tried, failure, clock.now());
  if (typeof next === 'number') store.keep({ ...tried, due: next });
  else bury(needs, tried, failure, next);
}

/** Whether the schedule is due now. Otherwise it was put off by the lateness that the needs give. */
function isDueNow({ store, clock, lateBySeconds }: FiringNeeds, schedule: Schedule): boolean {
  if (schedule.isLatenessKnown) return true;
  const late = lateBySeconds();
  const due = late === 'never' ? undefined : (schedule.due ?? 0) + late * 1_000;
  const known = { ...schedule, due, isLatenessKnown: true };
  if (due === undefined || due > clock.now()) store.keep(known);
  return due !== undefined && due <= clock.now();
}

export interface Firing {
  nextDueAt(): number | undefined;
  fireDue(): void;
  settle(): Promise<void>;
}

/** Fires what is due. A schedule under delivery waits until that has ended. */
export function openFiring(needs: FiringNeeds): Firing {
  const underWay = new Map<string, Promise<void>>();
  const keyOf = ({ group, name, revision }: Schedule) => `${group}/${name}#${revision}`;
  const isIdle = (schedule: Schedule) => !underWay.has(keyOf(schedule));
  return {
    nextDueAt() {
      for (const schedule of needs.store.waiting(Number.MAX_SAFE_INTEGER))
        if (isIdle(schedule)) return schedule.due;
      return undefined;
    },
    fireDue() {
      const due = [...needs.store.waiting(needs.clock.now())].filter(isIdle);
      for (const schedule of due.filter((one) => isDueNow(needs, one))) {
        const delivery = attempt(needs, schedule).finally(() => underWay.delete(keyOf(schedule)));
        underWay.set(keyOf(schedule), delivery);
      }
    },
    async settle() {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
  };
}
