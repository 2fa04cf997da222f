import { type Declaration, employerOf } from './declaration.ts';
import type { Objection, PublicNotice } from './notice.ts';

/** The public notices that stand or have ended, in the order of their postings. */
export function noticesOf({
  notice,
  earlierNotices = [],
}: Pick<Declaration, 'notice' | 'earlierNotices'>): PublicNotice[] {
  return notice ? [...earlierNotices, notice] : [...earlierNotices];
}

/** Whether the public notice of this step, or by default any, has ended under the present employer and need not be posted again. */
export function hasEndedNotice(
  declaration: Pick<Declaration, 'notice' | 'earlierNotices' | 'draft' | 'submittedDraft'>,
  step?: string,
): boolean {
  const employer = employerOf(declaration);
  return noticesOf(declaration).some(
    (notice) =>
      (step === undefined || notice.step === step) &&
      notice.endedOn !== undefined &&
      notice.employer === employer,
  );
}

/** The objections to the notice of the present step. */
export function objectionsHere({ objections, step }: Pick<Declaration, 'objections' | 'step'>): Objection[] {
  return objections.filter((objection) => objection.step === step);
}
