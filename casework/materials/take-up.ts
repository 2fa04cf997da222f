import { fingerprint } from '../../adapters/fingerprint.ts';
import { keptUntil } from '../../domain/acts/retention.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { nextWaitOf } from '../../domain/reminders/ladder/next-wait.ts';
import { caseOf } from '../case.ts';
import type { Needs } from '../needs.ts';
import { uploadKey } from './upload-key.ts';

export interface RunToTakeUp {
  readonly declaration: string;
  readonly run: number;
}

export interface TakenUp {
  /** A fingerprint of the files taken up, which each wait compares; empty for a run that is not the current one. */
  readonly taken: string;
  /** The longest that the run may wait next, in whole seconds. */
  readonly seconds: number;
}

/**
 * Sets retention on exactly the versions that were submitted last, so that nobody can delete them before the
 * call's retention ends. A second run sets the same end. A run that is not the current one does nothing, and
 * the wait that comes next tells it so.
 */
export function takeUp(needs: Pick<Needs, 'records' | 'materials' | 'now'>) {
  return async ({ declaration: id, run }: RunToTakeUp): Promise<TakenUp> => {
    const subject = await caseOf(needs, id);
    if (subject?.declaration.run !== run) return { taken: '', seconds: 1 };
    const until = keptUntil(subject);
    // Storage refuses an end that has passed, and nothing is left to keep then.
    if (until > needs.now())
      await Promise.all(
        submittedFiles(subject).map(({ upload, version }) =>
          needs.materials.retain(uploadKey(id, upload), version, until),
        ),
      );
    const next = nextWaitOf(subject, needs.now());
    return { taken: toTakeUp(subject), seconds: next?.seconds ?? 1 };
  };
}

/**
 * Fingerprints the files to retain and the end of their retention. Other files, or a last closing that moved,
 * give another text.
 */
export function toTakeUp(subject: Case): string {
  const files = submittedFiles(subject).map(({ upload, version }) => [upload, version]);
  return fingerprint(JSON.stringify([keptUntil(subject), files]));
}

function submittedFiles({ declaration }: Case) {
  return declaration.submittedDraft?.materials ?? [];
}
