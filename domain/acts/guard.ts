import type { Calendar } from '../calendar.ts';
import { type Call, lateClause, stageOf } from '../call.ts';
import { type Declaration, governingStage } from '../declaration.ts';
import type { Instant } from '../instant.ts';
import { type Move, mayMove } from '../moves.ts';
import { type Actor, accepted, type Gate, refused, type Verdict } from '../verdict.ts';
import { isOpen, type Locks, lockOf } from '../windows.ts';

/** A declaration with everything that its rules look at. */
export interface Case {
  readonly declaration: Declaration;
  readonly call: Call;
  readonly locks: Locks;
  readonly calendar: Calendar;
}

/** How an act arrived: the gateway's stamp, who, and the version that the actor's page showed. */
export interface Arrival {
  readonly at: Instant;
  readonly actor: Actor;
  readonly version: number;
}

/**
 * What every act of a person passes first: an applicant acts on his own declaration (another's is not there for him),
 * the standing allows the move, nothing changed since the page was shown, and the governing stage's gate is open at
 * the received instant.
 */
export function guard(subject: Case, move: Move, arrival: Arrival): Verdict<Gate> {
  const { declaration } = subject;
  const { actor } = arrival;
  if (actor.kind === 'applicant' && actor.account !== declaration.account)
    return refused('no-such-declaration');
  if (!mayMove(declaration.standing, move)) return refusedAsItStands(subject, move);
  if (declaration.version !== arrival.version)
    return refused('stale', { facts: { shown: arrival.version, now: declaration.version } });
  const stage = governingStage(subject.call, declaration);
  if (stage === undefined) return refusedAsItStands(subject, move);
  return passGate(subject, stage, arrival.at);
}

/** Why a declaration does not admit this move as it stands; of one that lapsed, by which clause late is not accepted. */
export function refusedAsItStands({ declaration, call }: Pick<Case, 'declaration' | 'call'>, move: Move) {
  const { standing, lapsed } = declaration;
  if (standing !== 'lapsed' || !lapsed) return refused('not-in-this-standing', { facts: { standing, move } });
  const { name, en = name } = stageOf(call, lapsed.stage);
  return refused('lapsed', { clause: lateClause(call, lapsed.stage), facts: { stage: name, stageEn: en } });
}

/**
 * The gate that a write under this stage must pass: the declaration's own grant, or else the stage's lock, which may
 * have been moved past the grant's end.
 */
export function passGate({ declaration, call, locks }: Case, stage: string, at: Instant): Verdict<Gate> {
  const grant = declaration.grant?.stage === stage ? declaration.grant : undefined;
  if (grant && at < grant.until) return accepted({ kind: 'grant', stage, number: grant.number, uses: false });
  const passed = passLock(call, locks, stage, at);
  return grant && !passed.ok ? refused('grant-ran-out', { facts: { until: grant.until } }) : passed;
}

/** The instant from which this declaration can do nothing more under the stage: its closing, or a later grant's end. */
export function closingUnder({ declaration, locks }: Case, stage: string): Instant {
  const { closesAt } = lockOf(locks, stage);
  const { grant } = declaration;
  return grant?.stage === stage && grant.until > closesAt ? grant.until : closesAt;
}

/** The stage's lock alone: what a declaration that does not exist yet, or a return, must pass. */
export function passLock(call: Call, locks: Locks, stage: string, at: Instant): Verdict<Gate> {
  const lock = lockOf(locks, stage);
  if (isOpen(lock, at)) return accepted({ kind: 'open', stage });
  const { name, en = name } = stageOf(call, stage);
  const facts = { stage: name, stageEn: en, opensAt: lock.opensAt, closesAt: lock.closesAt };
  if (at < lock.opensAt) return refused('stage-not-open', { facts });
  if (at < lock.closesAt) return refused('in-time-but-unrecorded', { facts });
  return refused('stage-closed', { clause: lateClause(call, stage), facts });
}

/** The same gate, spent: what leaves a stage under a grant uses the grant up. */
export function leaving(gate: Gate): Gate {
  return gate.kind === 'grant' ? { ...gate, uses: true } : gate;
}

/** What leaving a stage takes off the declaration: its grant, even one that ran out before the stage's closing was moved. */
export const DROPPED_ON_LEAVING = ['grant'] as const satisfies readonly (keyof Declaration)[];
