import type { Written } from '../adapters/records/store.ts';
import { type Case, passLock } from '../domain/acts/guard.ts';
import { accepted, type Change, type Gate, type Refusal, refused, type Verdict } from '../domain/verdict.ts';
import { type Lock, type Locks, lockOf } from '../domain/windows.ts';
import { caseOf } from './case.ts';
import type { Needs } from './needs.ts';

type Performing = Pick<Needs, 'records' | 'calendar' | 'workflow'>;
type Rule = (subject: Case) => Verdict<Change> | Promise<Verdict<Change>>;

/** What an accepted act is answered with. */
export interface Done {
  readonly declaration: string;
  readonly standing: Change['to'];
  readonly version: number;
  readonly warnings: readonly string[];
}

/** One act of one person on one declaration: read, judge, write once, signal. */
export async function perform(needs: Performing, id: string, rule: Rule): Promise<Verdict<Done>> {
  const subject = await caseOf(needs, id);
  if (!subject) return refused('no-such-declaration');
  const verdict = await rule(subject);
  if (!verdict.ok) return verdict;
  const change = verdict.value;
  const written = await carryOut(needs, subject, change);
  if (!written.ok) return written;
  await signal(needs, id);
  const { to, warnings = [] } = change;
  return accepted({ declaration: id, standing: to, version: subject.declaration.version + 1, warnings });
}

/** Writes a change that a rule decided; a failed condition becomes the refusal that it stands for. */
export async function carryOut(
  { records }: Pick<Needs, 'records'>,
  subject: Case,
  change: Change,
): Promise<Verdict<void>> {
  const written = await records.declarations.carryOut(subject.declaration, subject.call, change);
  return written.ok ? accepted(undefined) : { ok: false, refusal: refusalOf(subject, change, written) };
}

/**
 * Wakes what waits for this declaration, or starts its first run. The act is committed already: if this fails, the
 * declaration is due and the patrol does it, so the person is not troubled with it.
 */
export async function signal({ records, workflow }: Performing, id: string): Promise<void> {
  try {
    const declaration = await records.declarations.get(id);
    if (!declaration || declaration.run === 0) return;
    const { run, token } = declaration;
    if (token) await workflow.wake(token);
    else await workflow.start('declaration', executionName(id, run), { declaration: id, run });
  } catch {
    return;
  }
}

export function executionName(declaration: string, run: number): string {
  return `${declaration}-${run}`;
}

type Failed = Extract<Written, { ok: false }>['failed'];

/** Which refusal a failed condition stands for: the gate's first, then the grant's, the claim's, the declaration's own. */
function refusalOf(subject: Case, change: Change, { failed }: { failed: Failed }): Refusal {
  const item = (named: string) => failed.find((each) => each.named === named)?.item;
  const has = (named: string) => failed.some((each) => each.named === named);
  const gate = change.gates.find(({ kind }) => kind !== 'grant' && kind !== 'new-grant');
  if (has('gate') && gate) return refusalOfGate(subject, change, gate, item('gate'));
  if (has('grant')) return { because: 'grant-used' };
  if (has('claim')) return { because: 'already-claimed' };
  const now = item('declaration');
  if (now && now.run !== subject.declaration.run) return { because: 'superseded' };
  if (now && now.standing !== subject.declaration.standing) return { because: 'already-decided' };
  const { version: shown } = subject.declaration;
  return { because: 'stale', facts: { shown, now: Number(now?.version ?? shown + 1) } };
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
