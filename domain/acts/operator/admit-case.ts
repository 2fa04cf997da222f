import { countsByEmployer } from '../../call/cut-offs.ts';
import { EMPLOYER_KINDS } from '../../call/quota-form.ts';
import type { Admission } from '../../declaration/admission.ts';
import type { Case } from '../../declaration/case.ts';
import type { Actor, Change } from '../../declaration/change.ts';
import { mayMove, moved } from '../../declaration/moves.ts';
import { judgeStated, type UnmetCondition } from '../../eligibility/unmet/chosen.ts';
import { joinedStatements } from '../../eligibility/unmet/statement.ts';
import type { Vocabularies } from '../../eligibility/vocabulary.ts';
import type { Instant } from '../../values/instant.ts';
import { accepted, type OperatorVerdict, refused } from '../../values/verdict.ts';
import { sayUnmet } from '../../wording/say-unmet.ts';
import { isAdmitted } from '../applicant/reasons.ts';

/** The conditions on which an operator admits a case, and the version of the declaration that was seen. */
export interface AskedAdmission {
  readonly by: string;
  readonly reason: string;
  /** The places of the conditions in the call's file; undefined asks which ones refuse. */
  readonly conditions?: readonly string[] | undefined;
  readonly version: number;
}

interface Around {
  readonly actor: Actor;
  readonly vocabularies: Vocabularies;
  readonly at: Instant;
}

/**
 * Admits a case that the call refuses by rule, on the conditions that the operator names. It holds for what is stated
 * now: if the applicant states something else of what the conditions ask for, or chooses another level or route, the rule
 * refuses again.
 */
export function admitCase(
  { declaration, call }: Pick<Case, 'declaration' | 'call'>,
  { by, reason, conditions, version }: AskedAdmission,
  { actor, vocabularies, at }: Around,
): OperatorVerdict<Change> {
  const { standing, admitted = [] } = declaration;
  if (!mayMove(standing, 'admit'))
    return refused('not-in-this-standing', { facts: { standing, move: 'admit' } });
  if (declaration.version !== version)
    return refused('stale', { facts: { shown: version, now: declaration.version } });
  const refusing = refusingNow({ declaration, call }, vocabularies);
  if (refusing.length === 0) return refused('nothing-to-admit');
  const named = refusing.filter(({ place }) => conditions?.includes(place));
  if (conditions === undefined || named.length < new Set(conditions).size)
    return refused('not-the-conditions', { facts: listed(refusing, { call, vocabularies }) });
  const { level = '', eligibilityRoute = '' } = declaration.draft;
  const admission: Admission = {
    ...{ at, by, reason },
    statement: joinedStatements(
      { level, eligibilityRoute },
      named.map(({ statement }) => statement),
    ),
    conditions: named.map(({ place }) => place),
  };
  return accepted({
    ...moved(standing, 'admit', standing),
    ...{ at, actor, gates: [] },
    set: { admitted: [...admitted.filter((each) => !isReplaced(each, admission)), admission] },
    inputs: { reason, conditions: named.map(({ place, clause }) => `${clause}（${place}）`) },
  });
}

/** The unmet conditions by which the call refuses a draft, whatever the kind of its employer, and on which nobody has admitted it. */
export function refusingNow(
  { declaration, call }: Pick<Case, 'declaration' | 'call'>,
  vocabularies: Vocabularies,
): UnmetCondition[] {
  const { draft, admitted = [], batch } = declaration;
  const kinds = countsByEmployer(call) ? EMPLOYER_KINDS : [undefined];
  const unmet = kinds.flatMap(
    (employerKind) => judgeStated(call, vocabularies, draft, { batch, employerKind })?.unmet ?? [],
  );
  return [...new Map(unmet.map((each) => [each.place, each])).values()].filter(
    (each) => each.does === 'refuse' && !isAdmitted(each, admitted),
  );
}

/** Whether a later admission is about every condition of an earlier one. The timeline keeps both. */
function isReplaced({ conditions }: Admission, by: Admission): boolean {
  return conditions.every((place) => by.conditions.includes(place));
}

/** The conditions that refuse, each with its place, as an operator reads them. */
function listed(
  refusing: readonly UnmetCondition[],
  { call, vocabularies }: { call: Case['call']; vocabularies: Vocabularies },
) {
  const { eligibility } = call;
  if (!eligibility) throw new Error(`The call ${call.id} judges nobody`);
  const all = refusing.map((each) => [each, sayUnmet(each, { call, eligibility, vocabularies })] as const);
  return {
    conditions: all.map(([{ place, clause }, { zh }]) => `"${place}"（${clause}：${zh}）`).join('、'),
    conditionsEn: all.map(([{ place, clause }, { en }]) => `"${place}" (${clause}: ${en})`).join(', '),
  };
}
