import { entryOf } from '../../adapters/records/declarations/declarations.ts';
import type { Story } from '../../adapters/records/declarations/story.ts';
import { extendTerm } from '../../domain/acts/keep-term.ts';
import { lapseAtTerm } from '../../domain/acts/lapse.ts';
import { declarationAfter } from '../../domain/acts/spend.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Change } from '../../domain/declaration/change.ts';
import type { Needs } from '../needs.ts';
import { carryOut } from '../perform.ts';

/**
 * Keeps a case to its own deadline: records that it ends later, where the calendar in force counts it so, and lets the case lapse
 * when it is over. Returns the story as it stands then, with the change that ended it. A write that fails leaves the case to
 * whoever looks next.
 */
export async function keepToTerm(
  needs: Pick<Needs, 'records' | 'now'>,
  subject: Case & Story,
): Promise<{ readonly subject: Case & Story; readonly lapsed?: Change }> {
  if (subject.declaration.term === undefined) return { subject };
  const now = needs.now();
  const extended = await carriedOut(needs, subject, extendTerm(subject, now));
  const lapse = lapseAtTerm(extended ?? subject, now);
  const after = await carriedOut(needs, extended ?? subject, lapse);
  return after && lapse ? { subject: after, lapsed: lapse } : { subject: extended ?? subject };
}

async function carriedOut(
  needs: Pick<Needs, 'records'>,
  subject: Case & Story,
  change: Change | undefined,
): Promise<(Case & Story) | undefined> {
  if (!change || !(await carryOut(needs, subject, change)).ok) return undefined;
  const { declaration, timeline } = subject;
  return {
    ...subject,
    declaration: { ...declarationAfter(declaration, change), version: declaration.version + 1 },
    timeline: [...timeline, entryOf(subject, change)],
  };
}
