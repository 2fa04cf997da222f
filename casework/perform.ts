import { declarationOf } from '../adapters/records/declarations/declaration-item.ts';
import type { Receipt } from '../adapters/records/declarations/receipts.ts';
import type { Item, Write, Written } from '../adapters/records/store/store.ts';
import { passLock, refusedAsItStands } from '../domain/acts/guard.ts';
import { type Lock, type Locks, lastClosing, lockOf } from '../domain/call/windows.ts';
import type { Case } from '../domain/declaration/case.ts';
import type { Change, Gate } from '../domain/declaration/change.ts';
import { fitsIntoRecord } from '../domain/declaration/record-budget.ts';
import { epochOf } from '../domain/values/instant.ts';
import { accepted, type Refusal, refused, type Verdict } from '../domain/values/verdict.ts';
import { caseOf, type Freshness } from './case.ts';
import type { CaseNeeds } from './needs.ts';

type PerformNeeds = Pick<CaseNeeds, 'records' | 'workflow'>;
type Rule = (subject: Case) => Verdict<Change> | Promise<Verdict<Change>>;

/** What an accepted act is answered with. */
export interface Done {
  readonly declaration: string;
  readonly standing: Change['to'];
  readonly version: number;
  readonly warnings: readonly string[];
}

/** What is written together with an act, once it is known how the act will be answered. */
export type Along = (done: Done, subject: Case) => readonly Write[];

/** By what a second click of one act is known: a hash of the act, its inputs and its actor, and the version that the page showed. */
interface Once {
  readonly print: string;
  readonly shown: number;
}

interface Performed {
  readonly along?: Along;
  readonly freshness?: Freshness;
  readonly once?: Once;
}

/**
 * One act of one person on one declaration: read, judge, write once, signal. The same act `once` more, on the page from
 * which it was done, is answered as done: people press twice.
 */
export async function perform(
  needs: PerformNeeds,
  id: string,
  rule: Rule,
  { once, ...how }: Performed = {},
): Promise<Verdict<Done>> {
  const verdict = await performNow(needs, id, rule, { ...how, ...(once ? { once } : {}) });
  const before = verdict.ok || !once ? undefined : await doneBefore(needs, id, once);
  return before ? accepted(before) : verdict;
}

/** What the act was answered with, if it is the one that made the version after the one that the page showed. */
async function doneBefore(
  { records }: PerformNeeds,
  id: string,
  { print, shown }: Once,
): Promise<Done | undefined> {
  const entry = await records.declarations.entry(id, shown + 1);
  if (entry?.once !== print) return undefined;
  return { declaration: id, standing: entry.to, version: entry.version, warnings: [] };
}

async function performNow(
  needs: PerformNeeds,
  id: string,
  rule: Rule,
  { along = () => [], freshness = 'fresh', once }: Performed,
): Promise<Verdict<Done>> {
  const subject = await caseOf(needs, id, freshness);
  if (!subject) return refused('no-such-declaration');
  const verdict = await rule(subject);
  if (!verdict.ok) return verdict;
  const change = once ? { ...verdict.value, once: once.print } : verdict.value;
  const fits = fitsIntoRecord(subject.declaration, change);
  if (!fits.ok) return fits;
  const done = doneBy(subject, change);
  const written = await carryOut(needs, subject, change, along(done, subject));
  if (!written.ok) return written;
  // Before the first run nothing can have waited for this: there is no token to look for.
  if (subject.declaration.run === 0 && change.set.run === 1) await begin(needs, id, 1);
  else await signal(needs, id);
  return accepted(done);
}

function doneBy({ declaration }: Case, { to, warnings = [] }: Change): Done {
  return { declaration: declaration.id, standing: to, version: declaration.version + 1, warnings };
}

/**
 * The same under an Idempotency-Key: what was answered once is answered so again, even after the lock; another request
 * under the key is refused.
 */
export async function performOnceUnder(
  needs: PerformNeeds,
  receipt: Receipt | undefined,
  id: string,
  rule: Rule,
  freshness: Freshness = 'fresh',
): Promise<Verdict<Done>> {
  if (!receipt) return perform(needs, id, rule, { freshness });
  const { receipts } = needs.records;
  const reading = receipts.get<Done>(receipt);
  reading.catch(() => {});
  const verdict = await perform(
    needs,
    id,
    async (subject) => ((await reading) ? refused('key-reused') : rule(subject)),
    {
      freshness,
      along: (done, { locks }) => [receipts.write(receipt, done, epochOf(lastClosing(locks)) / 1000)],
    },
  );
  if (verdict.ok || verdict.refusal.because !== 'key-reused') return verdict;
  const before = (await reading) ?? (await receipts.get<Done>(receipt));
  return before?.bodyHash === receipt.bodyHash ? accepted(before.answer) : verdict;
}

/** Writes a change that a rule decided; a failed condition becomes the refusal that it stands for. */
export async function carryOut(
  { records }: Pick<CaseNeeds, 'records'>,
  subject: Case,
  change: Change,
  along: readonly Write[] = [],
): Promise<Verdict<void>> {
  const written = await records.declarations.carryOut(subject, change, along);
  return written.ok ? accepted(undefined) : { ok: false, refusal: refusalOf(subject, change, written) };
}

/**
 * Wakes what waits for this declaration, or starts its first run. The act is committed already: if this fails, the
 * declaration is due and the patrol does it, so the person is not troubled with it.
 */
export async function signal({ records, workflow }: PerformNeeds, id: string): Promise<void> {
  try {
    const declaration = await records.declarations.get(id);
    if (!declaration || declaration.run === 0) return;
    const { run, token } = declaration;
    if (token) await workflow.wake(token);
    else await begin({ workflow }, id, run);
  } catch {
    return;
  }
}

async function begin({ workflow }: Pick<PerformNeeds, 'workflow'>, id: string, run: number): Promise<void> {
  try {
    await workflow.start('declaration', executionName(id, run), { declaration: id, run });
  } catch {
    return;
  }
}

export function executionName(declaration: string, run: number): string {
  return `${declaration}-${run}`;
}

type Failed = Extract<Written, { ok: false }>['failed'];

/**
 * Which refusal a failed condition stands for: first that of the link it came by, to whose holder nothing else is said;
 * then the gate's, the grant's, the claim's, the declaration's own.
 */
function refusalOf(subject: Case, change: Change, { failed }: { failed: Failed }): Refusal {
  const item = (named: string) => failed.find((each) => each.named === named)?.item;
  const has = (named: string) => failed.some((each) => each.named === named);
  if (has('own-link')) return { because: 'link-ended' };
  const gate = change.gates.find(({ kind }) => kind !== 'grant' && kind !== 'new-grant');
  if (has('gate') && gate) return refusalOfGate(subject, change, gate, item('gate'));
  if (has('receipt')) return { because: 'key-reused' };
  if (has('upload')) return { because: 'already-taken-in' };
  const isNew = change.gates.some(({ kind }) => kind === 'new-grant');
  if (has('grant')) return isNew ? grantedAlready(item('grant')) : refusalOfGrant(change, item('grant'));
  if (has('own-claim')) return { because: 'already-claimed' };
  if (has('claim')) return numberClaimed(subject);
  const now = item('declaration');
  // The lock ended it while this was on its way: the instant is judged, not the standing.
  if (now?.lapsed)
    return refusedAsItStands({ ...subject, declaration: declarationOf(now) }, change.move, change.at).refusal;
  if (now && now.run !== subject.declaration.run) return { because: 'superseded' };
  if (now && now.standing !== subject.declaration.standing) return { because: 'already-decided' };
  const { version: shown } = subject.declaration;
  return { because: 'stale', facts: { shown, now: Number(now?.version ?? shown + 1) } };
}

/** It may be somebody else's mistake, or worse: whom to ask stands in the call. */
function numberClaimed({ call }: Case): Refusal {
  const { value: contact, en = contact } = call.identity.contact;
  return { because: 'number-claimed', facts: { contact, contactEn: en } };
}

/** A grant is used once; one that ran out over a write that was stamped before its end did not make anybody late. */
function refusalOfGrant({ at }: Change, item: Item | undefined): Refusal {
  const until = String(item?.until ?? '');
  if (item?.ranOutAt === undefined) return { because: 'grant-used' };
  return at < until
    ? { because: 'in-time-but-unrecorded', facts: { at } }
    : { because: 'grant-ran-out', facts: { until } };
}

/** Of two grants at one moment the other one was given. */
function grantedAlready(item: Item | undefined): Refusal {
  return { because: 'granted-already', facts: { until: String(item?.until ?? '') } };
}

function refusalOfGate({ call, locks }: Case, { at }: Change, gate: Gate, item: unknown): Refusal {
  if (gate.kind !== 'open') return { because: 'superseded' };
  const lock = item as (Lock & { stage: string }) | undefined;
  const now = lock ? { ...locks, [lock.stage]: lock } : locks;
  const passed = passLock(call, now, lock?.stage ?? gate.stage, at);
  if (!passed.ok) return passed.refusal;
  const closing = (of: Locks) => lockOf(of, gate.stage).closesAt;
  return { because: 'stale', facts: { shown: closing(locks), now: closing(now) } };
}
