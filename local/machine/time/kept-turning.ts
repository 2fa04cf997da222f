import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { CALENDAR_ZONE } from '../../../domain/time/calendar.ts';
import { instantOf } from '../../../domain/values/instant.ts';
import { type Said, said } from '../../../domain/values/said.ts';
import { sayMoment } from '../../../domain/wording/say-facts.ts';

/**
 * A record of a turning that did not reach its end, since the process was stopped or something on the way broke.
 */
export interface KeptTurning {
  /** Keeps the epoch milliseconds to which the clock is being turned. */
  begun(to: number): void;
  ended(): void;
  /** The goal of the last turning, if it did not get there. */
  brokenOff(): number | undefined;
}

/** Keeps the turning in a file beside the clock's own, so that the next process knows of it. */
export function keptTurning(file: string): KeptTurning {
  return {
    begun: (to) => writeFileSync(file, String(to), { flush: true }),
    ended: () => rmSync(file, { force: true }),
    brokenOff() {
      const to = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN;
      return Number.isSafeInteger(to) && to > 0 ? to : undefined;
    },
  };
}

/** Tells the person who starts again that what was due on the way happens when the clock is turned on. */
export function sayBrokenOff(to: number, now: number): Said {
  const [target, stands] = [to, now].map((at) => sayMoment(instantOf(at), CALENDAR_ZONE));
  return said(
    `上次把时钟拨到 ${target}，中途中断，时钟停在 ${stands}（北京时间）。这之间到期的事还没有做：请在时钟页继续拨动。`,
    `The clock was being turned to ${target} when that was broken off; it stands at ${stands} (Beijing time). What is due between is not done yet: turn it on at the page of the clock.`,
  );
}
