import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import type { Call } from '../../domain/call/call.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Declaration } from '../../domain/declaration/declaration.ts';
import type { Draft } from '../../domain/declaration/draft/draft.ts';
import { districtsNeeded } from '../../domain/declaration/routing.ts';
import { isNumberAccepted } from '../../domain/declaration/sealed-identity.ts';
import type { SubmissionFacts } from '../../domain/declaration/what-is-missing.ts';
import { numberFindings } from '../../domain/identifiers/identity-number.ts';
import type { Defect } from '../../domain/values/defect.ts';
import { dayOf, type Instant } from '../../domain/values/instant.ts';
import type { Freshness } from '../case.ts';
import type { CaseNeeds } from '../needs.ts';

/**
 * Reads what a draft is judged on besides itself: its employer, the bodies of its district, findings about its
 * identity number. Takes a draft whose number is open.
 */
export async function submissionFactsOf(
  needs: Pick<CaseNeeds, 'records'>,
  { call, declaration }: Case,
  draft: Draft,
  at: Instant,
  freshness: Freshness = 'fresh',
): Promise<SubmissionFacts> {
  const { employer, bodies } = await registered(needs, draft, freshness, call);
  const { kind, number } = draft.identity ?? {};
  const today = dayOf(at, call.identity.zone.value);
  const identityFindings =
    kind === undefined || number === undefined
      ? []
      : numberFindings({ kind, number, today }).filter(asFarAs(declaration));
  return { employer, bodies, identityFindings, vocabularies: VOCABULARIES };
}

/** Drops a checksum finding where an operator accepted this very number in spite of it. */
function asFarAs(declaration: Case['declaration']) {
  const isAccepted = isNumberAccepted(declaration);
  return ({ because }: Pick<Defect, 'because'>) => !(isAccepted && because === 'wrong-checksum');
}

/** The employer that a draft states, and the bodies of its district and of those that the call's routes name besides. */
async function registered(
  needs: Pick<CaseNeeds, 'records'>,
  { employer: code }: Pick<Draft, 'employer'>,
  freshness: Freshness,
  call?: Call,
): Promise<Pick<SubmissionFacts, 'employer' | 'bodies'>> {
  const { employerOf, bodiesOf } = registryOf(needs, freshness);
  const employer = code === undefined ? undefined : await employerOf(code);
  if (!employer) return { employer, bodies: [] };
  const districts = call ? districtsNeeded(call, employer) : [employer.district];
  return { employer, bodies: (await Promise.all(districts.map(bodiesOf))).flat() };
}

/**
 * Begins to read what a submission is judged on while its case is still being read, so that a function which has just
 * started waits for fewer calls one after another. A reading that fails here fails again where it is needed.
 */
export function readAhead(needs: Pick<CaseNeeds, 'records' | 'keys'>) {
  return (declaration: Declaration): void => {
    needs.keys.hold().catch(() => {});
    registered(needs, declaration.draft, 'recent').catch(() => {});
  };
}

function registryOf({ records }: Pick<CaseNeeds, 'records'>, freshness: Freshness) {
  const { employer, bodiesOf, recentEmployer, recentBodiesOf } = records.people;
  return freshness === 'fresh'
    ? { employerOf: employer, bodiesOf }
    : { employerOf: recentEmployer, bodiesOf: recentBodiesOf };
}
