import type { Receipt } from '../adapters/records/declarations/receipts.ts';
import type { Write } from '../adapters/records/store/store.ts';
import { warningsOf } from '../domain/acts/feasibility.ts';
import { withTerm } from '../domain/acts/keep-term.ts';
import { lastClosing } from '../domain/call/windows.ts';
import type { Arrival, Case } from '../domain/declaration/case.ts';
import type { Change, Warning } from '../domain/declaration/change.ts';
import type { Because, BecauseOfAct } from '../domain/values/because.ts';
import { epochOf } from '../domain/values/instant.ts';
import { accepted, type Refusal, refused, type Verdict } from '../domain/values/verdict.ts';
import { caseOf, type Freshness } from './case.ts';
import { drive } from './executions/signal.ts';
import type { CaseNeeds } from './needs.ts';
import { refusalOf } from './refusal-of-write.ts';

type PerformNeeds = Pick<CaseNeeds, 'records' | 'workflow'>;
/** Judges a case. A rule that takes further facts from memory learns how fresh they must be. */
type Rule<B extends Because> = (
  subject: Case,
  freshness: Freshness,
) => Verdict<Change, B> | Promise<Verdict<Change, B>>;

/** The answer to an accepted act. */
export interface Done {
  readonly declaration: string;
  readonly standing: Change['to'];
  readonly version: number;
  readonly warnings: readonly Warning[];
}

/** Writes that go into the transaction of an act, made once the act's answer is known. */
export type Along = (done: Done, subject: Case) => readonly Write[] | Promise<readonly Write[]>;

/** A person's act on a declaration, as a request brings it. */
export interface ActRequest {
  readonly id: string;
  readonly arrival: Arrival;
  /** The Idempotency-Key under which the act is done once. */
  readonly receipt?: Receipt;
  /** The case as the request has just read it. The write repeats what the rule relies on, so it need not be read again. */
  readonly caseAsRead?: Case;
}

/** Identifies a second click of one act. */
interface SecondClick {
  /** A hash of the act, its inputs and its actor. */
  readonly print: string;
  /** The version that the page showed. */
  readonly shown: number;
}

interface PerformOptions {
  readonly along?: Along;
  /** `recent` judges by what is remembered first. A refusal that rests on memory is judged again by what is read then. */
  readonly freshness?: Freshness;
  readonly caseAsRead?: Case | undefined;
  readonly secondClick?: SecondClick | undefined;
}

/**
 * Performs one act of one person on one declaration: read, judge, write once, signal. People press twice, so an
 * act sent again from the page that showed version `secondClick.shown` is answered as done.
 */
export async function perform<B extends Because = BecauseOfAct>(
  needs: PerformNeeds,
  id: string,
  rule: Rule<B>,
  how: PerformOptions = {},
): Promise<Verdict<Done, B | BecauseOfAct>> {
  const verdict = await performUpToDate(needs, id, rule, how);
  const { secondClick } = how;
  const before = verdict.ok || !secondClick ? undefined : await doneBefore(needs, id, secondClick);
  return before ? accepted(before) : verdict;
}

/**
 * The answer of an act that was done before, if it made the version right after the one that the page showed.
 */
async function doneBefore(
  { records }: PerformNeeds,
  id: string,
  { print, shown }: SecondClick,
): Promise<Done | undefined> {
  const entry = await records.declarations.entry(id, shown + 1);
  if (entry?.once !== print) return undefined;
  return { declaration: id, standing: entry.to, version: entry.version, warnings: [] };
}

/**
 * A refusal that the write found is up to date, unless a gate moved meanwhile: it and a refusal by the rule rest on
 * memory, so nobody in time is refused because a deadline moved a moment ago.
 */
async function performUpToDate<B extends Because>(
  needs: PerformNeeds,
  id: string,
  rule: Rule<B>,
  how: PerformOptions,
): Promise<Verdict<Done, B | BecauseOfAct>> {
  if (how.freshness !== 'recent') return performNow(needs, id, rule, how);
  let ruleAccepted = false;
  const watched: Rule<B> = async (subject, freshness) => {
    const verdict = await rule(subject, freshness);
    ruleAccepted = verdict.ok;
    return verdict;
  };
  const verdict = await performNow(needs, id, watched, how);
  if (verdict.ok || (ruleAccepted && verdict.refusal.because !== 'stale')) return verdict;
  return performNow(needs, id, rule, { ...how, freshness: 'fresh', caseAsRead: undefined });
}

async function performNow<B extends Because>(
  needs: PerformNeeds,
  id: string,
  rule: Rule<B>,
  { along = () => [], freshness = 'fresh', caseAsRead, secondClick }: PerformOptions,
): Promise<Verdict<Done, B | BecauseOfAct>> {
  const subject = caseAsRead ?? (await caseOf(needs, id, freshness));
  if (!subject) return refused('no-such-declaration');
  const verdict = await rule(subject, freshness);
  if (!verdict.ok) return verdict;
  const judged = withTerm(subject, verdict.value);
  const change = secondClick ? { ...judged, once: secondClick.print } : judged;
  const done = doneBy(subject, change);
  const written = await carryOut(needs, subject, change, await along(done, subject));
  // A key's change moved the claim between the read and the write, and nothing else.
  if (!written.ok && isOnlyRehashed(written.refusal))
    return performNow(needs, id, rule, { along, secondClick, freshness: 'fresh' });
  if (!written.ok) return written;
  await drive(needs, subject, change);
  return accepted(done);
}

function isOnlyRehashed({ because, facts }: Refusal): boolean {
  return because === 'stale' && facts?.shown === facts?.now;
}

function doneBy(subject: Case, change: Change): Done {
  const { id, version } = subject.declaration;
  const warnings = warningsOf(subject, change);
  return { declaration: id, standing: change.to, version: version + 1, warnings };
}

/**
 * Performs an act under its Idempotency-Key, if it has one. A repeated request gets the answer of the first, even after the
 * lock; another request under the key is refused. The write finds a key that was used, so the receipt is read after a
 * refusal only. `alsoWrites` holds further writes of the act.
 */
export async function performUnderKey(
  needs: PerformNeeds,
  { id, receipt, caseAsRead }: Pick<ActRequest, 'id' | 'receipt' | 'caseAsRead'>,
  rule: Rule<BecauseOfAct>,
  freshness: Freshness = 'fresh',
  alsoWrites: Along = () => [],
): Promise<Verdict<Done>> {
  if (!receipt) return perform(needs, id, rule, { freshness, caseAsRead, along: alsoWrites });
  const { receipts } = needs.records;
  const along: Along = async (done, subject) => [
    receipts.write(receipt, done, epochOf(lastClosing(subject.locks)) / 1000),
    ...(await alsoWrites(done, subject)),
  ];
  const verdict = await perform(needs, id, rule, { freshness, caseAsRead, along });
  const before = verdict.ok ? undefined : await receipts.get<Done>(receipt);
  if (!before) return verdict;
  return before.bodyHash === receipt.bodyHash ? accepted(before.answer) : refused('key-reused');
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
