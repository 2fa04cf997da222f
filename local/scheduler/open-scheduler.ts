import type { Endpoint, EndpointAnswer } from '../machine/http/endpoint.ts';
import type { Clock, TimedEngine } from '../machine/time/clock.ts';
import { answerCall } from './api.ts';
import { openFiring, type Target } from './firing.ts';
import { isRefusal } from './refusal.ts';
import { type DeadLetter, openStore } from './store.ts';

export interface Scheduler extends TimedEngine, Endpoint {
  nextDueAt(): number | undefined;
  fireDue(): void;
  /** Every firing that was given up, oldest first. */
  deadLetters(): DeadLetter[];
  /** Waits for deliveries under way, then closes the file. */
  close(): Promise<void>;
}

export interface SchedulerOptions {
  /** The SQLite file, or ':memory:'. */
  readonly path: string;
  readonly clock: Clock;
  /** Makes the call that a schedule stands for; rejects with the API's error name. */
  readonly deliver: (target: Target) => Promise<void>;
  /** Hears of each firing that is given up. */
  readonly deadLetter?: (letter: DeadLetter) => void;
  /**
   * The lateness of a schedule, asked once as it becomes due: AWS promises a minute's precision and can fail
   * altogether.
   */
  readonly lateBySeconds?: () => number | 'never';
}

/**
 * The local EventBridge Scheduler: one-time schedules that start an execution. It refuses anything else with
 * ValidationException. An acknowledged schedule survives `kill -9`; one whose instant has passed, while the process
 * was down or before it was created, fires at the next `fireDue`.
 */
export function openScheduler(options: SchedulerOptions): Scheduler {
  const { path, clock, deliver, deadLetter = () => {}, lateBySeconds = () => 0 } = options;
  const store = openStore(path);
  const firing = openFiring({ store, clock, deliver, deadLetter, lateBySeconds });
  return {
    name: 'scheduler',
    ...firing,
    deadLetters: store.deadLetters,
    async answer(request) {
      try {
        return reply(200, answerCall({ store, clock }, request));
      } catch (error) {
        if (!isRefusal(error)) throw error;
        const { name, status, message } = error;
        return reply(status, { Message: message }, { 'x-amzn-errortype': name });
      }
    },
    async close() {
      await firing.settle();
      store.close();
    },
  };
}

function reply(status: number, body: unknown, headers: Record<string, string> = {}): EndpointAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}
