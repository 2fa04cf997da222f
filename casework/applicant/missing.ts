import type { Case } from '../../domain/declaration/case.ts';
import { isNumberAccepted } from '../../domain/declaration/declaration.ts';
import type { Draft } from '../../domain/declaration/draft/draft.ts';
import type { Employer } from '../../domain/declaration/registry.ts';
import { routeFor } from '../../domain/declaration/registry.ts';
import { isAbsence, type Surroundings, whatIsMissing } from '../../domain/declaration/what-is-missing.ts';
import { numberFindings } from '../../domain/identifiers/identity-number.ts';
import type { Defect } from '../../domain/values/defect.ts';
import { dayOf, type Instant } from '../../domain/values/instant.ts';
import type { Freshness } from '../case.ts';
import type { CaseNeeds } from '../needs.ts';

type MissingNeeds = Pick<CaseNeeds, 'records'>;

/**
 * Reads what a draft is judged on besides itself: its employer, the bodies of its district, findings about its
 * identity number. Takes a draft whose number is open.
 */
export async function surroundingsOf(
  needs: MissingNeeds,
  { call, declaration }: Case,
  draft: Draft,
  at: Instant,
  freshness: Freshness = 'fresh',
): Promise<Surroundings> {
  const { employerOf, bodiesOf } = registryOf(needs, freshness);
  const employer = draft.employer === undefined ? undefined : await employerOf(draft.employer);
  const bodies = employer ? await bodiesOf(employer.district) : [];
  const { kind, number } = draft.identity ?? {};
  const today = dayOf(at, call.identity.zone.value);
  const identityFindings =
    kind === undefined || number === undefined
      ? []
      : numberFindings({ kind, number, today }).filter(asFarAs(declaration));
  return { employer, bodies, identityFindings };
}

/** Drops a checksum finding where an operator accepted this very number in spite of it. */
function asFarAs(declaration: Case['declaration']) {
  const isAccepted = isNumberAccepted(declaration);
  return ({ because }: Pick<Defect, 'because'>) => !(isAccepted && because === 'wrong-checksum');
}

function registryOf({ records }: MissingNeeds, freshness: Freshness) {
  const { employer, bodiesOf, recentEmployer, recentBodiesOf } = records.people;
  return freshness === 'fresh'
    ? { employerOf: employer, bodiesOf }
    : { employerOf: recentEmployer, bodiesOf: recentBodiesOf };
}

/** Lists everything that a submission of this draft still lacks. */
export async function missingOf(
  needs: MissingNeeds,
  subject: Case,
  draft: Draft,
  at: Instant,
): Promise<Defect[]> {
  return whatIsMissing(draft, subject.call, await surroundingsOf(needs, subject, draft, at), at);
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
  return routeFor(call, employer, await records.people.bodiesOf(employer.district)).route.map(
    ({ name }) => name,
  );
}
