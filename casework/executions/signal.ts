import { declarationAfter } from '../../domain/acts/spend.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Change } from '../../domain/declaration/change.ts';
import { waitGoesOn } from '../../domain/declaration/wait-goes-on.ts';
import type { CaseNeeds } from '../needs.ts';
import { type RunStep, stepOfRun } from './look-at-run.ts';

type SignalNeeds = Pick<CaseNeeds, 'records' | 'workflow'>;

/** Starts the first run, or wakes the one that waits, unless its wait goes on. Before the first run nothing waits. */
export async function drive(needs: SignalNeeds, subject: Case, change: Change): Promise<void> {
  const { declaration } = subject;
  const after = declarationAfter(declaration, change);
  const { id, run, token } = after;
  if (run === 0 || waitGoesOn(declaration, change)) return;
  const next = stepOfRun({ ...subject, declaration: after }, change.at);
  return declaration.run === 0 ? begin(needs, id, 1, next) : signal(needs, id, { token, next });
}

/**
 * Wakes the execution that waits for this declaration; if none waits, starts its present run. `token` is the one that
 * the act left as it was read: mostly it is the present one. `next` is where the act led. The act is committed already: if
 * this fails, the declaration is due and the patrol repairs it, so the person gets no error.
 */
export async function signal(
  { records, workflow }: SignalNeeds,
  id: string,
  { token, next }: { readonly token?: string | undefined; readonly next?: RunStep | undefined } = {},
): Promise<void> {
  try {
    if (token !== undefined && (await workflow.wake(token, next))) return;
    const declaration = await records.declarations.get(id);
    if (!declaration || declaration.run === 0) return;
    const { run, token: present } = declaration;
    if (present) await workflow.wake(present, next);
    else await begin({ workflow }, id, run, next);
  } catch {
    return;
  }
}

/** Starts a run, with the longest time of its first wait where it is known. */
async function begin(
  { workflow }: Pick<SignalNeeds, 'workflow'>,
  id: string,
  run: number,
  next?: RunStep,
): Promise<void> {
  try {
    const input = { declaration: id, run, ...(next ? { seconds: next.seconds } : {}) };
    await workflow.start('declaration', executionName(id, run), input);
  } catch {
    return;
  }
}

export function executionName(declaration: string, run: number): string {
  return `${declaration}-${run}`;
}
