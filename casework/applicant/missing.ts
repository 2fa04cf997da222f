import type { Case } from '../../domain/declaration/case.ts';
import type { Draft } from '../../domain/declaration/draft/draft.ts';
import type { Employer } from '../../domain/declaration/registry.ts';
import { routeFor } from '../../domain/declaration/registry.ts';
import { isAbsence, whatIsMissing } from '../../domain/declaration/what-is-missing.ts';
import type { Defect } from '../../domain/values/defect.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { CaseNeeds } from '../needs.ts';
import { submissionFactsOf } from './submission-facts.ts';

type MissingNeeds = Pick<CaseNeeds, 'records'>;

/** Lists everything that a submission of this draft still lacks, by a registry that is a minute old at most. */
export async function missingOf(
  needs: MissingNeeds,
  subject: Case,
  draft: Draft,
  at: Instant,
): Promise<Defect[]> {
  return whatIsMissing(draft, subject.call, await submissionFactsOf(needs, subject, draft, at, 'recent'), at);
}

/**
 * Keeps the defects of fields that are filled in, so that a half-filled form does not list every empty field.
 */
export function wrongOnes(defects: readonly Defect[]): Defect[] {
  return defects.filter((defect) => !isAbsence(defect) && !defect.at.startsWith('/materials'));
}

/** Lists the names of the bodies that a declaration passes, or would pass. */
export async function bodyNamesOf(
  { records }: MissingNeeds,
  { declaration, call }: Case,
  employer: Employer | undefined,
): Promise<string[]> {
  if (declaration.route.length > 0 || !employer) return declaration.route.map(({ name }) => name);
  return routeFor(call, employer, await records.people.recentBodiesOf(employer.district)).route.map(
    ({ name }) => name,
  );
}
