import { leftAs } from '../adapters/records/declarations/declaration-item.ts';
import { takenByIn } from '../adapters/records/declarations/quota-writes.ts';
import type { Item, Written } from '../adapters/records/store/store.ts';
import { passLock, refusedAsItStands } from '../domain/acts/guard.ts';
import { noFreePost } from '../domain/acts/posts.ts';
import { citation } from '../domain/call/call.ts';
import { type Lock, type Locks, lockOf } from '../domain/call/windows.ts';
import type { Case } from '../domain/declaration/case.ts';
import type { Change, Gate } from '../domain/declaration/change.ts';
import { claimSaid } from '../domain/declaration/claim.ts';
import type { Instant } from '../domain/values/instant.ts';
import { type Refusal, refused } from '../domain/values/verdict.ts';

type Failed = Extract<Written, { ok: false }>['failed'];

/**
 * The refusal that a failed condition stands for. The link comes first, since the holder of an ended link is
 * told nothing else; then gate, grant, claim, post and the declaration itself.
 */
export function refusalOf(subject: Case, change: Change, { failed }: { failed: Failed }): Refusal {
  const item = (named: string) => failed.find((each) => each.named === named)?.item;
  const has = (named: string) => failed.some((each) => each.named === named);
  if (has('own-link')) return refused('link-ended').refusal;
  const gate = change.gates.find(({ kind }) => kind !== 'grant' && kind !== 'new-grant');
  if (has('gate') && gate) return refusalOfGate(subject, change, gate, item('gate'));
  if (has('receipt')) return refused('key-reused').refusal;
  if (has('upload')) return refused('already-taken-in').refusal;
  const isNew = change.gates.some(({ kind }) => kind === 'new-grant');
  if (has('grant')) return isNew ? grantedAlready(item('grant')) : refusalOfGrant(change, item('grant'));
  if (has('own-claim')) return refused('already-claimed', scopeOf(subject)).refusal;
  if (has('claim')) return numberClaimed(subject);
  if (has('post')) return postTaken(subject, change, item('post'));
  const now = item('declaration');
  // The lock ended the declaration meanwhile. The refusal follows from the act's instant, not from the
  // standing.
  if (now?.lapsed)
    return refusedAsItStands(
      { ...subject, declaration: leftAs(subject.declaration, now) },
      change.move,
      change.at,
    ).refusal;
  if (now && now.run !== subject.declaration.run) return refused('superseded').refusal;
  if (now && now.standing !== subject.declaration.standing) return refused('already-decided').refusal;
  const { version: shown } = subject.declaration;
  return refused('stale', { facts: { shown, now: Number(now?.version ?? shown + 1) } }).refusal;
}

/** Refuses a number that another declaration claims, by mistake or worse. The call names the contact to ask. */
function numberClaimed(subject: Case): Refusal {
  const { value: contact, en = contact } = subject.call.identity.contact;
  const { clause, facts } = scopeOf(subject);
  return refused('number-claimed', { clause, facts: { ...facts, contact, contactEn: en } }).refusal;
}

/** Within what the person has one declaration, with the clause that says so. */
function scopeOf({ call }: Case) {
  const { zh, en } = claimSaid(call);
  return { clause: citation(call.claim), facts: { scope: zh, scopeEn: en } };
}

/** Somebody else took the last post of the employer's level. */
function postTaken({ call }: Case, { quota = [] }: Change, item: Item | undefined): Refusal {
  const wanted = quota.find(({ act }) => act === 'take');
  if (wanted?.act !== 'take') throw new Error('A post that the change does not take');
  const { post, most } = wanted;
  return noFreePost(call, post.level, { most, taken: takenByIn(item).length }).refusal;
}

/** The refusal of a grant that is used up or ran out. A write stamped before the grant's end was not late. */
function refusalOfGrant({ at }: Change, item: Item | undefined): Refusal {
  if (item?.ranOutAt === undefined) return refused('grant-used').refusal;
  const until = endOf(item);
  return at < until
    ? refused('in-time-but-unrecorded', { facts: { at } }).refusal
    : refused('grant-ran-out', { facts: { until } }).refusal;
}

/** Another grant was given at this very moment, and its write came first. */
function grantedAlready(item: Item | undefined): Refusal {
  return refused('granted-already', { facts: { until: endOf(item) } }).refusal;
}

/** The end of the grant that a failed condition gave back. */
function endOf(grant: Item | undefined): Instant {
  if (typeof grant?.until !== 'string') throw new Error('A grant without an end');
  return grant.until;
}

function refusalOfGate({ call, locks }: Case, { at }: Change, gate: Gate, item: unknown): Refusal {
  if (gate.kind !== 'open') return refused('superseded').refusal;
  const lock = item as (Lock & { stage: string }) | undefined;
  const now = lock ? { ...locks, [lock.stage]: lock } : locks;
  const passed = passLock(call, now, lock?.stage ?? gate.stage, at);
  if (!passed.ok) return passed.refusal;
  const closing = (of: Locks) => lockOf(of, gate.stage).closesAt;
  return refused('stale', { facts: { shown: closing(locks), now: closing(now) } }).refusal;
}
