import type { Case } from '../../domain/declaration/case.ts';
import type { RouteStep } from '../../domain/declaration/declaration.ts';
import type { Draft } from '../../domain/declaration/draft/draft.ts';
import type { Employer } from '../../domain/declaration/registry.ts';
import { routeFor } from '../../domain/declaration/registry.ts';
import { districtsNeeded } from '../../domain/declaration/routing.ts';
import { ofStage } from '../../domain/declaration/way.ts';
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

/** The route of bodies that a declaration passes, or would pass. */
export async function routeAheadOf(
  { records }: MissingNeeds,
  { declaration, call }: Case,
  employer: Employer | undefined,
): Promise<readonly RouteStep[]> {
  if (declaration.route.length > 0 || !employer) return declaration.route;
  const districts = districtsNeeded(call, employer).map(records.people.recentBodiesOf);
  const bodies = (await Promise.all(districts)).flat();
  return routeFor(call, employer, bodies, ofStage(declaration)).route;
}
