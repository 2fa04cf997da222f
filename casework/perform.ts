import { declarationOf } from '../adapters/records/declarations/declaration-item.ts';
import type { Receipt } from '../adapters/records/declarations/receipts.ts';
import type { Item, Write, Written } from '../adapters/records/store/store.ts';
import { passLock, refusedAsItStands } from '../domain/acts/guard.ts';
import { type Lock, type Locks, lastClosing, lockOf } from '../domain/call/windows.ts';
import type { Case } from '../domain/declaration/case.ts';
import type { Change, Gate } from '../domain/declaration/change.ts';
import { fitsIntoRecord } from '../domain/declaration/record-budget.ts';
import type { Because, BecauseOfAct } from '../domain/values/because.ts';
import { epochOf } from '../domain/values/instant.ts';
import { accepted, type Refusal, refused, type Verdict } from '../domain/values/verdict.ts';
import { caseOf, type Freshness } from './case.ts';
import type { CaseNeeds } from './needs.ts';

type PerformNeeds = Pick<CaseNeeds, 'records' | 'workflow'>;
type Rule<B extends Because> = (subject: Case) => Verdict<Change, B> | Promise<Verdict<Change, B>>;

/** The answer to an accepted act. */
export interface Done {
  readonly declaration: string;
  readonly standing: Change['to'];
  readonly version: number;
  readonly warnings: readonly string[];
}

/** Writes that go into the transaction of an act, made once the act's answer is known. */
export type Along = (done: Done, subject: Case) => readonly Write[];

/**
 * Identifies a second click of one act: a hash of the act, its inputs and its actor, and the version that the
 * page showed.
 */
interface Once {
  readonly print: string;
  readonly shown: number;
}

interface Performed {
  readonly along?: Along;
  readonly freshness?: Freshness;
  /** The case as the request has just read it. The write repeats what the rule relies on, so it need not be read again. */
  readonly read?: Case | undefined;
  readonly once?: Once;
}

/**
 * Performs one act of one person on one declaration: read, judge, write once, signal. People press twice, so an
 * act sent again from the page that showed version `once.shown` is answered as done.
 */
export async function perform<B extends Because = BecauseOfAct>(
  needs: PerformNeeds,
  id: string,
  rule: Rule<B>,
  { once, ...how }: Performed = {},
): Promise<Verdict<Done, B | BecauseOfAct>> {
  const verdict = await performNow(needs, id, rule, { ...how, ...(once ? { once } : {}) });
  const before = verdict.ok || !once ? undefined : await doneBefore(needs, id, once);
  return before ? accepted(before) : verdict;
}

/**
 * The answer of an act that was done before, if it made the version right after the one that the page showed.
 */
async function doneBefore(
  { records }: PerformNeeds,
  id: string,
  { print, shown }: Once,
): Promise<Done | undefined> {
  const entry = await records.declarations.entry(id, shown + 1);
  if (entry?.once !== print) return undefined;
  return { declaration: id, standing: entry.to, version: entry.version, warnings: [] };
}

async function performNow<B extends Because>(
  needs: PerformNeeds,
  id: string,
  rule: Rule<B>,
  { along = () => [], freshness = 'fresh', read, once }: Performed,
): Promise<Verdict<Done, B | BecauseOfAct>> {
  const subject = read ?? (await caseOf(needs, id, freshness));
  if (!subject) return refused('no-such-declaration');
  const verdict = await rule(subject);
  if (!verdict.ok) return verdict;
  const change = once ? { ...verdict.value, once: once.print } : verdict.value;
  const fits = fitsIntoRecord(subject.declaration, change);
  if (!fits.ok) return fits;
  const done = doneBy(subject, change);
  const written = await carryOut(needs, subject, change, along(done, subject));
  if (!written.ok) return written;
  // Nothing can have waited for the first run, so there is no token to look for.
  if (subject.declaration.run === 0 && change.set.run === 1) await begin(needs, id, 1);
  else await signal(needs, id);
  return accepted(done);
}

function doneBy({ declaration }: Case, { to, warnings = [] }: Change): Done {
  return { declaration: declaration.id, standing: to, version: declaration.version + 1, warnings };
}

/**
 * Performs an act under an Idempotency-Key. A repeated request gets the answer of the first, even after the
 * lock; another request under the key is refused.
 */
export async function performOnceUnder(
  needs: PerformNeeds,
  receipt: Receipt | undefined,
  id: string,
  rule: Rule<BecauseOfAct>,
  how: Pick<Performed, 'freshness' | 'read'> = {},
): Promise<Verdict<Done>> {
  if (!receipt) return perform(needs, id, rule, how);
  const { receipts } = needs.records;
  const reading = receipts.get<Done>(receipt);
  reading.catch(() => {});
  const verdict = await perform(
    needs,
    id,
    async (subject) => ((await reading) ? refused('key-reused') : rule(subject)),
    {
      ...how,
      along: (done, { locks }) => [receipts.write(receipt, done, epochOf(lastClosing(locks)) / 1000)],
    },
  );
  if (verdict.ok || verdict.refusal.because !== 'key-reused') return verdict;
  const before = (await reading) ?? (await receipts.get<Done>(receipt));
  return before?.bodyHash === receipt.bodyHash ? accepted(before.answer) : verdict;
}

/** Writes a change that a rule decided. A failed condition becomes the refusal that it stands for. */
export async function carryOut(
  { records }: Pick<CaseNeeds, 'records'>,
  subject: Case,
  change: Change,
  along: readonly Write[] = [],
): Promise<Verdict<void>> {
  const written = await records.declarations.writeChange(subject, change, along);
  return written.ok ? accepted(undefined) : { ok: false, refusal: refusalOf(subject, change, written) };
}

/**
 * Wakes the execution that waits for this declaration, or starts its first run. The act is committed already:
 * if this fails, the declaration is due and the patrol repairs it, so the person gets no error.
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
 * The refusal that a failed condition stands for. The link comes first, since the holder of an ended link is
 * told nothing else; then gate, grant, claim and the declaration itself.
 */
function refusalOf(subject: Case, change: Change, { failed }: { failed: Failed }): Refusal {
  const item = (named: string) => failed.find((each) => each.named === named)?.item;
  const has = (named: string) => failed.some((each) => each.named === named);
  if (has('own-link')) return refused('link-ended').refusal;
  const gate = change.gates.find(({ kind }) => kind !== 'grant' && kind !== 'new-grant');
  if (has('gate') && gate) return refusalOfGate(subject, change, gate, item('gate'));
  if (has('receipt')) return refused('key-reused').refusal;
  if (has('upload')) return refused('already-taken-in').refusal;
  const isNew = change.gates.some(({ kind }) => kind === 'new-grant');
  if (has('grant')) return isNew ? grantedAlready(item('grant')) : refusalOfGrant(change, item('grant'));
  if (has('own-claim')) return refused('already-claimed').refusal;
  if (has('claim')) return numberClaimed(subject);
  const now = item('declaration');
  // The lock ended the declaration meanwhile. The refusal follows from the act's instant, not from the
  // standing.
  if (now?.lapsed)
    return refusedAsItStands({ ...subject, declaration: declarationOf(now) }, change.move, change.at).refusal;
  if (now && now.run !== subject.declaration.run) return refused('superseded').refusal;
  if (now && now.standing !== subject.declaration.standing) return refused('already-decided').refusal;
  const { version: shown } = subject.declaration;
  return refused('stale', { facts: { shown, now: Number(now?.version ?? shown + 1) } }).refusal;
}

/** Refuses a number that another declaration claims, by mistake or worse. The call names the contact to ask. */
function numberClaimed({ call }: Case): Refusal {
  const { value: contact, en = contact } = call.identity.contact;
  return refused('number-claimed', { facts: { contact, contactEn: en } }).refusal;
}

/** The refusal of a grant that is used up or ran out. A write stamped before the grant's end was not late. */
function refusalOfGrant({ at }: Change, item: Item | undefined): Refusal {
  const until = String(item?.until ?? '');
  if (item?.ranOutAt === undefined) return refused('grant-used').refusal;
  return at < until
    ? refused('in-time-but-unrecorded', { facts: { at } }).refusal
    : refused('grant-ran-out', { facts: { until } }).refusal;
}

/** Another grant was given at this very moment, and its write came first. */
function grantedAlready(item: Item | undefined): Refusal {
  return refused('granted-already', { facts: { until: String(item?.until ?? '') } }).refusal;
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
