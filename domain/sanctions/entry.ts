import { type Day, dayOf, type Instant, plusDays, startOfDay } from '../values/instant.ts';
import type { SanctionTold } from './sanction-form.ts';
import { type Span, spanOf } from './term.ts';

/** Why an entry ends before its last day. */
export const END_GROUNDS = ['quashed', 'entered-by-mistake', 'repaired', 'other'] as const;
export type EndGround = (typeof END_GROUNDS)[number];

/** One recorded act on an entry. */
export interface SanctionAct {
  readonly act: 'enter' | 'correct' | 'end' | 'share' | 'reply';
  readonly at: Instant;
  readonly by: string;
  readonly reason: string;
  /** The operator's execution. */
  readonly execution: string;
  /** What a correction replaced, sealed. */
  readonly before?: string;
  /** The platform that was told, which version of the entry, and by which file. */
  readonly platform?: string;
  readonly version?: number;
  readonly file?: SharedFile;
  /** Whether the platform took it, and the number or words of its reply. */
  readonly outcome?: 'taken' | 'not-taken';
  readonly reply?: string;
}

/** A signed file for a platform: its place in the bucket, its SHA-256 in hex, and the key that signed it. */
export interface SharedFile {
  readonly key: string;
  readonly sha256: string;
  readonly keyId: string;
}

/**
 * An entry of the register as the records hold it. What judges stands open; the person and the decision are sealed,
 * bound to the entry.
 */
export interface SanctionEntry extends Span {
  readonly id: string;
  readonly ground: string;
  /** The levels that may not be declared; every level without it. */
  readonly levels?: readonly string[] | undefined;
  /** What the decision says, sealed. */
  readonly sealed: string;
  readonly version: number;
  readonly acts: readonly SanctionAct[];
  readonly ended?: { readonly at: Instant; readonly ground: EndGround };
}

/** The parts of an entry that a decision makes. */
export function judgingParts({ ground, effect, decision, term }: SanctionTold) {
  return {
    ground,
    ...(effect.levels === undefined ? {} : { levels: effect.levels }),
    ...spanOf(decision.date, term),
  };
}

/** The text to which what is sealed of an entry is bound. No declaration's number has this form. */
export function boundTo(id: string): string {
  return `sanction#${id}`;
}

/** Days for which an entry that was ended is kept, so that the platform can be told and a mistake be answered. Our choice, from no source. */
const ENDED_KEPT_DAYS = 30;

/** The instant at which an entry is forgotten: the beginning of the day after its last, in the register's zone. */
export function forgottenAt({ to, ended }: Pick<SanctionEntry, 'to' | 'ended'>, zone: string): Instant {
  const after = startOfDay(plusDays(to, 1), zone);
  if (!ended) return after;
  const kept = startOfDay(plusDays(dayOf(ended.at, zone), ENDED_KEPT_DAYS), zone);
  return kept < after ? kept : after;
}

/**
 * The most bytes of all entries of one person, with what their corrections replaced. They stand in one item, of which the table
 * takes 400 KB, and the forty people of a file in one transaction, of which it takes 4 MB.
 */
export const MAX_PERSON_BYTES = 96 * 1024;

/** Whether these entries of one person are more than the register takes. */
export function isTooMuch(entries: readonly SanctionEntry[]): boolean {
  return new TextEncoder().encode(JSON.stringify(entries)).length > MAX_PERSON_BYTES;
}

/** Whether an entry judges on this day: from its first day to its last, unless it was ended. */
export function holdsOn({ from, to, ended }: SanctionEntry, day: Day): boolean {
  return ended === undefined && from <= day && day <= to;
}
