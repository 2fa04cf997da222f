import type { Standing } from '../domain/declaration.ts';
import type { Needs } from './needs.ts';

/** What the state machine hands to a task that waits for a person. */
export interface Asking {
  readonly declaration: string;
  readonly run: number;
  readonly token: string;
}

/**
 * Keeps the token of a wait, on the condition that the declaration is undecided and this run is the current one.
 * Otherwise the task completes its own token at once: whoever is driving reads the records again, and nothing that was
 * committed before the token was kept can be missed.
 */
export function askWhile(standing: Standing, { records, workflow }: Pick<Needs, 'records' | 'workflow'>) {
  return async ({ declaration: id, run, token }: Asking): Promise<void> => {
    const declaration = await records.declarations.get(id);
    const isMine = declaration?.run === run && declaration.standing === standing;
    const kept = isMine && (await records.declarations.keepToken(declaration, token));
    if (!kept) await workflow.wake(token);
  };
}
