import { fingerprint } from '../../../adapters/fingerprint.ts';
import { type Call, citation } from '../../../domain/call/call.ts';
import { type Named, nameIn, wordingIn } from '../../../domain/call/named.ts';
import { closingClause, stageNamed, stagesOf } from '../../../domain/call/steps.ts';
import { type Locks, lockOf } from '../../../domain/call/windows.ts';
import { factsAsked } from '../../../domain/eligibility/facts-asked.ts';
import type { Language } from '../../../domain/values/said.ts';
import type { Answer } from './answer-forms.ts';

interface Cited<T> {
  readonly value: T;
  readonly source?: string | undefined;
  readonly assumed?: string | undefined;
}

function withClause<T>(cite: Cited<T>): { value: T; clause: string } {
  return { value: cite.value, clause: citation(cite) };
}

export function summaryOf(
  { id, identity }: Call,
  version: number,
  language: Language,
): Answer<'CallSummary'> {
  const title = wordingIn(language, identity.title);
  return { id, title, reviewYear: identity.reviewYear.value, version };
}

function rendered(language: Language, cite: Cited<string> & { readonly en?: string | undefined }) {
  return { value: wordingIn(language, cite), clause: citation(cite) };
}

/** Gives each named value its name in this language and keeps its other parts. */
function namesOf<T extends Named>(language: Language, cite: Cited<readonly T[]>) {
  const value = cite.value.map(({ en, name, ...rest }) => ({
    ...rest,
    name: nameIn(language, { name, en }),
  }));
  return { value, clause: citation(cite) };
}

/**
 * The API's view of a call and its locks. The closings are those in force, not those of the file. Names and
 * wordings come in the reader's language where the call renders them; one commits to the Chinese wording.
 */
export function viewOfCall(call: Call, version: number, locks: Locks, language: Language): Answer<'Call'> {
  const { identity, commitment } = call;
  const { insurance, scoring, eligibility: { selfScoreMaximum } = {} } = call;
  return {
    ...summaryOf(call, version, language),
    issuer: rendered(language, identity.issuer),
    issuedOn: withClause(identity.issuedOn),
    zone: identity.zone.value,
    scope: rendered(language, identity.scope),
    late: rendered(language, call.late),
    stages: stagesOf(call).map(({ id, step }) => {
      const { opensAt, closesAt, lockedAt } = lockOf(locks, id);
      const [name, duty] = [nameIn(language, stageNamed(call, id)), rendered(language, step.duty)];
      const [clause, locked] = [closingClause(call, id), lockedAt !== undefined];
      const atClosing = step.atClosing && { atClosing: withClause(step.atClosing) };
      return { id, name, actor: step.by, duty, opensAt, closesAt, clause, locked, ...atClosing };
    }),
    levels: namesOf(language, call.levels),
    professions: namesOf(language, identity.professions),
    eligibilityRoutes: namesOf(language, call.eligibilityRoutes),
    asks: factsAsked(call).map(({ levels, eligibilityRoutes, years, ...asked }) => ({
      ...asked,
      ...(levels && { levels: [...levels] }),
      ...(eligibilityRoutes && { eligibilityRoutes: [...eligibilityRoutes] }),
      ...(years && { years: [...years] }),
    })),
    ...(insurance && { insurance: namesOf(language, insurance) }),
    ...(selfScoreMaximum && { selfScoreMaximum: withClause(selfScoreMaximum) }),
    ...(scoring && {
      scoring: {
        ...{ name: nameIn(language, scoring), clause: citation(scoring) },
        ...(scoring.table && { table: scoring.table }),
      },
    }),
    cutOff: withClause(call.cutOff),
    materials: namesOf(language, call.materials),
    commitment: {
      wording: commitment.value,
      sha256: fingerprint(commitment.value),
      clause: citation(commitment),
    },
  };
}
