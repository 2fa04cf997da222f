import { fingerprint } from '../../adapters/fingerprint.ts';
import { keptUntil } from '../../domain/acts/retention.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Needs } from '../needs.ts';
import { fileKey } from './upload-key.ts';

/** Takes up what the case's run has not taken up yet; gives the case with what was taken up. */
export type TakeUp = <C extends Case>(subject: C) => Promise<C>;

/**
 * Sets retention on exactly the versions that were submitted last, so that nobody can delete them before the
 * call's retention ends. A second run sets the same end.
 */
export function takeUp(needs: Pick<Needs, 'materials' | 'now'>): TakeUp {
  return async (subject) => {
    if (!isToTakeUp(subject)) return subject;
    const { declaration } = subject;
    const until = keptUntil(subject);
    // Storage refuses an end that has passed, and nothing is left to keep then.
    if (until > needs.now())
      await Promise.all(
        submittedFiles(subject).map((file) =>
          needs.materials.retain(fileKey(declaration.id, file), file.version, until),
        ),
      );
    return { ...subject, declaration: { ...declaration, taken: toTakeUp(subject) } };
  };
}

/** Whether a run has something to take up, before anything else. */
export function isToTakeUp(subject: Case): boolean {
  return subject.declaration.taken !== toTakeUp(subject);
}

/**
 * Fingerprints the run, the files to retain and the end of their retention. Another run, other files, or a last closing
 * that moved, give another text.
 */
function toTakeUp(subject: Case): string {
  const files = submittedFiles(subject).map(({ upload, version }) => [upload, version]);
  return fingerprint(JSON.stringify([subject.declaration.run, keptUntil(subject), files])).slice(0, 16);
}

function submittedFiles({ declaration }: Case) {
  return declaration.submittedDraft?.materials ?? [];
}
